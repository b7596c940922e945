using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Reading;

/// <summary>Criteria and policies as people type and read them.</summary>
internal static class TermsVocabulary
{
    private static readonly Dictionary<Criterion, string> Criteria = new()
    {
        [Criterion.ClientSignOff] = "client-sign-off",
        [Criterion.PortalApproval] = "portal-approval",
        [Criterion.WrittenEmail] = "written-email",
        [Criterion.FileDelivery] = "file-delivery",
        [Criterion.SignedChecklist] = "signed-checklist",
    };

    public static IReadOnlyCollection<string> AllCriteria => Criteria.Values;

    public static string ToWord(this Criterion criterion) => Criteria[criterion];

    public static Criterion? ParseCriterion(string text)
    {
        var wanted = LettersOnly(text);
        foreach (var (criterion, word) in Criteria)
            if (LettersOnly(word) == wanted)
                return criterion;
        return null;
    }

    public static string ToWord(this GatePolicy policy) =>
        policy switch
        {
            GatePolicy.Paid => "paid",
            GatePolicy.NotOverdue => "not-overdue",
            _ => "advise",
        };

    public static GatePolicy? ParsePolicy(string text) =>
        LettersOnly(text) switch
        {
            "paid" => GatePolicy.Paid,
            "notoverdue" => GatePolicy.NotOverdue,
            "advise" => GatePolicy.Advise,
            _ => null,
        };

    private static string LettersOnly(string text) => new([.. text.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
