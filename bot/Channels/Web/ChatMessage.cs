using System.Collections.Immutable;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Web;

/// <summary>A message of the chat room: a typed line, a sentence of the bot, or a card.</summary>
/// <param name="Id">Begins with its author ("marc-…", "bot-…"), so that an answer for one person finds them after a
/// restart too.</param>
/// <param name="Author">Its author; null is the bot.</param>
/// <param name="At">When it was written, by the bot's clock.</param>
internal sealed record ChatMessage(string Id, DemoPerson? Author, string Text, DateTimeOffset At)
{
    public Card? Card { get; init; }

    /// <summary>The only person who sees it; null is everybody.</summary>
    public DemoPerson? VisibleOnlyTo { get; init; }

    public bool IsRefusal { get; init; }

    /// <summary>The message or click that it answers; "" for what the bot says of its own accord.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>Its position in the chat room.</summary>
    public long Number { get; init; }

    /// <summary>The room's change count when this was last added or updated.</summary>
    public long ChangeNumber { get; init; }

    /// <summary>The card as it was rendered for the person who clicked, until it is updated for everybody.</summary>
    public ImmutableDictionary<string, Card> PersonalCards { get; init; } = ImmutableDictionary<string, Card>.Empty;

    public bool IsVisibleTo(DemoPerson viewer) => VisibleOnlyTo is null || VisibleOnlyTo == viewer;

    public Card? CardFor(DemoPerson viewer) => PersonalCards.GetValueOrDefault(viewer.Key) ?? Card;

    /// <summary>The author of the message or click with that id; null for the bot and for unknown ids.</summary>
    public static DemoPerson? AuthorOf(string id) => DemoPerson.Find(id.Split('-', 2)[0]);
}
