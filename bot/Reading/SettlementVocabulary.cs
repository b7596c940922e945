using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>The words for what is settled without money.</summary>
public static class SettlementVocabulary
{
    private static readonly (SettlementKind Kind, string Word, string[] Others)[] Words =
    [
        (
            SettlementKind.BankFee,
            "bank-fee",
            ["bankfee", "fee", "bank-fees", "fees", "bank-charge", "bank-charges", "charge", "charges"]
        ),
        (SettlementKind.Discount, "discount", ["cash-discount", "skonto"]),
        (SettlementKind.Difference, "difference", ["small-difference", "rounding"]),
        (SettlementKind.WithheldTax, "withheld-tax", ["withholding-tax", "withholding", "withheld", "tax"]),
        (SettlementKind.BadDebt, "bad-debt", ["baddebt", "loss", "lost", "write-off", "writeoff"]),
    ];

    public static IReadOnlyList<string> AllKinds { get; } = [.. Words.Select(w => w.Word)];

    public static string ToWord(this SettlementKind kind) => Words.First(w => w.Kind == kind).Word;

    public static SettlementKind? Parse(string text)
    {
        var word = text.Trim().ToLowerInvariant().Replace(' ', '-');
        foreach (var (kind, own, others) in Words)
            if (own == word || others.Contains(word, StringComparer.Ordinal))
                return kind;
        return null;
    }
}
