using Microsoft.Playwright;

namespace MilestoneBot.Tests.Browser;

/// <summary>One headless Chromium for all browser tests; each test opens pages of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The collection of tests that share it, one after the other.</summary>
    public const string Collection = "Chromium";

    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1", // Pages under test can only reach this machine.
    ];

    /// <summary>The timeout of a page on a busy machine, in milliseconds; a wait ends with its event.</summary>
    private const int Patience = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments }
        );
    }

    /// <summary>A fresh page without cookies or storage of other tests, and without animations.</summary>
    public async Task<IPage> OpenAsync(int width = 1500, int height = 1100, bool script = true)
    {
        var page = await browser!.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                JavaScriptEnabled = script,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>Saves a screenshot under the git-ignored <c>artifacts/screenshots</c>. Returns the file.</summary>
    public static async Task<string> ShotAsync(IPage page, string name, bool whole = false, Clip? part = null)
    {
        var file = MilestoneBot.Tests.Kit.Files.Repository.PathOf("artifacts", "screenshots", name + ".png");
        await page.ScreenshotAsync(
            new()
            {
                Path = file,
                FullPage = whole,
                Clip = part,
            }
        );
        return file;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>The tests that share the one Chromium.</summary>
[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
