using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Decisions;

/// <summary>What a person can request when they may not do it themselves.</summary>
public enum RequestKind
{
    Override,
    Credit,
    Refund,
    WriteOff,
    Vat,
    Settle,
    FormalReminder,
}

/// <summary>The outcome of a request.</summary>
public enum RequestState
{
    Open,
    Approved,
    Declined,
}

/// <summary>A request that an approver decides. It changes nothing by itself and expires after 14 days.</summary>
/// <param name="Id">Numbers the requests of the project; people write R2.</param>
/// <param name="Invoice">The invoice it concerns; null for a gate override, and for client credit that is to be paid
/// out.</param>
/// <param name="Amount">Gross; null when the whole amount or no amount is meant.</param>
public sealed record ApprovalRequest(
    int Id,
    RequestKind Kind,
    int Milestone,
    int? Invoice,
    Money? Amount,
    string Reason,
    Signature Signed
)
{
    public const int LifetimeDays = 14;

    /// <summary>The VAT that is asked for; null for other requests.</summary>
    public VatTreatment? Vat { get; init; }

    /// <summary>
    /// The milestone whose line is credited in part, or whose VAT is set; null for a whole invoice, and for the VAT of
    /// everything that is not billed.
    /// </summary>
    public int? Of { get; init; }

    public RequestState State { get; init; }

    /// <summary>As what the sum is to be settled; null for every other kind of request.</summary>
    public SettlementKind? Settles { get; init; }

    /// <summary>Who decided, and when; null while it is open.</summary>
    public Signature? Decided { get; init; }

    /// <summary>Why it was declined; "" otherwise.</summary>
    public string DeclineReason { get; init; } = "";

    public string Name => $"R{Id}";

    public bool IsOpen => State == RequestState.Open;

    public bool IsExpired(DateTimeOffset now) => IsOpen && now >= Signed.At.AddDays(LifetimeDays);
}
