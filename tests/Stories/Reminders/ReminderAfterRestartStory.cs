using System.Globalization;
using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Stories.Reminders;

/// <summary>
/// The real program is stopped and started again with its clock set to a day after the invoice was due, as a tester
/// does. The reminder appears on the open page by itself, and is updated when the payment has arrived.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class ReminderAfterRestartStory(Chromium chromium)
{
    private static readonly string[] Tale =
    [
        "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 zone UTC",
        "add \"Discovery report\" 30% expected +14d done-when file-delivery",
        "add \"Website live\" 70% expected +44d done-when file-delivery",
        "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
        "start 1",
        "submit 1 \"Report v3\"",
        "confirm 1",
        "invoice 1",
        "issue 1",
    ];

    /// <summary>
    /// Ten in the morning of a working day, sixteen to eighteen days later; the invoice is due after fourteen.
    /// </summary>
    private static string[] Later
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var day = now.Date.AddDays(16);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                day = day.AddDays(1);
            return
            [
                $"--Clock:Offset={(day.AddHours(10) - now).ToString("c", CultureInfo.InvariantCulture)}",
                "--Jobs:Reminders=* * * * * ?",
            ];
        }
    }

    [Fact]
    public async Task In_the_browser_chat()
    {
        using var bot = new BotProcess();
        await bot.StartAsync();
        var page = await chromium.OpenAsync(width: 1100);
        await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
        foreach (var line in Tale)
            await SayAsync(page, line);
        await Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync("issued; please send it yourself");
        await bot.KillAsync();
        await bot.StartAsync(Later);

        // Nobody reloads the page.
        var reminder = page.Locator("article.bot", new() { HasText = "Reminder: INV-" });
        await Assertions.Expect(reminder).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Assertions.Expect(reminder).ToContainTextAsync("4,284.00");
        await Assertions.Expect(reminder.GetByRole(AriaRole.Button)).Not.ToHaveCountAsync(0);
        await Chromium.ShotAsync(page, "web-reminder-1-came", whole: true);
        await SayAsync(page, "pay 1 4284");
        var settled = page.Locator("article.bot", new() { HasText = "Nothing open since" });
        await Assertions.Expect(settled).ToHaveCountAsync(1);
        await Assertions.Expect(settled.GetByRole(AriaRole.Button)).ToHaveTextAsync("Show");
        await Assertions.Expect(reminder).ToHaveCountAsync(0);
        await Chromium.ShotAsync(page, "web-reminder-2-settled", whole: true);
    }

    [Fact]
    public async Task In_the_platforms_local_client()
    {
        using var bot = new BotProcess();
        await bot.StartAsync();
        await using var teams = await TeamsClient.StartAsync(chromium, new(bot.Address, "api/messages"));
        await teams.OpenAsync(TeamsClientRoom.Channel);
        foreach (var line in Tale)
            await teams.SayAsync(line);
        await teams.SeesAsync("issued; please send it yourself");
        await bot.KillAsync();
        await bot.StartAsync(Later);

        await teams.SeesAsync("Reminder: INV-", patience: 60_000);
        Assert.Contains("Save promised date", await teams.ButtonsAsync());
        await teams
            .Page.Locator(".ac-adaptiveCard")
            .Filter(new() { HasText = "Reminder: INV-" })
            .First.ScrollIntoViewIfNeededAsync();
        await teams.ShotAsync("teams-reminder-1-came");
        await teams.SayAsync("pay 1 4284");
        await teams.SeesAsync("Nothing open since");
        Assert.DoesNotContain("Save promised date", await teams.ButtonsAsync());
        await teams
            .Page.Locator(".ac-adaptiveCard")
            .Filter(new() { HasText = "Nothing open since" })
            .First.ScrollIntoViewIfNeededAsync();
        await teams.ShotAsync("teams-reminder-2-settled");
    }

    private static async Task SayAsync(IPage page, string line)
    {
        var before = await page.Locator("article.bot").CountAsync();
        await page.Locator("#say").FillAsync(line);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article.bot")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.Locator("#say")).ToHaveValueAsync("");
    }
}
