using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Installations;

/// <summary>What the bot shows of itself before anybody has asked; the words are the product's.</summary>
/// <param name="Welcome">Said once in a place that the bot was added to.</param>
/// <param name="Home">What stands on a page of one person's own, where the platform has one.</param>
/// <param name="HomeFooter">The last card of that page.</param>
/// <param name="Example">The lines of a project to look at, in the order in which its people say them.</param>
public sealed record Introduction(Card Welcome, IReadOnlyList<HomeSection> Home, Card HomeFooter, Example Example);

/// <summary>A project to look at, made by the bot's own commands with dates from today on.</summary>
/// <param name="ShowCommand">The line that shows it; it is refused while there is none.</param>
/// <param name="UseCommand">The line that makes a place speak of it.</param>
public sealed record Example(string ShowCommand, string UseCommand, IReadOnlyList<ExampleLine> Lines);

/// <summary>One line of the example.</summary>
/// <param name="Person">The first name of who says it, in lower case.</param>
public sealed record ExampleLine(string Person, string CommandText);

/// <summary>A part of a person's own page: a line that anybody may type, and the title of its answer.</summary>
public sealed record HomeSection(string CommandText, string Title);
