using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Delivery;

namespace MilestoneBot.Store;

/// <summary>Checks that the database can be written and read, and that outbox messages are sent in time.</summary>
public sealed class StoreHealthCheck(Outbox outbox, WriteProbe probe) : IHealthCheck
{
    private const string Database = "database";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (await probe.GetFaultAsync(cancellationToken) is { } fault)
            return Broken(fault);
        OutboxHealth health;
        try
        {
            health = await outbox.HealthAsync(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            return Broken(e.Fault);
        }
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Database] = "ok",
            ["overdueSeconds"] = (long)health.Overdue.TotalSeconds,
            ["waiting"] = health.Waiting,
            ["parked"] = health.Parked,
            ["closedPlaces"] = health.UnreachableConversations,
            ["uncertain"] = health.Uncertain,
            ["waitingBecause"] = DeliveryFaultText.Describe(health.OldestReason),
            ["parkedBecause"] = DeliveryFaultText.Describe(health.ParkedReason),
        };
        return health.Overdue > Patience
            ? HealthCheckResult.Degraded(
                $"The oldest message has been due for {health.Overdue:hh\\:mm\\:ss}.",
                data: data
            )
            : HealthCheckResult.Healthy($"{health.Waiting} waiting, {health.Parked} parked.", data);
    }

    private static HealthCheckResult Broken(StoreFault fault) =>
        HealthCheckResult.Unhealthy(
            $"The database takes nothing: {StoreUnavailableException.Describe(fault)}.",
            data: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [Database] = StoreUnavailableException.Describe(fault),
            }
        );
}
