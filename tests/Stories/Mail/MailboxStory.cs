using System.Net;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>A trial without a mail server shows what clients would get, and mails nothing.</summary>
public sealed class MailboxStory
{
    [Fact]
    public async Task What_would_be_mailed_is_shown_with_its_file_and_nothing_is_recorded_as_mailed()
    {
        await using var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z");
        foreach (
            var line in new[]
            {
                "project new \"<b>Acme</b> & Co\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE language de",
                "terms send",
            }
        )
            await story.SayAsync(Priya, line);
        using var http = new HttpClient { BaseAddress = story.Bot.Address };
        Assert.Contains("Konditionen zur Freigabe", await http.GetStringAsync(new Uri("/mailbox", UriKind.Relative)));
        foreach (
            var line in new[]
            {
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report v3\"",
                "confirm 1",
                "invoice 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "issue 1"),
            "issued; please send it yourself: e-mail is not set up",
            "What the client would get is shown at /mailbox; nothing was mailed."
        );
        var list = await http.GetStringAsync(new Uri("/mailbox", UriKind.Relative));
        Assert.Contains("Rechnung INV-2026-0001", list);
        Assert.Matches("<td>[^<]+@acme.example</td><td>[^<]*: the terms \\(outdated\\)</td>", list);
        Assert.DoesNotContain("<b>Acme", list);
        using var html = await http.GetAsync(new Uri("/mailbox/2/html", UriKind.Relative));
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single());
        var mail = await html.Content.ReadAsStringAsync();
        Assert.Contains("4.284,00\u00A0EUR", WebUtility.HtmlDecode(mail));
        Assert.DoesNotContain("<b>Acme", mail);
        using var file = await http.GetAsync(new Uri("/mailbox/2/file", UriKind.Relative));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("INV-2026-0001.pdf", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var none = await http.GetAsync(new Uri("/mailbox/99", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var tunnel = new HttpRequestMessage(HttpMethod.Get, "/mailbox");
        tunnel.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var refused = await http.SendAsync(tunnel);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'client-mail-sent'"));
        Says(await story.SayAsync(Priya, "retry INV-2026-0001"), "issued and not mailed: e-mail is not set up");
    }

    [Fact]
    public async Task Dana_agrees_by_the_link_that_the_mailbox_shows()
    {
        await using var story = await MailStory.WithTermsAsync(0);
        using var http = new HttpClient { BaseAddress = story.Bot.Address };
        await http.GetStringAsync(new Uri("/mailbox", UriKind.Relative));
        Assert.Equal("0", MailStory.OpenLinks(story));
        var shown = Assert.Single(
            MailStory.LinksIn(await http.GetStringAsync(new Uri("/mailbox/1", UriKind.Relative)))
        );
        var framed = await http.GetStringAsync(new Uri("/mailbox/1/html", UriKind.Relative));
        // The frame shows the same mail, and its link leaves the frame.
        Assert.Equal([shown], MailStory.LinksIn(framed));
        Assert.Contains("<a target=\"_top\" href=", framed);
        Assert.Equal("1", MailStory.OpenLinks(story));
        using var dana = new ClientPage.ClientBrowser(story, new(shown));
        Assert.Contains("You agreed", await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss"));
        Says(await story.SayAsync(Priya, "terms"), "client page, by the link mailed to dana@acme.example");
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'client-mail-sent'"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
