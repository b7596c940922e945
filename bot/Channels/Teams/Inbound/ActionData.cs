namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>The data of a clicked button: its command text, its card, and what was typed into the card.</summary>
internal sealed record ActionData(
    string CommandText,
    string Card,
    long Revision,
    IReadOnlyDictionary<string, string> Inputs
)
{
    /// <summary>Who was picked, by the name of the field: ids in the directory, as the client sent them.</summary>
    public IReadOnlyDictionary<string, string> People { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
