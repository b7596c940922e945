namespace MilestoneBot.Connectors.Statements;

/// <summary>What the state of a row says of its money, in the languages of the bank table.</summary>
internal static class CsvRowStates
{
    /// <summary>States of a row without a payment, or with a failed one.</summary>
    private static readonly string[] Failed =
    [
        "revert",
        "revers",
        "return",
        "refund",
        "charge",
        "disput",
        "expire",
        "void",
        "hold",
        "error",
        "rueck",
        "erstatt",
        "retour",
        "rembours",
        "rejet",
        "devuel",
        "unsuccess",
        "incomplete",
        "declin",
        "fail",
        "cancel",
        "reject",
        "abgelehnt",
        "storn",
        "refus",
        "annul",
        "geweigerd",
        "rechaz",
        "rifiut",
        "odrzuc",
    ];

    /// <summary>States of a row that is not booked yet. The bank reports it again when it is.</summary>
    private static readonly string[] Pending =
    [
        "vorgemerkt",
        "pending",
        "scheduled",
        "planned",
        "upcoming",
        "processing",
        "in progress",
        "awaiting",
        "waiting",
        "unsettled",
        "geplant",
        "in bearbeitung",
        "ausstehend",
        "en attente",
        "en cours",
        "in behandeling",
        "pendiente",
        "in attesa",
        "oczekuj",
    ];

    public static bool IsFailed(string state) => Has(state, Failed);

    public static bool IsPending(string state) => Has(state, Pending);

    private static bool Has(string state, string[] parts) =>
        DirectionWords.Fold(state) is var folded
        && Array.Exists(parts, p => folded.Contains(p, StringComparison.Ordinal));
}
