using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>
/// A client is not mailed the same again and again, and mails that do not leave are seen by people and by a monitor.
/// </summary>
public sealed class KeptBackMailStory
{
    private const string OfPriya = "a:priyas-own-chat";

    private static async Task<TeamsStory> SentAsync(int port, string first = "file-delivery")
    {
        var story = await TeamsStory.BeginAsync(
            _ => { },
            "2026-07-01T08:00:00Z",
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Smtp:From", "bills@studio.example"),
            ("Smtp:Security", "none")
        );
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 key ACME",
                "role add approver @Marc",
                "role add finance @Finn",
                $"add \"Discovery report\" 30% expected +14d done-when {first}",
                "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE",
                "terms send",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    private static async Task<TeamsStory> IssuedAsync(int port)
    {
        var story = await SentAsync(port);
        await MailAsync(story);
        foreach (
            var line in new[]
            {
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report v3\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued");
        await story.CarryAsync();
        return story;
    }

    private static Task<int> MailAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<ClientMailRunner>().RunAsync(default);

    private static async Task<(int Status, JsonElement Body)> ReadyAsync(TeamsStory story)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(story.Bot.Address, "/readyz"));
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    [Fact]
    public async Task What_the_server_took_is_mailed_again_an_hour_later_at_the_earliest()
    {
        await using var sink = MailSink.Start();
        await using var story = await SentAsync(sink.Port, "client-sign-off");
        // It waits; asked for in between, it goes once.
        await story.SayAsync(Marc, "retry terms");
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync("retry terms", "Wed 1 Jul 2026 10:00", "Wed 1 Jul 2026 11:00");
        story.Clock.Now += TimeSpan.FromHours(1);
        Says(await story.SayAsync(Marc, "retry terms"), "The terms go to the client again in a moment");
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync("retry terms", "Wed 1 Jul 2026 11:00", "Wed 1 Jul 2026 12:00");

        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        foreach (var line in new[] { "start 1", "submit 1 \"Report v3\"" })
            await story.SayAsync(Priya, line);
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync("retry 1", "Wed 1 Jul 2026 11:00", "Wed 1 Jul 2026 12:00");

        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"e-mail 2 July\"");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued");
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync("retry INV-2026-0001", "Wed 1 Jul 2026 11:00", "Wed 1 Jul 2026 12:00");
        // The invoice and its credit note take turns no faster.
        Says(await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong order\""), "INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync("retry INV-2026-0001", "Wed 1 Jul 2026 11:00", "Wed 1 Jul 2026 12:00");
        await RefusedAsync("retry CN-2026-0001", "Wed 1 Jul 2026 11:00", "Wed 1 Jul 2026 12:00");
        // Another address has nothing yet.
        await story.SayAsync(Priya, "settings client invoices-to billing@acme.example");
        await story.SayAsync(Marc, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        await RefusedAsync(
            "retry INV-2026-0001",
            "Wed 1 Jul 2026 11:00",
            "Wed 1 Jul 2026 12:00",
            "billing@acme.example"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");

        async Task RefusedAsync(string line, string at, string again, string to = "dana@acme.example")
        {
            for (var time = 0; time < 3; time++)
                Says(
                    await story.SayAsync(Marc, line),
                    $"It was mailed to {to}, {at}, and once an hour is enough. It can be mailed again from {again} on. "
                        + "Nothing was mailed."
                );
            Assert.Equal(0, await MailAsync(story));
        }
    }

    [Fact]
    public async Task Mails_that_wait_in_vain_are_listed_and_turn_readyz_red()
    {
        int port;
        await using (var gone = MailSink.Start())
            port = gone.Port;
        await using var story = await IssuedAsync(port);
        Assert.Equal(0, await MailAsync(story));
        var (status, early) = await ReadyAsync(story);
        // The terms were agreed to meanwhile; their mail is dropped at its next turn.
        Assert.Equal((200, 2), (status, early.GetProperty("mailsWaiting").GetInt32()));
        Says(await story.SayAsync(Marc, "retry"), "Every message went out");
        await story.CarryAsync();

        story.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal(0, await MailAsync(story));
        // Every message to the team is out, so only the mail is late.
        await story.CarryAsync();
        var (late, body) = await ReadyAsync(story);
        Assert.Equal((503, "Degraded"), (late, body.GetProperty("status").GetString()));
        Assert.Equal(360, body.GetProperty("mailsOverdueSeconds").GetInt32());
        Assert.Equal(0, body.GetProperty("overdueSeconds").GetInt32());
        Assert.Equal(
            "the mail server cannot be reached, or asks for a later try",
            body.GetProperty("mailsWaitingBecause").GetString()
        );
        Assert.DoesNotContain("acme", body.ToString(), StringComparison.OrdinalIgnoreCase);
        var listed = await story.SayAsync(Marc, "retry");
        Says(
            listed,
            "1 message did not go out, or may not have",
            "the mail with INV-2026-0001",
            "the mail server cannot be reached or asks for a later try (tried 2 times); it goes by itself"
        );
        Assert.DoesNotContain("Send again", listed.Text, StringComparison.Ordinal);
        // Bob holds no role here.
        Says(await story.SayAsync(Bob, "retry"), "Every message went out");
    }

    [Fact]
    public async Task Refused_and_uncertain_mails_are_listed_until_they_are_mailed()
    {
        var isOpen = false;
        await using var sink = MailSink.Start(accepts: _ => isOpen);
        await using var story = await IssuedAsync(sink.Port);
        Assert.Equal(0, await MailAsync(story));
        await story.CarryAsync();
        var (status, body) = await ReadyAsync(story);
        // The terms were agreed to meanwhile, so only the invoice is listed; both were refused.
        Assert.Equal((200, 0), (status, body.GetProperty("mailsWaiting").GetInt32()));
        Assert.Equal(2, body.GetProperty("mailsRefused").GetInt32());
        Says(
            await story.SayAsync(Marc, "retry"),
            "1 message did not go out, or may not have",
            "INV-2026-0001",
            "the mail server refused the address",
            "to dana@acme.example",
            "[Send again INV-2026-0001] retry INV-2026-0001"
        );
        isOpen = true;
        await story.SayAsync(Marc, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        Says(await story.SayAsync(Marc, "retry"), "Every message went out");
        Assert.Equal(1, (await ReadyAsync(story)).Body.GetProperty("mailsRefused").GetInt32());
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_is_listed_as_such()
    {
        await using var bad = BadMailServer.Start(MailTrouble.GoneAfterText);
        await using var story = await SentAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        Says(
            await story.SayAsync(Marc, "retry"),
            "the mail with the terms",
            "it may have arrived",
            "[Send again terms] retry terms"
        );
        Assert.Equal(1, (await ReadyAsync(story)).Body.GetProperty("mailsUncertain").GetInt32());
        // From elsewhere it is told where to say it.
        var elsewhere = await story.SayAsync(Marc, "retry", OfPriya);
        Assert.Contains("the terms", elsewhere.Text, StringComparison.Ordinal);
    }
}
