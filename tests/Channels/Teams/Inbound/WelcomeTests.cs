using System.Net;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

public sealed class WelcomeTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private async Task SendAsync(params string[] payloads)
    {
        foreach (var payload in payloads)
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Payload(payload))).Status);
    }

    [Theory]
    [InlineData("installationupdate-add-channel", "conversationupdate-channel-teammemberadded-added")]
    [InlineData("conversationupdate-channel-teammemberadded-added", "installationupdate-add-channel")]
    [InlineData("installationupdate-add-personal", "conversationupdate-personal-added")]
    [InlineData(
        "conversationupdate-groupchat-added",
        "installationupdate-add-groupchat",
        "installationupdate-add-groupchat"
    )]
    public async Task A_place_is_welcomed_once_whatever_tells_of_it_first(params string[] payloads)
    {
        await SendAsync(payloads);

        var call = Assert.Single(bot.Connector.Calls);
        Assert.EndsWith("/activities", call.Target, StringComparison.Ordinal);
        Assert.Contains("project new", call.Card.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Fact]
    public async Task Both_tellings_at_once_are_one_welcome()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    SendAsync(
                        i % 2 == 0
                            ? "installationupdate-add-channel"
                            : "conversationupdate-channel-teammemberadded-added"
                    )
                )
        );

        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task Whoever_removes_the_bot_and_adds_it_again_is_welcomed_again()
    {
        await SendAsync(
            "installationupdate-add-groupchat",
            "installationupdate-remove-groupchat-uninstall-application",
            "conversationupdate-groupchat-removed-remove-application",
            "installationupdate-add-groupchat"
        );

        Assert.Equal(2, bot.Connector.Calls.Count);
    }

    [Fact]
    public async Task A_welcome_that_did_not_arrive_is_said_at_the_next_telling()
    {
        bot.Connector.AnswerNext(412);
        bot.Connector.AnswerNext(412);
        await SendAsync("installationupdate-add-channel");
        Assert.Equal(2, bot.Connector.Calls.Count);
        Assert.Empty(bot.Memory.Owed); // Nothing that a person sends could produce it again.
        await SendAsync("conversationupdate-channel-teammemberadded-added", "installationupdate-add-channel");

        Assert.Equal(3, bot.Connector.Calls.Count);
    }

    [Fact]
    public async Task A_welcome_that_may_have_arrived_is_not_said_twice()
    {
        bot.Connector.DropNext();
        await SendAsync("installationupdate-add-channel", "conversationupdate-channel-teammemberadded-added");

        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task People_who_come_and_go_and_teams_that_change_are_no_reason_to_speak()
    {
        await SendAsync([
            .. TeamsPayloads.Names.Where(n =>
                n.StartsWith("conversationupdate-", StringComparison.Ordinal)
                && (
                    n.EndsWith("-user", StringComparison.Ordinal)
                    || n.Contains("-channel-channel", StringComparison.Ordinal)
                    || n.Contains("-channel-team", StringComparison.Ordinal)
                        && n.EndsWith("-team", StringComparison.Ordinal)
                )
            ),
        ]);

        Assert.Empty(bot.Connector.Calls);
    }
}
