namespace MilestoneBot.Domain.Payments;

/// <summary>
/// The seller's accounts in the settings (<c>Payments:Accounts</c>), and to which project or workspace alone the money
/// of each belongs. An account that is not among them belongs to nobody alone.
/// </summary>
public sealed class BankAccounts(IReadOnlyList<PaymentAccount> all)
{
    public static BankAccounts None { get; } = new([]);

    /// <summary>The account of a statement's line; null when it is not described, or could be two of them.</summary>
    public PaymentAccount? Find(string account) => Matches(account) is [var only] ? only : null;

    /// <summary>
    /// It could be one of several, as when only the end of the number is stated, and they do not belong to the same.
    /// </summary>
    public bool IsUnclear(string account) =>
        Matches(account).Select(a => (a.Project, a.Workspace)).Distinct().Skip(1).Any();

    private List<PaymentAccount> Matches(string account)
    {
        var exact = all.Where(a =>
                account.Length > 0
                && TransferIdentity.NormalizeAccount(a.Account) == TransferIdentity.NormalizeAccount(account)
            )
            .ToList();
        return exact.Count > 0 ? exact : [.. all.Where(a => a.IsStatedAs(account))];
    }
}
