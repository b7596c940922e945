using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Links;
using MilestoneBot.Tests.Documents.Invoices.Pdf;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.ClientPage;
using UglyToad.PdfPig;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>
/// The seller's logo: uploaded on a page that takes one picture, or fetched; on the documents of what is issued from then
/// on, and on the client's page.
/// </summary>
public sealed partial class LogoStory
{
    private const string Seller =
        "settings seller \"Studio GmbH\" street \"Main Street 1\" postcode 10115 city Berlin country DE vat-id DE123456789";

    /// <summary>An internet with one picture.</summary>
    private sealed class OnePicture : IWebPictures
    {
        public int Fetched { get; private set; }

        public Task<WebPicture> FetchAsync(Uri address, int most, CancellationToken cancel)
        {
            Fetched++;
            return Task.FromResult(
                address.AbsolutePath switch
                {
                    "/logo.png" => new(LogoSamples.Of("png-alpha")),
                    "/page" => new([.. "<html>no picture</html>"u8]),
                    _ => new WebPicture([], WebPictureFault.NotPublic),
                }
            );
        }
    }

    [Fact]
    public async Task A_page_takes_one_picture_and_says_why_another_is_none()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        await story.SayAsync(Priya, Seller);
        using var browser = new HttpClient();
        var page = await PageAsync(story);
        using (var form = await browser.GetAsync(page))
        {
            Assert.Equal(HttpStatusCode.OK, form.StatusCode);
            var policy = Assert.Single(form.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(form.Headers.CacheControl!.NoStore);
        }
        foreach (
            var (bytes, name, why) in new (byte[], string, string)[]
            {
                (LogoSamples.Of("gif"), "logo.png", "it is a GIF picture; save it as PNG or JPEG"),
                ([.. "<svg onload=\"x\"/>"u8], "logo.jpg", "it is an SVG drawing"),
                (LogoSamples.Of("jpeg-cmyk"), "logo.jpg", "CMYK"),
                (new byte[700_000], "logo.png", "it has 684 KB, and at most 512 KB are taken"),
                (new byte[17_000_000], "logo.png", "it has 16602 KB, and at most 512 KB are taken"),
                (new byte[40_000_000], "logo.png", "it has 39063 KB, and at most 512 KB are taken"),
                ([], "logo.png", "no file was chosen"),
            }
        )
        {
            var (status, answer) = await SendAsync(browser, page, bytes, name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(why, answer, StringComparison.Ordinal);
            Assert.Contains("The page stays open.", answer, StringComparison.Ordinal);
        }
        Assert.Equal("0", story.Bot.Read("select count(*) from files"));

        var (done, said) = await SendAsync(browser, page, LogoSamples.Of("png-alpha"), "../../etc/passwd<b>.exe");
        Assert.Equal(HttpStatusCode.OK, done);
        Assert.Contains("Your logo was saved.", said, StringComparison.Ordinal);
        Assert.Contains(
            "Logo saved",
            story.Connector.Calls.Last(c => c.Method == "POST").Body.GetProperty("summary").GetString()
        );
        Assert.Contains("has taken its picture", (await SendAsync(browser, page, LogoSamples.Of("jpeg"), "x")).Text);
        Assert.Contains("has taken its picture", await browser.GetStringAsync(page));
        using var unknown = await browser.GetAsync(new Uri(page, "/logo/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        Says(await story.SayAsync(Priya, "settings seller"), "Logo: set");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "audit settings"), "set the seller: Studio GmbH", "logo SHA-256 ");
        await story.SayAsync(Priya, "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
        Says(await story.SayAsync(Priya, "settings seller logo off"), "No logo", "What is issued keeps what it has");
        // Made after the logo is gone, with the logo of its day.
        Assert.Equal(1, await PicturesAsync(story, browser, "document INV-2026-0001"));
        Assert.Equal(1, await PicturesAsync(story, browser, "document INV-2026-0001 pdf"));

        story.Bot.Tamper("update files set bytes = x'00' where length(bytes) < 1000");
        Says(await story.SayAsync(Priya, "verify"), "The seller's logo");
    }

    [Fact]
    public async Task The_client_sees_it_on_their_page_from_our_own_site()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        await story.SayAsync(Priya, Seller);
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        using var dana = await ClientBrowser.ByMailAsync(story);
        Assert.DoesNotContain("<img", await dana.ReadAsync(), StringComparison.Ordinal);
        using (var none = await dana.GetAsync("/logo"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var browser = new HttpClient();
        Assert.Contains(
            "Your logo was saved.",
            (await SendAsync(browser, await PageAsync(story), LogoSamples.Of("jpeg"), "logo.jpg")).Text
        );
        Assert.Contains($"<img class=\"logo\" src=\"{dana.Page.AbsolutePath}/logo\" alt", await dana.ReadAsync());
        using var logo = await dana.GetAsync("/logo");
        Assert.Equal("image/jpeg", logo.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(logo.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal([0xFF, 0xD8], (await logo.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Only_who_may_set_the_seller_gets_a_page_or_has_something_fetched()
    {
        var internet = new OnePicture();
        await using var story = await TeamsStory.BeginAsync(
            parts => parts.AddSingleton<IWebPictures>(internet),
            "2026-07-01T08:00:00Z"
        );
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        await story.SayAsync(Priya, "role add lead @Marc");
        foreach (var line in new[] { "settings seller logo", "settings seller logo https://studio.example/logo.png" })
            Says(await story.SayAsync(Finn, line), "You cannot");
        Assert.Equal(0, internet.Fetched);

        Says(
            await story.SayAsync(Priya, "settings seller logo https://studio.example/logo.png"),
            "Logo saved",
            "Until a name is said, invoices come from a sample seller, without the logo"
        );
        Says(
            await story.SayAsync(Priya, "settings seller logo https://studio.example/page"),
            "This cannot be the logo: it is neither a PNG nor a JPEG picture, whatever its name says. Nothing was changed."
        );
        Says(
            await story.SayAsync(Priya, "settings seller logo https://intranet.example/x"),
            "Nothing was fetched from intranet.example: it is no address of the public internet. Nothing was changed."
        );
        Says(
            await story.SayAsync(Priya, "settings seller logo http://studio.example/logo.png"),
            "\"http://studio.example/logo.png\" is no address that begins with https://"
        );
        Says(
            await story.SayAsync(Priya, $"settings seller logo {new string('a', 64)}"),
            "There is no such picture here"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_page_of_somebody_who_lost_the_right_saves_nothing_and_an_old_one_is_gone()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        var page = await PageAsync(story);
        // Who began the project holds a role until somebody else is given it.
        await story.SayAsync(Priya, "role add lead @Marc");
        await story.SayAsync(Priya, "role add approver @Marc");
        using var browser = new HttpClient();
        var (status, said) = await SendAsync(browser, page, LogoSamples.Of("jpeg"), "logo.jpg");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("You cannot", said, StringComparison.Ordinal);
        Assert.Equal("", story.Bot.Read("select seller_details from workspaces"));
        Assert.Contains("Upload the logo", await browser.GetStringAsync(page), StringComparison.Ordinal);
        story.Clock.Advance(TimeSpan.FromMinutes(16));
        using var late = await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("settings seller logo", await late.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        var page = await PageAsync(story);
        using var browser = new HttpClient();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(browser, page, LogoSamples.Of("jpeg"), "x")).Status);
    }

    private static async Task<Uri> PageAsync(TeamsStory story)
    {
        var said = await story.SayAsync(Priya, "settings seller logo");
        Says(said, "Upload the logo", "takes one picture");
        return new(Link().Match(said.Text).Value);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpClient browser,
        Uri page,
        byte[] bytes,
        string name
    )
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { file, "logo", name } };
        using var answer = await browser.PostAsync(page, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<int> PicturesAsync(TeamsStory story, HttpClient browser, string line)
    {
        var said = await story.SayAsync(Priya, line);
        using var pdf = PdfDocument.Open(await browser.GetByteArrayAsync(Export().Match(said.Text).Value));
        return pdf.GetPage(1).GetImages().Count();
    }

    [GeneratedRegex(@"http://[^\s\])]+/logo/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"http://[^\s\])]+/export/[A-Za-z0-9_-]+")]
    private static partial Regex Export();
}
