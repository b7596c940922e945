using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors;

/// <summary>Incoming payments that are imported together or not at all: a file, or a page.</summary>
/// <param name="Fingerprint">Identifies the contents, whatever the name of the file.</param>
/// <param name="Problem">Why none of it can be read, in half a sentence; "" when it can.</param>
public sealed record PaymentBatch(
    string Name,
    string Fingerprint,
    IReadOnlyList<IncomingPayment> Payments,
    string Problem
);
