using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Connectors;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Payments;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Jobs;

/// <summary>
/// A source that does not respond delays no other: the others are queried, the outage is reported, and the check
/// continues when the source answers.
/// </summary>
public sealed class PaymentCheckTests
{
    [Fact]
    public async Task A_source_that_hangs_stops_no_other_and_is_asked_again_when_it_has_come_back()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        var services = story.Bot.Services;
        using var hangs = new HangingSource();
        var other = new ReadySource();
        var clock = new TestClock(story.Clock.Now);
        using var check = new PaymentCheck(
            [hangs, other],
            services.GetRequiredService<IncomingPaymentStore>(),
            services.GetRequiredService<BankReturnStore>(),
            services.GetRequiredService<PaymentSourceStore>(),
            services.GetRequiredService<CommandDispatcher>(),
            services.GetRequiredService<IInternalHandler<NewIncomingPayment>>(),
            services.GetRequiredService<MessageDelivery>(),
            clock,
            NullLogger<PaymentCheck>.Instance
        )
        {
            Patience = TimeSpan.FromMilliseconds(200),
        };
        var health = new PaymentHealthCheck(check);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
        await check.RunAsync(default);
        await check.RunAsync(default);
        Assert.Equal((1, 2), (hangs.Asked, other.Asked));
        Says(await story.SayAsync(StoryPerson.Finn, "parked"), "the hanging bank do not answer since");
        clock.Advance(TimeSpan.FromMinutes(6));
        var late = await health.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Degraded, late.Status);
        Assert.InRange((long)late.Data["paymentCheckLateSeconds"], 360, 400);
        hangs.Dispose();
        for (var tries = 0; tries < 200 && check.LateBy > TimeSpan.Zero; tries++)
            await Task.Delay(10);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
        await check.RunAsync(default);
        Assert.Equal(2, hangs.Asked);
    }

    [Fact]
    public async Task Readyz_tells_of_the_check()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        using var http = new HttpClient();
        Assert.Contains(
            "\"paymentCheckLateSeconds\":0",
            await http.GetStringAsync(new Uri(story.Bot.Address, "/readyz")),
            StringComparison.Ordinal
        );
    }

    /// <summary>Does not respond the first time, whether or not the caller still waits.</summary>
    private sealed class HangingSource : IPaymentSource, IDisposable
    {
        private readonly ManualResetEventSlim comesBack = new();

        public int Asked { get; private set; }

        public string Id => "hanging";

        public string Name => "the hanging bank";

        public Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel)
        {
            Asked++;
            comesBack.Wait(CancellationToken.None);
            return Task.FromResult<PaymentQueryResult?>(new([], []));
        }

        public void Dispose() => comesBack.Set();
    }

    private sealed class ReadySource : IPaymentSource
    {
        public int Asked { get; private set; }

        public string Id => "ready";

        public string Name => "the ready bank";

        public Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel)
        {
            Asked++;
            return Task.FromResult<PaymentQueryResult?>(new([], []));
        }
    }
}
