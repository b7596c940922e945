using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// Somebody who decides alone accepts the seller's account with a code from a mail, where a mail server is set.
/// </summary>
public sealed partial class SoloAccountCodeStory
{
    private static async Task<TeamsStory> ProposedAsync(int port, string mail = "mail hello@studio.example ")
    {
        var story = await TeamsStory.BeginAsync(
            _ => { },
            "2026-07-01T08:00:00Z",
            [
                ("Smtp:Host", "127.0.0.1"),
                ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
                ("Smtp:From", "bills@studio.example"),
                ("Smtp:Security", "none"),
            ]
        );
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        Says(
            await story.SayAsync(Priya, $"settings seller {mail}iban DE89370400440532013000 holder \"Studio Nord\""),
            "a code is mailed to you"
        );
        return story;
    }

    private static async Task<string> MailedAsync(TeamsStory story, MailSink sink)
    {
        await story.Bot.Services.GetRequiredService<AccountCodeRunner>().RunAsync(default);
        return Six().Match(sink.Mails[^1].TextBody ?? "").Value;
    }

    [Fact]
    public async Task The_code_and_not_the_digits_accepts_it()
    {
        await using var sink = MailSink.Start();
        await using var story = await ProposedAsync(sink.Port);
        Says(
            await story.SayAsync(Priya, "account accept 1"),
            "a code of six digits is mailed to",
            "@studio.example",
            "account accept 1 123456",
            "Nothing was changed"
        );
        Assert.Equal("", story.Bot.Read("select code_hash from account_codes"));
        var code = await MailedAsync(story, sink);
        Assert.DoesNotContain(code, Assert.Single(sink.Mails).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(code, story.Bot.Read("select salt || code_hash from account_codes"));
        // Asking again at once mails no second code.
        await story.SayAsync(Priya, "account accept 1");
        await MailedAsync(story, sink);
        Assert.Single(sink.Mails);
        Says(await story.SayAsync(Priya, "account accept 1 3000"), "That is not the code", "Nothing was changed");
        Says(await story.SayAsync(Priya, $"account accept 1 {code}"), "Account 1 for invoices accepted");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Five_wrong_codes_wait_fifteen_minutes_and_an_old_code_is_no_code()
    {
        await using var sink = MailSink.Start();
        await using var story = await ProposedAsync(sink.Port);
        await story.SayAsync(Priya, "account accept 1");
        var code = await MailedAsync(story, sink);
        var wrong = code == "123456" ? "654321" : "123456";
        for (var i = 0; i < 5; i++)
            Says(await story.SayAsync(Priya, $"account accept 1 {wrong}"), "That is not the code");
        Says(await story.SayAsync(Priya, $"account accept 1 {code}"), "wait fifteen minutes");
        story.Day("2026-07-01T08:15:00Z");
        Says(await story.SayAsync(Priya, $"account accept 1 {code}"), "too old");
        await story.SayAsync(Priya, "account accept 1");
        code = await MailedAsync(story, sink);
        story.Day("2026-07-01T08:25:00Z");
        Says(await story.SayAsync(Priya, $"account accept 1 {code}"), "too old");
    }

    [Fact]
    public async Task A_changed_address_of_the_seller_gets_no_codes_for_a_day_and_is_told_in_every_place()
    {
        await using var sink = MailSink.Start();
        await using var story = await ProposedAsync(sink.Port);
        await story.SayAsync(
            Priya,
            "project new \"Beta shop\" client \"Beta\" total 500 EUR vat 19",
            "19:shop@thread.tacv2"
        );
        await story.CarryAsync();
        Says(
            await story.SayAsync(Priya, "settings seller mail thief@else.example"),
            "Seller saved",
            "codes for a new account go to hello@studio.example"
        );
        Assert.Contains(await story.CarryAsync(), call => call.Conversation == "19:shop@thread.tacv2");
        Says(await story.SayAsync(Priya, "audit settings"), "mail thief@else.example");
        // Taking it away in between, and a second change, lead nowhere else.
        await story.SayAsync(Priya, "settings seller mail none");
        await story.SayAsync(Priya, "settings seller mail thief2@else.example");
        Says(await story.SayAsync(Priya, "account accept 1"), "h…@studio.example", "address before its change");
        await MailedAsync(story, sink);
        Assert.Equal("hello@studio.example", Assert.Single(Assert.Single(sink.Mails).To.Mailboxes).Address);
        story.Day("2026-07-02T08:01:00Z");
        Says(await story.SayAsync(Priya, "account accept 1"), "t…@else.example");
    }

    [Fact]
    public async Task With_a_second_approver_no_code_is_asked_for()
    {
        await using var sink = MailSink.Start();
        await using var story = await ProposedAsync(sink.Port);
        await story.SayAsync(Priya, "role add approver @Marc");
        Says(await story.SayAsync(Marc, "account accept 1 3000"), "Account 1 for invoices accepted");
        await story.Bot.Services.GetRequiredService<AccountCodeRunner>().RunAsync(default);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_mail_server_that_refuses_loses_nothing_and_another_code_may_be_asked_for_at_once()
    {
        var takes = false;
        await using var sink = MailSink.Start(accepts: _ => takes);
        await using var story = await ProposedAsync(sink.Port);
        await story.SayAsync(Priya, "account accept 1");
        await story.Bot.Services.GetRequiredService<AccountCodeRunner>().RunAsync(default);
        Assert.Empty(sink.Mails);
        takes = true;
        await story.SayAsync(Priya, "account accept 1");
        Says(
            await story.SayAsync(Priya, $"account accept 1 {await MailedAsync(story, sink)}"),
            "Account 1 for invoices accepted"
        );
    }

    [GeneratedRegex("[0-9]{6}", RegexOptions.NonBacktracking)]
    private static partial Regex Six();
}
