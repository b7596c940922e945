using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests;

/// <summary>
/// The program as an operator starts it: a wrong setting stops it with one sentence that names the setting and the fix.
/// </summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string folder = TemporaryFolder.Folder();

    private static string Program => typeof(Program).Assembly.Location;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Production", "", "No door is open: set MicrosoftAppId and MicrosoftAppPassword")]
    [InlineData(
        "Production",
        "--MicrosoftAppId=my-bot --MicrosoftAppPassword=x",
        "MicrosoftAppId is not an application id"
    )]
    [InlineData("Production", "--MicrosoftAppId=9f1e8a52-6a0e-4d55-8f0a-3d6f1e0c9a11", "MicrosoftAppPassword is not")]
    [InlineData(
        "Production",
        "--MicrosoftAppId=9f1e8a52-6a0e-4d55-8f0a-3d6f1e0c9a11 --MicrosoftAppPassword=x --MicrosoftAppType=SingleTenant",
        "MicrosoftAppTenantId is not set"
    )]
    [InlineData(
        "Production",
        "--Clock:Offset=1.00:00:00",
        "Clock:Offset moves the clock and is for practice in Development only"
    )]
    [InlineData("Development", "--Clock:Offset=soon", "Clock:Offset is \"soon\", which is no time span")]
    [InlineData(
        "Development",
        "--PublicUrl=bot.agency.example",
        "PublicUrl is \"bot.agency.example\", which is not the web address of a host"
    )]
    [InlineData("Development", "--PublicUrl=https://bot.agency.example/bot", "without a path")]
    [InlineData(
        "Development",
        "--PublicUrl=https://bot.agency.example/?a=b",
        "Write it like https://bot.agency.example"
    )]
    [InlineData("Development", "--PublicUrl=ftp://bot.agency.example", "PublicUrl is \"ftp://bot.agency.example\"")]
    [InlineData(
        "Development",
        "--Jobs:PaymentCheck=often",
        "Jobs:PaymentCheck is \"often\", which is no Quartz cron text. Write it like 45 0/5 * * * ?"
    )]
    [InlineData(
        "Development",
        "--Payments:StatementFolder=appsettings.json",
        "which is a file. Name the folder into which your bank's statement files are put, e.g. --Payments:StatementFolder=statements"
    )]
    [InlineData("Development", "--Payments:StatementFolder=data", "where the bot keeps its own records")]
    [InlineData("Development", "--PublicUrl=https://me@bot.agency.example", "PublicUrl is")]
    [InlineData("Development", "--Jobs:Delivery=often", "Jobs:Delivery is \"often\", which is no Quartz cron text")]
    [InlineData("Development", "--urls http://0.0.0.0:0", "it listens on this machine only, not on http://0.0.0.0:0")]
    [InlineData("Development", "--urls http://*:0", "it listens on this machine only")]
    [InlineData("Development", "--Database:Path=.", "Database:Path is ., and no database can be kept there")]
    [InlineData(
        "Development",
        "--Database:Path=appsettings.json/bot.db",
        "Database:Path is appsettings.json/bot.db, and no database can be kept there"
    )]
    [InlineData(
        "Development",
        "--Database:Path=appsettings.json",
        "Name a file in a folder that this account may write to, e.g. --Database:Path=data/milestonebot.db"
    )]
    [Needs(Need.Process)]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence(string environment, string arguments, string says)
    {
        await SettingsAsync(
            folder,
            "{ /* nothing is set in this file, and a database it is not: "
                + "it is only long enough to be looked at as one */ "
                + "\"Unused\": \"....................................\" }"
        );
        await StopsAsync(environment, says, [Program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task A_port_that_somebody_else_listens_on_stops_the_start_with_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await StopsAsync(
            "Development",
            $"urls is {url}, and another program listens there already",
            Program,
            "--urls",
            url
        );
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task A_settings_file_that_cannot_be_read_stops_the_start_with_a_sentence()
    {
        await SettingsAsync(folder, "{ \"urls\": ");
        await StopsAsync("Development", "appsettings.json", Program);
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task Settings_beside_the_program_hold_unless_the_folder_it_is_started_in_says_otherwise()
    {
        var beside = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Program)!))
            File.Copy(file, Path.Combine(beside, Path.GetFileName(file)));
        var copy = Path.Combine(beside, Path.GetFileName(Program));
        await SettingsAsync(beside, "{ \"Clock\": { \"Offset\": \"beside\" } }");
        await StopsAsync("Development", "Clock:Offset is \"beside\"", copy);
        await SettingsAsync(folder, "{ \"Clock\": { \"Offset\": \"here\" } }");
        await StopsAsync("Development", "Clock:Offset is \"here\"", copy);
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task Dotnet_run_reads_the_settings_of_the_folder_it_is_called_in()
    {
        await SettingsAsync(folder, "{ \"Clock\": { \"Offset\": \"here\" } }");
        var built = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        await StopsAsync(
            "Development",
            "Clock:Offset is \"here\"",
            "run",
            "--no-build",
            "-c",
            built,
            "--project",
            Repository.PathOf("bot")
        );
    }

    [Fact]
    public async Task Health_says_alive_and_ready_and_not_ready_while_a_message_is_long_overdue()
    {
        await using var bot = BotApp.Start(settings: ("Jobs:Delivery", "0 0 0 1 1 ? 2099"));
        using var http = new HttpClient { BaseAddress = bot.Address };
        Assert.Equal("alive", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Equal((200, "Healthy", 0, 0), await ReadyAsync(http));
        Owe(bot, "'parked'", parked: 1);
        Assert.Equal((200, "Healthy", 0, 1), await ReadyAsync(http));
        Owe(bot, "'late'", parked: 0);
        Assert.Equal((503, "Degraded", 1, 1), await ReadyAsync(http));
        var body = await (await http.GetAsync(new Uri("/readyz", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Acme", body, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Says, int Waiting, int Parked)> ReadyAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (
            (int)answer.StatusCode,
            body.RootElement.GetProperty("status").GetString()!,
            body.RootElement.GetProperty("waiting").GetInt32(),
            body.RootElement.GetProperty("parked").GetInt32()
        );
    }

    /// <summary>Something due since 1970, as a crash leaves it behind.</summary>
    private static void Owe(BotApp bot, string turn, int parked)
    {
        using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        db.Execute(
            "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, parked, reason) "
                + $"values ('redraw', {turn}, 'web', 'local', 'Acme', 'm', 0, {parked}, 'Acme')"
        );
    }

    private static Task SettingsAsync(string where, string json) =>
        File.WriteAllTextAsync(Path.Combine(where, "appsettings.json"), json);

    /// <summary>Runs dotnet in the test's folder until it ends by itself, with one sentence that says this.</summary>
    private async Task StopsAsync(string environment, string says, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        using var bot = Process.Start(start)!;
        var output = bot.StandardOutput.ReadToEndAsync();
        try
        {
            var error = await bot.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
            await bot.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.StartsWith("MilestoneBot did not start. ", error, StringComparison.Ordinal);
            Assert.Contains(says, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error + await output, StringComparison.Ordinal);
            Assert.Equal(1, bot.ExitCode);
        }
        finally
        {
            if (!bot.HasExited)
                bot.Kill(entireProcessTree: true);
        }
    }
}
