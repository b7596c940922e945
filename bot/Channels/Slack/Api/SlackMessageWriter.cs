using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// Writes the bot's replies into the arguments of a Web API call or of a <c>response_url</c>: the blocks, and a
/// plain-text version for notifications and screen readers.
/// </summary>
internal static class SlackMessageWriter
{
    /// <summary>The properties of a new message.</summary>
    public static void WritePost(Utf8JsonWriter json, Reply reply)
    {
        WriteText(json, reply.Text);
        WriteBlocks(json, reply.Card is { } card ? BlockKitRenderer.Render(card) : BlockKitRenderer.Render(reply.Text));
        // Nothing in the text is markup, and no server is asked for a link preview.
        json.WriteBoolean("mrkdwn", false);
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
    }

    /// <summary>The properties that replace a message.</summary>
    public static void WriteEdit(Utf8JsonWriter json, Card card)
    {
        WriteText(json, card.ToPlainText());
        WriteBlocks(json, BlockKitRenderer.Render(card));
    }

    private static void WriteText(Utf8JsonWriter json, string text) =>
        json.WriteString("text", BlockText.Literal(text, BlockLimits.Fallback).Text);

    private static void WriteBlocks(Utf8JsonWriter json, ReadOnlyMemory<byte> blocks)
    {
        json.WritePropertyName("blocks");
        json.WriteRawValue(blocks.Span, skipInputValidation: true);
    }
}
