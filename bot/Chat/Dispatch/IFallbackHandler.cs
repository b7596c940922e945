using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Answers text that is no command: questions about the records, and suggestions of what may have been meant.
/// </summary>
public interface IFallbackHandler
{
    /// <param name="turn">The turn with its text normalized; mentions are written in it as in the channel's
    /// turn.</param>
    Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<CommandSyntax> known, CancellationToken cancel);

    /// <summary>
    /// The reply to text that starts like a command but does not fit its syntax ("next billing point?"), if it is
    /// certainly something else; otherwise null.
    /// </summary>
    Task<Reply?> TryAnswerInsteadAsync(Turn turn, CancellationToken cancel);

    /// <summary>Whether the reply depends on who the sender is; the reply to a greeting does not.</summary>
    bool RequiresKnownSender(Turn turn) => true;
}
