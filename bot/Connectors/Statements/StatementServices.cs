namespace MilestoneBot.Connectors.Statements;

/// <summary>Adds the folder of bank statements where one is set.</summary>
public static class StatementServices
{
    /// <param name="folder">Null for none.</param>
    public static IServiceCollection AddStatements(this IServiceCollection services, string? folder) =>
        folder is null
            ? services
            : services.AddSingleton<IPaymentSource>(s => new StatementFolderSource(
                folder,
                s.GetRequiredService<ILogger<StatementFolderSource>>(),
                new TimedFileReader()
            ));
}
