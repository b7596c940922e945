using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Decisions;

/// <summary>What can be asked for by somebody who may not do it.</summary>
public enum RequestKind
{
    Override,
    Credit,
    Refund,
    WriteOff,
}

/// <summary>What became of a request.</summary>
public enum RequestState
{
    Open,
    Approved,
    Declined,
}

/// <summary>A wish that an approver decides: it changes nothing by itself, and expires after 14 days.</summary>
/// <param name="Id">Counts the requests of the project; people say R2.</param>
/// <param name="Invoice">The invoice it concerns; null for an override.</param>
/// <param name="Amount">Gross; null where all of it is meant or none.</param>
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

    public RequestState State { get; init; }

    /// <summary>Who decided; null while nobody has.</summary>
    public Signature? Decided { get; init; }

    /// <summary>Why it was declined; "" else.</summary>
    public string DeclineReason { get; init; } = "";

    public string Name => $"R{Id}";

    public bool IsOpen => State == RequestState.Open;

    public bool IsExpired(DateTimeOffset now) => IsOpen && now >= Signed.At.AddDays(LifetimeDays);
}
