using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Channels.Teams.Rosters;

/// <summary>
/// A team's channel with people, a roster that states who they are, and a clock that the test moves.
/// </summary>
public abstract class RosterScenario : IAsyncLifetime
{
    protected const string Alex = "user-id-0",
        Question = "/_connector/v3/conversations/team-id/members/user-id-0",
        NotChecked = "I could not check who you are; please try again. Nothing was changed.";
    private protected readonly TestClock clock = new(new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));
    private protected TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync(clock);

    public async Task DisposeAsync() => await bot.DisposeAsync();

    /// <summary>Sends a message in the team's channel and waits until no lookup is running.</summary>
    private protected async Task<Turn> HeardAsync(string text = "echo a", Action<JsonObject>? change = null)
    {
        Assert.Equal(
            HttpStatusCode.OK,
            (await bot.PostAsync(bot.Message($"<at>Test Bot</at> {text}", "message-channel", change))).Status
        );
        await bot.RosterLookup.WhenIdleAsync();
        return bot.FakeCommands.Turns.Last();
    }

    private protected async Task<Membership> StandingAsync(Action<JsonObject>? change = null) =>
        (await HeardAsync(change: change)).Sender.Membership;

    /// <summary>An unknown sender gets no answer but this.</summary>
    private protected async Task<string> RefusedAsync(Action<JsonObject>? change = null)
    {
        var before = bot.Connector.Calls.Count;
        Assert.Equal(
            HttpStatusCode.OK,
            (await bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel", change))).Status
        );
        await bot.RosterLookup.WhenIdleAsync();
        return Assert.Single(bot.Connector.Calls.Skip(before)).Text;
    }

    private protected async Task AskedAsync(int times)
    {
        for (var i = 0; i < 2000 && bot.Connector.Asked.Count < times; i++)
            await Task.Delay(5);
        Assert.Equal(times, bot.Connector.Asked.Count);
    }

    private protected static void Second(JsonObject activity) =>
        activity["conversation"]!["id"] = "19:second;messageid=1";

    private protected static void Personal(JsonObject activity)
    {
        activity["conversation"] = new JsonObject
        {
            ["id"] = "a:alone",
            ["conversationType"] = "personal",
            ["tenantId"] = TeamsBot.Tenant,
        };
        activity["channelData"]!.AsObject().Remove("team");
    }
}
