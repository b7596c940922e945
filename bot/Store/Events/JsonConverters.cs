using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Store.Events;

/// <summary>Money as minor units and currency in one text: <c>"360000 EUR"</c>.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        return text.Split(' ') is [var minor, var code] && Currency.TryGet(code, out var currency)
            ? new(long.Parse(minor, CultureInfo.InvariantCulture), currency)
            : throw new JsonException($"\"{text}\" is no stored money.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Minor} {value.Currency.Code}"));
}

/// <summary>A percentage in its smallest units.</summary>
internal sealed class PercentConverter : JsonConverter<Percent>
{
    public override Percent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Percent value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Units);
}

/// <summary>
/// An amount as one text: <c>"share 300000"</c>, <c>"sum 360000 EUR"</c>, <c>"rest"</c>, <c>"unbilled"</c>.
/// </summary>
internal sealed class AmountConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        return text.Split(' ') switch
        {
            ["share", var units] => new Amount.Share(new(int.Parse(units, CultureInfo.InvariantCulture))),
            ["sum", var minor, var code] when Currency.TryGet(code, out var currency) => new Amount.Sum(
                new(long.Parse(minor, CultureInfo.InvariantCulture), currency)
            ),
            ["rest"] => new Amount.Rest(),
            ["unbilled"] => new Amount.Unbilled(),
            _ => throw new JsonException($"\"{text}\" is no stored amount."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value switch
            {
                Amount.Share share => string.Create(CultureInfo.InvariantCulture, $"share {share.Percent.Units}"),
                Amount.Sum sum => string.Create(
                    CultureInfo.InvariantCulture,
                    $"sum {sum.Money.Minor} {sum.Money.Currency.Code}"
                ),
                Amount.Rest => "rest",
                Amount.Unbilled => "unbilled",
                _ => throw new InvalidOperationException($"{value.GetType().Name} has no word in AmountConverter."),
            }
        );
}

/// <summary>Parts of client credit as a list: <c>[{"payment":3,"amount":"15000 EUR"}]</c>.</summary>
internal sealed class CreditPartsConverter : JsonConverter<CreditParts>
{
    private static readonly MoneyConverter Money = new();

    public override CreditParts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = new List<CreditPart>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var (payment, amount) = (0, default(Money?));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isPayment = reader.ValueTextEquals("payment");
                reader.Read();
                if (isPayment)
                    payment = reader.GetInt32();
                else
                    amount = Money.Read(ref reader, typeof(Money), options);
            }
            parts.Add(new(payment, amount ?? throw new JsonException("A part of client credit has no amount.")));
        }
        return new(parts);
    }

    public override void Write(Utf8JsonWriter writer, CreditParts value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var part in value.All)
        {
            writer.WriteStartObject();
            writer.WriteNumber("payment", part.Payment);
            writer.WritePropertyName("amount");
            Money.Write(writer, part.Amount, options);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}

/// <summary>
/// A VAT treatment as one text: <c>"standard 190000"</c>, <c>"exempt 0 training"</c>, <c>"unasked 0"</c>.
/// </summary>
internal sealed class VatTreatmentConverter : JsonConverter<VatTreatment>
{
    private const string Unasked = "unasked";

    public static VatTreatment Parse(string text) =>
        text.Split(' ', 3) is [var word, var units, .. var rest]
        && int.TryParse(units, NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            ? new(
                word == Unasked ? null : EnumText<VatCategory>.Parse(word),
                new(rate),
                rest is [var detail] ? detail : ""
            )
            : throw new FormatException($"\"{text}\" is no stored VAT treatment.");

    public static string ToText(VatTreatment value)
    {
        var word = value.Category is { } category ? EnumText<VatCategory>.ToText(category) : Unasked;
        return string.Create(CultureInfo.InvariantCulture, $"{word} {value.Rate.Units} {value.Detail}").TrimEnd();
    }

    public override VatTreatment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        try
        {
            return Parse(text);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, VatTreatment value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ToText(value));
}

/// <summary>An enum as its stored word.</summary>
internal sealed class EnumTextConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumText<T>.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(EnumText<T>.ToText(value));
}
