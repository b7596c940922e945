using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Domain;

internal static partial class RandomProjectActions
{
    /// <summary>
    /// Where silence counts: the clock does what is due, and now and then the mail server takes or refuses a notice. Null
    /// otherwise.
    /// </summary>
    public static Decision? SilenceTurn(Project p, DecisionContext s)
    {
        if (p.ScheduledNotices().FirstOrDefault(n => n.Kind == NoticeKind.Silence && n.DueAt <= s.At) is { } due)
            return p.SendNotice(
                due.Kind,
                due.ItemId,
                s with
                {
                    Actor = new("clock", "the clock", ActorKind.Clock, IsInProjectConversation: false),
                }
            );
        if (
            p.Revision % 3 != 1
            || p.LiveMilestones.FirstOrDefault(m => p.SilenceToName(m, s.At) is not null) is not { } told
        )
            return null;
        var byProgram = s with
        {
            Actor = new("source/mail", "the mail service", ActorKind.Source, IsInProjectConversation: false),
        };
        return p.Revision % 12 == 4
            ? p.RecordMail(
                new ClientMailRefused(
                    ClientMailKind.Delivery,
                    null,
                    null,
                    told.Id,
                    1,
                    p.ContactAddress,
                    ClientMailFault.AddressRefused,
                    ""
                ),
                byProgram
            )
            : p.RecordMail(
                new ClientMailSent(ClientMailKind.Delivery, null, null, told.Id, 1, p.ContactAddress, "1@b.invalid"),
                byProgram,
                p.SilenceToName(told, s.At)
            );
    }
}
