using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Delivery;

namespace MilestoneBot.Store;

/// <summary>Checks that mails to clients get out in time, where a mail server is set.</summary>
public sealed class ClientMailHealthCheck(Database database, StoreOptions settings, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        ClientMailHealth health;
        try
        {
            var now = clock.GetUtcNow();
            health = await database.ReadAsync(db => ClientMailHealth.ReadAsync(db, now), cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(
                $"The database takes nothing: {StoreUnavailableException.Describe(e.Fault)}."
            );
        }
        // Without a mail server nothing is tried, and what was owed before is for people to pass on.
        var isLate = settings.Mail == ClientMailMode.Mailed && health.Overdue > WaitingMail.Patience;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["mailsWaiting"] = health.Waiting,
            ["mailsRefused"] = health.Refused,
            ["mailsUncertain"] = health.Uncertain,
            ["mailsOverdueSeconds"] = (long)health.Overdue.TotalSeconds,
            ["mailsWaitingBecause"] = CauseOf(health),
        };
        return isLate
            ? HealthCheckResult.Degraded($"The oldest mail has been due for {health.Overdue:hh\\:mm\\:ss}.", data: data)
            : HealthCheckResult.Healthy($"{health.Waiting} mails waiting, {health.Refused} refused.", data);
    }

    private string CauseOf(ClientMailHealth health)
    {
        if (health.Waiting == 0)
            return "";
        if (settings.Mail != ClientMailMode.Mailed)
            return "no mail server is set";
        if (health.Attempts > 0)
            return "the mail server cannot be reached, or asks for a later try";
        return health.Overdue > WaitingMail.Patience ? "no try has ended yet" : "";
    }
}
