using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Text on a card that the pressed button does not take, while another button there does: a complaint beside a yes. It is
/// never thrown away. Nothing is done, and the person says which they mean.
/// </summary>
internal static class TextBeside
{
    /// <summary>The names of the filled-in fields that the pressed command does not take.</summary>
    public static IReadOnlyList<string> Find(Turn turn, CommandSyntax pressed) =>
        turn.CardAction is null
            ? []
            :
            [
                .. turn
                    .Inputs.Where(i => i.Value.Trim().Length > 0)
                    .Select(i => i.Key)
                    .Where(name =>
                        !pressed.TakesInput(name) && !turn.Text.Contains($"<{name}>", StringComparison.Ordinal)
                    ),
            ];

    /// <summary>The question which is meant; null where the text belongs to no other button of the card.</summary>
    public static Card? Ask(
        Turn turn,
        Card card,
        CommandSyntax pressed,
        IReadOnlyList<string> unused,
        IReadOnlyList<CommandSyntax> known
    )
    {
        if (card.Buttons.FirstOrDefault(b => IsSaidBy(b, turn.Text)) is not { } yes)
            return null;
        foreach (var input in card.Inputs.Where(i => unused.Contains(i.Name, StringComparer.Ordinal)))
        {
            var text = turn.Inputs[input.Name].Trim();
            if (input.Kind is not (InputKind.Text or InputKind.LongText) || text == input.Value.Trim())
                continue;
            foreach (var no in card.Buttons.Where(b => b.SendsInputs && b != yes))
                if (ParsedCommand.Match(no.CommandText, known)?.Syntax is { } syntax && syntax.TakesInput(input.Name))
                    return new("Which do you mean?")
                    {
                        Tone = Tone.Warning,
                        Lines = [$"You wrote under \"{input.Label}\": {text}", "Nothing was done yet."],
                        Buttons = [Filled(yes, turn, pressed), Filled(no, turn, syntax)],
                    };
        }
        return null;
    }

    private static bool IsSaidBy(Button button, string text) =>
        ParsedCommand.Normalize(button.CommandText).Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same button with the values of the form in its words.</summary>
    private static Button Filled(Button button, Turn turn, CommandSyntax syntax)
    {
        var words = button.CommandText;
        foreach (var argument in syntax.Arguments)
            if (
                turn.Inputs.GetValueOrDefault(argument.Name, "").Trim() is { Length: > 0 } value
                && !argument.IsNumbered
            )
                words += (argument.IsKeyword ? $" {argument.Name} " : " ") + Quote(value);
        return button with { CommandText = words, SendsInputs = false };
    }

    private static string Quote(string value) =>
        $"\"{string.Join(' ', value.Replace('"', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}\"";
}
