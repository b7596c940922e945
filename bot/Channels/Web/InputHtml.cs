using System.Globalization;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>A card's input as HTML, with its label.</summary>
internal static class InputHtml
{
    public static Html Of(Input input, string id) => Html.Of($"""
        <div class="field"><label for="{id}"><bdi>{input.Label}</bdi>{Html.When(input.Required, $" <span class=\"needed\">(required)</span>")}</label>{Control(input, id)}</div>
        """);

    private static Html Control(Input input, string id)
    {
        var common = Html.Of($"id=\"{id}\" name=\"{SentForm.NameOfInput(input.Name)}\" dir=\"auto\"{Html.When(input.Required, $" required")}");
        return input.Kind switch
        {
            InputKind.LongText => Html.Of($"<textarea {common} rows=\"3\" placeholder=\"{input.Placeholder}\">{input.Value}</textarea>"),
            InputKind.Choice => Html.Of($"<select {common}>{Html.When(!input.Choices.Contains(input.Value, StringComparer.Ordinal), $"<option value=\"\">Choose …</option>")}{input.Choices.Select(choice => Option(choice, input.Value))}</select>"),
            InputKind.Date when IsIsoDate(input.Value) => Html.Of($"<input type=\"date\" {common} value=\"{input.Value}\">"),
            InputKind.Number => Html.Of($"<input inputmode=\"decimal\" {common} value=\"{input.Value}\" placeholder=\"{input.Placeholder}\">"),
            _ => Html.Of($"<input {common} value=\"{input.Value}\" placeholder=\"{input.Placeholder}\">"),
        };
    }

    private static Html Option(string choice, string chosen) =>
        Html.Of($"<option value=\"{choice}\"{Html.When(choice == chosen, $" selected")}>{choice}</option>");

    // A date field shows only ISO dates; any other words ("tomorrow") stay as they were typed, in a plain one.
    private static bool IsIsoDate(string value) =>
        value.Length == 0 || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
