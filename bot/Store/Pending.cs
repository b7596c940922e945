using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>A preview that waits for its author's yes: one of a kind for each person and place, gone after an hour.</summary>
public sealed class Pending
{
    public Task KeepAsync(Turn turn, string kind, string text, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The text kept by the same person in the same place; "" when there is none or it expired.</summary>
    public Task<string> FindAsync(Turn turn, string kind, CancellationToken cancel) => throw new NotSupportedException();

    public Task ForgetAsync(Turn turn, string kind, CancellationToken cancel) => throw new NotSupportedException();
}
