using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// One command that people can use. Its syntax is the only description of its words: the parser, help and the
/// suggestions read it.
/// </summary>
public interface ICommand
{
    CommandSyntax Syntax { get; }

    Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel);

    /// <summary>
    /// The reply to a command line that is correct but incomplete: a form for the rest, or null for the usage.
    /// </summary>
    Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        Task.FromResult<Reply?>(null);
}
