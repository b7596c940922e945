namespace MilestoneBot.Tests.Model.Books;

/// <summary>How far the work of a stage is.</summary>
internal enum Progress
{
    Planned,
    Started,
    Submitted,
    ChangesRequested,
    Confirmed,
    Dropped,
}

/// <summary>One billing point of the contract.</summary>
internal sealed class Stage(string name, Worth worth)
{
    public string Name => name;

    public Worth Worth { get; set; } = worth;

    /// <summary>Its price without VAT, in minor units.</summary>
    public long Net { get; set; }

    public Progress Progress { get; set; }

    /// <summary>Money before the work.</summary>
    public bool IsAdvance { get; set; }

    /// <summary>The fee of a project that ended midway.</summary>
    public bool IsFee { get; set; }

    /// <summary>Its own VAT; null for the project's.</summary>
    public Tax? Tax { get; set; }

    public int DueDays { get; set; }

    public Discount? Discount { get; set; }

    /// <summary>Its invoice was credited in full because the stage is cancelled.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Its invoice was credited in full, and nobody said yet whether it is billed again.</summary>
    public bool AwaitsAnswer { get; set; }

    public bool IsBillable => Progress != Progress.Dropped && Net > 0;

    /// <summary>An advance of a project that ended: its money is set off, and nothing is billed for it any more.</summary>
    public bool IsSetOff { get; set; }
}
