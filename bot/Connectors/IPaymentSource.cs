namespace MilestoneBot.Connectors;

/// <summary>
/// A system outside the bot that sees money arrive: a bank's statements, a payment service. The bot polls it.
/// </summary>
public interface IPaymentSource
{
    /// <summary>One word. The ids of its entries begin with it.</summary>
    string Id { get; }

    /// <summary>The name under which it records payments: "the bank statements".</summary>
    string Name { get; }

    /// <summary>
    /// What has arrived for a workspace and was not reported before; null when the source holds nothing for that
    /// workspace.
    /// </summary>
    /// <exception cref="PaymentSourceUnavailableException">The source cannot be queried now.</exception>
    Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel);
}
