using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Links;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Tests.Kit.Mail;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Mail.MailStory;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>A mail to the contact brings a link of its own, which is made when it leaves and stored as a hash.</summary>
public sealed class LinkedMailStory
{
    [Fact]
    public async Task Dana_agrees_by_the_link_of_the_mail_and_needs_no_code()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        Assert.Equal("0", OpenLinks(story));
        Assert.Equal(1, await MailAsync(story));
        var mail = Assert.Single(sink.Mails);
        Assert.Contains("Read and agree:\n", mail.TextBody!.ReplaceLineEndings("\n"));
        // The address stands alone on its line; the button leads to the part of the page.
        var line = Assert.Single(mail.TextBody!.ReplaceLineEndings("\n").Split('\n'), l => l.Contains("/client/"));
        Assert.StartsWith("http://", line);
        Assert.Equal(LinksIn(line), [line]);
        Assert.Contains($"href=\"{line}#terms\"", mail.HtmlBody);
        using var dana = Open(story, mail);
        var page = await dana.ReadAsync();
        Assert.Contains("3,600.00", page);
        Assert.Contains("You agreed", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal("0", story.Bot.Read("select agreed_held from projects where key = 'ACME'"));
        Says(await story.SayAsync(Priya, "terms"), "client page, by the link mailed to dana@acme.example");
        Says(
            await story.SayAsync(Priya, "audit"),
            "mailed a client link to dana@acme.example",
            "mailed the terms to dana@acme.example"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_raw_link_stands_nowhere_in_the_database()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        var link = Assert.Single(LinksIn(sink.Mails[0].TextBody));
        var token = link[(link.LastIndexOf('/') + 1)..];
        Assert.Equal(LinkSecret.ComputeHash(token), story.Bot.Read("select token_hash from client_links"));
        foreach (
            var table in story
                .Bot.Read("select group_concat(name, ' ') from sqlite_master where type = 'table'")
                .Split(' ')
        )
        foreach (
            var column in story.Bot.Read($"select group_concat(name, ' ') from pragma_table_info('{table}')").Split(' ')
        )
            Assert.Equal("0", story.Bot.Read($"select count(*) from {table} where \"{column}\" like '%{token}%'"));
    }

    [Fact]
    public async Task A_mail_scanner_that_opens_the_link_changes_nothing()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        using var scanner = Open(story, sink.Mails[0]);
        var before = story.Bot.Read("select count(*) from journal");
        for (var look = 0; look < 5; look++)
            Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync()).StatusCode);
        Assert.Equal(before, story.Bot.Read("select count(*) from journal"));
        using var head = new HttpRequestMessage(HttpMethod.Head, scanner.Page);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(head)).StatusCode);
        Assert.Equal(before, story.Bot.Read("select count(*) from journal"));
        // The scanner used nothing up: Dana agrees by the same link.
        Assert.Contains("You agreed", await scanner.PressAsync(await scanner.ReadAsync(), "agree-0", "Dana Weiss"));
    }

    [Fact]
    public async Task The_link_of_a_mail_that_was_refused_for_good_opens_nothing()
    {
        await using var bad = BadMailServer.Start(MailTrouble.TextRefused);
        await using var story = await WithTermsAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal("0", OpenLinks(story));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(story, bad.Texts[0]));
        Says(
            await story.SayAsync(Marc, "terms"),
            "The terms were not mailed to dana@acme.example: the mail server refused the mail",
            "[Copy link] client link",
            "[Send again] retry terms"
        );
        Says(await story.SayAsync(Priya, "audit"), "closed the client link of a mail that did not leave");
        await story.SayAsync(Marc, "retry terms");
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal("1", OpenLinks(story));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(story, bad.Texts[1]));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_server_that_says_later_gets_another_link_with_the_next_try_and_the_first_is_closed()
    {
        await using var bad = BadMailServer.Start(MailTrouble.LaterForText, MailTrouble.GoneBeforeText);
        await using var story = await WithTermsAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        story.Day("2026-07-01T08:02:00Z");
        Assert.Equal(0, await MailAsync(story));
        story.Day("2026-07-01T08:30:00Z");
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal("3", story.Bot.Read("select count(*) from client_links"));
        Assert.Equal("1", OpenLinks(story));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(story, bad.Texts[0]));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(story, bad.Texts[1]));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_is_just_leaving_is_not_mailed_a_second_time_by_retry()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        var mails = story.Bot.Services.GetRequiredService<ClientMailStore>();
        var leaving = await mails.ClaimAsync(default);
        await mails.MarkSendingAsync(leaving!.Id, "1@b.invalid", "dana@acme.example", default);
        Says(await story.SayAsync(Marc, "retry terms"), "go to the client again in a moment");
        Assert.Equal("1", story.Bot.Read("select count(*) from client_mails"));
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_keeps_its_link_and_is_not_sent_twice()
    {
        await using var bad = BadMailServer.Start(MailTrouble.GoneAfterText);
        await using var story = await WithTermsAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        story.Day("2026-07-01T20:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(story, Assert.Single(bad.Texts)));
        Says(await story.SayAsync(Marc, "terms"), "may have been mailed to dana@acme.example");
    }

    [Fact]
    public async Task A_mail_that_no_longer_holds_leaves_no_open_link()
    {
        await using var bad = BadMailServer.Start(MailTrouble.LaterForText);
        await using var story = await WithTermsAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal("1", OpenLinks(story));
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        story.Day("2026-07-01T09:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal("0", OpenLinks(story));
        Assert.Equal("dropped", story.Bot.Read("select state from client_mails"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Without_a_public_address_the_mail_has_no_link_and_says_how_to_answer()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(
            sink.Port,
            services: services =>
                services.Replace(
                    ServiceDescriptor.Singleton(new PublicUrls(() => new("http://localhost"), isReachable: false))
                )
        );
        Assert.Equal(1, await MailAsync(story));
        Assert.DoesNotContain("/client/", sink.Mails[0].TextBody);
        Assert.DoesNotContain("<a ", sink.Mails[0].HtmlBody);
        Assert.Contains("Please answer this mail: do you agree", sink.Mails[0].TextBody);
        Assert.Equal("0", OpenLinks(story));
    }

    [Fact]
    public async Task An_address_for_invoices_gets_the_invoice_without_a_link_and_the_terms_go_to_the_contact()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(
            sink.Port,
            before: "settings client invoices-to books@acme.example"
        );
        await MailAsync(story);
        await IssueAsync(story);
        await MailAsync(story);
        Assert.Equal(["dana@acme.example", "books@acme.example"], sink.Mails.Select(ToOf));
        Assert.Single(LinksIn(sink.Mails[0].TextBody));
        Assert.Empty(LinksIn(sink.Mails[1].TextBody));
        Assert.Empty(LinksIn(sink.Mails[1].HtmlBody));
        Assert.Contains("as the contact of", sink.Mails[0].TextBody);
        Assert.DoesNotContain("as the contact of", sink.Mails[1].TextBody);
        Assert.Contains("because invoices to", sink.Mails[1].TextBody);
    }

    [Fact]
    public async Task Somebody_of_the_team_who_is_named_as_contact_gets_no_link()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port, "\"dana@acme.example, joe@acme.example\"");
        Assert.Equal(0, await MailAsync(story));
        Says(await story.SayAsync(Marc, "terms"), "the client has no mail address", "settings client contact");
        Assert.Equal("0", OpenLinks(story));
    }

    /// <summary>Opens the one link of a mail as it stood on the line.</summary>
    private static async Task<HttpStatusCode> OpenAsync(Kit.Teams.TeamsStory story, string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text));
        using var mail = await MimeKit.MimeMessage.LoadAsync(stream);
        using var dana = Open(story, mail);
        return (await dana.GetAsync()).StatusCode;
    }
}
