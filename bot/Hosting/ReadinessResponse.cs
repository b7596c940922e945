using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneBot.Hosting;

/// <summary>
/// The answer of <c>/readyz</c> to a load balancer or a monitor: state and counts, but no names and no contents.
/// </summary>
internal static class ReadinessResponse
{
    public static HealthCheckOptions Options =>
        new()
        {
            ResultStatusCodes = new Dictionary<HealthStatus, int>
            {
                [HealthStatus.Healthy] = StatusCodes.Status200OK,
                // A bot that cannot send its messages is not ready, though it can still read.
                [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable,
                [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
            },
            ResponseWriter = WriteAsync,
        };

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["status"] = report.Status.ToString() };
        foreach (var (name, value) in report.Entries.Values.SelectMany(e => e.Data))
            body[name] = value;
        return http.Response.WriteAsJsonAsync(body, http.RequestAborted);
    }
}
