using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Documents;

/// <summary>What is said of a party in one cell: "city: Berlin; country: DE".</summary>
internal static class PartyCells
{
    /// <summary>Null where nothing is said.</summary>
    public static string? ToText(PartyDetails? details) =>
        details is null || details == PartyDetails.None
            ? null
            : string.Join(
                "; ",
                Enum.GetValues<PartyField>()
                    .Where(field => details.Get(field).Length > 0)
                    .Select(field => $"{PartyFields.ToWord(field)}: {details.Get(field)}")
            );
}
