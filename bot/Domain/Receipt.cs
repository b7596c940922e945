namespace MilestoneBot.Domain;

/// <summary>
/// Money that a payment source reports as arrived. Texts are the bank's and the payer's: data, whatever they say.
/// </summary>
/// <param name="Line">The source's own id of it, which counts once; behind the first ':' it is the bank's or made of
/// the contents.</param>
/// <param name="On">The value date; null where none can be read.</param>
/// <param name="Amount">Above 0; null where it has no one reading.</param>
/// <param name="Reference">What the payer wrote, in which invoice numbers are looked for.</param>
public sealed record IncomingPayment(string Line, DateOnly? On, Money? Amount, string Reference, string Payer)
{
    /// <summary>Why it must not be booked by itself, in half a sentence; "" where it is plain.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>The bank took money back that had arrived: nothing to record, perhaps something to reverse.</summary>
    public bool IsBankReturn { get; init; }

    /// <summary>What tells the transfer from others; null where the line's own id alone does.</summary>
    public TransferIdentity? Identity { get; init; }

    /// <summary>The ids by which the bank tells it from all others, apart by spaces; "" where it gives none.</summary>
    public string BankReferences { get; init; } = "";

    /// <summary>The invoice numbers that stand in the reference.</summary>
    public IReadOnlyList<string> NamedInvoiceNumbers => InvoiceNumbers.FindIn(Reference);

    /// <summary>Why no invoice has to be looked at to know that a person must; "" where one may be found.</summary>
    public string ReviewReason =>
        this switch
        {
            { Doubt.Length: > 0 } => Doubt,
            { IsBankReturn: true } => "the bank has taken this money back",
            { Amount: null } => "the amount cannot be read",
            { On: null } => "the date cannot be read",
            { NamedInvoiceNumbers.Count: 0 } => "no invoice number stands in the reference",
            _ => "",
        };
}

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

/// <summary>A receipt that the finance people of a project have put aside: it is no payment of a client.</summary>
/// <param name="Number">As people named it.</param>
/// <param name="Line">The source's own id of it.</param>
public sealed record Dismissal(int Number, string Line, Money? Amount, DateOnly? On, Signature Signed);

/// <summary>Since when a payment source does not answer for a workspace, and when it last did.</summary>
/// <param name="Reason">What is wrong, in half a sentence that names the source.</param>
public sealed record SourceOutage(DateTimeOffset? LastAnsweredAt, DateTimeOffset FailingSince, string Reason);
