using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The three-phase website on the browser chat page: by one person, and by four in pages of their own, each with
/// their permissions.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class WebsiteProjectInBrowserStory(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_website_goes_from_its_first_line_to_the_closed_project(bool solo)
    {
        await using var bot = BotApp.Start();
        var pages = new Dictionary<string, IPage>(StringComparer.Ordinal);
        foreach (var person in solo ? ["priya", "dana"] : new[] { "priya", "marc", "finn", "dana" })
        {
            pages[person] = await chromium.OpenAsync(width: person == "priya" ? 1100 : 320);
            await pages[person].GotoAsync(new Uri(bot.Address, $"/?as={person}").ToString());
        }
        var (priya, marc, finn) = (
            pages["priya"],
            solo ? pages["priya"] : pages["marc"],
            solo ? pages["priya"] : pages["finn"]
        );

        await SayAsync(
            priya,
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                + """total 12000 EUR vat 19 starts today using website-30-40-30""",
            "€12,000.00"
        );
        if (!solo)
        {
            await SayAsync(priya, "role add approver @Marc", "Marc Oliver");
            await SayAsync(priya, "role add finance @Finn", "Finn Berg");
        }
        await SayAsync(priya, "set discovery expected +14d done-when portal-approval", "portal-approval");
        await SayAsync(priya, "set design expected +44d done-when client-sign-off", "client-sign-off");
        await SayAsync(priya, "set final expected +79d done-when file-delivery", "file-delivery");
        await PressAsync(priya, "Mark as sent", "Waiting for Dana");
        await PressAsync(
            priya,
            "Record agreement",
            "Agreed by Dana Weiss",
            ("Who agreed", "Dana Weiss"),
            ("Evidence", "e-mail of today")
        );
        await SayAsync(pages["dana"], "start discovery", "Only the team can do that");
        await SayAsync(priya, "start discovery", "Discovery and strategy started");
        await PressAsync(
            priya,
            "Submit",
            "Discovery and strategy submitted",
            ("Deliverable", "Discovery report v3"),
            ("Link", "https://files.example/acme/discovery-v3.pdf")
        );
        await PressAsync(
            priya,
            "Confirm complete",
            solo ? "confirmed complete" : "is this confirmation enough?",
            ("Confirmed by", "Dana Weiss"),
            ("Evidence", "portal approval")
        );
        if (!solo)
        {
            await PressAsync(priya, "Accept evidence", "You cannot accept the client's confirmation");
            await PressAsync(marc, "Accept evidence", "confirmed complete");
        }
        await PressAsync(priya, "Create invoice", "number assigned on issue");
        if (!solo)
        {
            await Chromium.ShotAsync(priya, "web-draft");
            await Chromium.ShotAsync(pages["dana"], "web-draft-320");
        }
        await PressAsync(marc, "Approve and issue", "issued; please send it yourself: e-mail is not set up");
        // Everybody's card lost its buttons, on every open page.
        foreach (var page in pages.Values)
            await Assertions
                .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve and issue" }))
                .ToHaveCountAsync(0);
        if (!solo)
            await SayAsync(priya, "pay 1 2000 EUR", "You cannot record a payment");
        await SayAsync(finn, "pay 1 2000 EUR", "€2,284.00 open, due in 14 days");
        await SayAsync(priya, "start design", "Blocked: INV-");
        await SayAsync(priya, "was phase 1 billed? was it paid?", "No, in part: €2,000.00 of €4,284.00 received");
        await SayAsync(finn, "pay 1 2284 EUR ref \"second transfer\"", "is paid in full (2 payments)");
        await PressAsync(priya, "Start Design approval", "Design approval started");
        foreach (var (milestone, invoice, amount) in new[] { ("design", 2, "5712"), ("final", 3, "4284") })
        {
            if (milestone == "final")
                await SayAsync(priya, "start final", "Final delivery started");
            await SayAsync(priya, $"submit {milestone} \"All files\"", "submitted");
            await SayAsync(
                marc,
                milestone == "design" ? "confirm design by \"Dana Weiss\" ref \"signed PDF\"" : "confirm final",
                "confirmed complete"
            );
            await SayAsync(priya, $"invoice {milestone}", "number assigned on issue");
            await SayAsync(marc, $"issue {milestone}", "issued; please send it yourself");
            await SayAsync(finn, $"pay {invoice} {amount}", "is paid in full (1 payment)");
        }
        await SayAsync(priya, "statement", "€14,280.00");
        await SayAsync(priya, "verify", "Audit trail intact");
        await SayAsync(priya, "project close", "Acme website is closed");
        if (solo)
            await Chromium.ShotAsync(priya, "web-end");
        // Nothing is wider than a phone.
        Assert.True(await pages["dana"].EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"));
        foreach (var page in pages.Values)
            await page.CloseAsync();
    }

    /// <summary>Types a line and waits until the newest message of the bot on this page contains that text.</summary>
    private static async Task SayAsync(IPage page, string line, string says)
    {
        await page.Locator("#say").FillAsync(line);
        await page.Keyboard.PressAsync("Enter");
        await SeesAsync(page, says);
        await Assertions.Expect(page.Locator("#say")).ToHaveValueAsync("");
    }

    private static async Task PressAsync(
        IPage page,
        string title,
        string says,
        params (string Label, string Value)[] inputs
    )
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last;
        var card = page.Locator(
            "article",
            new() { Has = page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }) }
        ).Last;
        foreach (var (label, value) in inputs)
            await card.GetByLabel(label).FillAsync(value);
        await button.ClickAsync();
        await SeesAsync(page, says);
    }

    /// <summary>Waiting for an element polls more often than an assertion on a text.</summary>
    private static async Task SeesAsync(IPage page, string says)
    {
        await page.Locator("article.bot:not(:has(~ article.bot))", new() { HasText = says }).WaitForAsync();
        await Assertions.Expect(page.Locator("article.bot").Last).ToContainTextAsync(says);
    }
}
