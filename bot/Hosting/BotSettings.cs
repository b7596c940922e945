using System.Globalization;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Connectors.Mail;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store;

namespace MilestoneBot.Hosting;

/// <summary>
/// The operator's settings, validated at start. Each problem is a sentence that names the setting and the fix.
/// </summary>
/// <param name="PublicUrl">The address at which people reach the bot's own pages; null for the one that it listens
/// on.</param>
/// <param name="StatementFolder">The folder for the bank's statement files; null where payments are only typed.</param>
/// <param name="Accounts">The seller's accounts as the operator describes them.</param>
internal sealed record BotSettings(
    StoreOptions Store,
    TimeSpan ClockOffset,
    Uri? PublicUrl,
    string? StatementFolder,
    IReadOnlyList<PaymentAccount> Accounts
)
{
    /// <summary>Where the bot listens by default.</summary>
    public const string DefaultUrl = "http://localhost:3978";

    private static readonly Seller SampleSeller = new(
        new("SAMPLE Studio GmbH", "SAMPLE Street 1, 10115 Berlin", "DE000000000"),
        "",
        IsSample: true
    )
    {
        // Complete, so that a trial's documents are whole. The account is the example that banks print for an IBAN.
        Details = new()
        {
            Street = "SAMPLE Street 1",
            PostCode = "10115",
            City = "Berlin",
            Country = "DE",
            TaxNumber = "30/000/00000",
            RegisterNumber = "HRB 00000 B",
            LegalLines = "SAMPLE register court, managing director SAMPLE Person",
            ContactName = "SAMPLE Contact",
            Phone = "+49 30 0000000",
            Mail = "sample@studio.example",
            Account = new("DE89370400440532013000", "SAMPLE Studio GmbH", "COBADEFFXXX"),
            ElectronicAddress = "EM:sample@studio.example",
        },
    };

    /// <summary>Logs one line for each turn, and the framework only from warnings on; settings override this.</summary>
    private static MemoryConfigurationSource QuietLogs =>
        new()
        {
            InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Quartz"] = "Warning",
            },
        };

    /// <summary>
    /// Adds appsettings.json from the program's folder, with lower priority than all settings given at the start.
    /// </summary>
    public static void AddSettingsFile(ConfigurationManager configuration)
    {
        var beside = new JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            Optional = true,
        };
        beside.ResolveFileProvider();
        configuration.Sources.Insert(0, beside);
        configuration.Sources.Insert(0, QuietLogs);
    }

    /// <exception cref="InvalidOperationException">A setting is invalid or unsafe in this environment.</exception>
    public static BotSettings From(IConfiguration configuration, bool isDevelopment)
    {
        var path = configuration["Database:Path"] is { Length: > 0 } set ? set : StoreOptions.DefaultPath;
        var offset = TimeSpan.Zero;
        if (configuration["Clock:Offset"] is { Length: > 0 } text)
        {
            if (!isDevelopment)
                throw new InvalidOperationException(
                    "Clock:Offset moves the clock and is for practice in Development only. "
                        + "Remove it: dates on real invoices come from the real clock."
                );
            if (!TimeSpan.TryParse(text, out offset))
                throw new InvalidOperationException(
                    $"Clock:Offset is \"{text}\", which is no time span. "
                        + "Write days.hours:minutes:seconds, e.g. 14.00:00:00 for two weeks ahead."
                );
        }
        var wait = LongestWaitOf(configuration["Database:LongestWait"]);
        var accounts = PaymentAccountSettings.From(configuration);
        var statements = StatementFolderOf(configuration["Payments:StatementFolder"], path);
        return new(
            new(path, isDevelopment ? SampleSeller : null)
            {
                MaxLockWait = wait,
                Accounts = new(accounts),
                Mail = MailModeOf(configuration, isDevelopment),
                FileChannels = [SlackUserIds.Channel],
            },
            offset,
            PublicUrlOf(configuration["PublicUrl"]),
            statements,
            accounts
        );
    }

    /// <summary>Without a mail server a trial shows what would be mailed, and production mails nothing.</summary>
    private static ClientMailMode MailModeOf(IConfiguration configuration, bool isDevelopment)
    {
        if (SmtpSettings.Read(configuration) is not null)
            return ClientMailMode.Mailed;
        return isDevelopment ? ClientMailMode.Shown : ClientMailMode.None;
    }

    /// <summary>Platforms wait 15 seconds, and a change may also wait for others before it.</summary>
    private static TimeSpan LongestWaitOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new StoreOptions("", null).MaxLockWait;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait) && wait.TotalSeconds is >= 1 and <= 10)
            return wait;
        throw new InvalidOperationException(
            $"Database:LongestWait is \"{text}\", which is no time from 1 to 10 seconds. Write hours:minutes:seconds, e.g. 00:00:05."
        );
    }

    private static Uri? PublicUrlOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return
            Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            && url.Scheme is "https" or "http"
            && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && url.Host.Length > 0
            ? url
            : throw new InvalidOperationException(
                $"PublicUrl is \"{text}\", which is not the web address of a host. "
                    + "Write it like https://bot.agency.example, without a path: "
                    + "links to the bot's own pages begin with it."
            );
    }

    /// <summary>
    /// A missing folder may be a network share that is mounted later: then payments show "last checked", and the log
    /// reports it. A path that can never be a folder is refused.
    /// </summary>
    private static string? StatementFolderOf(string? text, string database)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        const string Fix =
            "Name the folder into which your bank's statement files are put, e.g. --Payments:StatementFolder=statements";
        string folder;
        try
        {
            folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text.Trim()));
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"Payments:StatementFolder is \"{text}\", which is no path. {Fix}", e);
        }
        if (File.Exists(folder))
            throw new InvalidOperationException($"Payments:StatementFolder is {folder}, which is a file. {Fix}");
        return folder == Path.GetDirectoryName(Path.GetFullPath(database))
            ? throw new InvalidOperationException(
                $"Payments:StatementFolder is {folder}, where the bot keeps its own records. {Fix}"
            )
            : folder;
    }

    /// <summary>Without credentials nobody is authenticated, so only this machine may reach the bot.</summary>
    public static void RequireLoopback(string? urls)
    {
        foreach (var url in (urls ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (
                !(
                    Uri.TryCreate(
                        url.Replace("*", "any.invalid").Replace("+", "any.invalid"),
                        UriKind.Absolute,
                        out var address
                    ) && address.IsLoopback
                )
            )
                throw new InvalidOperationException(
                    "Without MicrosoftAppId nobody who talks to the bot is authenticated, "
                        + $"so it listens on this machine only, not on {url}. "
                        + $"Use {DefaultUrl}, or set MicrosoftAppId and MicrosoftAppPassword."
                );
    }

    /// <summary>A bot without any open channel is a mistake in its settings.</summary>
    public static void RequireChannel(bool isOpen)
    {
        if (!isOpen)
            throw new InvalidOperationException(
                "No door is open: set MicrosoftAppId and MicrosoftAppPassword (Microsoft Teams), "
                    + "or Slack:BotToken (or Slack:ClientId) with Slack:SigningSecret or Slack:AppToken "
                    + "(Slack; see appsettings.sample.json), or start it for trial with ASPNETCORE_ENVIRONMENT=Development."
            );
    }
}
