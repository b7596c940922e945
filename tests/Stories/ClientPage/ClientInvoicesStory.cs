using System.Net;
using System.Xml.Linq;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>What an invoice says on the client's page: all its forms, its cash discount, and what it deducts.</summary>
public sealed class ClientInvoicesStory
{
    private const string Account = "iban DE89370400440532013000 bic COBADEFFXXX holder \"Studio Nord\"";

    /// <summary>The page with ordinary spaces.</summary>
    private static string Plain(string page) => WebUtility.HtmlDecode(page).Replace('\u00A0', ' ');

    private static async Task<TeamsStory> DiscountedAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var (who, line) in new[]
            {
                (
                    Priya,
                    "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 2400 EUR vat 20 "
                        + "key ACME due 30 discount 2% 11d"
                ),
                (Priya, "add \"Design approval\" 1000 EUR expected +10d done-when file-delivery"),
                (Priya, "add \"Final delivery\" rest expected +30d done-when file-delivery discount none"),
                (Priya, "role add approver @Marc"),
                (Priya, "role add finance @Finn"),
                (Priya, $"settings seller name \"Studio Nord\" {Account}"),
                (Marc, "account accept 1 3000"),
                (
                    Priya,
                    "settings seller street \"Dock 1\" postcode 20457 city Hamburg country DE tax-number 22/815/08156"
                ),
                (Priya, "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE"),
                (Priya, "terms agreed by \"Dana\" ref \"mail\""),
                (Priya, "start 1"),
                (Priya, "submit 1 \"Files\""),
                (Marc, "confirm 1"),
                (Priya, "invoice 1"),
                (Marc, "issue 1"),
            }
        )
            await story.SayAsync(who, line);
        return story;
    }

    [Fact]
    public async Task A_cash_discount_is_offered_while_its_days_run_and_the_pay_code_stays_the_full_sum()
    {
        // 1,000.00 + 200.00 VAT = 1,200.00; 2 % are 24.00, so 1,176.00 until 12 July.
        await using var story = await DiscountedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = Plain(await dana.ReadAsync());
        Assert.Contains("EUR 1,176.00 if it arrives by 12 July 2026, instead of EUR 1,200.00", page);
        Assert.Contains("Pay code for INV-2026-0001: EUR 1,200.00 to Studio Nord", page);
        Assert.Contains("The code holds the full sum. For the cash discount, enter EUR 1,176.00 by hand.", page);

        // 200.00 arrived: 976.00 are left to pay in time, 1,000.00 afterwards.
        await story.SayAsync(Finn, "pay 1 200");
        page = Plain(await dana.ReadAsync());
        Assert.Contains("EUR 976.00 if it arrives by 12 July 2026, instead of EUR 1,000.00", page);

        story.Day("2026-07-12T21:59:59Z");
        Assert.Contains("976.00 if it arrives by", Plain(await dana.ReadAsync()));
        // At midnight in Berlin the last day is over.
        story.Day("2026-07-12T22:00:00Z");
        page = Plain(await dana.ReadAsync());
        Assert.DoesNotContain("if it arrives by", page);
        Assert.DoesNotContain("976.00", page);
        Assert.Contains("Pay code for INV-2026-0001: EUR 1,000.00 to Studio Nord", page);
    }

    [Theory]
    [InlineData("pay 1 1176")]
    [InlineData("pay 1 1190")]
    [InlineData("pay 1 1200")]
    public async Task No_discount_is_offered_where_nothing_would_be_left_to_pay_by_it(string paid)
    {
        await using var story = await DiscountedAsync();
        await story.SayAsync(Finn, paid);
        using var dana = await ClientBrowser.ByMailAsync(story);
        Assert.DoesNotContain("if it arrives by", await dana.ReadAsync());
    }

    [Fact]
    public async Task No_discount_is_offered_where_something_else_was_settled()
    {
        await using var story = await DiscountedAsync();
        await story.SayAsync(Finn, "pay 1 200");
        await story.SayAsync(Finn, "settle 1 as bank-fee 5 reason \"the bank kept it\"");
        using var dana = await ClientBrowser.ByMailAsync(story);
        Assert.DoesNotContain("if it arrives by", await dana.ReadAsync());
    }

    [Fact]
    public async Task Both_forms_of_the_electronic_invoice_stand_beside_the_pdf_and_say_the_same_sum()
    {
        await using var story = await DiscountedAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        Assert.Contains("For accounting software: UBL</a>", page);
        Assert.Contains("For accounting software: CII</a>", page);
        // 1,000.00 + 200.00 VAT.
        foreach (var form in new[] { "ubl", "cii" })
        {
            Assert.Contains($"/documents/1/0/{form}\"", page);
            var answer = await dana.GetAsync($"/documents/1/0/{form}");
            Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
            var xml = XDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Contains(
                xml.Descendants(),
                e => e.Name.LocalName is "PayableAmount" or "DuePayableAmount" && e.Value == "1200.00"
            );
        }
    }

    [Fact]
    public async Task A_final_invoice_shows_what_was_received_in_advance()
    {
        await using var story = await Invoicing.FinalInvoiceStory.PaidAsync();
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = Plain(await dana.ReadAsync());
        var final = page[page.IndexOf("INV-2026-0004", StringComparison.Ordinal)..];
        // Lines 3,000.00 + 2,000.00, VAT 950.00: 5,950.00, less 1,190.00 received in advance.
        Assert.Matches("Total with VAT</dt>\\s*<dd>EUR 5,950.00", final);
        Assert.Matches("Less advance INV-2026-0001</dt>\\s*<dd>EUR −1,190.00 on 1 July 2026", final);
        Assert.Matches("Amount to pay</dt>\\s*<dd>EUR 4,760.00", final);
        Assert.Contains("Website launch", final);
        Assert.Contains("Contract signed", final);
    }
}
