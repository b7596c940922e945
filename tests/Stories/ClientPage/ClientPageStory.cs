using System.Net;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>Dana reads, agrees, asks for changes and approves on the page of her project.</summary>
public sealed class ClientPageStory
{
    /// <summary>The terms are sent and wait for the client.</summary>
    internal static async Task<TeamsStory> SentAsync()
    {
        var story = await WebsiteProject.SeedAsync(solo: false, agreed: false);
        await story.SayAsync(Priya, "terms send");
        return story;
    }

    /// <summary>The first stage is submitted and waits for the client.</summary>
    internal static async Task<TeamsStory> SubmittedAsync()
    {
        var story = await WebsiteProject.SeedAsync(solo: false);
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, """submit 1 "Discovery report v3" https://files.example/acme/discovery-v3.pdf""");
        return story;
    }

    [Fact]
    public async Task Terms_are_read_and_agreed_to_on_the_page_and_the_team_hears_at_once()
    {
        await using var story = await SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        foreach (
            var text in new[]
            {
                "Acme website",
                "Version 1, sent on",
                "Discovery and strategy",
                "EUR\u00A03,600.00",
                "EUR\u00A0684.00",
                "EUR\u00A04,284.00",
                "your approval on this page",
                "EUR\u00A014,280.00",
                "I agree",
                "Ask for a change",
            }
        )
            Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        Assert.Contains("Please tick the box", await dana.PressAsync(page, "agree-0", "Dana Weiss", tick: false));
        var nameless = await dana.PressAsync(page, "agree-0", "  ");
        Assert.Contains("Please write your full name", nameless);
        Assert.Contains("<a href=\"#agree-0-text\">To the field: Your full name</a>", nameless);
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));

        var agreed = await dana.PressAsync(page, "agree-0", "Dana Weiss");
        Assert.Contains("You agreed to the terms", agreed, StringComparison.Ordinal);
        Assert.Contains("Work on Discovery and strategy can begin.", agreed, StringComparison.Ordinal);
        Assert.DoesNotContain("they count when you agree", agreed, StringComparison.Ordinal);
        Assert.Contains("Version 1, agreed by Dana Weiss on", agreed, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"agree-0\"", agreed, StringComparison.Ordinal);
        await dana.ToldAsync("Agreed by Dana Weiss");
        Assert.Equal("0", story.Bot.Read("select agreed_held from projects where key = 'ACME'"));

        // The second click, of the same page and of a page that was open in another tab.
        Assert.Contains("This was done before, on", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'terms-agreed'"));
        Says(await story.SayAsync(Priya, "audit"), "Dana", "agreed to terms v1 (client page, by the link mailed to");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_wish_for_other_terms_goes_to_the_channel_and_changes_nothing()
    {
        await using var story = await SentAsync();
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        var asked = await dana.PressAsync(page, "wish-0", "Please deliver\r\nthe design <b>in August</b>.");
        Assert.Contains("Your wish was passed on", asked, StringComparison.Ordinal);
        Assert.Contains("you asked: Please deliver the design <b>in August</b>.", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>in", await dana.ReadAsync(), StringComparison.Ordinal);
        await dana.ToldAsync("the client asks for a change of terms v1");
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));

        // The terms are changed and sent again: what Dana has open is not what she would agree to.
        await story.SayAsync(Priya, "set 2 expected 2026-08-10");
        Assert.Contains("Nothing was saved", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        story.Day("2026-07-01T09:00:00Z");
        await story.SayAsync(Priya, "terms send");
        Assert.Contains("Nothing was saved", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_submitted_stage_is_approved_on_the_page_by_a_mailed_link()
    {
        await using var story = await SubmittedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        Assert.Contains("https://files.example/acme/discovery-v3.pdf\" rel=\"noopener", page, StringComparison.Ordinal);
        var done = await dana.PressAsync(page, "approve-1", "Dana Weiss");
        Assert.Contains("You approved Discovery and strategy", done, StringComparison.Ordinal);
        Assert.Contains("The invoice follows.", done, StringComparison.Ordinal);
        await dana.ToldAsync("Discovery and strategy confirmed complete");
        Assert.Contains("This was done before", await dana.PressAsync(page, "approve-1", "Dana Weiss"));
        Assert.Contains("changed since", await dana.PressAsync(page, "changes-1", "too late"));
        Assert.Equal("0", story.Bot.Read("select confirmed_held from milestones where id = 1"));
        Assert.Equal("0", story.Bot.Read("select confirmed_solo from milestones where id = 1"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Changes_are_requested_on_the_page_and_the_approval_counts_for_the_new_submission_only()
    {
        await using var story = await SubmittedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        Assert.Contains("You asked for changes", await dana.PressAsync(page, "changes-1", "The personas are missing."));
        await dana.ToldAsync("changes requested");
        story.Day("2026-07-01T09:00:00Z");
        await story.SayAsync(Priya, """submit 1 "Discovery report v4" """);
        Assert.Contains("changed since", await dana.PressAsync(page, "approve-1", "Dana Weiss"));
        Assert.Equal("submitted", story.Bot.Read("select stage from milestones where id = 1"));
        Assert.Contains("You approved", await dana.PressAsync(await dana.ReadAsync(), "approve-1", "Dana Weiss"));
    }

    [Fact]
    public async Task What_comes_by_a_link_that_the_team_handed_out_is_held_by_the_team()
    {
        await using var story = await SubmittedAsync();
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        var done = await dana.PressAsync(page, "approve-1", "Dana Weiss");
        Assert.Contains("The approval of Discovery and strategy was passed on", done, StringComparison.Ordinal);
        Assert.Contains("still confirms the record", done, StringComparison.Ordinal);
        Assert.Equal("submitted", story.Bot.Read("select stage from milestones where id = 1"));
        await dana.ToldAsync("is this confirmation enough?");
        Says(await story.PressAsync(Priya, "Accept evidence"), "You cannot accept the client's confirmation");
        Says(
            await story.PressAsync(Marc, "Accept evidence"),
            "confirmed complete",
            "by a link that Priya Shah handed out",
            "held by the team"
        );
    }

    [Fact]
    public async Task After_a_day_a_mailed_link_is_no_proof_any_more()
    {
        await using var story = await SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        story.Day("2026-07-02T08:00:01Z");
        Assert.Contains("still confirms", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        Says(await story.SayAsync(Marc, "terms accept"), "Agreed by Dana Weiss");
        Assert.Equal("1", story.Bot.Read("select agreed_held from projects where key = 'ACME'"));
        Says(await story.SayAsync(Priya, "terms"), "client page, by an older link (held by the team)");
    }

    [Fact]
    public async Task Unknown_expired_revoked_and_passed_over_links_look_alike()
    {
        await using var story = await SentAsync();
        using var unknown = new ClientBrowser(story, new(story.Bot.Address, $"/client/{new string('A', 43)}"));
        using var odd = new ClientBrowser(story, new(story.Bot.Address, "/client/x"));
        using var revoked = await ClientBrowser.ByMailAsync(story);
        var page = await revoked.ReadAsync();
        await story.SayAsync(Priya, "client revoke");
        using var passed = await ClientBrowser.ByMailAsync(story);
        await story.SayAsync(Priya, "settings client contact erik@acme.example");
        using var expired = await ClientBrowser.ByMailAsync(story);
        story.Day("2026-07-31T08:00:01Z");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var browser in new[] { unknown, odd, revoked, passed, expired })
        {
            var answer = await browser.GetAsync();
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            seen.Add(await answer.Content.ReadAsStringAsync() + answer.Headers);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/documents/1/0/pdf")).StatusCode);
        }
        Assert.Single(seen.Select(s => s.Split("Date:")[0]).Distinct());
        Assert.Contains("<section lang=\"de\"><h2>Hier ist keine Seite</h2>", seen.First(), StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", seen.First(), StringComparison.Ordinal);
        var posted = await revoked.PostAsync(ClientBrowser.Form(page, "agree-0", "Dana Weiss"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
    }

    [Fact]
    public async Task A_page_loads_nothing_is_kept_nowhere_and_takes_no_form_of_another_site()
    {
        await using var story = await SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var answer = await dana.GetAsync();
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        foreach (
            var headers in new (string, string)[][]
            {
                [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")],
                [("Sec-Fetch-Site", "same-site")],
                [("Origin", "https://evil.example")],
                [("Origin", "null")],
            }
        )
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await dana.PostAsync(ClientBrowser.Form(page, "agree-0", "Dana Weiss"), headers)).StatusCode
            );
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        var taken = await dana.PostAsync(
            ClientBrowser.Form(page, "agree-0", "Dana Weiss"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "null")
        );
        Assert.Contains("You agreed", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_looks_a_minute_by_one_link_are_enough()
    {
        await using var story = await SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        for (var i = 0; i < 60; i++)
            Assert.Equal(HttpStatusCode.OK, (await dana.GetAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await dana.GetAsync()).StatusCode);
        story.Day("2026-07-01T08:01:00Z");
        Assert.Equal(HttpStatusCode.OK, (await dana.GetAsync()).StatusCode);
    }

    [Theory]
    [InlineData("signed-checklist", "by \"Eva Müller\" ref \"checklist 7\"", "Signed by Eva Müller, recorded by ")]
    [InlineData("file-delivery", "by \"Eva Müller\" ref \"mail\"", "Confirmed by Eva Müller, recorded by ")]
    [InlineData("file-delivery", "", "Completion recorded by ")]
    public async Task What_the_team_confirms_is_recorded_and_never_approved_by_the_seller(
        string criterion,
        string by,
        string said
    )
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false, agreed: false);
        await story.SayAsync(Priya, $"set 1 done-when {criterion}");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"mail\"");
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"Files\"");
        await story.SayAsync(Marc, $"confirm 1 {by}");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = WebUtility.HtmlDecode(await dana.ReadAsync());
        Assert.Equal(3, page.Split(said).Length);
        Assert.DoesNotContain("Approved by", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_on_hold_says_at_the_top_that_nothing_is_expected()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        await story.SayAsync(Priya, "project hold reason \"holidays\"");
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        var held = page.IndexOf("The project is paused. Nothing is expected of you", StringComparison.Ordinal);
        Assert.InRange(held, 1, page.IndexOf("id=\"h-tasks\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invoice_stands_on_the_page_with_its_state_and_its_documents()
    {
        await using var story = await SubmittedAsync();
        await story.SayAsync(Marc, """confirm 1 by "Dana Weiss" ref "e-mail" """);
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        await story.SayAsync(Finn, "pay INV-2026-0001 2000 EUR");
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = WebUtility.HtmlDecode(await dana.ReadAsync());
        foreach (
            var text in new[]
            {
                "Invoice <span class=\"number\">INV-2026-0001</span>",
                "partly paid",
                "EUR\u00A04,284.00",
                "EUR\u00A02,000.00",
                "EUR\u00A02,284.00",
                "INV-2026-0001 is open: EUR\u00A02,284.00 due on",
            }
        )
            Assert.Contains(text, page, StringComparison.Ordinal);
        var pdf = await dana.GetAsync("/documents/1/0/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("INV-2026-0001.pdf", pdf.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var first = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(first, 0, 5));
        Assert.Equal(first, await (await dana.GetAsync("/documents/1/0/pdf")).Content.ReadAsByteArrayAsync());
        foreach (var path in new[] { "/documents/2/0/pdf", "/documents/1/7/pdf", "/documents/1/0/exe" })
            Assert.Equal(HttpStatusCode.NotFound, (await dana.GetAsync(path)).StatusCode);
    }
}
