using System.Globalization;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>
/// Renders an input field, with its problem below it. A preset value that the field could not hold is left out, so
/// that the card stays valid.
/// </summary>
internal static class InputElementWriter
{
    private const int LongestError = 300,
        MostPeople = 20;

    public static void Write(Utf8JsonWriter json, Input input)
    {
        if (input.Heading.Length > 0)
            json.WriteText(input.Heading, bold: true, spacing: "Medium");
        WriteField(json, input);
        if (input.Error.Length > 0)
            json.WriteText(
                CardTrimmer.Truncate(input.Error, LongestError),
                size: "Small",
                spacing: "None",
                color: "Attention"
            );
    }

    private static void WriteField(Utf8JsonWriter json, Input input)
    {
        json.WriteStartObject();
        json.WriteString(
            "type",
            input.Kind switch
            {
                InputKind.Date => "Input.Date",
                InputKind.Number => "Input.Number",
                InputKind.Choice or InputKind.Person => "Input.ChoiceSet",
                _ => "Input.Text",
            }
        );
        json.WriteString(
            "id",
            (input.Kind == InputKind.Person ? Input.PersonPrefix : ActionDataReader.InputPrefix) + input.Name
        );
        json.WriteString("label", input.Label);
        if (input.IsRequired)
        {
            json.WriteBoolean("isRequired", true);
            // Some clients show it as markup, so it contains no text of people.
            json.WriteString(
                "errorMessage",
                input.Kind is InputKind.Choice or InputKind.Person ? CardText.ChooseOne : CardText.FillIn
            );
        }
        if (input.Placeholder.Length > 0)
            json.WriteString("placeholder", input.Placeholder);
        switch (input.Kind)
        {
            case InputKind.Date
                when DateOnly.TryParseExact(
                    input.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                ):
                json.WriteString("value", input.Value);
                break;
            case InputKind.Number
                when decimal.TryParse(
                    input.Value,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                ):
                json.WriteNumber("value", number);
                break;
            case InputKind.Choice:
                WriteChoices(json, input);
                break;
            case InputKind.Person:
                WritePeople(json, input);
                break;
            case InputKind.Text or InputKind.LongText:
                if (input.Kind == InputKind.LongText)
                    json.WriteBoolean("isMultiline", true);
                if (input.Value.Length > 0)
                    json.WriteString("value", input.Value);
                break;
        }
        json.WriteEndObject();
    }

    /// <summary>
    /// The client itself offers the people of the conversation, by name, and sends their id. Those who are known here
    /// already come first, also for a client that offers none.
    /// </summary>
    private static void WritePeople(Utf8JsonWriter json, Input input)
    {
        json.WriteStartArray("choices");
        var known = input.Choices.Where(c => !IsOfOtherChannel(c.Value)).Take(MostPeople).ToList();
        foreach (var choice in known.Count > 0 ? known : [new Choice("-", CardText.Choose)])
        {
            json.WriteStartObject();
            json.WriteString("title", choice.Title);
            json.WriteString("value", Sender.GetUserId(choice.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("choices.data");
        json.WriteString("type", "Data.Query");
        json.WriteString("dataset", "graph.microsoft.com/users?scope=currentContext");
        json.WriteEndObject();
    }

    private static bool IsOfOtherChannel(string person) =>
        person.StartsWith("slack|", StringComparison.Ordinal) || person.StartsWith("web|", StringComparison.Ordinal);

    private static void WriteChoices(Utf8JsonWriter json, Input input)
    {
        json.WriteString("style", "compact");
        if (input.Choices.Any(c => c.Value == input.Value))
            json.WriteString("value", input.Value);
        json.WriteStartArray("choices");
        foreach (var choice in input.Choices)
        {
            json.WriteStartObject();
            json.WriteString("title", choice.Title);
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
