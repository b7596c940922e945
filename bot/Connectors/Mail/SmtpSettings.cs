using System.Globalization;
using System.Net;
using System.Net.Security;
using MimeKit;

namespace MilestoneBot.Connectors.Mail;

/// <summary>How the line to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>The line begins in the clear and must turn to TLS before anything is said (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>No protection: on this machine only, or where the operator says so twice.</summary>
    None,
}

/// <summary>The operator's mail server (<c>Smtp:…</c>). Each problem is a sentence that names the setting and the fix.</summary>
/// <param name="User">"" where the server wants no login.</param>
public sealed record SmtpSettings(
    string Host,
    int Port,
    MailboxAddress From,
    string User,
    string Password,
    SmtpSecurity Security
)
{
    /// <summary>How long one mail may take, from the first byte to the server's word.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How the server's certificate is checked; null for the usual way.</summary>
    public RemoteCertificateValidationCallback? CheckCertificate { get; init; }

    private static readonly string[] Names = ["Port", "From", "User", "Password"];

    /// <summary>Null where no mail server is set.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, wrong or unsafe.</exception>
    public static SmtpSettings? Read(IConfiguration configuration)
    {
        string Value(string name) => configuration[$"Smtp:{name}"]?.Trim() ?? "";
        var host = Value("Host");
        if (host.Length == 0)
            return Array.Find(Names, name => Value(name).Length > 0) is { } alone
                ? throw new InvalidOperationException(
                    $"Smtp:{alone} is set and Smtp:Host is not, so no mail would leave. "
                        + "Set Smtp:Host to your mail server, e.g. smtp.agency.example, or take the other Smtp settings out."
                )
                : null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new InvalidOperationException(
                $"Smtp:Host is \"{host}\", which is not the name of a server. "
                    + "Write it alone, e.g. smtp.agency.example; the port goes to Smtp:Port."
            );
        var security = SecurityOf(Value("Security"));
        var allowPlain = IsAllowed(Value("AllowPlain"));
        if (security == SmtpSecurity.None && !IsLoopback(host) && !allowPlain)
            throw new InvalidOperationException(
                $"Smtp:Security is none, so invoices and the password would go to {host} in the clear. "
                    + "Use starttls or tls, or set Smtp:AllowPlain to true as well if the line is safe by other means."
            );
        var (user, password) = (Value("User"), configuration["Smtp:Password"] ?? "");
        if (user.Length > 0 != password.Length > 0)
            throw new InvalidOperationException(
                user.Length > 0
                    ? "Smtp:User is set and Smtp:Password is not. Set both, or neither if your mail server wants no login."
                    : "Smtp:Password is set and Smtp:User is not. Set both, or neither if your mail server wants no login."
            );
        return new(host, PortOf(Value("Port"), security), AddressOf(Value("From")), user, password, security);
    }

    private static MailboxAddress AddressOf(string text)
    {
        if (text.Length == 0)
            throw new InvalidOperationException(
                "Smtp:From is missing: the address that your mails come from, e.g. invoices@agency.example. "
                    + "Your mail server must allow the bot to send for it."
            );
        return
            MailboxAddress.TryParse(text, out var from)
            && from.Address.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            && !text.Any(char.IsControl)
            ? from
            : throw new InvalidOperationException(
                $"Smtp:From is \"{text}\", which is no mail address. Write it like invoices@agency.example "
                    + "or Studio Invoices <invoices@agency.example>."
            );
    }

    private static SmtpSecurity SecurityOf(string text) =>
        text.ToLowerInvariant() switch
        {
            "" or "starttls" => SmtpSecurity.StartTls,
            "tls" => SmtpSecurity.Tls,
            "none" => SmtpSecurity.None,
            _ => throw new InvalidOperationException(
                $"Smtp:Security is \"{text}\". Choose starttls (usual, port 587), tls (port 465) or none (this machine only)."
            ),
        };

    private static bool IsAllowed(string text) =>
        text.ToLowerInvariant() switch
        {
            "" or "false" => false,
            "true" => true,
            _ => throw new InvalidOperationException($"Smtp:AllowPlain is \"{text}\". Write true or false."),
        };

    private static int PortOf(string text, SmtpSecurity security)
    {
        if (text.Length > 0)
            return
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                && port is > 0 and <= IPEndPoint.MaxPort
                ? port
                : throw new InvalidOperationException(
                    $"Smtp:Port is \"{text}\", which is no port. Write a number from 1 to 65535, e.g. 587, "
                        + "or leave it out for the usual one."
                );
        return security switch
        {
            SmtpSecurity.Tls => 465,
            SmtpSecurity.StartTls => 587,
            _ => 25,
        };
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
