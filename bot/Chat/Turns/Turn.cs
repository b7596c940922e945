using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// One thing said to the bot, whoever or whatever said it: typed words, a pressed button, a page, a webhook, the clock.
/// </summary>
/// <param name="Id">Unique for what was said; the same id again is the platform repeating itself.</param>
/// <param name="Conversation">The place, up to the thread.</param>
/// <param name="Sender">The speaker, as the channel verified him.</param>
/// <param name="Text">The words: one command line, bot mention stripped, other mentions as <c>@{id}</c>.</param>
/// <param name="At">The instant the bot heard it, from the bot's clock and never from the message.</param>
public sealed record Turn(
    string Id,
    [property: JsonPropertyName("where")] Conversation Conversation,
    [property: JsonPropertyName("who")] Sender Sender,
    [property: JsonPropertyName("says")] string Text,
    DateTimeOffset At
)
{
    /// <summary>The platform's full conversation id, thread included: where the answer goes.</summary>
    public string Thread { get; init; } = "";

    /// <summary>
    /// The platform's id of the message or click, for the audit trail and for replies; "" where there is none.
    /// </summary>
    public string MessageId { get; init; } = "";

    /// <summary>What was typed into a card's inputs, by input name: one value each, never split again.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = NoInputs;

    /// <summary>The message that the words are about; null where they are about none.</summary>
    [JsonPropertyName("quote")]
    public QuotedMessage? QuotedMessage { get; init; }

    /// <summary>
    /// What is answered in place of the words, where the channel knows that they are not to be read
    /// (<see cref="UnsupportedInputText"/>); "" where they are.
    /// </summary>
    [JsonPropertyName("instead")]
    public string FixedReply { get; init; } = "";

    /// <summary>A file or a picture came with the words; nobody reads it.</summary>
    [JsonPropertyName("hasFile")]
    public bool HasAttachment { get; init; }

    /// <summary>The pressed card; null for typed words.</summary>
    [JsonPropertyName("card")]
    public CardAction? CardAction { get; init; }

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>The speaker's locale as the client says, e.g. "en-US"; "" if unknown.</summary>
    public string Locale { get; init; } = "";

    /// <summary>The speaker's IANA time zone as the client says; "" if unknown.</summary>
    [JsonPropertyName("zone")]
    public string TimeZone { get; init; } = "";

    /// <summary>
    /// True when the bot speaks a stored turn again because its answer was still owed after a restart.
    /// </summary>
    [JsonPropertyName("resumed")]
    public bool IsResumed { get; init; }

    /// <summary>Whether it comes from a button on a card of that kind (<see cref="Card.Address"/>).</summary>
    public bool IsActionOn(CardKind kind) =>
        CardAction is { } pressed && CardAddress.Parse(pressed.CardAddress)?.Kind == kind;

    /// <summary>
    /// An answer for the speaker alone is seen by nobody else here: a personal chat, or a channel that can whisper.
    /// </summary>
    public bool IsPrivate { get; init; }

    /// <summary>
    /// Said in somebody's own chat with the bot. Nobody else ever speaks there, so a project that is tied to it is only
    /// what his words mean; it makes him no member.
    /// </summary>
    [JsonPropertyName("isPersonal")]
    public bool IsPersonalChat { get; init; }

    /// <summary>
    /// Whatever is answered here everybody reads, guests of the room included, and the card stays: only what this place
    /// speaks of belongs here.
    /// </summary>
    public bool IsPublic => !IsPrivate && !Conversation.IsInProcess;

    /// <summary>The same words where nobody else would read the answer.</summary>
    public Turn AsPrivate() => this with { IsPrivate = true };

    private static readonly Dictionary<string, string> NoInputs = [];
}
