using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// What answers words that are no command: questions about the records, and the offer of what may have been meant.
/// </summary>
public interface IFallbackHandler
{
    /// <param name="turn">What was said, cleaned; people who are mentioned in it stand there as in the channel's
    /// turn.</param>
    Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<CommandSyntax> known, CancellationToken cancel);

    /// <summary>
    /// The answer to words that open like a command and do not fit it ("next billing point?"), if they are something
    /// else for certain; else null.
    /// </summary>
    Task<Reply?> TryAnswerInsteadAsync(Turn turn, CancellationToken cancel);

    /// <summary>Whether the answer depends on who speaks; that to a greeting does not.</summary>
    bool RequiresKnownSender(Turn turn) => true;
}
