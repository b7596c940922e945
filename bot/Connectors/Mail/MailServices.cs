namespace MilestoneBot.Connectors.Mail;

/// <summary>Registers the operator's mail server.</summary>
public static class MailServices
{
    /// <summary>Nothing where no mail server is set.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, wrong or unsafe.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        if (SmtpSettings.Read(configuration) is { } settings)
            services.AddSingleton(settings).AddSingleton<IMailSender, SmtpMailSender>();
        return services;
    }
}
