using System.Diagnostics;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Browser;

/// <summary>The driver of the local client, tested with a bot that only echoes.</summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class TeamsClientTests(Chromium chromium)
{
    [Fact]
    public async Task A_person_speaks_fills_in_a_field_and_presses_a_button_in_every_room_and_the_client_ends_with_the_test()
    {
        await using var bot = await EchoBot.StartAsync();
        Process process;
        await using (var client = await TeamsClient.StartAsync(chromium, bot.Endpoint))
        {
            process = Process.GetProcessById(client.ProcessId);
            foreach (var room in Enum.GetValues<TeamsClientRoom>())
                await TalkAsync(client, room);
            Assert.True(new FileInfo(await client.ShotAsync("kit")).Length > 10_000);
        }
        using (process)
            Assert.True(process.HasExited);
    }

    private static async Task TalkAsync(TeamsClient client, TeamsClientRoom room)
    {
        await client.OpenAsync(room);
        await client.SayAsync("first");
        await client.SayAsync("say \"it\" to dana@acme.example\nin two lines");
        Assert.Equal(2, (await client.CardsAsync()).Count);
        Assert.StartsWith(
            "You said say \"it\" to dana@acme.example | in two lines",
            await client.LastTextAsync(),
            StringComparison.Ordinal
        );

        await client.FillAsync("Reference", $"wire {room}");
        await client.PressAsync("Press");
        await client.SeesAsync($"Pressed with wire {room}");

        var cards = await client.CardsAsync();
        Assert.StartsWith("You said first", cards[0], StringComparison.Ordinal);
        Assert.StartsWith($"Pressed with wire {room}", cards[1], StringComparison.Ordinal);
        Assert.Equal(["Press"], await client.ButtonsAsync());
    }

    [Fact]
    public async Task A_node_program_ends_when_whoever_started_it_is_gone()
    {
        var start = new ProcessStartInfo("node", ["leash.mjs", "validate.mjs"])
        {
            WorkingDirectory = Repository.PathOf("tests", "Kit", "node"),
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(process.HasExited);
    }
}
