using System.Text.RegularExpressions;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Why a message is undelivered, in words for people and for health checks: the kind of fault and the platform's
/// status, but neither the message's text nor its conversation.
/// </summary>
public static partial class DeliveryFaultText
{
    private static readonly (string Fault, string Says)[] Kinds =
    [
        (nameof(DeliveryFault.TryAgain), "the platform does not take it"),
        (nameof(DeliveryFault.TooMany), "the platform wants less at once"),
        (nameof(DeliveryFault.Uncertain), "it may have arrived"),
        (nameof(DeliveryFault.Closed), "I am not let in there"),
        (nameof(DeliveryFault.Final), "the platform refuses it"),
        ("Broken", "something broke on my side"),
    ];

    /// <param name="why">The reason as it is stored: the fault, and the message of the exception.</param>
    public static string Describe(string why)
    {
        if (why.Length == 0)
            return "";
        var status = Status().Match(why) is { Success: true } answered ? $" ({answered.Groups["status"].Value})" : "";
        var known = Array.Find(Kinds, kind => why.StartsWith($"{kind.Fault}:", StringComparison.Ordinal));
        return known.Says is null ? "something else" : known.Says + status;
    }

    [GeneratedRegex(@"answered (?<status>\d{3})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();
}
