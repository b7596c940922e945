using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MilestoneBot.Tests.Kit.Teams;
using UglyToad.PdfPig;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>An issued invoice as a file: made once, the same for whoever asks, and held against the audit trail.</summary>
public sealed partial class DocumentStory
{
    [Fact]
    public async Task The_first_asking_makes_the_pdf_and_later_ones_give_the_same_bytes()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        using var browser = new HttpClient();
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "[PDF] document INV-2026-0001");
        var said = await story.SayAsync(Priya, "document 1");
        Says(said, "INV-2026-0001: PDF", "The link works once", "INV-2026-0001.pdf");
        var link = LinkIn(said);
        using var answer = await browser.GetAsync(link);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "attachment; filename=\"INV-2026-0001.pdf\"",
            answer.Content.Headers.ContentDisposition!.ToString()
        );
        var first = await answer.Content.ReadAsByteArrayAsync();
        using (var pdf = PdfDocument.Open(first))
            Assert.Contains("4,284.00", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).StatusCode);

        // A payment and a new name of the seller change nothing that was issued.
        await story.SayAsync(Finn, "pay 1 1000");
        await story.SayAsync(Marc, "settings seller \"Studio Nord GmbH\" address \"Hafenstraße 1, 20457 Hamburg\"");
        Assert.Equal(first, await FetchAsync(browser, await story.SayAsync(Finn, "document INV-2026-0001 pdf")));
        Says(await story.SayAsync(Marc, "audit"), "kept the PDF of INV-2026-0001, SHA-256");
        Says(await story.SayAsync(Marc, "verify"), "Audit trail intact");

        story.Bot.Tamper("update files set bytes = x'00'");
        Says(await story.SayAsync(Marc, "verify"), "The document of INV-2026-0001 (pdf)");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync(LinkIn(await story.SayAsync(Finn, "document 1")))).StatusCode
        );
    }

    [Fact]
    public async Task A_credit_note_is_a_document_of_its_own()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "credit 1 119 reason \"one screen less\"");
        using var browser = new HttpClient();
        var bytes = await FetchAsync(browser, await story.SayAsync(Priya, "document CN-2026-0001"));
        using var pdf = PdfDocument.Open(bytes);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.Contains("CN-2026-0001", text, StringComparison.Ordinal);
        Assert.Contains("INV-2026-0001", text, StringComparison.Ordinal);
        Assert.Contains("119.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_xml_lacks_is_named_by_rule_with_the_line_that_fills_it_and_then_it_is_made()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(await story.SayAsync(Priya, "check 1"), "Only for the XML forms", "BR-");
        await story.SayAsync(
            Priya,
            "settings client street \"Marktplatz 1\" postcode 50667 city Köln country DE vat-id DE123456789"
        );
        Assert.DoesNotContain("BR-", (await story.SayAsync(Priya, "check 1")).Text, StringComparison.Ordinal);
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Priya, "issue 1");
        using var browser = new HttpClient();
        foreach (var (form, root) in new[] { ("ubl", "Invoice"), ("cii", "CrossIndustryInvoice") })
        {
            var xml = XDocument.Parse(
                Encoding.UTF8.GetString(await FetchAsync(browser, await story.SayAsync(Priya, $"document 1 {form}")))
            );
            Assert.Equal(root, xml.Root!.Name.LocalName);
            Assert.Contains("4284.00", xml.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_draft_says_that_it_will_be_a_pdf_only_by_which_rule_and_how_to_fill_it_in()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "PDF only: Client: address is missing (BR-10, BG-8): settings client street",
            "[Check] check 1",
            "[Fill in the client] settings client"
        );
        await story.SayAsync(
            Priya,
            "settings client street \"Marktplatz 1\" postcode 50667 city Köln country DE vat-id DE123456789"
        );
        var draft = await story.SayAsync(Priya, "show 1");
        Assert.DoesNotContain("PDF only", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_currency_with_three_decimals_has_a_pdf_only_and_the_draft_says_so_alone()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Gulf site\" client \"Gulf WLL\" total 1000.500 KWD vat 0 outside-scope",
                "add \"Site\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        var draft = await story.SayAsync(Priya, "invoice 1");
        Says(
            draft,
            "PDF only: KWD has three decimals; the standard allows two (BR-DEC-14, BT-5). "
                + "This document has a PDF and no electronic form."
        );
        Assert.DoesNotContain("BR-10", draft.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
    }

    [Fact]
    public async Task Without_what_the_xml_needs_the_pdf_is_made_and_the_xml_refused_by_name()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        Says(
            await story.SayAsync(Priya, "document 1 ubl"),
            "INV-2026-0001 was issued without what its UBL needs",
            "BR-",
            "The PDF is there: document INV-2026-0001"
        );
        Says(await story.SayAsync(Priya, "document 2"), "has no invoice yet");
    }

    private static async Task<byte[]> FetchAsync(HttpClient browser, BotAnswer said)
    {
        using var answer = await browser.GetAsync(LinkIn(said));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Uri LinkIn(BotAnswer answer) => new(Link().Match(answer.Text).Value);

    [GeneratedRegex(@"http://[^\s\])]+/export/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
