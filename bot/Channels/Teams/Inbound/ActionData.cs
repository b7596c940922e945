namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>What came of a pressed button: its words, its card, and what was typed into the card.</summary>
internal sealed record ActionData(
    string CommandText,
    string Card,
    long Revision,
    IReadOnlyDictionary<string, string> Inputs
);
