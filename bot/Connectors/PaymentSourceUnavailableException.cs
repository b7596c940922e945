namespace MilestoneBot.Connectors;

/// <summary>A payment source cannot be queried now, so nothing is known about new payments.</summary>
/// <param name="message">Half a sentence that names the source and what is wrong.</param>
public sealed class PaymentSourceUnavailableException(string message) : Exception(message);
