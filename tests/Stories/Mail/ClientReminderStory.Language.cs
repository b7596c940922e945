using MilestoneBot.Tests.Kit.Mail;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>Which language mails speak when the client's was changed after the invoice.</summary>
public sealed partial class ClientReminderStory
{
    [Fact]
    public async Task A_mail_speaks_the_language_that_the_client_reads_now_and_what_is_attached_keeps_its_own()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        Assert.StartsWith("Hello,", sink.Mails[^1].TextBody, StringComparison.Ordinal);
        await story.SayAsync(Priya, "settings client language de");
        story.Day("2026-07-31T08:00:00Z");
        var before = sink.Mails.Count;
        foreach (
            var (who, line) in new[]
            {
                (Priya, "pause notice 2"),
                (Finn, "remind 1 client"),
                (Finn, "remind 1 formal send"),
                (Marc, "retry INV-2026-0001"),
            }
        )
        {
            await story.SayAsync(who, line);
            await MailAsync(story);
        }
        var mails = sink.Mails.Skip(before).ToList();
        Assert.Equal(4, mails.Count);
        Assert.All(
            mails,
            mail =>
            {
                Assert.Contains("Guten Tag!", mail.TextBody, StringComparison.Ordinal);
                Assert.Contains("4.284,00\u00A0EUR", mail.TextBody, StringComparison.Ordinal);
                foreach (var english in new[] { "Hello", "Project:", "Please", "paused", "Due", "invoice" })
                    Assert.DoesNotContain(english, mail.Subject + mail.TextBody, StringComparison.Ordinal);
            }
        );
        Assert.Contains("Completion date", TextOf(FileOf(mails[^1])), StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
