using System.Text;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Billing;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>What stands on the page, read back by a library that did not write it.</summary>
public sealed class InvoicePdfTests
{
    [Fact]
    public void A_plain_invoice_says_who_what_when_and_how_much_on_one_page()
    {
        using var pdf = Read(Plain);
        Assert.Single(pdf.Pages);
        pdf.AssertSays(
            "Studio Nord GmbH",
            "Hafenstraße 12",
            "Fahrplan AG",
            "80331 München",
            "Invoice INV-2026-0002",
            "30 November 2026",
            "Due date 14 December 2026",
            "28 November 2026",
            "PO-4711",
            "DE987654321",
            "UX concept approved by the client",
            "Confirmed by Dana Weiss",
            "Net total 9,750.00",
            "VAT 19% on 9,750.00 1,852.50",
            "Total with VAT 11,602.50",
            "To pay EUR 11,602.50",
            "DE89 3704 0044 0532 0130 00",
            "COBADEFFXXX",
            "RF86 INV2 0260 002",
            "VAT ID DE123456789",
            "Tax number 27/123/45678",
            "HRB 123456",
            "Amtsgericht Hamburg",
            "Page 1 of 1"
        );
        pdf.AssertSaysNot("SAMPLE", "Copy", "GERMANY");
    }

    [Theory]
    [InlineData(DocumentLanguage.English, "Final invoice", "1 September 2026", "−1,190.00", "To pay EUR 4,760.00")]
    [InlineData(DocumentLanguage.German, "Schlussrechnung", "1. September 2026", "−1.190,00", "Zu zahlen 4.760,00 EUR")]
    [InlineData(
        DocumentLanguage.French,
        "Facture finale",
        "1er septembre 2026",
        "−1 190,00",
        "Net à payer 4 760,00 EUR"
    )]
    public void A_final_invoice_deducts_each_advance_in_the_clients_language(
        DocumentLanguage language,
        params string[] texts
    )
    {
        using var pdf = Read(In(FinalInvoice, language));
        Assert.Single(pdf.Pages);
        pdf.AssertSays(texts);
        pdf.AssertSays("INV-2026-0001", "INV-2026-0003");
    }

    [Fact]
    public void The_cash_discount_says_until_when_how_much_less_and_what_is_then_paid()
    {
        using var pdf = Read(FinalInvoice);
        pdf.AssertSays(
            "2% cash discount if the payment arrives by 10 December 2026: pay EUR 4,664.80 (EUR 95.20 less)."
        );
    }

    [Fact]
    public void Each_rate_has_its_row_and_the_laws_sentence_names_its_sum()
    {
        using var pdf = Read(ThreeRates);
        pdf.AssertSays(
            "VAT 19% on 1,000.00 190.00",
            "VAT 7% on 500.00 35.00",
            "Reverse charge, VAT 0% on 200.00 0.00",
            "EUR 200.00: Reverse charge",
            "To pay EUR 1,925.00"
        );
    }

    [Theory]
    [InlineData("JPY", "JPY 1,234,567")]
    [InlineData("KWD", "KWD 1,234.567")]
    public void Other_currencies_have_their_own_decimals_and_no_pay_code(string code, string expected)
    {
        using var pdf = Read(InCurrency(code, 1_234_567));
        pdf.AssertSays(expected, "JAPAN", "Not subject to VAT: the place of supply is outside the EU.");
        pdf.AssertSaysNot("Scan with your banking app");
    }

    [Theory]
    [InlineData(
        DocumentLanguage.English,
        false,
        "Credit note CN-2026-0001",
        "corrects invoice INV-2026-0002 of 30 November 2026"
    )]
    [InlineData(
        DocumentLanguage.German,
        false,
        "Rechnungskorrektur CN-2026-0001",
        "berichtigt die Rechnung INV-2026-0002"
    )]
    [InlineData(DocumentLanguage.German, true, "Stornorechnung CN-2026-0001", "hebt die Rechnung INV-2026-0002")]
    [InlineData(DocumentLanguage.French, true, "Avoir CN-2026-0001", "annule en totalité la facture INV-2026-0002")]
    public void A_credit_note_names_the_invoice_and_asks_for_nothing(
        DocumentLanguage language,
        bool isFull,
        params string[] texts
    )
    {
        using var pdf = Read(In(PartCredit with { Credits = PartCredit.Credits! with { IsFull = isFull } }, language));
        pdf.AssertSays(texts);
        pdf.AssertSays("Two screens were not delivered");
        pdf.AssertSaysNot("Gutschrift", "IBAN", "Due date", "Fällig");
    }

    [Fact]
    public void A_prepayment_invoice_says_so_and_has_no_completion_date()
    {
        var document = Plain with { Kind = InvoiceDocumentKind.Prepayment, DeliveredOn = null, TermsText = "terms v1" };
        using var pdf = Read(In(document, DocumentLanguage.German));
        pdf.AssertSays("Anzahlungsrechnung", "Die Schlussrechnung zieht sie ab.", "Vereinbarung: terms v1");
        pdf.AssertSaysNot("Leistungsdatum");
    }

    [Fact]
    public void A_copy_says_that_it_is_one_what_was_paid_and_what_is_open()
    {
        using var pdf = Read(Plain, new() { Copy = CopyWithPayments });
        pdf.AssertSays(
            "Copy",
            "Payments as of 20 December 2026",
            "10 December 2026 Payment received −5,000.00",
            "Credit note CN-2026-0001 −1,190.00",
            "Still open EUR 5,412.50"
        );
    }

