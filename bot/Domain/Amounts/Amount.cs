namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// What a milestone is worth as agreed: a percentage of the contract, a fixed sum, the rest, or nothing (unbilled).
/// </summary>
public abstract record Amount
{
    private Amount() { }

    /// <summary>A percentage of the contract's net amount.</summary>
    public sealed record Share(Percent Percent) : Amount
    {
        public override string ToString() => Percent.ToString();
    }

    /// <summary>A fixed net amount.</summary>
    public sealed record Sum(Money Money) : Amount
    {
        public override string ToString() => Money.ToString();
    }

    /// <summary>What the other milestones leave of the contract.</summary>
    public sealed record Rest : Amount
    {
        public override string ToString() => "rest";
    }

    /// <summary>A stage that is delivered without an invoice of its own.</summary>
    public sealed record Unbilled : Amount
    {
        public override string ToString() => "unbilled";
    }
}
