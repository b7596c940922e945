namespace MilestoneBot.Tests.Bench;

/// <summary>
/// One line of the result: a bot, the kind of message, the number of people in parallel, and the costs.
/// </summary>
/// <param name="ProcessorPerTurn">Microseconds of the bot's processor time for one exchange.</param>
/// <param name="MessagesPerTurn">Messages that the bot posted for one exchange. More than 1 means more than
/// expected.</param>
internal sealed record Figures(
    string Bot,
    string Said,
    int People,
    int Turns,
    double PerSecond,
    double AnsweredP50,
    double RepliedP50,
    double RepliedP95,
    double RepliedP99,
    double ProcessorPerTurn,
    double MessagesPerTurn,
    double EditsPerTurn
)
{
    public static Figures Of(
        string bot,
        string message,
        int people,
        IReadOnlyList<Took> times,
        TimeSpan time,
        TimeSpan processor,
        long messages,
        long edits
    )
    {
        var answered = times.Select(t => t.Answered.TotalMilliseconds).Order().ToArray();
        var replied = times.Select(t => t.Replied.TotalMilliseconds).Order().ToArray();
        return new(
            bot,
            message,
            people,
            times.Count,
            times.Count / time.TotalSeconds,
            At(answered, 0.50),
            At(replied, 0.50),
            At(replied, 0.95),
            At(replied, 0.99),
            processor.TotalMicroseconds / times.Count,
            (double)messages / times.Count,
            (double)edits / times.Count
        );
    }

    /// <summary>The value that this share of all values does not exceed.</summary>
    public static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}

/// <summary>The costs of a bot as a whole.</summary>
internal sealed record Whole(string Bot, double ColdStartSeconds, long PeakMemory);
