using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Documents.Invoices.Pdf;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Stories.ClientPage;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>The page for a logo as Priya sees and uses it, and the logo as the client sees it.</summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed partial class LogoPageInBrowsersStory(Chromium chromium)
{
    [Fact]
    public async Task A_wrong_file_is_named_a_right_one_taken_and_every_state_is_accessible()
    {
        var found = new List<string>();
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        await story.SayAsync(
            Priya,
            "settings seller \"Studio GmbH\" street \"Main Street 1\" postcode 10115 city Berlin country DE vat-id DE123456789"
        );
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        var link = Link().Match((await story.SayAsync(Priya, "settings seller logo")).Text).Value;
        var page = await chromium.OpenAsync(1200, 900);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != new Uri(link).Authority)
                found.Add(request.Url);
            if (request.Headers.TryGetValue("referer", out var from))
                found.Add($"says where it comes from: {from}");
        };
        await page.GotoAsync(link);
        await LookAsync(link, "empty", found);

        await UploadAsync(page, "logo.png", LogoSamples.Of("gif"));
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("it is a GIF picture");
        await AxeOf(page, "wrong", found);
        await UploadAsync(page, "logo.gif", LogoSamples.Of("png-alpha"));
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Your logo was saved.");
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("This page has taken its picture");

        using var dana = await ClientBrowser.ByMailAsync(story);
        await LookAsync(dana.Page.AbsoluteUri, "client", found);
        var seen = await chromium.OpenAsync(1200, 900);
        await seen.GotoAsync(dana.Page.AbsoluteUri);
        Assert.Equal(12, await seen.EvaluateAsync<int>("document.querySelector('img.logo').naturalWidth"));
        Assert.Empty(found);
    }

    private static async Task UploadAsync(IPage page, string name, byte[] bytes)
    {
        await page.Locator("#logo")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "image/png",
                    Buffer = bytes,
                }
            );
        await page.Locator("button").ClickAsync();
    }

    /// <summary>Wide and narrow, light and dark.</summary>
    private async Task LookAsync(string address, string name, List<string> found)
    {
        foreach (var width in new[] { 1200, 320 })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.OpenAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            page.Console += (_, message) => found.Add(message.Text);
            await page.GotoAsync(address);
            await Chromium.ShotAsync(page, $"logo-{name}-{width}-{scheme}".ToLowerInvariant(), whole: true);
            await AxeOf(page, $"{name} {width} {scheme}", found);
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                found.Add($"{name} is wider than the page at {width}");
            await page.CloseAsync();
        }
    }

    private static async Task AxeOf(IPage page, string name, List<string> found) =>
        found.AddRange((await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id}: {v.Help}"));

    [GeneratedRegex(@"http://[^\s\])]+/logo/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
