using System.Net;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>
/// Without a mail server nothing shows that it was the client who agreed by a link that the team handed out. It waits for
/// an approver.
/// </summary>
public sealed class HandedOutAgreementStory
{
    /// <summary>Dana agrees by the link that Priya handed out.</summary>
    private static async Task<(TeamsStory Story, ClientBrowser Dana, string Page)> AgreedAsync()
    {
        var story = await ClientPageStory.SentAsync();
        var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        var done = await dana.PressAsync(page, "agree-0", "Dana Weiss");
        Assert.Contains("The agreement of Dana Weiss was passed on", done, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"agree-0\"", done, StringComparison.Ordinal);
        Assert.Contains("id=\"wish-0\"", done, StringComparison.Ordinal);
        await dana.ToldAsync("Dana Weiss's agreement waits for an approver");
        return (story, dana, page);
    }

    [Fact]
    public async Task It_is_asked_of_the_approvers_and_counts_when_one_accepts()
    {
        var (story, dana, page) = await AgreedAsync();
        await using var _ = story;
        using var __ = dana;
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        Says(await story.SayAsync(Priya, "start 1"), "not agreed");
        Says(
            await story.SayAsync(Priya, "terms"),
            "by a link that Priya Shah handed out",
            "Nothing shows that it was the client",
            "Marc Oliver, is this enough?",
            "(held by the team)"
        );
        Says(
            await story.SayAsync(Marc, "inbox"),
            "Dana Weiss agreed to terms v1",
            "to accept or refuse",
            "terms accept"
        );
        // A second click says when it was done, and changes nothing.
        Assert.Contains("This was done before, on", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Says(await story.SayAsync(Priya, "terms accept"), "Marc Oliver");
        Says(
            await story.PressAsync(Marc, "Accept agreement"),
            "Agreed by Dana Weiss",
            "by a link that Priya Shah handed out (held by the team)"
        );
        Assert.Contains("Version 1, agreed by Dana Weiss, as", WebUtility.HtmlDecode(await dana.ReadAsync()));
        Says(await story.SayAsync(Priya, "start 1"), "started");
        Says(
            await story.SayAsync(Priya, "audit"),
            "agreed to terms v1 as Dana Weiss (client page, by a link that Priya Shah handed out); it waits for an approver",
            "recorded that Dana Weiss agreed to terms v1"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Marc, "terms accept"), "No agreement waits for an approver", "Nothing was changed");
    }

    [Fact]
    public async Task A_refused_one_leaves_the_terms_with_the_client()
    {
        var (story, dana, _) = await AgreedAsync();
        await using var __ = story;
        using var ___ = dana;
        Says(await story.PressAsync(Marc, "Refuse"), "Waiting for");
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'agreement-refused'"));
        Says(await story.SayAsync(Marc, "undo"), "The client may agree on their page again", "terms agreed by");
        var page = await dana.ReadAsync();
        Assert.Contains("id=\"agree-0\"", page, StringComparison.Ordinal);
        await dana.PressAsync(page, "agree-0", "Dana Weiss");
        Says(await story.SayAsync(Marc, "terms accept"), "Agreed by Dana Weiss");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Who_handed_the_link_out_cannot_accept_what_came_by_it()
    {
        await using var story = await ClientPageStory.SentAsync();
        var said = await story.SayAsync(Marc, "client link ACME", "a:marcs-own-chat");
        using var dana = ClientBrowser.At(story, said.Text);
        await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        Says(
            await story.SayAsync(Marc, "terms accept"),
            "You handed out the link by which this came yourself",
            "nobody else is approver yet",
            "Nothing was changed"
        );
        await story.SayAsync(Priya, "role add approver @Bob");
        Says(await story.SayAsync(Marc, "terms accept"), "Bob");
        Says(await story.SayAsync(Bob, "terms accept"), "Agreed by Dana Weiss");
    }

    [Fact]
    public async Task Somebody_alone_on_the_project_accepts_it_themselves()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        await story.SayAsync(Priya, "terms send");
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        Says(await story.SayAsync(Priya, "terms accept"), "Agreed by Dana Weiss", "(held by the team)");
        Assert.Equal("1", story.Bot.Read("select agreed_solo from projects where key = 'ACME'"));
    }

    [Fact]
    public async Task The_contact_may_still_agree_by_the_link_that_was_mailed_to_them()
    {
        var (story, handed, _) = await AgreedAsync();
        await using var __ = story;
        using var ___ = handed;
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        Assert.Contains("still confirms the record", page, StringComparison.Ordinal);
        Assert.Contains("You agreed to the terms", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal("0", story.Bot.Read("select agreed_held from projects where key = 'ACME'"));
        Says(await story.SayAsync(Marc, "terms accept"), "No agreement waits");
    }

    [Fact]
    public async Task Changed_terms_take_it_along_and_a_changed_mind_is_heard()
    {
        var (story, dana, _) = await AgreedAsync();
        await using var __ = story;
        using var ___ = dana;
        var asked = await dana.PressAsync(await dana.ReadAsync(), "wish-0", "Please deliver in August.");
        Assert.Contains("Your wish was passed on", asked, StringComparison.Ordinal);
        await story.SayAsync(Priya, "set 2 expected 2026-08-10");
        Says(await story.SayAsync(Marc, "terms accept"), "No agreement waits");
        story.Day("2026-07-01T09:00:00Z");
        await story.SayAsync(Priya, "terms send");
        Says(await story.SayAsync(Marc, "terms accept"), "No agreement waits", "the terms wait for the client");
    }

    [Fact]
    public async Task An_amendment_waits_in_the_same_way()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        await story.SayAsync(Priya, "amend 2 expected 2026-08-20");
        await story.SayAsync(Priya, "terms send");
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = System.Net.WebUtility.HtmlDecode(await dana.ReadAsync());
        Assert.Contains("Changed terms wait for your answer.", page, StringComparison.Ordinal);
        Assert.Contains("Until you agree, version 1 applies.", page, StringComparison.Ordinal);
        Assert.Contains("<del>14\u00A0August\u00A02026</del> <ins>20\u00A0August\u00A02026</ins>", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<del>"));
        await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        Assert.Equal("1", story.Bot.Read("select agreed_version from projects where key = 'ACME'"));
        Assert.DoesNotContain("Until you agree", await dana.ReadAsync(), StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "amend"), "Nothing shows that it was the client", "is this enough?");
        Says(await story.SayAsync(Marc, "terms accept"), "terms v2");
        Assert.Equal("2", story.Bot.Read("select agreed_version from projects where key = 'ACME'"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_approvers_are_asked_again_the_next_working_day()
    {
        var (story, dana, _) = await AgreedAsync();
        await using var __ = story;
        using var ___ = dana;
        await story.TickAsync("2026-07-02T12:00:00Z");
        await dana.ToldAsync("Still waits: Acme website: Dana Weiss's agreement waits for an approver");
        Says(await story.SayAsync(Marc, "terms accept"), "Agreed by Dana Weiss");
        Says(await story.SayAsync(Priya, "audit"), "asked the approvers for the client's agreement");
    }
}
