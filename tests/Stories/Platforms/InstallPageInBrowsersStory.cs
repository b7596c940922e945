using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The page that ends an installation in Slack as people see it, on a wide and on a narrow screen, light and dark:
/// done, not allowed, and everything that can go wrong.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class InstallPageInBrowsersStory(Chromium chromium)
{
    private static readonly SlackConsent Allowed = new(
        FakeSlack.Team,
        "Agency Straßenverkehrsordnung & Söhne <b>GmbH</b>"
    );

    private static readonly (string Name, SlackConsent Consent, string Says)[] Ends =
    [
        ("installed", Allowed, "MilestoneBot is installed in Agency Straßenverkehrsordnung & Söhne <b>GmbH</b>"),
        ("denied", Allowed with { Error = "access_denied" }, "The installation was not allowed in Slack."),
        ("scopes", Allowed with { Scopes = "commands" }, "these are missing: "),
        ("address", Allowed, "as a redirect URL on its page"),
    ];

    [Fact]
    public async Task Every_end_of_an_installation_is_readable_and_nothing_is_wider_than_the_page()
    {
        await using var story = await SlackInstallClient.BeginAsync();
        var wrong = new List<string>();
        foreach (var (name, consent, says) in Ends)
        foreach (var width in new[] { 1200, 320 })
        {
            story.Slack.Consent = consent;
            if (name == "address")
                story.Slack.TokenFaults.Enqueue("bad_redirect_uri");
            var page = await chromium.OpenAsync(width, 700, script: true);
            await page.GotoAsync(story.At("/slack/install").AbsoluteUri);
            Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var shot = $"install-{name}-{width}-{scheme.ToString().ToLowerInvariant()}";
                wrong.AddRange((await PageChecks.WrongAsync(page, "main")).Select(what => $"{shot}: {what}"));
                if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                    wrong.Add($"{shot} is wider than the page");
                await Chromium.ShotAsync(page, shot);
            }
            await page.CloseAsync();
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
