namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>An embedded store under measure. It takes business events one by one and gives them back.</summary>
internal interface IMeasuredStore : IAsyncDisposable
{
    /// <summary>Commits one event. Once the task has ended the store has acknowledged it.</summary>
    Task CommitAsync(BusinessEvent what);

    /// <summary>All events that the store holds.</summary>
    Task<IReadOnlyList<BusinessEvent>> ReadAsync();
}
