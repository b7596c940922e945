namespace MilestoneBot.Chat.Cards;

/// <summary>What is left of a card where it hangs, once it is not the card on which its matter is decided any more.</summary>
/// <param name="Name">What the card is about, in a few words: a stage, an invoice, the project.</param>
/// <param name="Outcome">What became of its matter, in one line that stays true.</param>
/// <param name="ShowCommand">The line that shows how it stands now; "" when nothing does.</param>
/// <param name="IsPast">Whether its matter has moved on.</param>
public sealed record CardTrace(string Name, string Outcome, string ShowCommand, bool IsPast);
