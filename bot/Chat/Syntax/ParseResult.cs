using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Syntax;

/// <summary>What became of reading a line and the inputs beside it: the values, or what is wrong with them.</summary>
/// <param name="Arguments">The values; null when something is wrong or missing.</param>
/// <param name="Problem">What is wrong first, in half a sentence.</param>
public sealed record ParseResult(ParsedArguments? Arguments, string Problem)
{
    /// <summary>
    /// What is wrong with each value that came or should have come beside the words, by its name, a sentence each.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = Reply.NoProblems;

    /// <summary>
    /// The values that are there, when nothing is wrong but that others are missing: a command may ask for those with a
    /// form.
    /// </summary>
    public ParsedArguments? Incomplete { get; init; }

    /// <summary>
    /// All that is wrong with a form in half a sentence, for somebody who cannot be shown it beside the fields.
    /// </summary>
    public string AllProblems =>
        Problems.Count < 2 ? Problem : string.Join("; ", Problems.Select(p => $"{p.Key}: {p.Value.TrimEnd('.')}"));

    internal static ParseResult Failure(string problem) => new(null, problem);
}
