using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using MimeKit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Mail.MailStory;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>Who gets copies gets a mail of their own: the same document, and never a link.</summary>
public sealed class MailCopiesStory
{
    private const string Copies = "settings client copy \"ceo@acme.example, cfo@acme.example\"";

    private static Task<TeamsStory> BeginAsync(int port) => WithTermsAsync(port, before: Copies);

    private static byte[] FileOf(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        Assert.IsType<MimePart>(Assert.Single(mail.Attachments), exactMatch: false).Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public async Task Each_gets_the_same_document_and_only_the_contact_gets_the_link()
    {
        await using var sink = MailSink.Start();
        await using var story = await BeginAsync(sink.Port);
        Assert.Equal(3, await MailAsync(story));
        await IssueAsync(story);
        Assert.Equal(3, await MailAsync(story));
        Assert.Equal(0, await MailAsync(story));
        string[] all = ["dana@acme.example", "ceo@acme.example", "cfo@acme.example"];
        Assert.Equal([.. all, .. all], sink.Mails.Select(ToOf));
        Assert.All(sink.Mails, mail => Assert.Empty(mail.Cc));
        Assert.Contains("please answer on your page", sink.Mails[0].TextBody, StringComparison.OrdinalIgnoreCase);
        // Nobody but the contact is asked to agree.
        Assert.Contains("The contact at Acme GmbH is asked to agree.", sink.Mails[1].TextBody);
        Assert.DoesNotContain("do you agree", sink.Mails[1].TextBody);
        var invoices = sink.Mails.Skip(3).ToList();
        Assert.Single(LinksIn(invoices[0].TextBody));
        foreach (var copy in invoices.Skip(1))
        {
            Assert.Equal(FileOf(invoices[0]), FileOf(copy));
            Assert.Empty(LinksIn(copy.TextBody));
            Assert.Empty(LinksIn(copy.HtmlBody));
            Assert.Contains("You get a copy of this mail to Acme GmbH", copy.TextBody);
        }
        Assert.Equal("2", OpenLinks(story));
        Assert.Equal(6, sink.Mails.Select(m => m.MessageId).Distinct().Count());
        Says(await story.SayAsync(Priya, "audit"), "mailed a copy of INV-2026-0001 to cfo@acme.example");
        Says(
            await story.SayAsync(Priya, "why INV-2026-0001"),
            "INV-2026-0001 to dana@acme.example, 2026-07-01 10:00",
            "a copy of INV-2026-0001 to ceo@acme.example, 2026-07-01 10:00"
        );
        Says(
            await story.SayAsync(Priya, "timeline"),
            "2026-07-01 · mailed: the terms · to dana@acme.example",
            "2026-07-01 · mailed: INV-2026-0001 · to dana@acme.example"
        );
        var proof =
            (await story.SayAsync(Priya, "proof 1")).Text + (await story.SayAsync(Priya, "proof 1 page 2")).Text;
        Assert.Contains("mailed the terms to dana@acme.example", proof);
        Assert.Contains("mailed INV-2026-0001 to dana@acme.example", proof);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_refused_copy_is_told_and_sent_again_alone()
    {
        var isOpen = false;
        await using var sink = MailSink.Start(accepts: to => to != "ceo@acme.example" || isOpen);
        await using var story = await BeginAsync(sink.Port);
        await MailAsync(story);
        await IssueAsync(story);
        Assert.Equal(2, await MailAsync(story));
        Says(
            await story.SayAsync(Marc, "show INV-2026-0001"),
            "INV-2026-0001 was mailed to dana@acme.example",
            "A copy of INV-2026-0001 was not mailed to ceo@acme.example: the mail server refused the address",
            "[Send again] retry INV-2026-0001"
        );
        Assert.DoesNotContain("[Copy link]", (await story.SayAsync(Marc, "show INV-2026-0001")).Text);
        isOpen = true;
        await story.SayAsync(Marc, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal("ceo@acme.example", ToOf(sink.Mails[^1]));
        Assert.StartsWith("SAMPLE: Invoice INV", sink.Mails[^1].Subject);
        Assert.DoesNotContain("A copy of", (await story.SayAsync(Marc, "show INV-2026-0001")).Text);
        story.Clock.Now += TimeSpan.FromHours(1);
        // Now everybody has it: sent again, it goes to the contact alone, as a copy.
        await story.SayAsync(Marc, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal("dana@acme.example", ToOf(sink.Mails[^1]));
        Assert.StartsWith("SAMPLE: Copy: Invoice INV", sink.Mails[^1].Subject);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Copies_wait_until_the_contact_has_theirs()
    {
        await using var sink = MailSink.Start(accepts: to => to != "dana@acme.example");
        await using var story = await BeginAsync(sink.Port);
        Assert.Equal(0, await MailAsync(story));
        Assert.Empty(sink.Mails);
        await story.SayAsync(Priya, "settings client contact dana@acme-group.example");
        await story.SayAsync(Marc, "retry terms");
        Assert.Equal(3, await MailAsync(story));
        Assert.Equal(["dana@acme-group.example", "ceo@acme.example", "cfo@acme.example"], sink.Mails.Select(ToOf));
    }

    [Fact]
    public async Task Answers_hang_on_the_first_mail_about_the_same_that_the_reader_got()
    {
        await using var sink = MailSink.Start();
        await using var story = await BeginAsync(sink.Port);
        await MailAsync(story);
        await IssueAsync(story);
        await MailAsync(story);
        await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong order\"");
        Assert.Equal(3, await MailAsync(story));
        foreach (var person in new[] { "dana@acme.example", "ceo@acme.example", "cfo@acme.example" })
        {
            var mails = sink.Mails.Where(m => ToOf(m) == person).ToList();
            Assert.Null(mails[0].InReplyTo);
            Assert.Null(mails[1].InReplyTo);
            Assert.Equal(mails[1].MessageId, mails[2].InReplyTo);
        }
    }
}
