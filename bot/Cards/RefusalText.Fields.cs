using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

internal static partial class RefusalText
{
    /// <summary>
    /// The inputs that a refusal is about, by the names that forms give them, with what is wrong in a sentence. Where
    /// commands call the same thing by different names, all of them stand here; a form has one of them at the most.
    /// </summary>
    private static Dictionary<string, string> Fields(Refusal why, Sight? sight)
    {
        string[] names = why switch
        {
            Refusal.BadText { What: "project name" } or Refusal.VagueName or Refusal.NameTaken => ["name"],
            Refusal.BadText { What: "what is missing" } => ["missing"],
            Refusal.BadText { What: "link" } => ["url"],
            Refusal.BadText r => [r.What],
            Refusal.KeyTaken => ["key"],
            Refusal.BadMoney => ["total", "amount", "money"],
            Refusal.TooMuch or Refusal.NothingLeftForRest or Refusal.SecondRest => ["amount"],
            Refusal.AmountNotPositive or Refusal.PaidTooMuch => ["money"],
            Refusal.LooksRecorded { Payment.Reference.Length: > 0 } => ["ref"],
            Refusal.LooksRecorded or Refusal.LooksAnnounced => ["money"],
            Refusal.PaidInFuture => ["on"],
            Refusal.ReasonTooShort => ["reason"],
            Refusal.EvidenceNeeded => ["by", "ref"],
            _ => [],
        };
        return names.ToDictionary(name => name, _ => Beside(why, sight), StringComparer.Ordinal);
    }

    /// <summary>
    /// Short, since it stands where the mistake is: the form says itself that nothing was changed, and needs no
    /// command.
    /// </summary>
    private static string Beside(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.ReasonTooShort r => $"Write {r.Least} characters or more, for those who ask later.",
            Refusal.EvidenceNeeded => "Say who confirmed it and where that stands.",
            Refusal.PaidTooMuch r => $"{r.Surplus} too much: {r.Invoice.Open} is open.",
            Refusal.KeyTaken r => $"The key {r.Key} is used by another project.",
            _ => Text(why, sight).Replace(" Nothing was changed.", "", StringComparison.Ordinal),
        };
}
