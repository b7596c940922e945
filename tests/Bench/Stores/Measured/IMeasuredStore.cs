namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>An embedded store that is measured. It stores business events one by one and returns them.</summary>
internal interface IMeasuredStore : IAsyncDisposable
{
    /// <summary>Commits one event. When the task has ended, the store has acknowledged it.</summary>
    Task CommitAsync(BusinessEvent what);

    /// <summary>All events that the store holds.</summary>
    Task<IReadOnlyList<BusinessEvent>> ReadAsync();
}
