using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors;

/// <summary>Receipts that are read together or not at all: a file, or a page.</summary>
/// <param name="Fingerprint">Tells its contents from all others, whatever its name.</param>
/// <param name="Problem">Why none of it can be read, in half a sentence; "" where it can.</param>
public sealed record PaymentBatch(
    string Name,
    string Fingerprint,
    IReadOnlyList<IncomingPayment> Payments,
    string Problem
);
