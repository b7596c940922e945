using System.Globalization;
using System.Text.Json;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// Reads a button's data: <c>{say, card, rev}</c> with what was typed merged in flat by the client. Typed values carry
/// a prefix of their own, so none can take the place of the button's words.
/// </summary>
internal static class ActionDataReader
{
    /// <summary>What stands before an input's name on the wire.</summary>
    public const string InputPrefix = "in.";

    private const int LongestWords = 4000,
        LongestCard = 400,
        LongestValue = 20_000,
        MostInputs = 50;

    /// <summary>The button; null if this is no data of a button of ours.</summary>
    /// <param name="saysNothing">The client only looks, so there need be no words.</param>
    public static ActionData? Read(JsonElement data, bool saysNothing = false)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return null;
        if (data.GetText("say") is not { Length: > 0 and <= LongestWords } says)
        {
            if (!saysNothing)
                return null;
            says = "";
        }
        var card = CardIn(data);
        if (card is null or { Length: > LongestCard } || Revision(data) is not { } revision)
            return null;
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var typed in data.EnumerateObject()
                .Where(p =>
                    p.Name.StartsWith(InputPrefix, StringComparison.Ordinal) && p.Name.Length > InputPrefix.Length
                )
        )
        {
            var value = typed.Value.ValueKind switch
            {
                JsonValueKind.String => typed.Value.GetString()!,
                JsonValueKind.Number => typed.Value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Null => "",
                _ => null,
            };
            if (value is null or { Length: > LongestValue } || inputs.Count == MostInputs)
                return null;
            inputs[typed.Name[InputPrefix.Length..]] = value;
        }
        return new(says, card, revision, inputs);
    }

    /// <summary>"" where the button is of no card; null where what it says is no text.</summary>
    private static string? CardIn(JsonElement data)
    {
        if (!data.TryGetProperty("card", out var address))
            return "";
        return address.ValueKind == JsonValueKind.String ? address.GetString() : null;
    }

    private static long? Revision(JsonElement data)
    {
        if (!data.TryGetProperty("rev", out var revision))
            return 0;
        return revision.ValueKind switch
        {
            JsonValueKind.Number when revision.TryGetInt64(out var number) => number,
            JsonValueKind.String
                when long.TryParse(
                    revision.GetString(),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            _ => null,
        };
    }
}
