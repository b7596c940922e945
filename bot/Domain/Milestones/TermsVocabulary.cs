namespace MilestoneBot.Domain.Milestones;

/// <summary>Criteria and policies as people type and read them.</summary>
public static class TermsVocabulary
{
    public const int MaxDueDays = 180;
    public const int DefaultDueDays = 14;

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

    /// <summary>The first three are confirmed by the client; the team's own opinion does not replace them.</summary>
    public static bool IsConfirmedByClient(this Criterion criterion) =>
        criterion is Criterion.ClientSignOff or Criterion.PortalApproval or Criterion.WrittenEmail;

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
