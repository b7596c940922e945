namespace MilestoneBot.Domain.Payments;

/// <summary>What tells one reported transfer from another, as its source says it.</summary>
/// <param name="Account">The account that it is told of, as <see cref="NormalizeAccount"/> writes it; "" where the source does not
/// say.</param>
/// <param name="BankReference">The bank's own reference; "" where there is none that may be relied on.</param>
/// <param name="BankReferenceKind">Which of the references a bank gives it is: two of one kind that differ are two
/// transfers.</param>
/// <param name="BatchPosition">Counts the parts of a batch that have the same sum.</param>
/// <param name="BookedOn">The day on which it was booked; null where that cannot be read.</param>
/// <param name="ContentKey">The same for all lines that say the same, in every form and file; "" for a line that was kept by
/// an earlier version.</param>
/// <param name="StatementIndex">Which statement of its file holds it.</param>
public sealed record TransferIdentity(
    string Account,
    string BankReference,
    string BankReferenceKind,
    int BatchPosition,
    DateOnly? BookedOn,
    string ContentKey,
    int StatementIndex
)
{
    private const int MinNumberLength = 6;

    /// <summary>
    /// An account however it is written: letters and digits, no leading zeros; "" for one that is hidden in part.
    /// </summary>
    public static string NormalizeAccount(string account) =>
        account.Contains('*')
            ? ""
            : string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().TrimStart('0');

    /// <summary>
    /// Whether both may be of one account: one of them is not said, or is the end of the other (a number and its IBAN),
    /// or is a name or hidden in part, which may stand for any number.
    /// </summary>
    public bool CanBeSameAccount(TransferIdentity other)
    {
        var (shorter, longer) =
            Account.Length < other.Account.Length ? (Account, other.Account) : (other.Account, Account);
        return shorter.Length == 0
            || shorter == longer
            || IsNumber(shorter) != IsNumber(longer)
            || (shorter.Length >= MinNumberLength && longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>
    /// The whole number of an account, and no name ("EUR Main") and no rest of a number ("XXXX1234").
    /// </summary>
    private static bool IsNumber(string account) =>
        account.Count(char.IsAsciiDigit) >= MinNumberLength && !account.Contains("XXX", StringComparison.Ordinal);
}
