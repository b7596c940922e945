namespace MilestoneBot.Domain.Payments;

/// <summary>What a line of a statement turns out to be.</summary>
public enum RecognitionKind
{
    /// <summary>A transfer that nobody told before.</summary>
    New,

    /// <summary>One that is kept already.</summary>
    Repeated,

    /// <summary>It may be one that is kept already, or another; a person must say.</summary>
    PossibleDuplicate,

    /// <summary>It has the bank's reference of one that is kept, and another sum or day.</summary>
    ConflictingReference,
}

/// <summary>What one line turns out to be, and of which kept one; 0 where it is new.</summary>
public sealed record RecognizedPayment(RecognitionKind Kind, int Number);
