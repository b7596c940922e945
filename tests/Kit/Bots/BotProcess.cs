using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>The real program as a separate process with its own folder; it can be killed at any moment.</summary>
public sealed class BotProcess : IDisposable
{
    private static int said;
    private readonly HttpClient http = new();
    private Process? process;

    public string Folder { get; } = TemporaryFolder.Folder();

    public string DatabaseFile => Path.Combine(Folder, "bot.db");

    /// <summary>The address at which it answers, after every start.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>Starts the program and waits until it answers.</summary>
    /// <param name="settings">Further settings as command-line arguments, e.g. --Clock:Offset=14.00:00:00</param>
    public async Task StartAsync(params string[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Program).Assembly.Location,
                "--urls",
                Address.GetLeftPart(UriPartial.Authority),
                $"--Database:Path={DatabaseFile}",
                "--Logging:LogLevel:Default=Error",
                .. settings,
            ]
        )
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if ((await http.GetAsync(new Uri(Address, "healthz"), timeout.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // The program does not listen yet.
                await Task.Delay(50, timeout.Token);
            }
        }
    }

    /// <summary>Kills the process, as in a power failure: it cannot react or write anything any more.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Sends a typed line, or the click on a button if a value is given.</summary>
    public async Task TellAsync(FakeConnector connector, string line, string conversation, JsonNode? value = null)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri(Address, "api/messages"),
            MessageOf(connector, line, conversation, value)
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The activity that a Teams client sends for a typed line, or for a click if a value is given.</summary>
    public static JsonObject MessageOf(
        FakeConnector connector,
        string line,
        string conversation,
        JsonNode? value = null,
        string user = "29:priya",
        string name = "Priya Shah"
    )
    {
        var isPersonal = conversation.StartsWith("a:", StringComparison.Ordinal);
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"k{Interlocked.Increment(ref said)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = connector.ServiceUrl,
            ["locale"] = "en-GB",
            ["localTimezone"] = "Europe/Berlin",
            ["from"] = new JsonObject
            {
                ["id"] = user,
                ["name"] = name,
                ["aadObjectId"] = $"aad-{user}",
            },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "MilestoneBot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation,
                ["conversationType"] = isPersonal ? "personal" : "channel",
                ["isGroup"] = !isPersonal,
                ["tenantId"] = connector.Tenant,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = connector.Tenant } },
        };
        if (!isPersonal)
            (activity["channelData"]!["team"], activity["channelData"]!["channel"]) = (
                new JsonObject { ["id"] = "19:team" },
                new JsonObject { ["id"] = conversation }
            );
        if (value is null)
            activity["text"] = line;
        else
            activity["value"] = value;
        return activity;
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            process.Kill();
        process?.Dispose();
        http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
