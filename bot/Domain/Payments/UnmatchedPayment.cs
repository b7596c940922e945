using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>An incoming payment that waits for a person, with what has been done about it so far.</summary>
/// <param name="Number">Numbers the incoming payments of the workspace; people write B7.</param>
/// <param name="Batch">Where it was reported: the name of the file.</param>
/// <param name="Reason">Why it is not booked, in half a sentence.</param>
public sealed record UnmatchedPayment(
    int Number,
    IncomingPayment IncomingPayment,
    string Batch,
    string Reason,
    DateTimeOffset At
)
{
    /// <summary>The projects whose invoices its reference names; none when any project could be meant.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>
    /// The amount recorded from it on invoices and not reversed; null when the amounts cannot be compared.
    /// </summary>
    public Money? RecordedAmount { get; init; }

    /// <summary>How many entries were ever recorded from it.</summary>
    public int EntryCount { get; init; }

    public bool IsDismissed { get; init; }

    /// <summary>
    /// It was put aside when it was read, because it is no client's payment itself, such as a card processor's payout.
    /// Nobody has to decide, and a person may still record it.
    /// </summary>
    public bool IsPutAside { get; init; }

    /// <summary>The only project for which money arrives on its account; null for any.</summary>
    public AccountOwner? Owner { get; init; }

    /// <summary>The last file that repeated it; "" when none did.</summary>
    public string RepeatedIn { get; init; } = "";

    /// <summary>The one project from which it is known to return money; "" when there is none.</summary>
    public string ReturnProject { get; init; } = "";

    /// <summary>
    /// How much of it the bank returned; for a bank return, how much reversals have settled. Null when the amounts
    /// cannot be compared.
    /// </summary>
    public Money? ReturnedAmount { get; init; }

    /// <summary>
    /// The number of the bank return, if it arrived before the payment was recorded; for a bank return, the number of
    /// the payment that it returns. 0 for none.
    /// </summary>
    public int CounterpartNumber { get; init; }

    public string Name => $"B{Number}";

    /// <summary>What is still to be recorded; null when the amount cannot be read.</summary>
    public Money? Remaining
    {
        get
        {
            if (IncomingPayment.Amount is not { } amount)
                return null;
            var none = Money.Zero(amount.Currency);
            return RecordedAmount is { } recorded ? amount - recorded - (ReturnedAmount ?? none) : none;
        }
    }

    /// <summary>It waits for a person.</summary>
    public bool IsOpen => !IsPutAside && IsRecordable;

    /// <summary>Something of it is left that a person may record, also when it was put aside at once.</summary>
    public bool IsRecordable => !IsDismissed && (Remaining is { } left ? left.IsPositive : EntryCount == 0);

    /// <summary>The source id for the next entry recorded from it. Each id is recorded only once.</summary>
    public string NextSource => $"{IncomingPayment.Line}/{EntryCount + 1}";

    public bool CanBelongTo(string project)
    {
        if (ReturnProject.Length > 0)
            return ReturnProject == project;
        if (Owner is { Project.Length: > 0 } owner)
            return owner.Project == project;
        return Projects.Count == 0 || Projects.Contains(project, StringComparer.Ordinal);
    }
}
