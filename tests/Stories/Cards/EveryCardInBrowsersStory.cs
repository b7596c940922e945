using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// Every kind of card as people see it, in the browser chat on a wide and on a narrow screen, and in the local Teams
/// client: complete, readable, and with the next step in reach.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed partial class EveryCardInBrowsersStory(Chromium chromium)
{
    /// <summary>The largest height of a sheet of pictures, in pixels.</summary>
    private const int TallestSheet = 5000;

    [Fact]
    public async Task In_the_browser_chat()
    {
        var clock = TestClock.WithRealTimers(DateTimeOffset.Parse(EveryKindOfCard.Begins));
        await using var bot = BotApp.Start(clock);
        using var chat = new WebChatClient(bot);
        var news = new List<string>();
        // Cards are updated as the project goes on, so each is kept as it was when it was new.
        await EveryKindOfCard.TellAsync(
            clock,
            (who, line) => chat.SayAsync(who, line),
            async () => news.AddRange((await chat.MessagesAsync(StoryPerson.Priya)).Skip(news.Count))
        );
        Assert.True(news.Count > 100, $"{news.Count} cards");

        var wrong = new List<string>();
        foreach (var width in new[] { 1200, 320 })
        {
            var page = await chromium.OpenAsync(width, 700, script: false);
            await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
            await HoldAsync(page, news);
            wrong.AddRange(await PageChecks.WrongAsync(page, "article.bot"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                wrong.Add($"The page is wider than {width} px.");
            await HoldAsync(page, news.DistinctBy(Kind));
            await PageChecks.ShotsAsync(page, "article.bot", $"cards-web-{width}", TallestSheet);
            await page.CloseAsync();
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task In_the_platforms_local_client()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false, EveryKindOfCard.Begins);
        story.Connector.Roster[StoryPerson.Dana.Id] = FakeRosterEntry.Guest with { Mail = "dana@acme.example" };
        var said = new List<string>();
        await EveryKindOfCard.TellAsync(
            story.Clock,
            async (who, line) => said.Add($"{who.Name}: {line}\n{(await story.SayAsync(who, line)).Text}\n"),
            () => Task.CompletedTask
        );
        await File.WriteAllLinesAsync(
            Path.Combine(
                Directory.CreateDirectory(Repository.PathOf("artifacts", "screenshots")).FullName,
                "cards.txt"
            ),
            said
        );
        Assert.All(
            EveryKindOfCard.Seen,
            words => Assert.Contains(said, text => text.Contains(words, StringComparison.Ordinal))
        );
        var cards = story.Cards.DistinctBy(Kind).Select(c => c.GetRawText()).ToList();

        await using var shown = await EchoBot.StartAsync();
        await using var teams = await TeamsClient.StartAsync(chromium, shown.Endpoint);
        await teams.OpenAsync(MilestoneBot.Tests.Browser.TeamsClientRoom.Personal);
        await teams.SayAsync("show them all");
        // With every message the client renders all messages in the open conversation again, so they are sent while
        // another conversation is open.
        await teams.OpenAsync(MilestoneBot.Tests.Browser.TeamsClientRoom.Group);
        await shown.ShowAsync(cards);
        teams.Page.SetDefaultTimeout(Patience);
        await teams.OpenAsync(MilestoneBot.Tests.Browser.TeamsClientRoom.Personal);
        await Assertions
            .Expect(teams.Page.Locator(".ac-adaptiveCard"))
            .ToHaveCountAsync(cards.Count + 1, new() { Timeout = Patience });
        var wrong = await PageChecks.WrongAsync(teams.Page, ".ac-adaptiveCard");
        await teams.Page.SetViewportSizeAsync(1500, TallestSheet + 200);
        await PageChecks.ShotsAsync(teams.Page, ".ac-adaptiveCard", "cards-teams", TallestSheet);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    /// <summary>A hundred cards at once keep the client busy for a while, in milliseconds.</summary>
    private const int Patience = 240_000;

    /// <summary>The chat page with these messages and nothing else.</summary>
    private static async Task HoldAsync(IPage page, IEnumerable<string> messages) =>
        await page.EvaluateAsync(
            "messages => { document.querySelector('#log').innerHTML = messages.join(''); "
                + "document.querySelectorAll('.top, #talk').forEach(e => e.remove()); }",
            messages.ToList()
        );

    /// <summary>
    /// What distinguishes one kind of card from another: its title without names, numbers and dates, and its buttons.
    /// One of several cards that differ only in their facts is enough.
    /// </summary>
    private static string Kind(JsonElement card)
    {
        var title = Facts().Replace(BotAnswer.Texts(card.GetProperty("body")[0]).First(), "…");
        var buttons = card.TryGetProperty("actions", out var actions)
            ? actions.EnumerateArray().Select(a => a.GetProperty("title").GetString())
            : [];
        return $"{title} {string.Join(',', buttons)}";
    }

    /// <summary>The same for a message of the browser chat.</summary>
    private static string Kind(string message) =>
        Facts().Replace(Heading().Match(message).Value, "…")
        + string.Concat(Button().Matches(message).Select(m => m.Value));

    [GeneratedRegex(
        "Discovery and strategy|Design approval|Final delivery|[A-Z]*[0-9][0-9,.:-]*",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Facts();

    [GeneratedRegex("<h2.*?</h2>|<p class=\"words\".*?</p>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("(?<=<button[^>]*>)[^<]*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Button();
}
