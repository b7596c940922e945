namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// What a milestone is worth, as it was agreed: a share of the contract, a fixed sum, the rest, or nothing of its own.
/// </summary>
public abstract record Amount
{
    private Amount() { }

    /// <summary>A share of the contract's net.</summary>
    public sealed record Share(Percent Percent) : Amount
    {
        public override string ToString() => Percent.ToString();
    }

    /// <summary>A fixed net sum.</summary>
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
