using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneBot.Store;

/// <summary>Whether the records can be read and what is owed to conversations goes out in time.</summary>
public sealed class StoreHealth(Outbox outbox) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await outbox.HealthAsync(cancellationToken);
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["overdueSeconds"] = (long)health.Overdue.TotalSeconds, ["waiting"] = health.Waiting, ["parked"] = health.Parked, ["closedPlaces"] = health.Closed,
        };
        return health.Overdue > Patience
            ? HealthCheckResult.Degraded($"The oldest message has been due for {health.Overdue:hh\\:mm\\:ss}.", data: data)
            : HealthCheckResult.Healthy($"{health.Waiting} waiting, {health.Parked} parked.", data);
    }
}
