using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>Makes documents, each complete: nothing keeps their electronic forms back.</summary>
internal static class DocumentSamples
{
    public static readonly VatTreatment Full = new(VatCategory.Standard, Rate(19)),
        Reduced = new(VatCategory.Standard, Rate(7)),
        Zero = new(VatCategory.ZeroRated, Percent.Zero),
        ReverseCharge = new(VatCategory.ReverseCharge, Percent.Zero),
        SmallBusiness = new(VatCategory.Exempt, Percent.Zero),
        Training =
            new(VatCategory.Exempt, Percent.Zero, "Article 132(1)(i) of Directive 2006/112/EC: vocational training"),
        OutsideScope = new(VatCategory.OutsideScope, Percent.Zero),
        GoodsToFrance = new(VatCategory.IntraEuGoods, Percent.Zero, "FR"),
        GoodsToGreece = new(VatCategory.IntraEuGoods, Percent.Zero, "EL"),
        Export = new(VatCategory.ExportGoods, Percent.Zero);

    public static DocumentParty Seller { get; } =
        new(
            new("Studio Nord GmbH", "", "DE 123 456 789"),
            new()
            {
                Street = "Große Elbstraße 27",
                PostCode = "22767",
                City = "Hamburg",
                Country = "DE",
                TaxNumber = "22/815/08156",
                RegisterNumber = "HRB 12345",
                LegalLines = "Amtsgericht Hamburg · Geschäftsführung: Priya Shah",
                ContactName = "Priya Shah",
                Phone = "+49 40 1234567",
                Mail = "billing@studio.example",
                Account = new("DE02120300000000202051", "Studio Nord GmbH", "BYLADEM1001"),
            }
        );

    public static DocumentParty Buyer { get; } =
        new(
            new("Acme SARL", "", "FR12345678901"),
            new()
            {
                Street = "12 rue de la Paix",
                PostCode = "75002",
                City = "Paris",
                Country = "FR",
                RegisterNumber = "123 456 789",
                ContactName = "Dana Weiss",
                Mail = "dana@acme.example",
                OrderNumber = "PO-2026-77",
            }
        );

    /// <summary>A German town hall, which gets XRechnung.</summary>
    public static DocumentParty TownHall { get; } =
        new(
            new("Stadt Musterstadt", "", ""),
            new()
            {
                Street = "Rathausplatz 1",
                PostCode = "12345",
                City = "Musterstadt",
                Country = "DE",
                ElectronicAddress = "0204:991-12345-67",
                BuyerReference = "991-12345-67",
                Language = DocumentLanguage.German,
            }
        );

    public static Percent Rate(int percent) => new(percent * Percent.UnitsPerPercent);

    public static Money Eur(long euros, int cents = 0) => new((euros * 100) + cents, Currency.Eur);

    public static DocumentLine Line(string name, Money net, VatTreatment vat) => new(name, "", net, vat);

    /// <summary>A document over these lines, its VAT reckoned once over all lines of a treatment.</summary>
    public static InvoiceDocument Of(InvoiceDocumentKind kind, params DocumentLine[] lines)
    {
        var currency = lines[0].Net.Currency;
        var isDelivered = kind is InvoiceDocumentKind.Invoice or InvoiceDocumentKind.Final;
        return new(
            kind,
            kind == InvoiceDocumentKind.CreditNote ? "CN-2026-0003" : "INV-2026-0007",
            new(2026, 7, 16),
            kind == InvoiceDocumentKind.CreditNote ? null : new DateOnly(2026, 7, 30),
            currency,
            Seller,
            Buyer,
            "ACME",
            "Acme website",
            lines,
            [],
            [
                .. lines
                    .GroupBy(line => line.Treatment)
                    .Select(group =>
                        (Vat: group.Key, Net: group.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Net))
                    )
                    .Select(group => new TaxShare(group.Vat, group.Net, group.Vat.Calculate(group.Net))),
            ],
            isDelivered ? new DateOnly(2026, 7, 15) : null,
            null,
            kind == InvoiceDocumentKind.CreditNote
                ? new("INV-2026-0001", new(2026, 7, 2), IsFull: true) { DeliveredOn = new DateOnly(2026, 7, 1) }
                : null,
            "Milestone 2 of 3 \"Design approval\", completed 2026-07-15, confirmed by Dana Weiss.",
            "",
            "",
            IsSample: false
        );
    }

    public static InvoiceDocument Invoice(params DocumentLine[] lines) => Of(InvoiceDocumentKind.Invoice, lines);

    public static InvoiceDocument To(this InvoiceDocument document, DocumentParty buyer) =>
        document with
        {
            Buyer = buyer,
        };

    public static InvoiceDocument To(this InvoiceDocument document, Func<PartyDetails, PartyDetails> change) =>
        document with
        {
            Buyer = document.Buyer with { Details = change(document.Buyer.Details) },
        };

    public static InvoiceDocument From(this InvoiceDocument document, Func<PartyDetails, PartyDetails> change) =>
        document with
        {
            Seller = document.Seller with { Details = change(document.Seller.Details) },
        };

    public static InvoiceDocument FromVatId(this InvoiceDocument document, string vatId) =>
        document with
        {
            Seller = document.Seller with { Party = document.Seller.Party with { VatId = vatId } },
        };

    public static InvoiceDocument ToVatId(this InvoiceDocument document, string vatId) =>
        document with
        {
            Buyer = document.Buyer with { Party = document.Buyer.Party with { VatId = vatId } },
        };

    /// <summary>The discount that the terms give on what is to be paid.</summary>
    public static InvoiceDocument With(this InvoiceDocument document, CashDiscount discount) =>
        document with
        {
            Discount = new(discount, document.IssuedOn.AddDays(discount.Days), discount.Of(document.ToPay)),
        };

    public static InvoiceDocument Less(this InvoiceDocument document, params DocumentDeduction[] deductions) =>
        document with
        {
            Deductions = deductions,
        };

    public static DocumentDeduction Advance(string number, Money net, VatTreatment vat) =>
        new(number, new DateOnly(2026, 7, 3), new(vat, net, vat.Calculate(net)));
}
