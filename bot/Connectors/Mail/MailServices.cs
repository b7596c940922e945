namespace MilestoneBot.Connectors.Mail;

/// <summary>Registers the operator's mail server.</summary>
public static class MailServices
{
    /// <summary>Returns whether a mail server is set.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, wrong or unsafe.</exception>
    public static bool AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        if (SmtpSettings.Read(configuration) is not { } settings)
            return false;
        services.AddSingleton(settings).AddSingleton<IMailSender, SmtpMailSender>();
        return true;
    }
}
