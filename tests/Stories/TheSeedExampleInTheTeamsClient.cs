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
}
