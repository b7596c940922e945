using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Renders a card's buttons. Each carries its command text; its id only has to be unique.</summary>
internal static class ActionsBlockWriter
{
    /// <summary>
    /// The button of a modal that submits its form; null for a card that is only read. A modal asks nothing back, so a
    /// button that does gives way to another.
    /// </summary>
    public static Button? SubmitOf(Card card) =>
        card.Inputs.Count > 0
            ? card.Buttons.Where(b => b.SendsInputs).MinBy(b => b.Confirmation is null ? 0 : 1)
            : null;

    /// <param name="first">The number of the first button in the message or view.</param>
    public static void Write(BlockWriter blocks, Card card, Surface surface, int first)
    {
        var all = ButtonsAmongBlocks(card, surface)
            .Select(button => (Button: button, Value: ActionValue.Create(button, card)))
            .ToList();
        var shown = all.Where(b => b.Value.Length <= BlockLimits.ButtonValue).Take(BlockLimits.Buttons).ToList();
        if (shown.Count > 0)
            blocks.WriteBlock(
                "actions",
                () =>
                {
                    blocks.Json.WriteStartArray("elements");
                    foreach (var (at, (button, value)) in shown.Index())
                        WriteButton(
                            blocks,
                            button,
                            value,
                            first + at,
                            IsFirstPrimary(shown.Select(b => b.Button), button)
                        );
                    blocks.Json.WriteEndArray();
                }
            );
        if (all.Except(shown).Select(b => b.Button.Title).ToList() is { Count: > 0 } others)
            blocks.WriteContext(CardText.ButtonsLeftOut(others));
    }

    /// <summary>What is left of a card: its line, with the button beside it.</summary>
    public static void WriteTrace(BlockWriter blocks, Card card, int first) =>
        blocks.WriteBlock(
            "section",
            () =>
            {
                blocks.WriteText("text", BlockText.Literal(CardBlockRenderer.TitleOf(card), BlockLimits.Section));
                if (card.Buttons is not [var show, ..])
                    return;
                blocks.Json.WritePropertyName("accessory");
                WriteButton(blocks, show, ActionValue.Create(show, card), first, mayBePrimary: false);
            }
        );

    /// <summary>
    /// The buttons that are shown among the blocks. The one that submits is the modal's own submit button, and the
    /// home page has no fields to submit.
    /// </summary>
    private static IEnumerable<Button> ButtonsAmongBlocks(Card card, Surface surface) =>
        surface switch
        {
            Surface.Modal => card.Buttons.Where(b => b != SubmitOf(card) && b != Button.Cancel),
            Surface.Home => card.Buttons.Where(b => !b.SendsInputs),
            _ => card.Buttons,
        };

    private static void WriteButton(BlockWriter blocks, Button button, string value, int number, bool mayBePrimary)
    {
        blocks.Json.WriteStartObject();
        blocks.Json.WriteString("type", "button");
        blocks.Json.WriteString("action_id", $"b{number}");
        blocks.WriteText("text", BlockText.Literal(button.Title, BlockLimits.ButtonText));
        blocks.Json.WriteString("value", value);
        if (button.Style == ButtonStyle.Danger)
            blocks.Json.WriteString("style", "danger");
        else if (button.Style == ButtonStyle.Primary && mayBePrimary)
            blocks.Json.WriteString("style", "primary");
        if (button.Confirmation is { } asked)
            ConfirmationDialogWriter.Write(blocks, asked);
        blocks.Json.WriteEndObject();
    }

    /// <summary>Slack recommends at most one primary button in a row.</summary>
    private static bool IsFirstPrimary(IEnumerable<Button> buttons, Button button) =>
        ReferenceEquals(buttons.FirstOrDefault(b => b.Style == ButtonStyle.Primary), button);
}
