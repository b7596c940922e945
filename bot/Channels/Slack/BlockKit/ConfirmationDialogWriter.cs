using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Draws the question that the platform asks before it takes a press.</summary>
internal static class ConfirmationDialogWriter
{
    public static void Write(BlockWriter blocks, ButtonConfirmation asked)
    {
        blocks.Json.WriteStartObject("confirm");
        blocks.WriteText("title", BlockText.Literal(asked.Title, BlockLimits.ConfirmTitle));
        blocks.WriteText("text", BlockText.Literal(asked.Text, BlockLimits.ConfirmText));
        blocks.WriteText("confirm", BlockText.Literal(asked.Accept, BlockLimits.ConfirmButton));
        blocks.WriteText("deny", BlockText.Literal(asked.Decline, BlockLimits.ConfirmButton));
        if (asked.IsDanger)
            blocks.Json.WriteString("style", "danger");
        blocks.Json.WriteEndObject();
    }
}
