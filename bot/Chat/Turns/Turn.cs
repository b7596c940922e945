using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// One request to the bot, whatever its origin: typed text, a clicked button, a page, a webhook or the scheduler.
/// </summary>
/// <param name="Id">Unique for each request; the same id again means that the platform repeats the request.</param>
/// <param name="Conversation">The conversation, without the thread.</param>
/// <param name="Sender">The sender, as the channel verified them.</param>
/// <param name="Text">One command line, without the mention of the bot; other mentions are written as
/// <c>@{id}</c>.</param>
/// <param name="At">When the bot received it, by the bot's clock and never by the message's.</param>
public sealed record Turn(
    string Id,
    [property: JsonPropertyName("where")] Conversation Conversation,
    [property: JsonPropertyName("who")] Sender Sender,
    [property: JsonPropertyName("says")] string Text,
    DateTimeOffset At
)
{
    /// <summary>The platform's full conversation id, thread included: where the reply goes.</summary>
    public string Thread { get; init; } = "";

    /// <summary>
    /// The platform's id of the message or click, for the audit trail and for replies; "" where there is none.
    /// </summary>
    public string MessageId { get; init; } = "";

    /// <summary>
    /// The values of the card's inputs, by input name. Each is one value and is never split into words.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = NoInputs;

    /// <summary>The message that the command refers to; null if there is none.</summary>
    [JsonPropertyName("quote")]
    public QuotedMessage? QuotedMessage { get; init; }

    /// <summary>
    /// A fixed reply that replaces the command, where the channel knows that the text must not be read (<see
    /// cref="UnsupportedInputText"/>); "" otherwise.
    /// </summary>
    [JsonPropertyName("instead")]
    public string FixedReply { get; init; } = "";

    /// <summary>A file or a picture was attached; the bot does not read it.</summary>
    [JsonPropertyName("hasFile")]
    public bool HasAttachment { get; init; }

    /// <summary>The card whose button was clicked; null for typed text.</summary>
    [JsonPropertyName("card")]
    public CardAction? CardAction { get; init; }

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>The sender's locale as the client states it, e.g. "en-US"; "" if unknown.</summary>
    public string Locale { get; init; } = "";

    /// <summary>The sender's IANA time zone as the client states it; "" if unknown.</summary>
    [JsonPropertyName("zone")]
    public string TimeZone { get; init; } = "";

    /// <summary>True when a stored turn runs again because its reply was still pending in the outbox.</summary>
    [JsonPropertyName("resumed")]
    public bool IsResumed { get; init; }

    /// <summary>Whether it comes from a button on a card of that kind (see <see cref="Card.Address"/>).</summary>
    public bool IsActionOn(CardKind kind) =>
        CardAction is { } clicked && CardAddress.Parse(clicked.CardAddress)?.Kind == kind;

    /// <summary>
    /// Nobody but the sender sees a reply for the sender alone: in a personal chat, or on a channel with ephemeral
    /// messages.
    /// </summary>
    public bool IsPrivate { get; init; }

    /// <summary>
    /// Sent in the sender's personal chat with the bot. Nobody else ever writes there, so a project that is tied to it
    /// is only the default project of the text; it makes the sender no member.
    /// </summary>
    [JsonPropertyName("isPersonal")]
    public bool IsPersonalChat { get; init; }

    /// <summary>
    /// Everybody in the conversation, guests included, can read the reply, and its card stays. So it may only contain
    /// what the conversation's own project is about.
    /// </summary>
    public bool IsPublic => !IsPrivate && !Conversation.IsInProcess;

    /// <summary>The same turn where nobody but the sender can read the reply.</summary>
    public Turn AsPrivate() => this with { IsPrivate = true };

    private static readonly Dictionary<string, string> NoInputs = [];
}
