using MilestoneBot.Domain;

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

/// <summary>For whom a source is asked.</summary>
/// <param name="IsOnlyWorkspace">The bot has no other workspace, so what names none is this one's.</param>
/// <param name="KnownFingerprints">The marks of the batches that were taken in before.</param>
public sealed record PaymentQuery(
    string Workspace,
    bool IsOnlyWorkspace,
    IReadOnlyCollection<string> KnownFingerprints
);

/// <summary>What a source says.</summary>
/// <param name="BatchNames">The names of everything it holds for the workspace, told before or not.</param>
public sealed record PaymentQueryResult(IReadOnlyList<PaymentBatch> Batches, IReadOnlyCollection<string> BatchNames);

/// <summary>Receipts that are read together or not at all: a file, or a page.</summary>
/// <param name="Fingerprint">Tells its contents from all others, whatever its name.</param>
/// <param name="Problem">Why none of it can be read, in half a sentence; "" where it can.</param>
public sealed record PaymentBatch(
    string Name,
    string Fingerprint,
    IReadOnlyList<IncomingPayment> Payments,
    string Problem
);

/// <summary>A payment source cannot be asked now; nothing is known of what it would have said.</summary>
/// <param name="message">In half a sentence that names the source and what is wrong.</param>
public sealed class PaymentSourceUnavailableException(string message) : Exception(message);
