using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>The letter that asks for what is overdue says the frozen sums, in the client's language.</summary>
public sealed class FormalReminderPdfTests
{
    private static readonly FormalReminder Reminder = new(
        1,
        new(2027, 1, 20),
        new(2027, 2, 1),
        new(
            new(1_160_250, Currency.Eur),
            new(2026, 12, 14),
            37,
            LateInterestLaw.German,
            null,
            [new(new(2026, 12, 15), new(2026, 12, 31), new(1_160_250, Currency.Eur), 1_052, 365)],
            // 11,602.50 × 17 × 10.52 / 36,500 = 56.8490…
            new(5_685, Currency.Eur),
            new(4_000, Currency.Eur),
            new(2027, 1, 1),
            new(2027, 1, 20)
        ),
        new Signature("finn", DateTimeOffset.UnixEpoch, Solo: false)
    );

    [Theory]
    [InlineData(
        DocumentLanguage.English,
        "Formal reminder: invoice INV-2026-0002",
        "Open on invoice INV-2026-0002 11,602.50",
        "Interest for late payment 56.85",
        "Flat fee for late payment 40.00",
        "To pay EUR 11,699.35",
        "1 February 2027",
        "10.52%",
        "§ 288 (2)",
        "This letter is not an invoice."
    )]
    [InlineData(
        DocumentLanguage.German,
        "Mahnung zur Rechnung INV-2026-0002",
        "Verzugszinsen 56,85",
        "Verzugspauschale 40,00",
        "Zu zahlen 11.699,35 EUR",
        "1. Februar 2027",
        "keine Rechnung"
    )]
    [InlineData(
        DocumentLanguage.French,
        "Mise en demeure de payer",
        "Intérêts de retard 56,85",
        "À payer 11 699,35 EUR",
        "1er février 2027"
    )]
    public void It_says_the_sums_the_days_and_the_law_on_one_page(DocumentLanguage language, params string[] texts)
    {
        var document = Plain with
        {
            Buyer = Plain.Buyer with { Details = Plain.Buyer.Details with { Language = language } },
        };
        var written = InvoicePdf.Write(document, new() { Reminder = Reminder });
        using var pdf = new ReadPdf(written.Bytes());
        Assert.Single(pdf.Pages);
        pdf.AssertSays(texts);
        pdf.AssertSaysNot("factur-x", "UX concept approved");
    }

    [Fact]
    public void Without_interest_it_says_nothing_of_its_vat_and_with_it_why_it_begins_later_and_what_is_paid()
    {
        var plain = Reminder with
        {
            Claim = Reminder.Claim with
            {
                Law = null,
                Periods = [],
                Interest = Money.Zero(Currency.Eur),
                FlatFee = Money.Zero(Currency.Eur),
            },
        };
        using var without = new ReadPdf(InvoicePdf.Write(Plain, new() { Reminder = plain }).Bytes());
        without.AssertSays("This letter is not an invoice.");
        without.AssertSaysNot("VAT is charged", "not a working day", "Already paid");
        var moved = Reminder with
        {
            Claim = Reminder.Claim with { LateFrom = new(2026, 12, 16), Received = new(2_000, Currency.Eur) },
        };
        using var with = new ReadPdf(InvoicePdf.Write(Plain, new() { Reminder = moved }).Bytes());
        with.AssertSays(
            "No VAT is charged on interest",
            "not a working day",
            "16 December 2026",
            "Already paid of interest and fee \u221220.00",
            "EUR 11,679.35"
        );
    }
}
