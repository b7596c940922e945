namespace MilestoneBot.Domain.Payments;

/// <summary>The result of comparing an entry of a statement with the stored payments.</summary>
public enum RecognitionKind
{
    /// <summary>A transfer that was not reported before.</summary>
    New,

    /// <summary>A transfer that is stored already.</summary>
    Repeated,

    /// <summary>It may be a stored transfer or another one; a person must decide.</summary>
    PossibleDuplicate,

    /// <summary>It has the bank's reference of a stored transfer, but another amount or date.</summary>
    ConflictingReference,
}

/// <summary>The result for one entry, and the number of the stored payment; 0 when it is new.</summary>
public sealed record RecognizedPayment(RecognitionKind Kind, int Number);
