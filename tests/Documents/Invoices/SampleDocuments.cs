using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>Documents as an agency issues them, with sums worked by hand.</summary>
internal static class SampleDocuments
{
    public static VatTreatment Vat19 { get; } = new(VatCategory.Standard, new(190_000));

    public static VatTreatment Vat7 { get; } = new(VatCategory.Standard, new(70_000));

    public static PartyDetails SellerDetails { get; } =
        new()
        {
            Street = "Hafenstraße 12",
            PostCode = "20457",
            City = "Hamburg",
            Country = "DE",
            TaxNumber = "27/123/45678",
            RegisterNumber = "HRB 123456",
            LegalLines = "Amtsgericht Hamburg\nGeschäftsführung: Priya Shah, Marc Oliver",
            ContactName = "Priya Shah",
            Phone = "+49 40 1234567",
            Mail = "billing@studio-nord.example",
            Account = new("DE89370400440532013000", "Studio Nord GmbH", "COBADEFFXXX"),
        };

    public static PartyDetails BuyerDetails { get; } =
        new()
        {
            Street = "Marktplatz 3",
            PostCode = "80331",
            City = "München",
            Country = "DE",
            OrderNumber = "PO-4711",
        };

    /// <summary>9,750.00 and 19 %: 1,852.50; together 11,602.50.</summary>
    public static InvoiceDocument Plain { get; } =
        new(
            InvoiceDocumentKind.Invoice,
            "INV-2026-0002",
            new(2026, 11, 30),
            new(2026, 12, 14),
            Currency.Eur,
            new(new("Studio Nord GmbH", "", "DE123456789"), SellerDetails),
            new(new("Fahrplan AG", "", "DE987654321"), BuyerDetails),
            "FAHRPLAN",
            "Fahrplan mobile app",
            [
                new(
                    "UX concept approved by the client",
                    "Confirmed by Dana Weiss on 2026-11-28 by e-mail (“Looks great, please go on”).",
                    Eur(975_000),
                    Vat19
                ),
            ],
            [],
            [new(Vat19, Eur(975_000), Eur(185_250))],
            new(2026, 11, 28),
            null,
            null,
            "",
            "",
            "",
            IsSample: false
        );

    /// <summary>
    /// Lines 3,000 and 2,000, VAT 950.00, gross 5,950.00; two advances of 595.00 each were received; 4,760.00 to pay.
    /// </summary>
    public static InvoiceDocument FinalInvoice { get; } =
        Plain with
        {
            Kind = InvoiceDocumentKind.Final,
            Number = "INV-2026-0007",
            Lines =
            [
                new("Handover of source code and documentation", "Confirmed by signed page 12.", Eur(300_000), Vat19),
                new("Contract signed", "", Eur(200_000), Vat19),
            ],
            Deductions =
            [
                new("INV-2026-0001", new(2026, 7, 16), new(Vat19, Eur(50_000), Eur(9_500))),
                new("INV-2026-0003", new(2026, 9, 1), new(Vat19, Eur(50_000), Eur(9_500))),
            ],
            Shares = [new(Vat19, Eur(500_000), Eur(95_000))],
            Discount = new(new(new(20_000), 10), new(2026, 12, 10), Eur(9_520)),
        };

    /// <summary>A part credit of 1,000.00 net: 1,190.00.</summary>
    public static InvoiceDocument PartCredit { get; } =
        Plain with
        {
            Kind = InvoiceDocumentKind.CreditNote,
            Number = "CN-2026-0001",
            Due = null,
            DeliveredOn = null,
            Lines = [new("UX concept approved by the client", "Two screens were not delivered", Eur(100_000), Vat19)],
            Shares = [new(Vat19, Eur(100_000), Eur(19_000))],
            Credits = new("INV-2026-0002", new(2026, 11, 30), IsFull: false),
            Note = "Two screens were not delivered",
        };

    public static Money Eur(long cents) => new(cents, Currency.Eur);

    public static InvoiceDocument In(InvoiceDocument document, DocumentLanguage language) =>
        document with
        {
            Buyer = document.Buyer with { Details = document.Buyer.Details with { Language = language } },
        };

    /// <summary>One line in another currency, without VAT.</summary>
    public static InvoiceDocument InCurrency(string code, long minor)
    {
        Currency.TryGet(code, out var currency);
        var net = new Money(minor, currency!);
        var outside = new VatTreatment(VatCategory.OutsideScope, Percent.Zero);
        return Plain with
        {
            Currency = currency!,
            Buyer = Plain.Buyer with
            {
                Party = new("Hikari Design K.K.", "", ""),
                Details = BuyerDetails with
                {
                    Street = "1-2-3 Shibuya",
                    PostCode = "150-0002",
                    City = "Tokyo",
                    Country = "JP",
                },
            },
            Lines = [new("Brand book delivered", "Confirmed on 2026-11-28.", net, outside)],
            Shares = [new(outside, net, Money.Zero(currency!))],
        };
    }

    /// <summary>1,000 at 19 %, 500 at 7 %, 200 reverse charge: VAT 190.00 + 35.00; together 1,925.00.</summary>
    public static InvoiceDocument ThreeRates
    {
        get
        {
            var reverse = new VatTreatment(VatCategory.ReverseCharge, Percent.Zero);
            return Plain with
            {
                Lines =
                [
                    new("Website launched", "", Eur(100_000), Vat19),
                    new("Printed catalogue delivered", "Confirmed on 2026-11-20.", Eur(50_000), Vat7),
                    new("Workshop held in Vienna", "", Eur(20_000), reverse),
                ],
                Shares =
                [
                    new(Vat19, Eur(100_000), Eur(19_000)),
                    new(Vat7, Eur(50_000), Eur(3_500)),
                    new(reverse, Eur(20_000), Eur(0)),
                ],
            };
        }
    }

    /// <summary>Forty lines of 100.00 each at 19 %: 4,760.00.</summary>
    public static InvoiceDocument FortyLines { get; } =
        Plain with
        {
            Lines =
            [
                .. Enumerable
                    .Range(1, 40)
                    .Select(i => new DocumentLine(
                        $"Screen {i} handed over",
                        "Confirmed by Dana Weiss.",
                        Eur(10_000),
                        Vat19
                    )),
            ],
            Shares = [new(Vat19, Eur(400_000), Eur(76_000))],
        };

    public static InvoiceDocument LongName { get; } =
        Plain with
        {
            Lines =
            [
                Plain.Lines[0] with
                {
                    Name = string.Concat(
                        Enumerable.Repeat("Clickable prototype of the timetable search handed over ", 6)
                    )[..300],
                },
            ],
        };

    public static InvoiceCopy CopyWithPayments { get; } =
        new(
            new(2026, 12, 20),
            [
                new(new(2026, 12, 10), CopyEntryKind.Payment, "", Eur(500_000)),
                new(new(2026, 12, 18), CopyEntryKind.CreditNote, "CN-2026-0001", Eur(119_000)),
            ],
            Eur(541_250)
        );

    public static byte[] Bytes(this InvoicePdfResult result)
    {
        Assert.Equal([], result.Refusals);
        return result.Bytes.ToArray();
    }
}
