using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Syntax;

/// <summary>The result of parsing a command line and the inputs of a form: the values, or what is wrong.</summary>
/// <param name="Arguments">The values; null when something is wrong or missing.</param>
/// <param name="Problem">The first problem, in half a sentence.</param>
public sealed record ParseResult(ParsedArguments? Arguments, string Problem)
{
    /// <summary>
    /// What is wrong with each input, given or missing, one sentence each, by the name of the argument.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = Reply.NoProblems;

    /// <summary>
    /// The values so far, when the only problem is that others are missing: a command may ask for those with a form.
    /// </summary>
    public ParsedArguments? Incomplete { get; init; }

    /// <summary>
    /// All problems of a form in half a sentence, for clients that cannot show them beside the fields.
    /// </summary>
    public string AllProblems =>
        Problems.Count < 2 ? Problem : string.Join("; ", Problems.Select(p => $"{p.Key}: {p.Value.TrimEnd('.')}"));

    internal static ParseResult Failure(string problem) => new(null, problem);
}
