using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// One thing that people can ask for. Its phrase is the only description of its words: parser, help and did-you-mean
/// read it.
/// </summary>
public interface ICommand
{
    CommandSyntax Syntax { get; }

    Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel);

    /// <summary>
    /// What is answered to words that are right and too few: a form for the rest, or null for the usage.
    /// </summary>
    Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        Task.FromResult<Reply?>(null);
}
