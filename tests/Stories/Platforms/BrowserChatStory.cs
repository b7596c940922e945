using System.Net;
using System.Net.Sockets;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The browser chat in the hands of somebody new: the first minute, the example, several lines at once, and a restart in
/// the middle of a form.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class BrowserChatStory(Chromium chromium)
{
    [Fact]
    public async Task The_example_is_made_once_and_after_a_restart_the_projects_are_offered()
    {
        var bot = BotApp.Start();
        var page = await OpenAsync(bot, "bob");
        await Press(page, "Show me the example").ClickAsync();
        await Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync("Example website: active");
        await Assertions.Expect(page.Locator("#log")).ToContainTextAsync("Blocked: INV-");
        Assert.Equal("1", bot.Read("select count(*) from projects"));

        await using var again = await bot.RestartAsync();
        var anew = await OpenAsync(again, "finn");
        await Assertions.Expect(anew.Locator("#start")).ToContainTextAsync("Your projects are still here");
        await Press(anew, "Show me the example").ClickAsync();
        await Assertions.Expect(anew.Locator("article.bot").Last).ToContainTextAsync("Example website: active");
        Assert.Equal("1", again.Read("select count(*) from projects"));
        Assert.Equal("1", again.Read("select count(*) from invoices"));
    }

    [Fact]
    public async Task New_project_opens_the_form_and_a_press_goes_to_its_answer()
    {
        await using var bot = BotApp.Start();
        var page = await OpenAsync(bot, "priya", 320, 500);
        await Press(page, "New project").ClickAsync();
        await page.GetByLabel("Project's name").WaitForAsync();
        await Assertions.Expect(page.Locator("article.bot h2").First).ToBeInViewportAsync();
        await page.Locator("#say").FillAsync("help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article.bot")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("article.bot").Last).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_paste_of_several_lines_says_so_and_offers_to_send_them_one_by_one()
    {
        await using var bot = BotApp.Start();
        var page = await OpenAsync(bot, "priya");
        await page.Locator("#say").FillAsync("help");
        await Assertions.Expect(page.Locator("#several")).ToBeHiddenAsync();
        await page.Locator("#say").FillAsync("help\nstart 9\nhelp pay");
        await Assertions.Expect(page.Locator("#several")).ToContainTextAsync("3 lines.");
        await Press(page, "Send one by one").ClickAsync();
        await Assertions.Expect(page.Locator("#say")).ToHaveValueAsync("help pay");
        await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync("Stopped at line 2 of 3");
        await Assertions.Expect(page.Locator("article.said")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_form_keeps_what_was_typed_over_a_restart_and_is_taken_then()
    {
        var address = FreeAddress();
        var clock = TestClock.WithRealTimers(TimeProvider.System.GetUtcNow());
        var bot = BotApp.Start(clock, settings: [("urls", address)]);
        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{address}/?as=priya");
        await Press(page, "New project").ClickAsync();
        await page.GetByLabel("Project's name").FillAsync("Acme website");
        await page.GetByLabel("Client's name").FillAsync("Acme GmbH");
        var copy = TemporaryFolder.Folder();
        bot.CopyRecords(copy);
        await bot.DisposeAsync();
        await page.GetByLabel("Contract, net").FillAsync("12000 EUR");
        await using (var again = BotApp.Start(clock, copy, ("urls", address)))
        {
            await Assertions.Expect(page.Locator(".restarted")).ToContainTextAsync("The bot was started again");
            await Assertions.Expect(page.GetByLabel("Project's name")).ToHaveValueAsync("Acme website");
            await Assertions.Expect(page.GetByLabel("Contract, net")).ToHaveValueAsync("12000 EUR");
            await Press(page, "Create project").ClickAsync();
            await Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync("Acme website (ACME)");
            Assert.Equal("1", again.Read("select count(*) from projects"));
        }
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Times_are_those_of_the_reader_and_the_page_names_their_zone()
    {
        await using var bot = BotApp.Start(TestClock.WithRealTimers(new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero)));
        var page = await chromium.OpenAsync();
        await page
            .Context.NewCDPSessionAsync(page)
            .ContinueWith(s =>
                s.Result.SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = "Europe/Berlin" })
            )
            .Unwrap();
        await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
        await Assertions.Expect(page.Locator(".day")).ToHaveTextAsync("Thu 2 Jul 2026, 00:30 (Europe/Berlin)");
        await page.Locator("#say").FillAsync("help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article.bot time").First).ToHaveTextAsync("00:30");
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_chat_wide_and_narrow_light_and_dark()
    {
        await using var bot = BotApp.Start();
        var found = new List<string>();
        foreach (var (width, scheme) in Looks)
            await LookAsync(bot, width, scheme, "first", found);
        var page = await OpenAsync(bot, "priya");
        await Press(page, "Show me the example").ClickAsync();
        await Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync("Example website: active");
        foreach (var line in new[] { "project new", "add", "pay 1", "start 7", "help", "inbox", "invoices" })
        {
            await page.Locator("#say").FillAsync(line);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#say")).ToHaveValueAsync("");
        }
        foreach (var (width, scheme) in Looks)
            await LookAsync(bot, width, scheme, "talk", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<(int Width, ColorScheme Scheme)> Looks =>
        from width in new[] { 1200, 320 }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select (width, scheme);

    private async Task LookAsync(BotApp bot, int width, ColorScheme scheme, string name, List<string> found)
    {
        var page = await chromium.OpenAsync(width, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
        await page.Locator("#say").FillAsync("one\ntwo");
        var violations = (await page.RunAxe()).Violations;
        found.AddRange(
            violations.Select(v =>
                $"{name} {width} {scheme}: {v.Id}: {v.Help}: {string.Join(' ', v.Nodes.Take(3).Select(n => n.Html))}"
            )
        );
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            found.Add($"{name} {width}: the page is wider than the screen");
        await Chromium.ShotAsync(page, $"chat-{name}-{width}-{scheme}", whole: true);
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(BotApp bot, string person, int width = 1100, int height = 800)
    {
        var page = await chromium.OpenAsync(width, height);
        await page.GotoAsync(new Uri(bot.Address, $"/?as={person}").ToString());
        return page;
    }

    private static ILocator Press(IPage page, string title) =>
        page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last;

    private static string FreeAddress()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
    }
}
