using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MilestoneBot.Tests.Browser;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>Looks at the client's page in a real browser: pictures, axe-core, its width, its console and its requests.</summary>
internal static class ClientPageEye
{
    /// <summary>The page at both widths, light and dark, and as it is printed.</summary>
    public static async Task LookAsync(IPage page, string name, List<string> found)
    {
        foreach (var width in new[] { 1200, 900, 320 })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var shot = $"client-{name}-{width}-{scheme.ToString().ToLowerInvariant()}";
            await Chromium.ShotAsync(page, shot, whole: true);
            found.AddRange(
                (await page.RunAxe()).Violations.Select(v =>
                    $"{shot}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
                )
            );
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                found.Add($"{shot} is wider than the page");
        }
        await page.SetViewportSizeAsync(718, 1040);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await Chromium.ShotAsync(page, $"client-{name}-print", whole: true);
        found.AddRange((await page.RunAxe()).Violations.Select(v => $"client-{name}-print: {v.Id}: {v.Help}"));
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            found.Add($"client-{name}-print is wider than the paper");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>The page, and what its console and its requests tell that should not be.</summary>
    public static async Task<(IPage Page, List<string> Wrong)> OpenClientPageAsync(
        this Chromium chromium,
        ClientBrowser dana,
        bool script = true
    )
    {
        var page = await chromium.OpenAsync(1200, 900, script);
        var wrong = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                wrong.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != dana.Page.Authority)
                wrong.Add(request.Url);
            if (request.Headers.TryGetValue("referer", out var from))
                wrong.Add($"says where it comes from: {from}");
        };
        await page.GotoAsync(dana.Page.AbsoluteUri);
        return (page, wrong);
    }
}
