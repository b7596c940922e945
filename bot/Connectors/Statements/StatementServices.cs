namespace MilestoneBot.Connectors.Statements;

/// <summary>Registers the folder of bank statements if one is configured.</summary>
public static class StatementServices
{
    /// <param name="folder">The path of the folder; null for none.</param>
    public static IServiceCollection AddStatements(this IServiceCollection services, string? folder) =>
        folder is null
            ? services
            : services.AddSingleton<IPaymentSource>(s => new StatementFolderSource(
                folder,
                s.GetRequiredService<ILogger<StatementFolderSource>>(),
                new TimedFileReader()
            ));
}
