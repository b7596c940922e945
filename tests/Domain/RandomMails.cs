using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Domain;

/// <summary>What becomes of mails to the client, at random.</summary>
internal static class RandomMails
{
    /// <summary>Telling the client that work is paused, and that it is not.</summary>
    public static Decision Pause(Project p, DecisionContext s, Random random)
    {
        if (p.Milestones.Find(m => m.Pause is not null) is { } paused)
            return random.Next(2) == 0
                ? p.LiftPauseNotice(paused, s)
                : p.SendNotice(
                    NoticeKind.PauseEnded,
                    paused.Id,
                    s with
                    {
                        Actor = new("clock", "the clock", ActorKind.Clock, IsInProjectConversation: false),
                    }
                );
        var planned = p.LiveMilestones.Where(m => m.Stage == Stage.Planned).ToList();
        return p.GivePauseNotice(planned.Count > 0 ? planned[random.Next(planned.Count)] : p.Milestones[0], s);
    }

    /// <summary>Mails and formal reminders.</summary>
    public static Decision Remind(Project p, Invoice invoice, DecisionContext s, Random random)
    {
        var clock = s with { Actor = new("clock", "the clock", ActorKind.Clock, IsInProjectConversation: false) };
        return random.Next(5) switch
        {
            0 => p.MailReminder(invoice, s),
            1 => p.SendFormalReminder(invoice, null, s),
            2 => p.RequestFormalReminder(invoice, s),
            3 => p.SendNotice(NoticeKind.ClientReminder, invoice.Id, clock),
            _ => p.RecordMail(
                new ClientMailSent(
                    random.Next(2) == 0 ? ClientMailKind.Reminder : ClientMailKind.FormalReminder,
                    invoice.Id,
                    null,
                    invoice.Milestone,
                    1,
                    "dana@acme.example",
                    $"{random.Next():x8}@milestonebot.invalid"
                ),
                s with
                {
                    Actor = new("source/mail", "the mail service", ActorKind.Source, IsInProjectConversation: false),
                }
            ),
        };
    }

    public static Decision Mail(Project p, Invoice invoice, DecisionContext s, Random random)
    {
        var byProgram = s with
        {
            Actor = new("source/mail", "the mail service", ActorKind.Source, IsInProjectConversation: false),
        };
        return random.Next(3) switch
        {
            0 when random.Next(4) == 0 => p.ChangeClientReceipts(!p.ClientReceipts, s),
            0 => p.MailAgain(invoice, null, s),
            1 => p.RecordMail(
                new ClientMailSent(
                    ClientMailKind.Invoice,
                    invoice.Id,
                    null,
                    invoice.Milestone,
                    1,
                    "dana@acme.example",
                    $"{random.Next():x8}@milestonebot.invalid"
                ),
                byProgram
            ),
            _ => p.RecordMail(
                new ClientMailRefused(
                    ClientMailKind.Invoice,
                    invoice.Id,
                    null,
                    invoice.Milestone,
                    1,
                    "dana@acme.example",
                    (ClientMailFault)random.Next(6),
                    "550 no such user"
                )
                {
                    IsForCopies = random.Next(3) == 0 ? true : null,
                },
                byProgram
            ),
        };
    }
}
