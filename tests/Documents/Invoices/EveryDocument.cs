using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using static MilestoneBot.Documents.Invoices.InvoiceDocumentKind;
using static MilestoneBot.Tests.Documents.Invoices.DocumentSamples;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>40 documents of all kinds.</summary>
internal static class EveryDocument
{
    private static readonly DocumentLine Design = Line("Design approval", Eur(4_000), Full);

    /// <summary>3,000 and an advance of 2,000, which 2,380.00 paid: 5,950.00 less 2,380.00 is 3,570.00.</summary>
    private static InvoiceDocument FinalOf(params DocumentDeduction[] deductions) =>
        Of(Final, Line("Website launch", Eur(3_000), Full), Line("Contract signed", Eur(2_000), Full)).Less(deductions);

    /// <summary>40 documents of all kinds, by name.</summary>
    public static IReadOnlyList<(string Name, InvoiceDocument Document)> All { get; } =
    [
        ("invoice", Invoice(Design)),
        ("three rates", Invoice(Design, Line("Printed manual", Eur(1_000, 5), Reduced), Line("Stamps", Eur(9), Zero))),
        ("rate with four decimals", Invoice(Line("Audit", Eur(333, 33), new(VatCategory.Standard, new(81_234))))),
        ("zero-rated", Invoice(Line("Book", Eur(20), Zero))),
        ("reverse charge", Invoice(Line("Design approval", Eur(4_000), ReverseCharge))),
        ("reverse charge without the buyer's VAT id", Invoice(Line("Design", Eur(40), ReverseCharge)).ToVatId("")),
        ("small business", Invoice(Line("Logo", Eur(900), SmallBusiness)).FromVatId("")),
        (
            "French small business",
            Invoice(Line("Logo", Eur(900), SmallBusiness)).FromVatId("").From(d => d with { Country = "FR" })
        ),
        ("exempt by an article", Invoice(Line("Training held", Eur(700), Training))),
        (
            "two exemptions",
            Invoice(
                Line("Training held", Eur(700), Training),
                Line("Lesson held", Eur(30), new(VatCategory.Exempt, Percent.Zero, "§ 4 Nr. 21 UStG"))
            )
        ),
        ("outside the scope", Invoice(Line("Design approval", Eur(4_000), OutsideScope))),
        (
            "outside the scope, no register number",
            Invoice(Line("Design", Eur(4), OutsideScope)).From(d => d with { RegisterNumber = "" })
        ),
        ("goods to France", Invoice(Line("500 boxes delivered", Eur(4_000), GoodsToFrance))),
        ("goods to Greece", Invoice(Line("500 boxes delivered", Eur(4_000), GoodsToGreece)).ToVatId("EL123456789")),
        ("export", Invoice(Line("500 boxes delivered", Eur(4_000), Export))),
        ("cash discount", Invoice(Design).With(new(Rate(2), 10))),
        ("sample", Invoice(Design) with { IsSample = true }),
        ("rate changed by law", Invoice(Design) with { VatNotice = "VAT 16 % instead of 19 %: rate lowered by law" }),
        ("prepayment", Of(Prepayment, Line("Contract signed", Eur(2_000), Full))),
        ("prepayment by reverse charge", Of(Prepayment, Line("Contract signed", Eur(2_000), ReverseCharge))),
        ("final", FinalOf(Advance("INV-2026-0001", Eur(2_000), Full))),
        ("final of two advances", FinalOf(Advance("INV-1", Eur(1_000), Full), Advance("INV-2", Eur(500), Full))),
        ("final all paid", FinalOf(Advance("INV-2026-0001", Eur(5_000), Full)) with { Note = "" }),
        (
            "final of two rates",
            Of(Final, Line("Launch", Eur(3_000), Full), Line("Contract signed", Eur(2_000), Reduced))
                .Less(Advance("INV-1", Eur(2_000), Reduced))
        ),
        ("credit note", Of(InvoiceDocumentKind.CreditNote, Line("Design approval", Eur(1_000), Full))),
        (
            "credit note of a part",
            Of(InvoiceDocumentKind.CreditNote, Line("Design approval", Eur(84, 3), Full)) with
            {
                Credits = new("INV-2026-0001", new(2026, 7, 2), IsFull: false),
            }
        ),
        ("credit note of a final", FinalOf(Advance("INV-1", Eur(2_000), Full)).Credited()),
        ("credit note for goods", Of(InvoiceDocumentKind.CreditNote, Line("500 boxes", Eur(4_000), GoodsToFrance))),
        ("credit note outside the scope", Of(InvoiceDocumentKind.CreditNote, Line("Design", Eur(4_000), OutsideScope))),
        ("XRechnung", Invoice(Design).To(TownHall)),
        ("XRechnung, prepayment", Of(Prepayment, Line("Contract signed", Eur(2_000), Full)).To(TownHall)),
        (
            "XRechnung, credit note",
            Of(InvoiceDocumentKind.CreditNote, Line("Design approval", Eur(1_000), Full)).To(TownHall)
        ),
        ("XRechnung, cash discount", Invoice(Design).To(TownHall).With(new(Rate(2), 10))),
        (
            "XRechnung, final with cash discount",
            FinalOf(Advance("INV-1", Eur(2_000), Full)).To(TownHall).With(new(new(25_000), 10))
        ),
        ("XRechnung, small business", Invoice(Line("Logo", Eur(900), SmallBusiness)).To(TownHall)),
        ("XRechnung, outside the scope", Invoice(Line("Logo", Eur(900), OutsideScope)).To(TownHall)),
        ("yen", Invoice(Line("Design approval", new(100_001, CurrencyOf("JPY")), new(VatCategory.Standard, Rate(10))))),
        (
            "francs in French",
            Invoice(Line("Maquette approuvée", new(123_456, CurrencyOf("CHF")), Full))
                .To(d => d with { Language = DocumentLanguage.French })
                .With(new(new(15_000), 8))
        ),
        (
            "no account, no contact, typed address",
            Invoice(Design) with
            {
                Seller = new(
                    new("Studio", "Studio, Hinterhof 3, Street 5\n22767 Hamburg, Germany", "DE123456789"),
                    new() { Country = "DE" }
                ),
                Buyer = new(new("Ελλάς & <Söhne> \"AG\"", "Street 1, Athens", ""), new() { Country = "GR" }),
            }
        ),
        (
            "odd texts",
            Invoice(Line("Design 🎨 & <b>\"approval\"</b> " + new string('ä', 300), Eur(0, 1), Full)) with
            {
                Note = "see #top# and #ABC#, ]]> \u0001 & \ud800 end",
                ProjectName = "",
            }
        ),
    ];

    private static InvoiceDocument Credited(this InvoiceDocument document) =>
        document with
        {
            Kind = InvoiceDocumentKind.CreditNote,
            Number = "CN-2026-0003",
            Due = null,
            DeliveredOn = null,
            Credits = new(document.Number, document.IssuedOn, IsFull: true) { DeliveredOn = document.DeliveredOn },
        };

    private static Currency CurrencyOf(string code) =>
        Currency.TryGet(code, out var currency) ? currency : throw new ArgumentException(code, nameof(code));
}
