using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.Cards;

namespace MilestoneBot.Tests.Channels;

/// <summary>
/// A project's life in which every kind of card is shown, run once over a channel, and everything that was rendered
/// there.
/// </summary>
public sealed class ProjectLifeFixture<TWire> : IAsyncLifetime
    where TWire : IChannelDriver<TWire>
{
    public IReadOnlyList<DrivenMessage> Messages { get; private set; } = [];

    public IReadOnlyList<string> Said { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using var driver = await TWire.BeginAsync(EveryKindOfCard.Begins, _ => { });
        var said = new List<string>();
        await EveryKindOfCard.TellAsync(
            driver.Clock,
            async (who, line) => said.Add(await driver.SayAsync(who, line)),
            () => Task.CompletedTask
        );
        (Messages, Said) = ([.. driver.Messages.DistinctBy(m => m.Words)], said);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>
/// The rules of every channel, whatever its platform: all cards arrive, a button sends its command and has one
/// effect, typed text stays literal, and forged requests are refused.
/// </summary>
public abstract partial class ChannelContract<TWire>(ProjectLifeFixture<TWire> fixture)
    : IClassFixture<ProjectLifeFixture<TWire>>
    where TWire : IChannelDriver<TWire>
{
    private const string Hostile =
        "<!channel> <@U0MARC> <at>Marc</at> *bold* _x_ `c` ~s~ [a](https://evil.example) https://evil.example/x";

    private static readonly string[] UntilDrafted =
    [
        "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
        "add \"Design approval\" 40% expected +10d done-when file-delivery",
        "add \"Final delivery\" rest expected +20d done-when file-delivery",
        "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
        "start 1",
        "submit 1 \"Files\"",
        "confirm 1",
        "invoice 1",
    ];

    private static Task<TWire> BeginAsync() => TWire.BeginAsync(EveryKindOfCard.Begins, _ => { });

    /// <summary>The stored rows when nothing is being processed any more.</summary>
    private static async Task<string> RowsAsync(TWire driver)
    {
        await driver.CarryAsync();
        return Rows(driver);
    }

    private static string Rows(TWire driver) =>
        driver.Bot.Read(
            "select (select count(*) from journal) || ' entries, ' || "
                + "(select count(*) from outbox) || ' owed, ' || "
                + "(select count(*) from projects) || ' projects, ' || "
                + "(select count(*) from places) || ' places'"
        );

    [Fact]
    [Needs(Need.Node)]
    public async Task Every_kind_of_card_of_a_whole_life_arrives_as_the_platform_takes_it()
    {
        Assert.All(
            EveryKindOfCard.Seen,
            words => Assert.Contains(fixture.Said, text => text.Contains(words, StringComparison.Ordinal))
        );
        Assert.True(fixture.Messages.Count > 150, $"{fixture.Messages.Count} messages");
        await using var driver = await BeginAsync();
        foreach (var message in fixture.Messages)
            Assert.Empty(await driver.ProblemsOfAsync(message));
    }

    [Fact]
    public async Task Every_button_pressed_as_it_was_drawn_says_the_words_that_it_showed()
    {
        var commands = new FakeCommands();
        await using var driver = await TWire.BeginAsync(
            EveryKindOfCard.Begins,
            services =>
                services.Replace(
                    ServiceDescriptor.Singleton(s => new CommandDispatcher(
                        commands.Commands,
                        commands,
                        commands,
                        s.GetRequiredService<ILogger<CommandDispatcher>>()
                    ))
                )
        );
        var pressed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in fixture.Messages)
        {
            var shown = Button()
                .Matches(message.Words)
                .Select(m => (Title: m.Groups["title"].Value, Says: m.Groups["says"].Value))
                .ToList();
            var drawn = driver.ButtonsOf(message);
            Assert.Equal(shown.Select(b => b.Title), drawn.Select(b => b.Title));
            foreach (var (button, (_, says)) in drawn.Zip(shown).Where(b => pressed.Add(b.Second.Says)))
            {
                await driver.PressAsync(StoryPerson.Marc, message, button, $"{pressed.Count}.1.contract");
                Assert.Equal(says, commands.Turns.Last().Text);
                Assert.Equal(pressed.Count, commands.Turns.Count);
            }
        }
        Assert.True(pressed.Count > 60, $"{pressed.Count} buttons");
    }

    [Fact]
    public async Task A_press_that_is_told_again_has_one_effect()
    {
        await using var driver = await BeginAsync();
        foreach (var line in UntilDrafted)
            await driver.SayAsync(StoryPerson.Priya, line);
        var (draft, issue) = Offer(driver, "Approve and issue");
        var before = await RowsAsync(driver);
        await driver.PressAsync(StoryPerson.Priya, draft, issue, "1.1.once");
        var after = await RowsAsync(driver);
        Assert.NotEqual(before, after);
        for (var again = 0; again < 3; again++)
            await driver.PressAsync(StoryPerson.Priya, draft, issue, "1.1.once");
        Assert.Equal(after, await RowsAsync(driver));
        Assert.Equal("1", driver.Bot.Read("select count(*) from invoices"));
    }

    [Fact]
    public async Task An_old_press_changes_nothing_and_draws_the_card_anew()
    {
        await using var driver = await BeginAsync();
        foreach (var line in UntilDrafted)
            await driver.SayAsync(StoryPerson.Priya, line);
        var (draft, later) = Offer(driver, "Remind me tomorrow");
        await driver.SayAsync(StoryPerson.Priya, "issue 1");
        var before = await RowsAsync(driver);
        var pressed = await driver.PressAsync(StoryPerson.Priya, draft, later, "1.1.late");
        await driver.CarryAsync();
        Assert.Equal(before, Rows(driver));
        var anew = driver.Messages.Concat(pressed).Last(m => m.Id == draft.Id);
        Assert.Contains("INV-2026-0001 issued", anew.Words, StringComparison.Ordinal);
        Assert.Equal(["Show"], driver.ButtonsOf(anew).Select(b => b.Title));
    }

    [Fact]
    [Needs(Need.Node)]
    public async Task What_people_typed_comes_out_as_they_typed_it_and_is_never_markup()
    {
        await using var driver = await BeginAsync();
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Design approval\" 40% expected +10d done-when file-delivery",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
            }
        )
            await driver.SayAsync(StoryPerson.Priya, line);
        await driver.SayAsync(StoryPerson.Priya, $"submit 1 \"{Hostile}\"");
        var messages = driver
            .Messages.Where(m => driver.ShownIn(m).Contains("evil.example", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(messages);
        foreach (var message in messages)
        {
            Assert.Contains(Hostile, driver.ShownIn(message), StringComparison.Ordinal);
            Assert.Empty(await driver.ProblemsOfAsync(message));
        }
    }

    [Fact]
    public async Task What_is_forged_stale_of_the_future_encoded_anew_or_without_a_secret_is_refused_without_a_trace()
    {
        await using var driver = await BeginAsync();
        using var http = new HttpClient();
        var (rows, calls) = (Rows(driver), driver.Calls);
        foreach (var forgedRequest in driver.Forgeries(UntilDrafted[0]))
        {
            using var answer = await http.SendAsync(forgedRequest.Request());
            Assert.True(
                (int)answer.StatusCode is 400 or 401 or 403 or 415,
                $"{forgedRequest.Name}: {(int)answer.StatusCode}"
            );
            Assert.True(
                (rows, calls) == (Rows(driver), driver.Calls),
                $"{forgedRequest.Name}: {Rows(driver)}, {driver.Calls} calls"
            );
        }
        // The genuine request with the same line is accepted, so it was the forgery that was refused.
        using var commands = await http.SendAsync(driver.Genuine(UntilDrafted[0]));
        Assert.True(commands.IsSuccessStatusCode);
        Assert.NotEqual(rows, Rows(driver));
    }

    private static (DrivenMessage Message, DrivenButton Button) Offer(TWire driver, string title) =>
        driver
            .Messages.Reverse()
            .SelectMany(m => driver.ButtonsOf(m).Select(b => (m, b)))
            .First(x => x.b.Title == title);

    [GeneratedRegex(
        @"^\[(?<title>[^\]\n]+)\] (?<says>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Button();
}
