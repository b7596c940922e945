using System.Diagnostics;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests;

/// <summary>The program as an operator starts it: a wrong setting stops it with one sentence that names the setting and the fix.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("Production", "", "No door is open: set MicrosoftAppId and MicrosoftAppPassword")]
    [InlineData("Production", "--MicrosoftAppId=my-bot --MicrosoftAppPassword=x", "MicrosoftAppId is not an application id")]
    [InlineData("Production", "--MicrosoftAppId=9f1e8a52-6a0e-4d55-8f0a-3d6f1e0c9a11", "MicrosoftAppPassword is not")]
    [InlineData("Production", "--MicrosoftAppId=9f1e8a52-6a0e-4d55-8f0a-3d6f1e0c9a11 --MicrosoftAppPassword=x --MicrosoftAppType=SingleTenant", "MicrosoftAppTenantId is not set")]
    [InlineData("Production", "--Clock:Offset=1.00:00:00", "Clock:Offset moves the clock and is for practice in Development only")]
    [InlineData("Development", "--Clock:Offset=soon", "Clock:Offset is \"soon\", which is no time span")]
    [InlineData("Development", "--Jobs:Delivery=often", "Jobs:Delivery is \"often\", which is no Quartz cron text")]
    [InlineData("Development", "--urls http://0.0.0.0:0", "it listens on this machine only, not on http://0.0.0.0:0")]
    [InlineData("Development", "--urls http://*:0", "it listens on this machine only")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence(string environment, string arguments, string says)
    {
        var folder = Directory.CreateTempSubdirectory("milestonebot-");
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        using var bot = Process.Start(start)!;
        var output = bot.StandardOutput.ReadToEndAsync();
        var error = await bot.StandardError.ReadToEndAsync();
        await bot.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, bot.ExitCode);
        Assert.StartsWith("MilestoneBot did not start. ", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error + await output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Health_says_alive_and_ready()
    {
        await using var bot = BotApp.Start();
        using var http = new HttpClient { BaseAddress = bot.Address };
        Assert.Equal("alive", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
    }
}
