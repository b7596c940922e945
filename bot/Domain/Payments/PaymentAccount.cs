using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>An account of the seller whose statements are read, as the operator describes it.</summary>
/// <param name="Account">Its IBAN or number, in any form.</param>
/// <param name="Currency">The currency of sums for which its files name none; null when the operator does not say.</param>
/// <param name="Project">The key of the only project whose money it receives; null for any.</param>
/// <param name="Workspace">The only workspace whose money it receives; null for any.</param>
public sealed record PaymentAccount(string Account, Currency? Currency, string? Project, string? Workspace)
{
    private const int MinNumberLength = 6;

    /// <summary>
    /// The account that a file states is this one: the same, or one is the end of the other (a number and its IBAN).
    /// An account that is masked or not stated is none.
    /// </summary>
    public bool IsStatedAs(string account)
    {
        var (own, stated) = (TransferIdentity.NormalizeAccount(Account), TransferIdentity.NormalizeAccount(account));
        var (shorter, longer) = own.Length < stated.Length ? (own, stated) : (stated, own);
        return shorter.Length > 0
            && (
                shorter == longer
                || (
                    shorter.Count(char.IsAsciiDigit) >= MinNumberLength
                    && longer.EndsWith(shorter, StringComparison.Ordinal)
                )
            );
    }
}
