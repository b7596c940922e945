using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneBot.Store;

/// <summary>Ready means: the database answers, and nothing owed to a conversation has been waiting for long.</summary>
public sealed class StoreHealth(Outbox outbox) : IHealthCheck
{
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await outbox.HealthAsync(cancellationToken);
        var said = $"outbox: {health.Waiting} waiting, oldest overdue {health.Overdue.TotalSeconds:0} s, {health.Parked} parked";
        return health.Overdue > TooOld ? HealthCheckResult.Degraded(said) : HealthCheckResult.Healthy(said);
    }
}
