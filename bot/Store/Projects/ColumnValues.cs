using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>Converts single column values.</summary>
internal static class ColumnValues
{
    public static CashDiscount? ToDiscount(string? text) =>
        text?.Split('/') is [var rate, var days]
            ? new(new(int.Parse(rate, CultureInfo.InvariantCulture)), int.Parse(days, CultureInfo.InvariantCulture))
            : null;

    public static Signature? ToSignature(string? by, long? at, long? solo) =>
        by is null ? null : new(by, DateTimeOffset.FromUnixTimeMilliseconds(at ?? 0), solo == 1);

    /// <summary>Numbers with a space between; null where nothing is kept.</summary>
    public static ImmutableList<int>? ToNumbers(string? text) =>
        text is null ? null : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    /// <summary>How far the ledger had come: <c>3 2 1</c>.</summary>
    public static LedgerMark ToMark(string text) =>
        text.Split(' ') is [var entry, var use, var settled]
            ? new(
                int.Parse(entry, CultureInfo.InvariantCulture),
                int.Parse(use, CultureInfo.InvariantCulture),
                int.Parse(settled, CultureInfo.InvariantCulture)
            )
            : throw new FormatException($"\"{text}\" is no place in the ledger.");

    public static Money? ToMoney(long? minor, string? currency) =>
        minor is { } sum
            ? new(
                sum,
                Currency.TryGet(currency ?? "", out var its)
                    ? its
                    : throw new FormatException($"\"{currency}\" is no currency.")
            )
            : null;

    /// <summary>Parts of client credit: <c>3:15000 5:200</c>.</summary>
    public static CreditParts ToParts(string text, Currency currency) =>
        text.Length == 0
            ? CreditParts.None
            : new([
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(part =>
                        part.Split(':') is [var payment, var minor]
                            ? new CreditPart(
                                int.Parse(payment, CultureInfo.InvariantCulture),
                                new(long.Parse(minor, CultureInfo.InvariantCulture), currency)
                            )
                            : throw new FormatException($"\"{part}\" is no part of client credit.")
                    ),
            ]);

    public static PartyDetails ToPartyDetails(string? json) =>
        json is null ? PartyDetails.None : JsonSerializer.Deserialize(json, StoreJson.Default.PartyDetails)!;

    /// <summary>How it stands with a mail, as its column holds it.</summary>
    public static ClientMail? ToMail(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, StoreJson.Default.ClientMail)!;

    public static DateTimeOffset? Instant(long? at) =>
        at is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    public static DateOnly? ToDate(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
