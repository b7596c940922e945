using System.Globalization;
using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Store.Events;

/// <summary>Converts domain values to the column values of a statement.</summary>
internal static class StatementValues
{
    public static long At(WriteContext context) => context.Signed.At.ToUnixTimeMilliseconds();

    /// <summary>
    /// SQL for how far the ledger of <c>@project</c> has come: the last entry of money, the last use of credit, the
    /// last settled amount.
    /// </summary>
    public const string Mark =
        "(select coalesce(max(id), 0) from payments where project = @project) || ' ' || "
        + "(select coalesce(max(id), 0) from credit_applications where project = @project) || ' ' || "
        + "(select coalesce(max(id), 0) from settlements where project = @project)";

    public static long Bit(bool yes) => yes ? 1 : 0;

    public static string? Iso(DateOnly? date) => date?.ToIsoDate();

    /// <summary>Its rate in ten-thousandths of a percent and its days: <c>20000/10</c>.</summary>
    public static string? Discount(CashDiscount? discount) =>
        discount is null ? null : string.Create(CultureInfo.InvariantCulture, $"{discount.Rate.Units}/{discount.Days}");

    public static string? Word(Criterion? criterion) => criterion is { } c ? EnumText<Criterion>.ToText(c) : null;

    /// <summary>Parts of client credit as a column holds them: <c>3:15000 5:200</c>.</summary>
    public static string? Parts(CreditParts? parts) =>
        parts is null ? null : string.Join(' ', parts.All.Select(p => $"{p.Payment}:{p.Amount.Minor}"));

    /// <summary>What is said of a party as its column holds it; null for nothing.</summary>
    public static string? Details(PartyDetails? details) =>
        details is null || details == PartyDetails.None
            ? null
            : JsonSerializer.Serialize(details, StoreJson.Default.PartyDetails);

    /// <summary>A VAT treatment as its column holds it.</summary>
    public static string? Text(VatTreatment? treatment) =>
        treatment is null ? null : VatTreatmentConverter.ToText(treatment);

    /// <summary>The sum is in the project's currency, which the rule has checked.</summary>
    public static (string Kind, long Value) ToColumns(Amount amount) =>
        amount switch
        {
            Amount.Share share => ("share", share.Percent.Units),
            Amount.Sum sum => ("sum", sum.Money.Minor),
            Amount.Rest => ("rest", 0),
            Amount.Unbilled => ("unbilled", 0),
            _ => throw new InvalidOperationException($"{amount.GetType().Name} has no word in StatementValues."),
        };
}
