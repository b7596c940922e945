using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Chat;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Stories;

/// <summary>The three-phase website in Microsoft's own local Teams client: typed, pressed and looked at, by its one person.</summary>
[Collection(Chromium.Collection)]
public sealed class TheSeedExampleInTheTeamsClient(Chromium chromium)
{
    [Theory]
    [InlineData(Room.Personal)]
    [InlineData(Room.Group)]
    [InlineData(Room.Channel)]
    public async Task The_website_goes_from_its_first_line_to_the_closed_project(Room room)
    {
        await using var bot = BotApp.Start();
        await using var teams = await TeamsClient.StartAsync(chromium, bot.Messages);
        await teams.OpenAsync(room);
        await teams.SayAsync("""project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 starts today using website-30-40-30""");
        await teams.SeesAsync("12,000.00");
        await teams.ShotAsync($"teams-{room}-1-project");
        await teams.SayAsync("set discovery expected +14d done-when portal-approval");
        await teams.SayAsync("set design expected +44d done-when client-sign-off");
        await teams.SayAsync("set final expected +79d done-when file-delivery");
        await teams.PressAsync("Send terms");
        await teams.SeesAsync("Waiting for Dana");
        await teams.FillAsync("Who agreed", "Dana Weiss");
        await teams.FillAsync("Evidence", "e-mail of today");
        await teams.PressAsync("Record agreement");
        await teams.SeesAsync("Agreed by Dana Weiss");
        await teams.ShotAsync($"teams-{room}-2-terms");

        await teams.SayAsync("start discovery");
        await teams.FillAsync("Deliverable", "Discovery report v3");
        await teams.FillAsync("Link", "https://files.example/acme/discovery-v3.pdf");
        await teams.PressAsync("Submit");
        await teams.SeesAsync("Discovery and strategy submitted");
        await teams.FillAsync("Confirmed by", "Dana Weiss");
        await teams.FillAsync("Evidence", "portal approval");
        await teams.ShotAsync($"teams-{room}-3-submitted");
        await teams.PressAsync("Confirm complete");
        await teams.SeesAsync("EUR 3,600.00 + 684.00 VAT, due 14 days");
        await teams.ShotAsync($"teams-{room}-4-confirmed");
        await teams.PressAsync("Create invoice");
        await teams.SeesAsync("number assigned on issue");
        await teams.ShotAsync($"teams-{room}-5-draft");
        await teams.PressAsync("Approve and issue");
        await teams.SeesAsync("issued; not mailed, no mail server is set");
        Assert.DoesNotContain("Approve and issue", await teams.ButtonsAsync());

        await teams.SayAsync("pay 1 2000 EUR");
        await teams.SeesAsync("2,284.00 open, due in 14 days");
        await teams.SayAsync("start design");
        await teams.SeesAsync("Blocked: INV-");
        await teams.ShotAsync($"teams-{room}-6-blocked");
        await teams.SayAsync("was phase 1 billed? was it paid?");
        Assert.Contains("No, in part: 2,000.00 of 4,284.00 received, 2,284.00 open", await teams.LastTextAsync(), StringComparison.Ordinal);
        await teams.SayAsync("pay 1 2284 EUR ref \"second transfer\"");
        await teams.SeesAsync("is paid in full (2 payments)");
        await teams.PressAsync("Start");
        await teams.SeesAsync("Design approval started");

        foreach (var (milestone, invoice, amount) in new[] { ("design", 2, "5712"), ("final", 3, "4284") })
        {
            if (milestone == "final") await teams.SayAsync("start final");
            await teams.SayAsync($"submit {milestone} \"All files\"");
            await teams.SayAsync(milestone == "design" ? "confirm design by \"Dana Weiss\" ref \"signed PDF\"" : "confirm final");
            await teams.SayAsync($"invoice {milestone}");
            await teams.SayAsync($"issue {milestone}");
            await teams.SayAsync($"pay {invoice} {amount}");
        }
        await teams.SayAsync("status");
        await teams.ShotAsync($"teams-{room}-7-status");
        await teams.SayAsync("statement");
        var statement = await teams.LastTextAsync();
        foreach (var sum in new[] { "EUR 12,000.00", "2,280.00", "14,280.00", "0.00" }) Assert.Contains(sum, statement, StringComparison.Ordinal);
        await teams.ShotAsync($"teams-{room}-8-statement");
        await teams.SayAsync("verify");
        Assert.Contains("Audit trail intact", await teams.LastTextAsync(), StringComparison.Ordinal);
        await teams.SayAsync("project close");
        Assert.Contains("Acme website is closed", await teams.LastTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>
    /// The client's own roster says who its people are, so that those who were given a role may use it: what cannot be taken
    /// back waits for that, and comes true here.
    /// </summary>
    [Fact]
    public async Task Four_people_of_the_clients_roster_bill_the_first_stage_with_their_rights()
    {
        await using var bot = BotApp.Start();
        await using var teams = await TeamsClient.StartAsync(chromium, bot.Messages);
        await teams.OpenAsync(Room.Group);
        await teams.SayAsync("""project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 starts today using website-30-40-30""");
        await teams.SeesAsync("12,000.00");
        var place = await GroupOfAsync(bot);
        var (alex, megan, adele, dana) = (("user-id-0", "Alex Wilber"), ("user-id-1", "Megan Bowen"), ("user-id-2", "Adele Vance"), ("user-id-99", "Dana Weiss"));

        async Task SayAsync((string Id, string Name) who, string line, string sees, params (string Id, string Name)[] mentioned)
        {
            await teams.SendAsync(Spoken(place, who, line, mentioned));
            await teams.SeesAsync(sees);
            await bot.Services.GetRequiredService<Vouching>().SettledAsync();
        }

        await SayAsync(alex, "role add approver <at>Megan Bowen</at>", "Made Megan Bowen approver", megan);
        await SayAsync(alex, "role add finance <at>Adele Vance</at>", "Made Adele Vance finance", adele);
        foreach (var line in new[] { "set discovery expected +14d done-when file-delivery", "set design expected +44d done-when client-sign-off", "set final expected +79d done-when file-delivery" }) await SayAsync(alex, line, line.Split(' ')[^1]);
        await SayAsync(alex, "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "Agreed by Dana Weiss");
        await SayAsync(alex, "start 1", "Discovery and strategy started");
        await SayAsync(alex, "submit 1 \"Report\"", "Discovery and strategy submitted");
        await SayAsync(megan, "confirm 1", "Discovery and strategy confirmed complete");
        await SayAsync(alex, "invoice 1", "number assigned on issue");
        await SayAsync(dana, "verify", "Audit trail intact"); // unknown at her first words; the roster does not list her
        await SayAsync(dana, "issue 1", "You are no longer in this conversation");
        await SayAsync(megan, "issue 1", "issued; not mailed, no mail server is set");
        await SayAsync(adele, "pay 1 4284 EUR", "is paid in full (1 payment)");
        await teams.ShotAsync("teams-four-people");
    }

    /// <summary>The client's group chat, as the bot heard of it.</summary>
    private static async Task<Place> GroupOfAsync(BotApp bot)
    {
        await using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        await db.OpenAsync();
        await using var query = db.CreateCommand();
        query.CommandText = "select workspace, conversation from places";
        await using var row = await query.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return new("msteams", row.GetString(0), row.GetString(1));
    }

    private static JsonObject Spoken(Place place, (string Id, string Name) who, string line, (string Id, string Name)[] mentioned) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["channelId"] = place.Channel,
        ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Test Bot" },
        ["conversation"] = new JsonObject { ["id"] = place.Conversation, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = place.Workspace },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = place.Workspace } },
        ["text"] = line,
        ["entities"] = new JsonArray([.. mentioned.Select(m => new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = m.Id, ["name"] = m.Name }, ["text"] = $"<at>{m.Name}</at>" })]),
    };
}
