using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The bot with Microsoft's own local Teams client in front of it, started once for tests that each have a
/// conversation and a project of their own.
/// </summary>
public sealed class BotInTeams(Chromium chromium) : IAsyncLifetime
{
    public BotApp Bot { get; } = BotApp.Start();

    internal TeamsClient Teams { get; private set; } = null!;

    public async Task InitializeAsync() => Teams = await TeamsClient.StartAsync(chromium, Bot.Messages);

    public async Task DisposeAsync()
    {
        if (Teams is not null)
            await Teams.DisposeAsync();
        await Bot.DisposeAsync();
    }
}

/// <summary>
/// The three-phase website in Microsoft's own local Teams client: typed, clicked and looked at, by its one person. In
/// a channel it runs to the end; in a personal chat and in a group chat as far as these differ.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed partial class WebsiteProjectInTeamsClientStory(BotInTeams world) : IClassFixture<BotInTeams>
{
    private readonly BotApp bot = world.Bot;
    private readonly TeamsClient teams = world.Teams;

    [Fact]
    public async Task In_a_channel_the_website_goes_from_its_first_line_to_the_closed_project()
    {
        await AgreeAsync(TeamsClientRoom.Channel);
        await SubmitAsync();
        await teams.FillAsync("Confirmed by", "Dana Weiss");
        await teams.FillAsync("Evidence", "portal approval");
        await teams.ShotAsync("teams-channel-3-submitted");
        await teams.PressAsync("Confirm complete");
        await teams.SeesAsync("€3,600.00 + €684.00 VAT, due 14 days");
        await teams.ShotAsync("teams-channel-4-confirmed");
        await teams.PressAsync("Create invoice");
        await teams.SeesAsync("number assigned on issue");
        await teams.ShotAsync("teams-channel-5-draft");
        await teams.PressAsync("Approve and issue");
        await teams.SeesAsync("issued; please send it yourself: e-mail is not set up");
        Assert.DoesNotContain("Approve and issue", await teams.ButtonsAsync());

        var first = await NewestNumberAsync();
        await teams.SayAsync($"pay {first} 2000 EUR");
        await teams.SeesAsync("€2,284.00 open, due in 14 days");
        await teams.SayAsync("start design");
        await teams.SeesAsync($"Blocked: {first}");
        await teams.ShotAsync("teams-channel-6-blocked");
        await teams.SayAsync("was phase 1 billed? was it paid?");
        Assert.Contains(
            "No, in part: €2,000.00 of €4,284.00 received, €2,284.00 open",
            await teams.LastTextAsync(),
            StringComparison.Ordinal
        );
        await teams.SayAsync($"pay {first} 2284 EUR ref \"second transfer\"");
        await teams.SeesAsync("is paid in full (2 payments)");
        await teams.PressAsync("Start Design approval");
        await teams.SeesAsync("Design approval started");

        foreach (var (milestone, amount) in new[] { ("design", "5712"), ("final", "4284") })
        {
            if (milestone == "final")
                await teams.SayAsync("start final");
            await teams.SayAsync($"submit {milestone} \"All files\"");
            await teams.SayAsync(
                milestone == "design" ? "confirm design by \"Dana Weiss\" ref \"signed PDF\"" : "confirm final"
            );
            await teams.SayAsync($"invoice {milestone}");
            await teams.SayAsync($"issue {milestone}");
            await teams.SayAsync($"pay {await NewestNumberAsync()} {amount}");
        }
        await teams.SayAsync("status");
        await teams.ShotAsync("teams-channel-7-status");
        await teams.SayAsync("statement");
        var statement = await teams.LastTextAsync();
        foreach (var sum in new[] { "€12,000.00", "€2,280.00", "€14,280.00", "€0.00" })
            Assert.Contains(sum, statement, StringComparison.Ordinal);
        await teams.ShotAsync("teams-channel-8-statement");
        await teams.SayAsync("verify");
        Assert.Contains("Audit trail intact", await teams.LastTextAsync(), StringComparison.Ordinal);
        await teams.SayAsync("project close");
        Assert.Contains("Acme website is closed", await teams.LastTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chat_of_ones_own_a_stage_is_agreed_delivered_and_refused_to_the_next_one()
    {
        await AgreeAsync(TeamsClientRoom.Personal);
        await SubmitAsync();
        await teams.SayAsync("start design");
        await teams.SeesAsync("Waiting: Discovery and strategy is submitted");
        await teams.ShotAsync("teams-personal");
    }

    /// <summary>
    /// The client's own roster states who its people are, so that those with a role may use it: actions that cannot
    /// be undone need that, and it is tested here.
    /// </summary>
    [Fact]
    public async Task In_a_group_four_people_of_the_clients_roster_bill_the_first_stage_with_their_rights()
    {
        await AgreeAsync(TeamsClientRoom.Group);
        var conversation = await GroupOfAsync(bot);
        var (alex, megan, adele, dana) = (
            ("user-id-0", "Alex Wilber"),
            ("user-id-1", "Megan Bowen"),
            ("user-id-2", "Adele Vance"),
            ("user-id-99", "Dana Weiss")
        );

        async Task SayAsync(
            (string Id, string Name) who,
            string line,
            string sees,
            params (string Id, string Name)[] mentioned
        )
        {
            await teams.SendAsync(Spoken(conversation, who, line, mentioned));
            await teams.SeesAsync(sees);
            await bot.Services.GetRequiredService<RosterLookup>().WhenIdleAsync();
        }

        await SayAsync(alex, "role add approver <at>Megan Bowen</at>", "Made Megan Bowen approver", megan);
        await SayAsync(alex, "role add finance <at>Adele Vance</at>", "Made Adele Vance finance", adele);
        await SubmitAsync();
        await SayAsync(
            megan,
            "confirm 1 by \"Dana Weiss\" ref \"portal approval\"",
            "Discovery and strategy confirmed complete"
        );
        await SayAsync(alex, "invoice 1", "number assigned on issue");
        await SayAsync(dana, "verify", "I could not check who you are"); // The roster does not list her.
        await SayAsync(dana, "issue 1", "I could not check who you are");
        await SayAsync(megan, "issue 1", "issued; please send it yourself: e-mail is not set up");
        await SayAsync(adele, $"pay {await NewestNumberAsync()} 4284 EUR", "is paid in full (1 payment)");
        await teams.ShotAsync("teams-four-people");
    }

    /// <summary>The first lines and clicks, up to the terms that the client has agreed to.</summary>
    private async Task AgreeAsync(TeamsClientRoom room)
    {
        var name = $"teams-{room.ToString().ToLowerInvariant()}";
        await teams.OpenAsync(room);
        await teams.SayAsync(
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                + """total 12000 EUR vat 19 starts today using website-30-40-30"""
        );
        await teams.SeesAsync("€12,000.00");
        if (room == TeamsClientRoom.Channel)
            await teams.ShotAsync($"{name}-1-project");
        await teams.SayAsync("set discovery expected +14d done-when portal-approval");
        await teams.SayAsync("set design expected +44d done-when client-sign-off");
        await teams.SayAsync("set final expected +79d done-when file-delivery");
        await teams.PressAsync("Mark as sent");
        await teams.SeesAsync("Waiting for Dana");
        await teams.FillAsync("Who agreed", "Dana Weiss");
        await teams.FillAsync("Evidence", "e-mail of today");
        await teams.PressAsync("Record agreement");
        await teams.SeesAsync("Agreed by Dana Weiss");
        if (room == TeamsClientRoom.Channel)
            await teams.ShotAsync($"{name}-2-terms");
    }

    /// <summary>The first stage starts and is submitted by the form on its card.</summary>
    private async Task SubmitAsync()
    {
        await teams.SayAsync("start discovery");
        await teams.FillAsync("Deliverable", "Discovery report v3");
        await teams.FillAsync("Link", "https://files.example/acme/discovery-v3.pdf");
        await teams.PressAsync("Submit");
        await teams.SeesAsync("Discovery and strategy submitted");
    }

    /// <summary>The conversations are in one workspace, so they share their invoice numbers.</summary>
    private async Task<string> NewestNumberAsync() =>
        (await teams.TextsAsync())
            .SelectMany(text => Number().Matches(text))
            .Select(m => m.Value)
            .Max(StringComparer.Ordinal)!;

    /// <summary>The client's group chat, as the bot knows it.</summary>
    private static async Task<Conversation> GroupOfAsync(BotApp bot)
    {
        await using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        await db.OpenAsync();
        await using var query = db.CreateCommand();
        query.CommandText = "select workspace, conversation from places order by rowid desc";
        await using var row = await query.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return new("msteams", row.GetString(0), row.GetString(1));
    }

    private static JsonObject Spoken(
        Conversation conversation,
        (string Id, string Name) who,
        string line,
        (string Id, string Name)[] mentioned
    ) =>
        new()
        {
            ["type"] = "message",
            ["id"] = Guid.NewGuid().ToString(),
            ["channelId"] = conversation.Channel,
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Test Bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation.Id,
                ["conversationType"] = "groupChat",
                ["isGroup"] = true,
                ["tenantId"] = conversation.Workspace,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = conversation.Workspace } },
            ["text"] = line,
            ["entities"] = new JsonArray([
                .. mentioned.Select(m => new JsonObject
                {
                    ["type"] = "mention",
                    ["mentioned"] = new JsonObject { ["id"] = m.Id, ["name"] = m.Name },
                    ["text"] = $"<at>{m.Name}</at>",
                }),
            ]),
        };

    [GeneratedRegex("INV-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Number();
}
