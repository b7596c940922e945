using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// The same over HTTP, in the wire format of a channel: each command once by somebody who may not, typed and in a
/// forged button.
/// </summary>
[Collection(Together.Name)]
public sealed class OverTheWireTests(Rehearsal rehearsal, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_command_of_somebody_who_may_not_is_refused_typed_and_pressed()
    {
        await using var connector = await FakeConnector.StartAsync();
        foreach (var player in Cast.All)
            connector.ObjectIds[player.UserId] = player.UserId;
        using var http = new HttpClient();
        var (sent, wrong) = (0, new List<string>());
        foreach (
            var (verb, who) in Verbs
                .All.Where(v => rehearsal.Knows(v.Words) && v.Promise is Promise.Do or Promise.See)
                .Select((v, i) => (v, new[] { Cast.Stranger, Cast.Former[1], Cast.OtherTenants }[i % 3]))
        )
        {
            rehearsal.PutBack(verb.Point);
            foreach (var activity in new[] { Typed(who, verb.Line), Pressed(who, verb.Line) })
            {
                activity["serviceUrl"] = connector.ServiceUrl;
                connector.Tenant = who.Tenant;
                activity["id"] = $"w{++sent}";
                var before = connector.Calls.Count;
                using var answer = await http.PostAsJsonAsync(rehearsal.Bot.Messages, activity);
                await rehearsal.Bot.Services.GetRequiredService<Vouching>().SettledAsync();
                var said =
                    await answer.Content.ReadAsStringAsync()
                    + string.Join('\n', connector.Calls.Skip(before).Select(c => c.Body.GetRawText()));
                if (!answer.IsSuccessStatusCode)
                    wrong.Add($"{verb} by {who}: {(int)answer.StatusCode}");
                if (
                    Array.Find(Rehearsal.Secrets, s => said.Contains(s, StringComparison.OrdinalIgnoreCase)) is
                    { } secret
                )
                    wrong.Add($"{verb} by {who} learns {secret}: {said}");
                if (rehearsal.Changes() is { Length: > 0 } changes)
                    wrong.Add($"{verb} by {who}: {said}\n{changes}");
            }
        }
        output.WriteLine(
            $"{sent} activities over HTTP by people without the right; {wrong.Count} with an effect or a leak"
        );
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(10)));
    }

    private static JsonObject Typed(Player who, string line) =>
        new()
        {
            ["type"] = "message",
            ["channelId"] = "msteams",
            ["text"] = Cast.WithIds(line),
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

    private JsonObject Pressed(Player who, string line)
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
                    ["say"] = Cast.WithIds(line),
                    ["card"] = $"terms/{rehearsal.Project}/p",
                    ["rev"] = rehearsal.Revision,
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
