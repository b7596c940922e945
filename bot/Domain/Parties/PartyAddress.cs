using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Parties;

/// <summary>
/// An address is said either in one text or in its parts. What is said last replaces the other, so that documents and
/// lists never show two addresses.
/// </summary>
public static class PartyAddress
{
    private static readonly PartyField[] Parts = [PartyField.Street, PartyField.PostCode, PartyField.City];

    /// <summary>Both are given at once, and nobody can know which one holds.</summary>
    public static bool IsSaidTwice(IReadOnlyDictionary<PartyField, string> values) =>
        values.ContainsKey(PartyField.Address) && Parts.Any(values.ContainsKey);

    /// <summary>The text and the parts after a change.</summary>
    /// <param name="address">The text, with what was given.</param>
    /// <param name="details">The parts, with what was given.</param>
    public static (string Address, PartyDetails Details) Settle(
        string address,
        PartyDetails details,
        IReadOnlyDictionary<PartyField, string> values
    )
    {
        if (values.ContainsKey(PartyField.Address))
            return (address, Parts.Aggregate(details, (all, part) => all.With(part, "")));
        return Parts.Any(values.ContainsKey) ? (Compose(details), details) : (address, details);
    }

    /// <summary>"Main Street 1, 10115 Berlin"</summary>
    private static string Compose(PartyDetails details) =>
        string.Join(
            ", ",
            new[] { details.Street, $"{details.PostCode} {details.City}".Trim() }.Where(part => part.Length > 0)
        );
}
