using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.ClientPages;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store;

/// <summary>Registers the services of the store.</summary>
public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, StoreOptions settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Accounts);
        services.AddSingleton(provider => Database.Open(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<DatabaseStartup>();
        services.AddHealthChecks().AddCheck<ClientMailHealthCheck>("mails");
        services
            .AddSingleton<ProjectStore>()
            .AddSingleton<ProjectReader>()
            .AddSingleton<WorkspaceStore>()
            .AddSingleton<PendingInputStore>()
            .AddSingleton<PersonNameStore>();
        services
            .AddSingleton<ScheduledNoticeStore>()
            .AddSingleton<Housekeeping>()
            .AddSingleton<DownloadStore>()
            .AddSingleton<FileStore>()
            .AddSingleton<LogoUploadStore>()
            .AddSingleton<DocumentStore>()
            .AddSingleton<ClientPageStore>()
            .AddSingleton<ClientCodeStore>()
            .AddSingleton<ClientAccountStore>()
            .AddSingleton<AccountCodeStore>()
            .AddSingleton<ClientMailStore>()
            .AddSingleton<IncomingPaymentStore>()
            .AddSingleton<BankReturnStore>()
            .AddSingleton<PaymentSourceStore>();
        services
            .AddSingleton<WriteProbe>()
            .AddSingleton<IStoreAvailability>(provider => provider.GetRequiredService<Database>());
        services.AddSingleton<Outbox>().AddSingleton<IOutbox>(provider => provider.GetRequiredService<Outbox>());
        services
            .AddSingleton<IPostedCardStore, PostedCardStore>()
            .AddSingleton<IConversationStore, ConversationStore>()
            .AddSingleton<IConversationWorkspaces, ConversationWorkspaces>()
            .AddSingleton<IWelcomeStore, WelcomeStore>()
            .AddSingleton<IMembershipStore, MembershipStore>()
            .AddSingleton<IPlatformAccountStore, PlatformAccountStore>()
            .AddSingleton<IEvidenceMessageStore, EvidenceMessageStore>()
            .AddSingleton<IInstallationStore, InstallationStore>()
            .AddSingleton<IAppointmentBinder, AppointmentBinder>();
        return services;
    }

    /// <summary>
    /// Opens the database before anything else starts, so that an unusable one stops the start with its reason.
    /// </summary>
    private sealed class DatabaseStartup(Database database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            // Two descriptors for one event also stop the start.
            _ = EventCatalogue.Default;
            return database.ReadAsync(_ => Task.FromResult(0), cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
