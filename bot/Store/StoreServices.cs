using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>What the store offers to the rest of the house.</summary>
public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, StoreSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(provider => Database.Open(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<Opening>();
        services
            .AddSingleton<ProjectStore>()
            .AddSingleton<ProjectReader>()
            .AddSingleton<WorkspaceStore>()
            .AddSingleton<Pending>()
            .AddSingleton<People>();
        services
            .AddSingleton<Dues>()
            .AddSingleton<Housekeeping>()
            .AddSingleton<Downloads>()
            .AddSingleton<Receipts>()
            .AddSingleton<BankReturns>()
            .AddSingleton<SourceChecks>();
        services.AddSingleton<WriteProbe>().AddSingleton<IRecords>(provider => provider.GetRequiredService<Database>());
        services.AddSingleton<Outbox>().AddSingleton<IOutbox>(provider => provider.GetRequiredService<Outbox>());
        services
            .AddSingleton<IPosts, Posts>()
            .AddSingleton<IPlaces, Places>()
            .AddSingleton<IHomes, Homes>()
            .AddSingleton<IInstallations, Installations>()
            .AddSingleton<IStandings, Standings>()
            .AddSingleton<IReach, Reach>()
            .AddSingleton<IQuotes, Quotes>()
            .AddSingleton<IGrants, Grants>()
            .AddSingleton<IArrivals, Arrivals>();
        return services;
    }

    /// <summary>
    /// Opens the database before anything else starts, so that one that cannot be used stops the start with its reason.
    /// </summary>
    private sealed class Opening(Database database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            database.ReadAsync(_ => Task.FromResult(0), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
