using System.Globalization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>
/// Renders an input field, with its problem below it. Slack keeps what was typed into a field for as long as the
/// block's id stays the same. The id contains the card's revision, so a form with mistakes keeps its input and a
/// changed card starts empty.
/// </summary>
internal static class InputBlockWriter
{
    /// <summary>The prefix of an input's name in Slack's payloads.</summary>
    public const string Prefix = "in.";

    private const int LongestError = 300;

    /// <summary>The id of a field's block, which an error message to Slack refers to.</summary>
    public static string BlockIdOf(string name, long revision) => $"{Prefix}{revision}.{name}";

    public static void Write(BlockWriter blocks, Card card, Input input)
    {
        if (input.Heading.Length > 0)
            blocks.WriteSection(BlockText.Bold(input.Heading, BlockLimits.Section));
        List<Choice> choices = input.Kind == InputKind.Choice ? Usable(input) : [];
        blocks.WriteBlock(
            "input",
            () =>
            {
                blocks.Json.WriteString("block_id", BlockIdOf(input.Name, card.Revision));
                blocks.Json.WriteBoolean("optional", !input.IsRequired);
                blocks.WriteText("label", BlockText.Literal(input.Label, BlockLimits.Label));
                blocks.Json.WriteStartObject("element");
                blocks.Json.WriteString(
                    "action_id",
                    (input.Kind == InputKind.Person ? Input.PersonPrefix : Prefix) + input.Name
                );
                if (input.Placeholder.Length > 0)
                    blocks.WriteText("placeholder", BlockText.Literal(input.Placeholder, BlockLimits.Placeholder));
                WriteElement(blocks, input, choices);
                blocks.Json.WriteEndObject();
                if (input.Kind == InputKind.Choice && input.Choices.Count - choices.Count is > 0 and var others)
                    blocks.WriteText("hint", BlockText.Literal(CardText.ChoicesLeftOut(others), BlockLimits.Hint));
            }
        );
        if (input.Error.Length > 0)
            blocks.WriteContext($"! {CardTrimmer.Truncate(input.Error, LongestError)}");
    }

    /// <summary>A preset value that the field could not hold is left out, so that the card stays valid.</summary>
    private static void WriteElement(BlockWriter blocks, Input input, List<Choice> choices)
    {
        var json = blocks.Json;
        switch (input.Kind)
        {
            case InputKind.Date:
                json.WriteString("type", "datepicker");
                if (
                    DateOnly.TryParseExact(
                        input.Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out _
                    )
                )
                    json.WriteString("initial_date", input.Value);
                break;
            case InputKind.Number:
                json.WriteString("type", "number_input");
                json.WriteBoolean("is_decimal_allowed", true);
                if (
                    decimal.TryParse(
                        input.Value,
                        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                )
                    json.WriteString("initial_value", number.ToString(CultureInfo.InvariantCulture));
                break;
            case InputKind.Person:
                json.WriteString("type", "users_select");
                break;
            case InputKind.Choice when choices.Count > 0:
                WriteChoices(blocks, input, choices);
                break;
            default: // a choice of nothing is typed
                json.WriteString("type", "plain_text_input");
                json.WriteBoolean("multiline", input.Kind == InputKind.LongText || input.Value.Contains('\n'));
                // This is not a text object: it is the field's value, which is neither escaped nor read as markup.
                if (input.Value.Length > 0)
                    json.WriteString("initial_value", CardTrimmer.Truncate(input.Value, BlockLimits.TypedValue));
                break;
        }
    }

    private static void WriteChoices(BlockWriter blocks, Input input, List<Choice> choices)
    {
        blocks.Json.WriteString("type", "static_select");
        blocks.Json.WriteStartArray("options");
        foreach (var choice in choices)
            WriteChoice(blocks, choice);
        blocks.Json.WriteEndArray();
        if (choices.FirstOrDefault(c => c.Value == input.Value) is not { } preset)
            return;
        blocks.Json.WritePropertyName("initial_option");
        WriteChoice(blocks, preset);
    }

    private static void WriteChoice(BlockWriter blocks, Choice choice)
    {
        blocks.Json.WriteStartObject();
        blocks.WriteText("text", BlockText.Literal(choice.Title, BlockLimits.OptionText));
        blocks.Json.WriteString("value", choice.Value);
        blocks.Json.WriteEndObject();
    }

    /// <summary>
    /// As many choices as Slack accepts, each with a short value of its own. The preset choice is always among them.
    /// </summary>
    private static List<Choice> Usable(Input input)
    {
        var all = input
            .Choices.Where(c => c.Value.Length is > 0 and <= BlockLimits.OptionValue)
            .DistinctBy(c => c.Value)
            .ToList();
        var some = all.Take(BlockLimits.Options).ToList();
        if (all.Find(c => c.Value == input.Value) is { } preset && !some.Contains(preset))
            some[^1] = preset;
        return some;
    }
}
