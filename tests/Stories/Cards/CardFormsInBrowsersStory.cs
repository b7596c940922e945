using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// The forms as people see them: in the browser chat, wide and narrow, with a script and without, and in the local
/// Teams client.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class CardFormsInBrowsersStory(Chromium chromium)
{
    [Theory]
    [InlineData(1100, true)]
    [InlineData(320, false)]
    public async Task In_the_browser_chat(int width, bool script)
    {
        await using var bot = BotApp.Start();
        var page = await chromium.OpenAsync(width, 900, script);
        var name = $"web-form-{width}" + (script ? "" : "-plain");
        await page.GotoAsync(new Uri(bot.Address, "/?as=priya").ToString());
        await SayAsync(page, "project new", "Create project");
        await Chromium.ShotAsync(page, $"{name}-1-new", whole: true);

        // The browser reports what it can check itself; what only the bot knows comes back beside the field.
        await FillAsync(
            page,
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000"),
            ("VAT", "lots"),
            ("Days to pay", "14")
        );
        await page.GetByLabel("Milestones from a template").SelectOptionAsync("website-30-40-30");
        await PressAsync(page, "Create project");
        var total = page.GetByLabel("Contract, net, with its currency");
        await Assertions.Expect(total).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(total).ToBeFocusedAsync();
        await Assertions
            .Expect(total)
            .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Which currency"));
        await Assertions.Expect(page.GetByLabel("Client's name")).ToHaveValueAsync("Acme GmbH");
        await Assertions.Expect(page.GetByLabel("Milestones from a template")).ToHaveValueAsync("website-30-40-30");
        await Chromium.ShotAsync(page, $"{name}-2-wrong", whole: true);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await FillAsync(page, ("Contract", "12000 EUR"), ("VAT", "19"));
        await PressAsync(page, "Create project");
        await SeesAsync(page, "Missing: expected dates");

        await PressAsync(page, "Fill in");
        await SeesAsync(page, "All that is filled in is saved together");
        await FillAsync(
            page,
            ("Milestone 1: expected on", "2026-12-15"),
            ("Milestone 2: expected on", "2027-01-15"),
            ("Milestone 3: expected on", "2027-02-15")
        );
        foreach (
            var (position, criterion) in new[] { (1, "portal-approval"), (2, "client-sign-off"), (3, "file-delivery") }
        )
            await page.GetByLabel($"Milestone {position}: done when").SelectOptionAsync(criterion);
        await Chromium.ShotAsync(page, $"{name}-4-fill", whole: true);
        await PressAsync(page, "Save");
        await SeesAsync(page, "Next: send the terms to the client");
        foreach (
            var (line, says) in new[]
            {
                ("terms agreed by \"Dana Weiss\" ref \"e-mail\"", "Agreed by Dana Weiss"),
                ("start 1", "started"),
                ("submit 1 \"Report\"", "submitted"),
                ("confirm 1 by \"Dana Weiss\" ref \"portal\"", "confirmed complete"),
                ("invoice 1", "number assigned on issue"),
                ("issue 1", "issued; please send it yourself"),
            }
        )
            await SayAsync(page, line, says);
        await PressAsync(page, "Record payment");
        await SeesAsync(page, "Record a payment on INV-");
        await FillAsync(page, ("Amount received", "lots"), ("Reference", "bank statement 31"));
        await PressAsync(page, "Record payment");
        await Assertions.Expect(page.GetByLabel("Amount received")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Reference")).ToHaveValueAsync("bank statement 31");
        await Chromium.ShotAsync(page, $"{name}-5-pay", whole: true);
        await FillAsync(page, ("Amount received", "4,284.00"));
        await PressAsync(page, "Record payment");
        await SeesAsync(page, "is paid in full (1 payment)");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task In_the_platforms_local_client()
    {
        await using var bot = BotApp.Start();
        await using var teams = await TeamsClient.StartAsync(chromium, bot.Messages);
        await teams.OpenAsync(MilestoneBot.Tests.Browser.TeamsClientRoom.Personal);
        await teams.SayAsync("project new");
        await teams.SeesAsync("Everything but the first three");
        await teams.ShotAsync("teams-form-1-new");
        await teams.FillAsync("Project's name", "Acme website");
        await teams.FillAsync("Client's name", "Acme GmbH");
        await teams.FillAsync("Contract, net", "12000");
        await teams.FillAsync("VAT in percent", "lots");
        await teams.PressAsync("Create project");
        await teams.SeesAsync("Which currency?");
        await teams.ShotAsync("teams-form-2-wrong");
        Assert.Equal(
            "Acme GmbH",
            await teams.Page.Locator(".ac-adaptiveCard").GetByLabel("Client's name").First.InputValueAsync()
        );
        await teams.FillAsync("Contract, net", "12000 EUR");
        await teams.FillAsync("VAT in percent", "19");
        await teams.PressAsync("Create project");
        await teams.SeesAsync("Acme website (ACME)");
        await teams.SeesAsync("Project created");

        await teams.SayAsync("plan\nDiscovery report | 30%\nDesign approval | 40%\nFinal delivery | rest");
        await teams.PressAsync("Save");
        await teams.SeesAsync("Missing: expected dates");
        await teams.PressAsync("Fill in");
        await teams.SeesAsync("All that is filled in is saved together");
        foreach (var (position, date) in new[] { (1, "2026-12-15"), (2, "2027-01-15"), (3, "2027-02-15") })
            await teams.FillAsync($"Milestone {position}: expected on", date);
        await teams.ShotAsync("teams-form-4-fill");
        await teams.PressAsync("Save");
        await teams.SeesAsync("Milestone 1: done when");
        await teams.SayAsync("fill done-when-1 file-delivery done-when-2 file-delivery done-when-3 file-delivery");
        foreach (
            var line in new[]
            {
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await teams.SayAsync(line);
        await teams.PressAsync("Record payment");
        await teams.SeesAsync("Record a payment on INV-");
        await teams.FillAsync("Amount received", "lots");
        await teams.FillAsync("Reference", "bank statement 31");
        await teams.PressAsync("Record payment");
        await teams.SeesAsync("is no amount");
        await teams.ShotAsync("teams-form-5-pay");
        await teams.FillAsync("Amount received", "4284");
        await teams.PressAsync("Record payment");
        await teams.SeesAsync("is paid in full (1 payment)");
    }

    /// <summary>Types a line and waits until the newest message of the bot contains that text.</summary>
    private static async Task SayAsync(IPage page, string line, string says)
    {
        await page.Locator("#say").FillAsync(line);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await SeesAsync(page, says);
    }

    private static async Task FillAsync(IPage page, params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields)
            await page.GetByLabel(label).Last.FillAsync(value);
    }

    private static Task PressAsync(IPage page, string title) =>
        page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last.ClickAsync();

    private static Task SeesAsync(IPage page, string says) =>
        Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync(says);
}
