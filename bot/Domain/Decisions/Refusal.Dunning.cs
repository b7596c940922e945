using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

public abstract partial record Refusal
{
    // Reminding the client
    /// <summary>The client got a mail about this invoice today, or it waits to be mailed.</summary>
    public sealed record AlreadyMailedToday(Invoice Invoice, ClientMail Mail) : Refusal;

    /// <summary>A formal reminder needs an invoice that is overdue.</summary>
    public sealed record InvoiceNotOverdue(Invoice Invoice) : Refusal;

    /// <summary>A formal reminder of this invoice was sent today.</summary>
    public sealed record AlreadyFormalToday(Invoice Invoice, DateOnly Today) : Refusal;

    /// <summary>What a formal reminder asks for is no longer what the person saw.</summary>
    public sealed record FormalReminderChanged(Invoice Invoice, Money Seen, Money Now) : Refusal;

    /// <summary>More arrived than is open: some of it may be interest that a letter asked for.</summary>
    public sealed record PaymentExceedsBalance(Invoice Invoice, Money Amount, Money Surplus, string Words) : Refusal
    {
        /// <summary>What of it a formal reminder asked for as interest and flat fee; null for nothing.</summary>
        public Money? AsInterest { get; init; }
    }

    /// <summary>The milestone does not wait for an open invoice, so there is nothing to tell the client.</summary>
    /// <param name="Gate">What its gate says.</param>
    public sealed record NotPausedByMoney(Milestone Milestone, StageGate Gate) : Refusal;

    /// <summary>The client is told already that work on the milestone is paused.</summary>
    public sealed record AlreadyPaused(Milestone Milestone, PauseNotice Notice) : Refusal;

    /// <summary>The client is not told that work on the milestone is paused.</summary>
    public sealed record NotPaused(Milestone Milestone) : Refusal;
}
