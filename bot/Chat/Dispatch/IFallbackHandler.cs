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

    /// <summary>
    /// What the text means in everyday words: the command line if that is certain, the question what is meant if it may
    /// be something, otherwise neither. Nothing is executed.
    /// </summary>
    Task<(string? Line, Reply? Question)> RephraseAsync(
        Turn turn,
        IReadOnlyList<CommandSyntax> known,
        CancellationToken cancel
    ) => Task.FromResult<(string?, Reply?)>((null, null));

    /// <summary>The command of the form that everyday words certainly ask for; null for other text.</summary>
    string? FindForm(string text) => null;

    /// <summary>Whether the reply depends on who the sender is; the reply to a greeting does not.</summary>
    bool RequiresKnownSender(Turn turn) => true;
}
