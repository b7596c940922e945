using System.Collections.Immutable;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>One thing that stands in the room: a typed line, a sentence of the bot, or a card.</summary>
/// <param name="Id">Begins with who wrote it ("marc-…", "bot-…"), so that an answer for one pair of eyes finds them
/// after a restart too.</param>
/// <param name="By">Who wrote it; null is the bot.</param>
/// <param name="At">When, by the bot's clock.</param>
internal sealed record Message(string Id, Person? By, string Text, DateTimeOffset At)
{
    public Card? Card { get; init; }

    /// <summary>The only one who sees it; null is everybody.</summary>
    public Person? OnlyFor { get; init; }

    public bool IsRefusal { get; init; }

    /// <summary>Its place in the room.</summary>
    public long Number { get; init; }

    /// <summary>The room's count of changes when this was last added or redrawn.</summary>
    public long Changed { get; init; }

    /// <summary>The card as somebody's own press drew it for him, until it is redrawn for everybody.</summary>
    public ImmutableDictionary<string, Card> Own { get; init; } = ImmutableDictionary<string, Card>.Empty;

    public bool IsSeenBy(Person looker) => OnlyFor is null || OnlyFor == looker;

    public Card? CardFor(Person looker) => Own.GetValueOrDefault(looker.Key) ?? Card;

    /// <summary>
    /// Who wrote the message or made the click of that id; null for the bot and for ids from elsewhere.
    /// </summary>
    public static Person? WriterOf(string id) => Person.Find(id.Split('-', 2)[0]);
}
