namespace MilestoneBot.Domain.Billing;

/// <summary>Where a series begins, and how far it is.</summary>
/// <param name="First">The number of its first document: 1, or what the workspace said before.</param>
/// <param name="Taken">The last number that is taken; one less than the first while there is no document.</param>
public sealed record SeriesStart(NumberSeries Series, long First = 1, long Taken = 0)
{
    /// <summary>It has a document, so its beginning is fixed.</summary>
    public bool IsBegun => Taken >= First;

    public string FirstNumber => Series.Format(First);

    public string LastNumber => Series.Format(Taken);
}
