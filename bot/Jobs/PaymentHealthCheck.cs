using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneBot.Jobs;

/// <summary>Checks that the payment check finishes: one that hangs records nothing, and nobody would notice.</summary>
internal sealed class PaymentHealthCheck(PaymentCheck check) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var late = check.LateBy;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["paymentCheckLateSeconds"] = (long)late.TotalSeconds,
        };
        return Task.FromResult(
            late > Patience
                ? HealthCheckResult.Degraded(
                    $"The check for payments has not come back for {late:hh\\:mm\\:ss}.",
                    data: data
                )
                : HealthCheckResult.Healthy("The check for payments comes back.", data)
        );
    }
}
