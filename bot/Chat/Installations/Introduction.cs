using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Installations;

/// <summary>What the bot shows of itself before anybody has asked; the words are the product's.</summary>
/// <param name="Welcome">Said once in a place that the bot was added to.</param>
/// <param name="Home">What stands on a page of one person's own, where the platform has one.</param>
/// <param name="HomeFooter">The last card of that page.</param>
/// <param name="Examples">Lines to begin with.</param>
public sealed record Introduction(
    Card Welcome,
    IReadOnlyList<HomeSection> Home,
    Card HomeFooter,
    IReadOnlyList<string> Examples
);

/// <summary>A part of a person's own page: a line that anybody may type, and the title of its answer.</summary>
public sealed record HomeSection(string CommandText, string Title);
