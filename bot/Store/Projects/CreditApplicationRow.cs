// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Store.Projects;

/// <summary>A row of <c>credit_applications</c>.</summary>
internal sealed class CreditApplicationRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long invoice { get; init; }
    public long amount { get; init; }
    public string parts { get; init; }
    public string undone { get; init; }
    public string applied_on { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public CreditApplication ToApplication(Currency its) =>
        new(
            (int)id,
            (int)invoice,
            new(amount, its),
            ColumnValues.ToParts(parts, its),
            ColumnValues.ToDate(applied_on)!.Value,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        )
        {
            Undone = ColumnValues.ToParts(undone, its),
        };
}
