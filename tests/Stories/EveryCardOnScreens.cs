using System.Text.Json;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Stories;

/// <summary>Every kind of card as people see it, in the browser chat on a desk and on a phone, and in the local client of the platform: all there, readable, and with the next step in reach.</summary>
[Collection(Chromium.Collection)]
public sealed class EveryCardOnScreens(Chromium chromium)
{
    [Fact]
    public async Task In_the_browser_chat()
    {
        var clock = new HandClock(DateTimeOffset.Parse(EveryKindOfCard.Begins));
        await using var bot = BotApp.Start(clock);
        using var room = new ChatPages(bot);
        var wide = await chromium.OpenAsync(1200, 700, script: false);
        var narrow = await chromium.OpenAsync(320, 700, script: false);
        var (looked, seen, wrong) = (0, 0, new List<string>());
        await EveryKindOfCard.TellAsync(clock, (who, line) => room.SayAsync(who, line), LookAsync);
        Assert.True(seen > 100, $"{seen} cards");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // Cards are drawn again as things go on, so each is looked at while it is news.
        async Task LookAsync()
        {
            looked++;
            var from = seen;
            foreach (var page in new[] { wide, narrow })
            {
                await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
                seen = await page.Locator("article.bot").CountAsync();
                await page.EvaluateAsync("from => document.querySelectorAll('article.said, .top, #talk').forEach(e => e.remove()) ?? [...document.querySelectorAll('article')].slice(0, from).forEach(e => e.remove())", from);
                wrong.AddRange(await Looks.WrongAsync(page, "article.bot"));
                await Looks.ShotsAsync(page, "article.bot", $"cards-web-{page.ViewportSize!.Width}-{looked:00}", 12);
                if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")) wrong.Add($"Page {looked} is wider than {page.ViewportSize!.Width} px.");
            }
        }
    }

    [Fact]
    public async Task In_the_platforms_local_client()
    {
        await using var story = await Story.BeginAsync(solo: false, EveryKindOfCard.Begins);
        story.Connector.Roster[Person.Dana.Id] = RosterEntry.Guest;
        var said = new List<string>();
        await EveryKindOfCard.TellAsync(story.Clock, async (who, line) => said.Add($"{who.Name}: {line}\n{(await story.SayAsync(who, line)).Text}\n"), () => Task.CompletedTask);
        await File.WriteAllLinesAsync(Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts", "screenshots")).FullName, "cards.txt"), said);
        // Of cards that differ in their facts alone one is enough.
        var cards = story.Cards.DistinctBy(Kind).Select(c => c.GetRawText()).ToList();
        Assert.All(EveryKindOfCard.Seen, words => Assert.Contains(said, text => text.Contains(words, StringComparison.Ordinal)));

        await using var shown = await EchoBot.StartAsync(cards);
        await using var teams = await TeamsClient.StartAsync(chromium, shown.Endpoint);
        await teams.OpenAsync(Browser.Room.Personal);
        // A hundred cards at once keep the client busy for a while.
        await teams.SayAsync("show them all", patience: 240_000);
        await Microsoft.Playwright.Assertions.Expect(teams.Page.Locator(".ac-adaptiveCard")).ToHaveCountAsync(cards.Count, new() { Timeout = 240_000 });
        var wrong = await Looks.WrongAsync(teams.Page, ".ac-adaptiveCard");
        await teams.ShotAsync("cards-teams-room");
        await teams.Page.SetViewportSizeAsync(1500, 3000);
        await Looks.ShotsAsync(teams.Page, ".ac-adaptiveCard", "cards-teams", 8);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    /// <summary>What tells one kind of card from another: its title without names, numbers and dates, and its buttons.</summary>
    private static string Kind(JsonElement card) =>
        $"{Regex.Replace(Heard.Texts(card.GetProperty("body")[0]).First(), "Discovery and strategy|Design approval|Final delivery|[A-Z]*[0-9][0-9,.:-]*", "…")} {(card.TryGetProperty("actions", out var actions) ? string.Join(',', actions.EnumerateArray().Select(a => a.GetProperty("title").GetString())) : "")}";
}
