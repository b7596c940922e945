using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Domain;

/// <summary>What becomes of mails to the client, at random.</summary>
internal static class RandomMails
{
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
