using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>
/// The real bot on a database file, composed by Program.cs, but nothing happens by itself: the clock does not
/// advance, no job runs, and nothing is delivered.
/// </summary>
internal sealed class StillBot : IAsyncDisposable
{
    private readonly Factory factory;

    private StillBot(string file, TestClock clock) => (factory, Clock) = (new(file, clock), clock);

    public TestClock Clock { get; }

    public static StillBot On(string file, DateTimeOffset now)
    {
        var bot = new StillBot(file, TestClock.WithRealTimers(now));
        bot.factory.StartServer();
        return bot;
    }

    public T The<T>()
        where T : notnull => factory.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private sealed class Factory(string file, TestClock clock) : WebApplicationFactory<CommandDispatcher>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development").UseContentRoot(AppContext.BaseDirectory);
            builder.UseSetting("Database:Path", file);
            foreach (var job in new[] { "Delivery", "Reminders", "Digest", "Housekeeping", "PaymentCheck" })
                builder.UseSetting($"Jobs:{job}", "0 0 0 1 1 ? 2099");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.RemoveAll<IChannel>().AddSingleton<IChannel, Nowhere>();
                services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxDeliveryService)));
            });
        }
    }

    /// <summary>Accepts every message and gives each an id.</summary>
    private sealed class Nowhere : IChannel
    {
        private long sent;

        public bool Serves(string channel) => true;

        public RateLimits GetLimits(string channel) => RateLimits.None;

        public Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel) =>
            Task.FromResult($"m{Interlocked.Increment(ref sent)}");

        public Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel) =>
            Task.CompletedTask;
    }
}
