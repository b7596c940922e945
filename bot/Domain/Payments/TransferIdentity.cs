namespace MilestoneBot.Domain.Payments;

/// <summary>What distinguishes one reported transfer from another, as its payment source states it.</summary>
/// <param name="Account">The account of the statement, normalised by <see cref="NormalizeAccount"/>; "" when the
/// source does not state it.</param>
/// <param name="BankReference">The bank's own reference; "" when there is none that is reliable.</param>
/// <param name="BankReferenceKind">Which of a bank's references it is. Two different references of the same kind are
/// two transfers.</param>
/// <param name="BatchPosition">Numbers the parts of a batch that have the same amount.</param>
/// <param name="BookedOn">The booking date; null when it cannot be read.</param>
/// <param name="ContentKey">The same for all entries with the same content, in every format and file; "" for an entry
/// that an earlier version stored.</param>
/// <param name="StatementIndex">The index of the statement within its file.</param>
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
    /// An account number in one form: letters and digits, no leading zeros; "" for one that is partly masked.
    /// </summary>
    public static string NormalizeAccount(string account) =>
        account.Contains('*')
            ? ""
            : string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().TrimStart('0');

    /// <summary>
    /// Whether both may be the same account: one is not stated, or is the end of the other (an account number and its
    /// IBAN), or is a name or partly masked, which may stand for any number.
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
    /// A complete account number, not a name ("EUR Main") and not the end of a number ("XXXX1234").
    /// </summary>
    private static bool IsNumber(string account) =>
        account.Count(char.IsAsciiDigit) >= MinNumberLength && !account.Contains("XXX", StringComparison.Ordinal);
}
