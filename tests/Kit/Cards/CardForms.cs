using System.Text.Json;

namespace MilestoneBot.Tests.Kit.Cards;

/// <summary>A card's form as a client shows it and submits it.</summary>
internal static class CardForms
{
    /// <summary>
    /// What a client submits from a card: every field with its value, or with the value that the person entered.
    /// </summary>
    public static (string Input, string Value)[] Filled(
        JsonElement card,
        params (string Input, string Value)[] typed
    ) => [.. Fields(card).Select(f => (f.Name, f.Value)).Where(f => typed.All(t => t.Input != f.Name)), .. typed];

    public static string ValueOf(JsonElement card, string input) => Fields(card).Single(f => f.Name == input).Value;

    /// <summary>The error text directly below a field; "" when the value is valid.</summary>
    public static string ErrorBeside(JsonElement card, string input) => Fields(card).Single(f => f.Name == input).Error;

    /// <summary>The names of the fields with an error.</summary>
    public static IEnumerable<string> Wrong(JsonElement card) =>
        Fields(card).Where(f => f.Error.Length > 0).Select(f => f.Name);

    public static IEnumerable<(string Name, string Value, string Error)> Fields(JsonElement card)
    {
        var body = card.GetProperty("body").EnumerateArray().ToArray();
        foreach (
            var (at, element) in body.Index()
                .Where(e => e.Item.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal))
        )
        {
            var run =
                at + 1 < body.Length
                && body[at + 1].TryGetProperty("inlines", out var inlines)
                && inlines[0].ValueKind == JsonValueKind.Object
                    ? inlines[0]
                    : default;
            var isError =
                run.ValueKind == JsonValueKind.Object
                && run.TryGetProperty("color", out var color)
                && color.GetString() == "Attention";
            yield return (
                NameOf(element.GetProperty("id").GetString()!),
                element.TryGetProperty("value", out var value) ? value.ToString() : "",
                isError ? run.GetProperty("text").GetString()! : ""
            );
        }
    }

    /// <summary>A field in which a person is picked keeps the mark before its name.</summary>
    private static string NameOf(string id) =>
        id.StartsWith("who.", StringComparison.Ordinal) ? id : id["in.".Length..];
}
