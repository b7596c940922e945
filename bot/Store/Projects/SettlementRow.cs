// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>A row of <c>settlements</c>.</summary>
internal sealed class SettlementRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long invoice { get; init; }
    public string kind { get; init; }
    public long amount { get; init; }
    public string shares { get; init; }
    public string settled_on { get; init; }
    public string reason { get; init; }
    public long rests_on_payments { get; init; }
    public long recovered { get; init; }
    public string mark { get; init; }
    public string? reversed_reason { get; init; }
    public string? reversed_by { get; init; }
    public long? reversed_at { get; init; }
    public long? reversed_solo { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public SettledAmount ToSettledAmount(Currency its) =>
        new(
            (int)id,
            EnumText<SettlementKind>.Parse(kind),
            new(amount, its),
            JsonSerializer.Deserialize(shares, StoreJson.Default.IReadOnlyListTaxShare)!,
            ColumnValues.ToDate(settled_on)!.Value,
            reason,
            rests_on_payments == 1,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        )
        {
            Recovered = new(recovered, its),
            Mark = ColumnValues.ToMark(mark),
            Reversal = ColumnValues.ToSignature(reversed_by, reversed_at, reversed_solo) is { } reversed
                ? new(reversed_reason!, reversed)
                : null,
        };
}
