using System.Net;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Mail.MailStory;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>Mails about changed terms, another contact, payments and the end.</summary>
public sealed class NewsMailStory
{
    private const string Agreed = "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"";

    [Fact]
    public async Task Changed_terms_are_mailed_with_what_changes_and_Dana_agrees_on_her_page()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        await story.SayAsync(Priya, Agreed);
        story.Day("2026-07-02T08:00:00Z");
        await story.SayAsync(Priya, "amend 1 expected 2026-08-03 due 30");
        await story.SayAsync(Priya, "amend 1 amount 40%");
        await story.SayAsync(Priya, "amend 2 amount 60%");
        Says(await story.SayAsync(Priya, "terms send"), "The mail to the client goes out in a moment");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[1];
        Assert.Equal("SAMPLE: Changed terms for your agreement · Acme website", mail.Subject);
        var text = mail.TextBody!.Replace('\u00A0', ' ').ReplaceLineEndings("\n");
        // 30 % of 12,000.00 becomes 40 %, 70 % becomes 60 %.
        Assert.Contains("Discovery report:\n  Net: EUR 3,600.00 → EUR 4,800.00\n", text);
        Assert.Contains("Final delivery: Net: EUR 8,400.00 → EUR 7,200.00", text);
        Assert.Contains("\n  Expected: 15 July 2026 → 3 August 2026", text);
        Assert.Contains("\n  Payable: 14 days → 30 days", text);
        Assert.DoesNotContain("Final delivery: Expected", text);
        Assert.Equal(sink.Mails[0].MessageId, mail.InReplyTo);
        using var dana = Open(story, mail);
        Assert.Contains("You agreed", await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss"));
        Says(await story.SayAsync(Priya, "terms"), "terms v2", "by the link mailed to dana@acme.example");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Changed_terms_that_the_server_refuses_are_told_with_what_helps()
    {
        await using var sink = MailSink.Start(accepts: to => to != "dana@acme.example");
        await using var story = await WithTermsAsync(sink.Port);
        await story.SayAsync(Priya, Agreed);
        await story.SayAsync(Priya, "amend 1 due 30");
        await story.SayAsync(Priya, "terms send");
        Assert.Equal(0, await MailAsync(story));
        Says(
            await story.SayAsync(Priya, "amend"),
            "The terms were not mailed to dana@acme.example: the mail server refused the address",
            "settings client contact",
            "[Change address]",
            "[Copy link] client link",
            "[Send again] retry terms"
        );
        Assert.Equal("0", OpenLinks(story));
    }

    [Fact]
    public async Task The_proposal_to_end_the_project_is_mailed_and_the_end_is_confirmed()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        await IssueAsync(story);
        await MailAsync(story);
        await story.SayAsync(Finn, "pay INV-2026-0001 1000");
        story.Day("2026-07-02T08:00:00Z");
        await story.SayAsync(Priya, "project end reason \"the shop is sold\" fee 500 EUR \"Cancellation fee\"");
        await story.SayAsync(Priya, "terms send");
        Assert.Equal(1, await MailAsync(story));
        var proposal = sink.Mails[^1];
        Assert.Equal("SAMPLE: Proposal to end the project · Acme website", proposal.Subject);
        Assert.Contains("proposes to end Acme website: the shop is sold.", proposal.TextBody);
        var proposed = proposal.TextBody!.Replace('\u00A0', ' ');
        Assert.Contains("Final delivery: EUR 8,400.00 → no longer part of it", proposed);
        Assert.Contains("Cancellation fee (new): EUR 500.00, billed with your agreement", proposed);
        // 1,000.00 of 4,284.00 were paid before; 3,600.00 and the fee stay of the contract.
        Assert.Contains("Paid so far, with VAT: EUR 1,000.00", proposed);
        Assert.Contains("Open on invoices, with VAT: EUR 3,284.00", proposed);
        Assert.Contains("New total, net: EUR 12,000.00 → EUR 4,100.00", proposed);
        Assert.DoesNotContain("in advance", proposed);
        using var dana = Open(story, proposal);
        Assert.Contains("You agreed", await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss"));
        Assert.Equal(1, await MailAsync(story));
        var end = sink.Mails[^1];
        Assert.Equal("SAMPLE: Project ended · Acme website", end.Subject);
        var text = end.TextBody!.Replace('\u00A0', ' ');
        Assert.Contains("Discovery report: Complete", text);
        Assert.Contains("INV-2026-0001: To pay: EUR 3,284.00, 15 July 2026", text);
        Assert.Contains("Thank you for working with us.", text);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task An_advance_that_was_paid_is_named_in_the_proposal_to_end_the_project()
    {
        await using var sink = MailSink.Start();
        await using var story = await TeamsStory.BeginAsync(_ => { }, Start, SettingsFor(sink.Port));
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 10000 EUR vat 19",
                "role add approver @Marc",
                "role add finance @Finn",
                "add \"Contract signed\" 2000 EUR advance expected +1d done-when written-email",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
                "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"signed contract\"");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        await story.SayAsync(Finn, "pay 1 2380");
        await story.SayAsync(Priya, "project end reason \"the shop is sold\" fee 500 EUR \"Cancellation fee\"");
        await story.SayAsync(Priya, "terms send");
        await MailAsync(story);
        var text = sink.Mails[^1].TextBody!.Replace('\u00A0', ' ');
        // 2,000.00 and 19 % were paid; 500.00 stay of the contract.
        Assert.Contains("EUR 2,380.00 of what you have paid was paid in advance. It is deducted", text);
        Assert.Contains("Contract signed: EUR 2,000.00 → advance, deducted from what is billed", text);
        Assert.Contains("Paid so far, with VAT: EUR 2,380.00", text);
    }

    [Fact]
    public async Task Terms_that_were_changed_since_the_last_mail_say_so()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port, before: "settings client language de");
        await MailAsync(story);
        story.Day("2026-07-03T08:00:00Z");
        await story.SayAsync(Priya, "set 2 expected 2026-09-25");
        await story.SayAsync(Priya, "terms send");
        await MailAsync(story);
        var mail = sink.Mails[^1];
        Assert.Equal("MUSTER: Überarbeitet: Konditionen zur Freigabe · Acme website", mail.Subject);
        Assert.Contains("seit unserer E-Mail vom 1.\u00A0Juli\u00A02026 geändert", mail.TextBody);
    }

    [Fact]
    public async Task A_cancelled_project_says_what_was_not_delivered()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port, before: "settings client language de");
        await MailAsync(story);
        await story.SayAsync(Priya, Agreed);
        await story.SayAsync(Marc, "project cancel reason \"no budget\"");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[^1];
        Assert.Equal("MUSTER: Projekt abgebrochen · Acme website", mail.Subject);
        Assert.Contains("Discovery report: Nicht geliefert", mail.TextBody);
        Assert.Contains("Es ist nichts mehr zu zahlen.", mail.TextBody);
        // The team's reason is for the team.
        Assert.DoesNotContain("no budget", mail.TextBody);
    }

    [Fact]
    public async Task A_new_contact_after_the_agreement_is_told_to_the_old_address_and_to_the_approvers()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port, before: "settings client copy ceo@acme.example");
        await MailAsync(story);
        await story.SayAsync(Priya, Agreed);
        using var dana = Open(story, sink.Mails[0]);
        await story.SayAsync(Priya, "settings seller mail else@where.example");
        Says(await story.SayAsync(Priya, "settings client contact eve@acme-group.example"), "@Marc", "eve@acme-group");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[^1];
        Assert.Equal("dana@acme.example", ToOf(mail));
        Assert.Equal("SAMPLE: Another contact · Acme website", mail.Subject);
        Assert.Empty(LinksIn(mail.TextBody));
        // Whoever exchanged the contact may have set the seller's address as well.
        Assert.Empty(mail.ReplyTo);
        Assert.Contains("that you know from before", mail.TextBody, StringComparison.Ordinal);
        foreach (var secret in new[] { "eve", "12,000", "3,600" })
            Assert.DoesNotContain(secret, mail.TextBody + mail.HtmlBody);
        Assert.Equal(HttpStatusCode.NotFound, (await dana.GetAsync()).StatusCode);
        Says(await story.SayAsync(Priya, "audit"), "mailed the change of contact to dana@acme.example");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData("settings client contact \"Dana Weiss <dana@acme.example>\"")]
    [InlineData("settings client contact DANA@acme.example")]
    public async Task The_same_address_with_a_name_is_no_new_contact(string line)
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        await story.SayAsync(Priya, Agreed);
        await story.SayAsync(Priya, line);
        Assert.Equal(0, await MailAsync(story));
    }

    [Fact]
    public async Task Payments_are_confirmed_only_where_that_is_set()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port);
        await MailAsync(story);
        await IssueAsync(story);
        await MailAsync(story);
        await story.SayAsync(Finn, "pay INV-2026-0001 1000");
        Assert.Equal(0, await MailAsync(story));
        Says(await story.SayAsync(Priya, "settings client-receipts on"), "Payments confirmed by mail: off → on");
        await story.SayAsync(Finn, "pay INV-2026-0001 2000 on 2026-07-01");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[^1];
        Assert.Equal("SAMPLE: Payment received · INV-2026-0001 · Acme website", mail.Subject);
        var text = mail.TextBody!.Replace('\u00A0', ' ');
        // 4,284.00 - 1,000.00 - 2,000.00.
        Assert.Contains("has received your payment of EUR 2,000.00 for invoice INV-2026-0001", text);
        Assert.Contains("EUR 1,284.00 is still to pay, by 15 July 2026.", text);
        Assert.Contains("Received on: 1 July 2026", text);
        Assert.Equal(sink.Mails[1].MessageId, mail.InReplyTo);
        await story.SayAsync(Finn, "pay INV-2026-0001 1284");
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("The invoice is paid in full.", sink.Mails[^1].TextBody);
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "INV-2026-0001 was mailed to dana@acme.example");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "settings client-receipts off"), "Payments confirmed by mail: on → off");
    }

    [Fact]
    public async Task A_payment_that_was_taken_back_before_its_mail_left_is_not_confirmed()
    {
        await using var sink = MailSink.Start();
        await using var story = await WithTermsAsync(sink.Port, before: "settings client-receipts on");
        await MailAsync(story);
        await IssueAsync(story);
        await MailAsync(story);
        await story.SayAsync(Finn, "pay INV-2026-0001 2000");
        await story.SayAsync(Finn, "undo");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal(2, sink.Mails.Count);
    }
}
