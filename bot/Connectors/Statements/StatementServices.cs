using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Registers the folder of bank statements if one is configured.</summary>
public static class StatementServices
{
    /// <param name="folder">The path of the folder; null for none.</param>
    /// <param name="accounts">The seller's accounts as the operator describes them.</param>
    public static IServiceCollection AddStatements(
        this IServiceCollection services,
        string? folder,
        IReadOnlyList<PaymentAccount> accounts
    ) =>
        folder is null
            ? services
            : services.AddSingleton<IPaymentSource>(s => new StatementFolderSource(
                folder,
                s.GetRequiredService<ILogger<StatementFolderSource>>(),
                new TimedFileReader(),
                accounts
            ));
}
