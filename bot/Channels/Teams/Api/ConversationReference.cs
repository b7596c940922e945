using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>
/// What is needed to post to a conversation: the service address, the bot's own account there, and in a personal chat
/// the other person. It contains nothing about a single message, so that it only changes when the conversation does.
/// </summary>
internal sealed record ConversationReference
{
    public required string ServiceUrl { get; init; }

    public required string ChannelId { get; init; }

    public required string BotId { get; init; }

    public string BotName { get; init; } = "";

    public string ConversationType { get; init; } = "";

    public bool IsGroup { get; init; }

    public string TenantId { get; init; } = "";

    public string UserId { get; init; } = "";

    public static ConversationReference FromActivity(Activity activity, Conversation conversation)
    {
        var personal = !activity.IsGroup && activity.ConversationType is "personal" or "";
        return new()
        {
            ServiceUrl = activity.ServiceUrl,
            ChannelId = activity.ChannelId,
            BotId = activity.Recipient.Id,
            BotName = activity.Recipient.Name,
            ConversationType = activity.ConversationType,
            IsGroup = activity.IsGroup,
            TenantId = conversation.Channel == TurnReader.TeamsChannelId ? conversation.Workspace : "",
            UserId = personal ? activity.From.Id : "",
        };
    }

    public string ToJson() =>
        JsonSerializer.Serialize(this, ConversationReferenceContext.Default.ConversationReference);

    /// <exception cref="DeliveryException">There is none: nobody has ever written to the bot there.</exception>
    public static ConversationReference FromAddress(MessageTarget to)
    {
        if (
            to.Reference.Length > 0
            && JsonSerializer.Deserialize(to.Reference, ConversationReferenceContext.Default.ConversationReference)
                is { } reference
        )
            return reference;
        throw new DeliveryException(DeliveryFault.Closed, "the bot was never spoken to in this place");
    }
}

/// <summary>The JSON format in which a reference is stored.</summary>
[JsonSerializable(typeof(ConversationReference))]
internal sealed partial class ConversationReferenceContext : JsonSerializerContext;
