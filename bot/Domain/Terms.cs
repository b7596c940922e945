namespace MilestoneBot.Domain;

/// <summary>What counts as completion; exactly one for each milestone, agreed before work.</summary>
public enum Criterion
{
    ClientSignOff,
    PortalApproval,
    WrittenEmail,
    FileDelivery,
    SignedChecklist,
}

/// <summary>How the gate treats an unpaid previous stage.</summary>
public enum GatePolicy
{
    Paid,
    NotOverdue,
    Advise,
}

/// <summary>The client's yes to one version of the schedule; from then on its terms are frozen.</summary>
/// <param name="ClientName">Who agreed, on the client's side.</param>
/// <param name="Evidence">Where that can be seen.</param>
/// <param name="HeldByTeam">The team says so and holds the evidence; the client did not press the button
/// himself.</param>
/// <param name="Signed">Who recorded it.</param>
public sealed record Agreement(int Version, string ClientName, string Evidence, bool HeldByTeam, Signature Signed);

/// <summary>The words of the terms: criteria and policies as people type and read them.</summary>
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

    /// <summary>The first three are the client's to give; the team's own belief does not replace them.</summary>
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
