using MilestoneBot.Cards.Deliver;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

internal static partial class RefusalText
{
    private static string? Dunning(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.AlreadyMailedToday { Mail.IsWaiting: true } r =>
                $"A reminder of {r.Invoice.NumberOrPending()} waits to be mailed already. Nothing was changed.",
            Refusal.AlreadyMailedToday r => $"The client was mailed about {r.Invoice.NumberOrPending()} today"
                + $"{Suffix.With(", ", view?.DayAndTime(r.Mail.At))}; one a day is enough. Nothing was changed.",
            Refusal.InvoiceNotOverdue r => $"{r.Invoice.NumberOrPending()} is due on {r.Invoice.Due!.Value.ToDay()}"
                + " and not overdue, so there is nothing to remind of formally. "
                + $"A friendly mail: remind {r.Invoice.NumberOrPending()} client. Nothing was changed.",
            Refusal.AlreadyFormalToday r =>
                $"A formal reminder of {r.Invoice.NumberOrPending()} was sent today ({r.Today.ToDay()}) already. "
                    + "Nothing was changed.",
            Refusal.FormalReminderChanged r =>
                $"The formal reminder of {r.Invoice.NumberOrPending()} would now ask for {r.Now}, not {r.Seen}. "
                    + $"Please look again: remind {r.Invoice.NumberOrPending()} formal. Nothing was sent.",
            Refusal.NotPausedByMoney r => $"{r.Milestone.Name} does not wait for an open invoice"
                + $"{Suffix.With(": ", view is null ? null : GateCard.Describe(view, r.Gate))} "
                + "So there is nothing to tell the client. Nothing was changed.",
            Refusal.AlreadyPaused r => $"The client is told already that work on {r.Milestone.Name} is paused"
                + $"{Suffix.With(": ", view?.SignedBy(r.Notice.Signed))}. "
                + $"To take it back: pause notice {At(r.Milestone, view)} off. Nothing was changed.",
            Refusal.NotPaused r =>
                $"The client is not told that work on {r.Milestone.Name} is paused. Nothing was changed.",
            _ => null,
        };
}
