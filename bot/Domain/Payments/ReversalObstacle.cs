namespace MilestoneBot.Domain.Payments;

/// <summary>Why an entry of the money book has no opposite. Closed set; the words are found above.</summary>
public abstract record ReversalObstacle
{
    /// <summary>It is the opposite of another entry itself.</summary>
    public sealed record IsReversal : ReversalObstacle;

    /// <summary>After the refund the invoice was paid or credited.</summary>
    public sealed record SettledSince : ReversalObstacle;
}
