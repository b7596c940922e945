using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A receipt that waits for a person, with what became of it so far.</summary>
/// <param name="Number">Counts the receipts of the workspace; people say B7.</param>
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
    /// <summary>The projects whose invoices its reference names; none where anybody's could be meant.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>What of it is recorded on invoices and stands; null where the amounts cannot be compared.</summary>
    public Money? RecordedAmount { get; init; }

    /// <summary>How many entries were ever recorded from it.</summary>
    public int EntryCount { get; init; }

    public bool IsDismissed { get; init; }

    /// <summary>The last file that told it again; "" where none did.</summary>
    public string RepeatedIn { get; init; } = "";

    /// <summary>The one project in which it is known to take money back; "" where none is.</summary>
    public string ReturnProject { get; init; } = "";

    /// <summary>How much of it the bank took back again; of a return, how much reversals stand for. Null where the
    /// amounts cannot be compared.</summary>
    public Money? ReturnedAmount { get; init; }

    /// <summary>
    /// The bank's line that took it back while it was not recorded; of a return, the line that it took back. 0 for
    /// none.
    /// </summary>
    public int CounterpartNumber { get; init; }

    public string Name => $"B{Number}";

    /// <summary>What is still to be recorded; null where the amount cannot be read.</summary>
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

    public bool IsOpen => !IsDismissed && (Remaining is { } left ? left.IsPositive : EntryCount == 0);

    /// <summary>The id under which the next entry from it counts once.</summary>
    public string NextSource => $"{IncomingPayment.Line}/{EntryCount + 1}";

    public bool CanBelongTo(string project) =>
        ReturnProject.Length > 0
            ? ReturnProject == project
            : Projects.Count == 0 || Projects.Contains(project, StringComparer.Ordinal);
}
