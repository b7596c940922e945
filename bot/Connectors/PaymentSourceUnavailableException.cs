namespace MilestoneBot.Connectors;

/// <summary>A payment source cannot be asked now; nothing is known of what it would have said.</summary>
/// <param name="message">In half a sentence that names the source and what is wrong.</param>
public sealed class PaymentSourceUnavailableException(string message) : Exception(message);
