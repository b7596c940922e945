using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>
/// The confirmation dialog that Slack shows before a click whose command moves money for good: the title, the effect,
/// and the two answers.
/// </summary>
internal sealed record ConfirmationDialog(string Title, string Text, string Yes, bool IsDanger)
{
    private const string No = "Go back";

    private static readonly Dictionary<string, ConfirmationDialog> ByVerb = new(StringComparer.OrdinalIgnoreCase)
    {
        ["issue"] = new(
            "Issue this invoice?",
            "It takes a number that cannot be taken back. From then on it is not changed, only credited. It is not mailed; "
                + "please send it yourself.",
            "Issue",
            false
        ),
        ["credit"] = new(
            "Credit this invoice?",
            "A credit note takes the amount off the invoice, with a number of its own that cannot be taken back. It is not mailed; "
                + "please send it yourself.",
            "Credit",
            true
        ),
        ["override"] = new(
            "Open the gate all the same?",
            "The stage may start although the one before it is not paid. Your name and the reason stay on record.",
            "Override",
            true
        ),
        ["writeoff"] = new(
            "Write this invoice off?",
            "What is open on it is no longer expected or asked for. It counts as lost, and your name and the reason stay on record.",
            "Write off",
            true
        ),
    };

    /// <summary>Found by the verb of the command text; null where no confirmation is needed.</summary>
    public static ConfirmationDialog? Find(string commandText) =>
        ByVerb.GetValueOrDefault(ParsedCommand.Normalize(commandText).Split([' ', '\n'], 2)[0]);

    public void WriteTo(BlockWriter blocks)
    {
        blocks.Json.WriteStartObject("confirm");
        blocks.WriteText("title", BlockText.Literal(Title, BlockLimits.ConfirmTitle));
        blocks.WriteText("text", BlockText.Literal(Text, BlockLimits.ConfirmText));
        blocks.WriteText("confirm", BlockText.Literal(Yes, BlockLimits.ConfirmButton));
        blocks.WriteText("deny", BlockText.Literal(No, BlockLimits.ConfirmButton));
        if (IsDanger)
            blocks.Json.WriteString("style", "danger");
        blocks.Json.WriteEndObject();
    }
}
