namespace MilestoneBot.Domain.Payments;

/// <summary>
/// How far the ledger of a project had come when something was decided: the numbers of the last entry of money, of the
/// last use of client credit and of the last settled amount. It tells what came before and what came after, which
/// clocks cannot: two acts may have the same instant, and a clock may be set back.
/// </summary>
/// <param name="Entry">3 when P3 was the last entry; 0 for none.</param>
/// <param name="Use">2 when A2 was the last use of credit; 0 for none.</param>
/// <param name="Settled">1 when S1 was the last settled amount; 0 for none.</param>
public sealed record LedgerMark(int Entry, int Use, int Settled)
{
    /// <summary>Nothing was in the ledger.</summary>
    public static LedgerMark Empty { get; } = new(0, 0, 0);

    /// <summary>The entry was recorded before.</summary>
    public bool IsAfter(Payment entry) => entry.Id <= Entry;

    /// <summary>The credit was used before.</summary>
    public bool IsAfter(CreditApplication use) => use.Id <= Use;

    /// <summary>The amount was settled before.</summary>
    public bool IsAfter(Billing.SettledAmount settled) => settled.Id <= Settled;
}
