using System.Collections.Immutable;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Web;

/// <summary>One thing that stands in the room: a typed line, a sentence of the bot, or a card.</summary>
/// <param name="Id">Begins with who wrote it ("marc-…", "bot-…"), so that an answer for one pair of eyes finds them
/// after a restart too.</param>
/// <param name="Author">Who wrote it; null is the bot.</param>
/// <param name="At">When, by the bot's clock.</param>
internal sealed record ChatMessage(string Id, DemoPerson? Author, string Text, DateTimeOffset At)
{
    public Card? Card { get; init; }

    /// <summary>The only one who sees it; null is everybody.</summary>
    public DemoPerson? VisibleOnlyTo { get; init; }

    public bool IsRefusal { get; init; }

    /// <summary>Its place in the room.</summary>
    public long Number { get; init; }

    /// <summary>The room's count of changes when this was last added or redrawn.</summary>
    public long ChangeNumber { get; init; }

    /// <summary>The card as somebody's own press drew it for him, until it is redrawn for everybody.</summary>
    public ImmutableDictionary<string, Card> PersonalCards { get; init; } = ImmutableDictionary<string, Card>.Empty;

    public bool IsVisibleTo(DemoPerson looker) => VisibleOnlyTo is null || VisibleOnlyTo == looker;

    public Card? CardFor(DemoPerson looker) => PersonalCards.GetValueOrDefault(looker.Key) ?? Card;

    /// <summary>
    /// Who wrote the message or made the click of that id; null for the bot and for ids from elsewhere.
    /// </summary>
    public static DemoPerson? AuthorOf(string id) => DemoPerson.Find(id.Split('-', 2)[0]);
}
