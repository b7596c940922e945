using System.Globalization;
using System.Text.Json;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// Reads a button's data: <c>{say, card, rev}</c> with the input values that the client merges into the same object.
/// Input names have a prefix, so no input can replace the button's command text.
/// </summary>
internal static class ActionDataReader
{
    /// <summary>The prefix of an input's name in the payload.</summary>
    public const string InputPrefix = "in.";

    private const int MaxCommandLength = 4000,
        LongestCard = 400,
        LongestValue = 20_000,
        MostInputs = 50,
        LongestPerson = 200,
        MostPeople = 5;

    /// <summary>The button's data; null if it is not a button of ours.</summary>
    /// <param name="saysNothing">The client only refreshes the card, so the command text may be missing.</param>
    public static ActionData? Read(JsonElement data, bool saysNothing = false)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return null;
        if (data.GetText("say") is not { Length: > 0 and <= MaxCommandLength } commandText)
        {
            if (!saysNothing)
                return null;
            commandText = "";
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
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var picked in data.EnumerateObject()
                .Where(p =>
                    p.Name.StartsWith(Input.PersonPrefix, StringComparison.Ordinal)
                    && p.Name.Length > Input.PersonPrefix.Length
                )
        )
        {
            // A field that is left empty is no person.
            if (picked.Value.ValueKind == JsonValueKind.Null || picked.Value.GetRawText() == "\"\"")
                continue;
            if (
                picked.Value.ValueKind != JsonValueKind.String
                || picked.Value.GetString()! is not { Length: <= LongestPerson } id
                || id.IndexOfAny(['|', '{', '}', '/']) >= 0
                || people.Count == MostPeople
            )
                return null;
            people[picked.Name[Input.PersonPrefix.Length..]] = id;
        }
        return new(commandText, card, revision, inputs) { People = people };
    }

    /// <summary>"" where the button belongs to no card; null where the value is not text.</summary>
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
