using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// The same over HTTP, in the wire format of a channel: each command once by a person who may not send it, typed and
/// in a forged button.
/// </summary>
[Collection(CheckpointsCollection.Name)]
[Needs(Need.Time)]
public sealed class OverTheWireTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_command_of_somebody_who_may_not_is_refused_typed_and_pressed()
    {
        await using var connector = await FakeConnector.StartAsync();
        foreach (var participant in Participants.All)
            connector.ObjectIds[participant.UserId] = participant.UserId;
        using var http = new HttpClient();
        var (sent, wrong) = (0, new List<string>());
        foreach (
            var (commandCase, who) in CommandCases
                .All.Where(v =>
                    projectCheckpoints.Knows(v.Words) && v.ExpectedOutcome is ExpectedOutcome.Do or ExpectedOutcome.See
                )
                .Select(
                    (v, i) =>
                        (v, new[] { Participants.Stranger, Participants.Former[1], Participants.OtherTenants }[i % 3])
                )
        )
        {
            projectCheckpoints.PutBack(commandCase.Point);
            foreach (var activity in new[] { Typed(who, commandCase.Line), Pressed(who, commandCase.Line) })
            {
                activity["serviceUrl"] = connector.ServiceUrl;
                connector.Tenant = who.Tenant;
                activity["id"] = $"w{++sent}";
                var before = connector.Calls.Count;
                using var answer = await http.PostAsJsonAsync(projectCheckpoints.Bot.Messages, activity);
                await projectCheckpoints.Bot.Services.GetRequiredService<RosterLookup>().WhenIdleAsync();
                var response =
                    await answer.Content.ReadAsStringAsync()
                    + string.Join('\n', connector.Calls.Skip(before).Select(c => c.Body.GetRawText()));
                if (!answer.IsSuccessStatusCode)
                    wrong.Add($"{commandCase} by {who}: {(int)answer.StatusCode}");
                if (
                    Array.Find(
                        ProjectCheckpoints.Secrets,
                        s => response.Contains(s, StringComparison.OrdinalIgnoreCase)
                    ) is
                    { } secret
                )
                    wrong.Add($"{commandCase} by {who} learns {secret}: {response}");
                if (projectCheckpoints.Changes() is { Length: > 0 } changes)
                    wrong.Add($"{commandCase} by {who}: {response}\n{changes}");
            }
        }
        output.WriteLine(
            $"{sent} activities over HTTP by people without the right; {wrong.Count} with an effect or a leak"
        );
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(10)));
    }

    private static JsonObject Typed(Participant who, string line) =>
        new()
        {
            ["type"] = "message",
            ["channelId"] = "msteams",
            ["text"] = Participants.WithIds(line),
            ["from"] = new JsonObject
            {
                ["id"] = who.UserId,
                ["name"] = who.Name,
                ["aadObjectId"] = who.UserId,
            },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:" + who.Name,
                ["conversationType"] = "personal",
                ["tenantId"] = who.Tenant,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = who.Tenant } },
        };

    private JsonObject Pressed(Participant who, string line)
    {
        var activity = Typed(who, "");
        activity.Remove("text");
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = "say",
                ["data"] = new JsonObject
                {
                    ["say"] = Participants.WithIds(line),
                    ["card"] = $"terms/{projectCheckpoints.Project}/p",
                    ["rev"] = projectCheckpoints.Revision,
                    ["role"] = "approver",
                    ["in.say"] = "issue 1",
                    ["in.by"] = "Dana Weiss",
                    ["in.ref"] = "forged",
                },
            },
        };
        return activity;
    }
}
