namespace MilestoneBot.Domain.Amounts;

/// <summary>Why an amount cannot be taken. Closed set; the words are found above.</summary>
public abstract record MoneyFault
{
    public sealed record ContractNotPositive : MoneyFault;

    public sealed record NotPositive : MoneyFault;

    /// <param name="Currency">The project's.</param>
    public sealed record NotProjectCurrency(Currency Currency) : MoneyFault;
}