    [Fact]
    public void A_copy_on_which_nothing_was_paid_is_as_long_as_the_invoice()
    {
        using var invoice = Read(Plain);
        using var copy = Read(Plain, new() { Copy = new(new(2026, 12, 20), [], Plain.ToPay) });
        Assert.Equal(invoice.Pages.Count, copy.Pages.Count);
        copy.AssertSays("Copy", "Still open");
        copy.AssertSaysNot("Payments as of");
    }

    [Fact]
    public void A_copy_of_a_paid_invoice_asks_for_nothing()
    {
        using var pdf = Read(Plain, new() { Copy = CopyWithPayments with { Open = Eur(0) } });
        pdf.AssertSays("Nothing is left to pay.");
        pdf.AssertSaysNot("IBAN", "Scan with");
    }

    [Fact]
    public void Sample_stands_across_every_page()
    {
        using var pdf = Read(FortyLines with { IsSample = true });
        Assert.True(pdf.Pages.Count > 1);
        Assert.All(
            pdf.Pages,
            page =>
                Assert.Equal(6, page.Letters.Count(letter => letter.PointSize > 60 && "SAMPLE".Contains(letter.Value)))
        );
        pdf.AssertSays("please do not pay");
    }

    [Fact]
    public void On_several_pages_the_heading_is_repeated_and_the_totals_follow_a_line()
    {
        using var pdf = Read(FortyLines);
        Assert.Equal(3, pdf.Pages.Count);
        Assert.All(
            pdf.Pages.Index(),
            page => Assert.Contains($"Page{page.Index + 1}of3", ReadPdf.TextOf(page.Item), StringComparison.Ordinal)
        );
        Assert.All(
            pdf.Pages,
            page => Assert.Contains("DescriptionVATNet(EUR)", ReadPdf.TextOf(page), StringComparison.Ordinal)
        );
        Assert.Contains("Screen40handedover", ReadPdf.TextOf(pdf.Pages[^1]), StringComparison.Ordinal);
        Assert.Contains("Topay", ReadPdf.TextOf(pdf.Pages[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_legal_lines_crowd_no_foot_and_are_not_lost()
    {
        var legal = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"Director {i} of the company"));
        using var pdf = Read(
            Plain with
            {
                Seller = Plain.Seller with { Details = SellerDetails with { LegalLines = legal } },
            }
        );
        pdf.AssertSays("Director 30 of the company");
        Assert.InRange(pdf.Pages.Count, 1, 2);
    }

    [Fact]
    public void It_is_tagged_named_in_a_language_and_for_the_archive()
    {
        var bytes = InvoicePdf.Write(In(Plain, DocumentLanguage.German), new()).Bytes();
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/Lang(de)", raw, StringComparison.Ordinal);
        Assert.Contains("/Marked true", raw, StringComparison.Ordinal);
        Assert.Contains("/OutputIntent", raw, StringComparison.Ordinal);
        using var pdf = new ReadPdf(bytes);
        Assert.Equal("Rechnung INV-2026-0002", pdf.Document.Information.Title);
        Assert.True(pdf.Document.TryGetXmpMetadata(out var metadata));
        var xmp = Encoding.UTF8.GetString(metadata.GetXmlBytes().ToArray());
        Assert.Contains("<pdfaid:part>3</pdfaid:part>", xmp, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", xmp, StringComparison.Ordinal);
        Assert.DoesNotContain("factur-x", xmp, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_text_never_becomes_a_part_of_the_file()
    {
        var name = "trailer <</Root 1 0 R>> /Metadata 1 0 R startxref 0 </x:xmpmeta> & ) endobj";
        using var pdf = Read(Plain with { ProjectName = name });
        pdf.AssertSays(name);
        Assert.True(pdf.Document.TryGetXmpMetadata(out var metadata));
        Assert.Contains(
            "&lt;/x:xmpmeta&gt; &amp; )",
            Encoding.UTF8.GetString(metadata.GetXmlBytes().ToArray()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_xml_lies_inside_the_original_and_never_inside_a_copy()
    {
        byte[] xml = [.. "<invoice/>"u8];
        using var original = Read(Plain, new() { Xml = xml });
        Assert.True(original.Document.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal("factur-x.xml", Assert.Single(files).Name);
        Assert.Equal(xml, Assert.Single(files).Memory.ToArray());
        using var copy = Read(Plain, new() { Xml = xml, Copy = CopyWithPayments });
        Assert.False(copy.Document.Advanced.TryGetEmbeddedFiles(out var none) && none.Count > 0);
    }

    [Theory]
    [InlineData("#ZZZZZZ")]
    [InlineData("red")]
    [InlineData("#12345")]
    public void A_colour_that_is_none_is_refused(string colour) =>
        Assert.Equal([new PdfRefusal.BadColour(colour)], InvoicePdf.Check(Plain, new() { Colour = colour }));

    [Theory]
    [InlineData("#1F3A5F", true)]
    [InlineData("#FFD400", false)]
    [InlineData("#FFFFFF", false)]
    [InlineData("#767676", true)]
    [InlineData("#777777", false)]
    public void A_colour_that_is_too_light_to_read_is_for_bars_alone(string colour, bool isForText)
    {
        var colours = SellerColours.Parse(colour)!;
        Assert.Equal(isForText, colours.Heading == colours.Accent);
    }

    private static ReadPdf Read(InvoiceDocument document, InvoicePdfOptions? options = null) =>
        new(InvoicePdf.Write(document, options ?? new()).Bytes());
}
