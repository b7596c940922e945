using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>The client's page as Dana sees and uses it, without script, by mouse and by keyboard.</summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class ClientPageInBrowsersStory(Chromium chromium)
{
    [Fact]
    public async Task Dana_agrees_by_keyboard_alone_without_script()
    {
        await using var story = await ClientPageStory.SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var (page, wrong) = await chromium.OpenClientPageAsync(dana, script: false);
        await page.Locator("#agree-0-text").FocusAsync();
        await page.Keyboard.TypeAsync("Dana Weiss");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You agreed to the terms");
        await dana.ToldAsync("Agreed by Dana Weiss");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_double_click_the_back_button_and_a_second_tab_change_nothing_more()
    {
        await using var story = await ClientPageStory.SubmittedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var (page, wrong) = await chromium.OpenClientPageAsync(dana);
        var (tab, _) = await chromium.OpenClientPageAsync(dana);
        var (third, _) = await chromium.OpenClientPageAsync(dana);
        foreach (var one in new[] { page, tab })
        {
            await one.Locator("#approve-1-text").FillAsync("Dana Weiss");
            await one.Locator("#approve-1 [type=checkbox]").CheckAsync();
        }
        await page.Locator("#approve-1 button").DblClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToBeVisibleAsync();
        await tab.Locator("#approve-1 button").ClickAsync();
        await Assertions.Expect(tab.Locator(".notice")).ToContainTextAsync("This was done before, on");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#m-1")).ToContainTextAsync("Approved by Dana Weiss on");
        await Assertions.Expect(page.Locator("#m-1 form")).ToHaveCountAsync(0);
        await third.Locator("#changes-1-text").FillAsync("Too late.");
        await third.Locator("#changes-1 button").ClickAsync();
        await Assertions.Expect(third.Locator(".notice")).ToContainTextAsync("Nothing was saved");
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'stage-confirmed'"));
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'changes-requested'"));
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Dana_asks_for_other_terms_and_sends_work_back_and_reads_each_time_what_became_of_it()
    {
        await using (var story = await ClientPageStory.SentAsync())
        {
            using var dana = await ClientBrowser.ByMailAsync(story);
            var (page, wrong) = await chromium.OpenClientPageAsync(dana, script: false);
            await page.Locator("#wish-0-text").FillAsync("Please deliver the design in August. <b>@everyone</b>");
            await page.Locator("#wish-0 button").ClickAsync();
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Your wish was passed on");
            await dana.ToldAsync("the client asks for a change of terms v1");
            await page.Locator("#agree-0-text").FillAsync("Dana Weiss");
            await page.Locator("#agree-0 button").ClickAsync();
            // The browser itself asks for the tick.
            Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
            await page.Locator("#agree-0 [type=checkbox]").CheckAsync();
            await page.Locator("#agree-0 button").ClickAsync();
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You agreed to the terms");
            Assert.Empty(wrong);
        }
        await using (var story = await ClientPageStory.SubmittedAsync())
        {
            using var dana = await ClientBrowser.ByMailAsync(story);
            var (page, wrong) = await chromium.OpenClientPageAsync(dana, script: false);
            await page.Locator("#changes-1-text").FillAsync("The personas are missing.");
            await page.Locator("#changes-1 button").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You asked for changes of");
            await Assertions.Expect(page.Locator("#m-1")).ToContainTextAsync("The personas are missing.");
            await Assertions.Expect(page.Locator("#m-1 form")).ToHaveCountAsync(0);
            Assert.Empty(wrong);
        }
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("revoked")]
    public async Task A_page_that_was_open_when_its_link_ended_says_so_and_changes_nothing(string how)
    {
        await using var story = await ClientPageStory.SubmittedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var (page, _) = await chromium.OpenClientPageAsync(dana);
        if (how == "expired")
            story.Day("2026-07-31T08:00:01Z");
        else
            await story.SayAsync(Priya, "client revoke");
        await page.Locator("#approve-1-text").FillAsync("Dana Weiss");
        await page.Locator("#approve-1 [type=checkbox]").CheckAsync();
        await page.Locator("#approve-1 button").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("There is no page here");
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'stage-confirmed'"));
        var found = new List<string>();
        await ClientPageEye.LookAsync(page, $"gone-{how}", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_code_page_and_what_is_wrong_with_a_form_are_readable_and_accessible()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var (page, wrong) = await chromium.OpenClientPageAsync(dana);
        var found = new List<string>();
        await page.Locator("#agree-0-text").FillAsync("Dana Weiss");
        await page.Locator("#agree-0 [type=checkbox]").CheckAsync();
        await page.Locator("#agree-0 button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("A code of six digits was mailed");
        await ClientPageEye.LookAsync(page, "code", found);
        await page.Locator("#agree-0-code").FillAsync(mailbox.Codes[0].Code == "111111" ? "222222" : "111111");
        await page.Locator("#agree-0 button").ClickAsync();
        await Assertions.Expect(page.Locator("#agree-0-wrong")).ToContainTextAsync("This code is not right");
        await ClientPageEye.LookAsync(page, "wrong-code", found);
        // The name and the tick are still there.
        await page.Locator("#agree-0-code").FillAsync(mailbox.Codes[0].Code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You agreed to the terms");
        found.AddRange(wrong);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Every_state_of_the_page_is_readable_and_accessible_wide_and_narrow_light_and_dark()
    {
        var found = new List<string>();
        await using (var story = await ClientPageStory.SentAsync())
        {
            using var dana = await ClientBrowser.ByMailAsync(story);
            var (page, wrong) = await chromium.OpenClientPageAsync(dana);
            await ClientPageEye.LookAsync(page, "sent", found);
            await page.Locator("#wish-0-text").FillAsync("Please deliver the design in August.");
            await page.Locator("#wish-0 button").ClickAsync();
            await ClientPageEye.LookAsync(page, "wished", found);
            await story.SayAsync(Priya, "settings client language de");
            await page.GotoAsync(dana.Page.AbsoluteUri);
            await ClientPageEye.LookAsync(page, "sent-de", found);
            await story.SayAsync(Priya, "client revoke");
            await page.GotoAsync(dana.Page.AbsoluteUri);
            await ClientPageEye.LookAsync(page, "gone", found);
            found.AddRange(wrong.Where(w => !w.Contains("404", StringComparison.Ordinal)));
        }
        await using (var story = await ClientPageStory.SubmittedAsync())
        {
            using var dana = await ClientBrowser.ByMailAsync(story);
            var (page, wrong) = await chromium.OpenClientPageAsync(dana);
            await ClientPageEye.LookAsync(page, "submitted", found);
            await story.SayAsync(Marc, """confirm 1 by "Dana Weiss" ref "e-mail" """);
            await story.SayAsync(
                Priya,
                "settings seller iban DE89370400440532013000 holder \"Studio Nord\" mail hello@studio.example colour #ffcc00"
            );
            await story.SayAsync(Marc, "account accept 1 last-four 3000");
            await story.SayAsync(Priya, "invoice 1");
            await story.SayAsync(Marc, "issue 1");
            await story.SayAsync(Finn, "pay INV-2026-0001 2000 EUR");
            await story.SayAsync(Priya, "amend 3 expected 2026-10-30");
            await story.SayAsync(Priya, "terms send");
            await page.GotoAsync(dana.Page.AbsoluteUri);
            await ClientPageEye.LookAsync(page, "invoiced", found);
            await story.SayAsync(Priya, "settings client language fr");
            await page.GotoAsync(dana.Page.AbsoluteUri);
            await ClientPageEye.LookAsync(page, "invoiced-fr", found);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Chromium.ShotAsync(page, "client-print", whole: true);
            found.AddRange(wrong);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
