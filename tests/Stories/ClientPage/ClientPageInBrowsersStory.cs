using Deque.AxeCore.Playwright;
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
