namespace MilestoneBot.Domain;

/// <summary>What tells one reported transfer from another, as its source says it.</summary>
/// <param name="Account">The account that it is told of, as <see cref="Same"/> writes it; "" where the source does not
/// say.</param>
/// <param name="Bank">The bank's own reference; "" where there is none that may be relied on.</param>
/// <param name="BankKind">Which of the references a bank gives it is: two of one kind that differ are two
/// transfers.</param>
/// <param name="Place">Counts the parts of a batch that have the same sum.</param>
/// <param name="Booked">The day on which it was booked; null where that cannot be read.</param>
/// <param name="Words">The same for all lines that say the same, in every form and file; "" for a line that was kept by
/// an earlier version.</param>
/// <param name="Statement">Which statement of its file holds it.</param>
public sealed record ReceiptMarks(
    string Account,
    string Bank,
    string BankKind,
    int Place,
    DateOnly? Booked,
    string Words,
    int Statement
)
{
    private const int LeastOfNumber = 6;

    /// <summary>
    /// An account however it is written: letters and digits, no leading zeros; "" for one that is hidden in part.
    /// </summary>
    public static string Same(string account) =>
        account.Contains('*')
            ? ""
            : string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().TrimStart('0');

    /// <summary>
    /// Whether both may be of one account: one of them is not said, or is the end of the other (a number and its IBAN),
    /// or is a name or hidden in part, which may stand for any number.
    /// </summary>
    public bool MayBeOfAccount(ReceiptMarks other)
    {
        var (shorter, longer) =
            Account.Length < other.Account.Length ? (Account, other.Account) : (other.Account, Account);
        return shorter.Length == 0
            || shorter == longer
            || IsNumber(shorter) != IsNumber(longer)
            || (shorter.Length >= LeastOfNumber && longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>
    /// The whole number of an account, and no name ("EUR Main") and no rest of a number ("XXXX1234").
    /// </summary>
    private static bool IsNumber(string account) =>
        account.Count(char.IsAsciiDigit) >= LeastOfNumber && !account.Contains("XXX", StringComparison.Ordinal);
}
