using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Answers what the program itself asks for: the clock, a payment source. It is asked by a value and not by words, so
/// nobody can type it.
/// </summary>
public interface IInternalHandler<in TRequest>
{
    Task<Reply> HandleAsync(Turn turn, TRequest request, CancellationToken cancel);
}
