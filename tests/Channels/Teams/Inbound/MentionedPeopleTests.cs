using System.Text;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Teams.Inbound;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>What can be mentioned with @ in Teams: people, and what is not a person.</summary>
public sealed class MentionedPeopleTests
{
    [Theory]
    [InlineData("29:marc", null, true)]
    [InlineData("29:marc", "person", true)]
    [InlineData("8:orgid:marc", null, true)]
    [InlineData("28:other-bot", null, false)]
    [InlineData("19:general@thread.tacv2", null, false)]
    [InlineData("19:general@thread.tacv2", "channel", false)]
    [InlineData("MjYwY2RmMzQtZGVzaWduZXJz", "tag", false)]
    [InlineData("29:designers", "Tag", false)]
    [InlineData("29:team", "team", false)]
    [InlineData("29:app", "bot", false)]
    [InlineData("29:designers", null, true)] // A tag as Teams sends it too; the roster does not know it.
    public void A_channel_a_team_a_tag_and_a_bot_are_nobody(string id, string? kind, bool isPerson)
    {
        var mentioned = new JsonObject { ["id"] = id, ["name"] = "Marc" };
        if (kind is not null)
            mentioned["type"] = kind;
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1",
            ["channelId"] = "msteams",
            ["serviceUrl"] = "https://smba.example/",
            ["from"] = new JsonObject { ["id"] = "29:priya", ["name"] = "Priya" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "MilestoneBot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "19:acme@thread.tacv2",
                ["conversationType"] = "channel",
                ["tenantId"] = "tenant-agency",
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant-agency" } },
            ["text"] = "role add approver <at>Marc</at>",
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = "<at>Marc</at>",
                    ["mentioned"] = mentioned,
                }
            ),
        };
        var read = ActivityReader.Read(Encoding.UTF8.GetBytes(activity.ToJsonString()))!;
        Assert.Equal(
            isPerson,
            Assert
                .Single(TurnReader.TurnOf(read, TurnReader.ConversationOf(read)!, DateTimeOffset.UnixEpoch).Mentions)
                .IsPerson
        );
    }
}
