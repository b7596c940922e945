namespace MilestoneBot.Connectors;

/// <summary>
/// Where money is seen to arrive outside of the bot: a bank's statements, a payment service. It is asked, and says what
/// it sees.
/// </summary>
public interface IPaymentSource
{
    /// <summary>One word; the ids of its lines begin with it.</summary>
    string Id { get; }

    /// <summary>How people call it, as the one who recorded a payment: "the bank statements".</summary>
    string Name { get; }

    /// <summary>
    /// What has arrived for a workspace and was not told before; null where it holds nothing for that workspace.
    /// </summary>
    /// <exception cref="PaymentSourceUnavailableException">It cannot be asked now.</exception>
    Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel);
}
