using System.Globalization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Web;

/// <summary>Renders a card's input as HTML, with its label and its problem.</summary>
internal static class InputHtmlRenderer
{
    public static Html Render(Input input, string id) =>
        Html.Create(
            $"""
            {Html.When(
                input.Heading.Length > 0,
                $"<p class=\"above\" dir=\"auto\">{input.Heading}</p>"
            )}<div class="field"><label for="{id}"><bdi>{input.Label}</bdi>{Html.When(
                input.IsRequired,
                $" <span class=\"needed\">(required)</span>"
            )}</label>{Control(input, id)}{Html.When(
                input.Error.Length > 0,
                $"<p class=\"error\" id=\"{id}-error\" dir=\"auto\">{input.Error}</p>"
            )}</div>
            """
        );

    /// <summary>The first field with a problem in a form; null when there is none.</summary>
    public static string? FirstInvalidField(Card card, string at) =>
        card.Inputs.Index().Where(i => i.Item.Error.Length > 0).Select(i => IdOf(at, i.Index)).FirstOrDefault();

    public static string IdOf(string at, int index) => string.Create(CultureInfo.InvariantCulture, $"{at}-{index}");

    private static Html Control(Input input, string id)
    {
        var required = Html.When(input.IsRequired, $" required");
        var wrong = Html.When(input.Error.Length > 0, $" aria-invalid=\"true\" aria-describedby=\"{id}-error\"");
        var common = Html.Create($"id=\"{id}\" name=\"{ChatForm.NameOfInput(input)}\" dir=\"auto\"{required}{wrong}");
        return input.Kind switch
        {
            InputKind.LongText => Html.Create(
                $"<textarea {common} rows=\"3\" placeholder=\"{input.Placeholder}\">{input.Value}</textarea>"
            ),
            InputKind.Choice => Html.Create(
                $"<select {common}>{Unchosen(input)}{input.Choices.Select(choice => Option(choice, input.Value))}</select>"
            ),
            InputKind.Person => Html.Create(
                $"<select {common}>{Unchosen(input)}{ChatForm.PeopleToPick.Select(person => Option(person, input.Value))}</select>"
            ),
            InputKind.Date when IsIsoDate(input.Value) => Html.Create(
                $"<input type=\"date\" {common} value=\"{input.Value}\">"
            ),
            InputKind.Number => Html.Create(
                $"<input inputmode=\"decimal\" {common} value=\"{input.Value}\" placeholder=\"{input.Placeholder}\">"
            ),
            _ => Html.Create($"<input {common} value=\"{input.Value}\" placeholder=\"{input.Placeholder}\">"),
        };
    }

    /// <summary>The empty option; for an optional field it can be chosen again.</summary>
    private static Html Unchosen(Input input)
    {
        var asks = input.Placeholder.Length > 0 ? input.Placeholder : CardText.Choose;
        return Html.When(
            !input.IsRequired || input.Choices.All(c => c.Value != input.Value),
            $"<option value=\"\">{asks}</option>"
        );
    }

    private static Html Option(Choice choice, string chosen) =>
        Html.Create(
            $"<option value=\"{choice.Value}\"{Html.When(choice.Value == chosen, $" selected")}>{choice.Title}</option>"
        );

    // A date field shows only ISO dates; any other text ("tomorrow") stays as typed, in a text field.
    private static bool IsIsoDate(string value) =>
        value.Length == 0
        || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
