using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using static MilestoneBot.Tests.Documents.Invoices.DocumentSamples;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>Documents at random: complete ones, and such that anything may be missing or wrong.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Texts =
    [
        "Design approval",
        "Website launch",
        "Abnahme der Gestaltung",
        "Maquette approuvée",
        "Σχέδιο & <b>τελικό</b>",
        "see #AAA# and #XYZ#",
        "🎨 \"quoted\" 'text'",
        "line\u2028separator",
    ];

    private static readonly string[] Currencies = ["EUR", "EUR", "EUR", "JPY", "CHF", "HUF", "USD"];

    private static readonly VatTreatment[] Taxed =
    [
        Full,
        Reduced,
        Zero,
        Training,
        SmallBusiness,
        ReverseCharge,
        Export,
    ];

    public static InvoiceDocument Complete(Random random)
    {
        var kind = (InvoiceDocumentKind)random.Next(4);
        var currency = CurrencyOf(Currencies[random.Next(Currencies.Length)]);
        var treatments = TreatmentsFor(kind, random);
        var lines = Enumerable
            .Range(0, random.Next(1, 7))
            .Select(_ => new DocumentLine(
                Pick(random, Texts),
                Pick(random, ["", "", "confirmed by Dana"]),
                SumOf(random, currency),
                Pick(random, treatments)
            ))
            .ToArray();
        var document = Of(kind, lines) with { Note = Pick(random, Texts), IsSample = random.Next(9) == 0 };
        if (kind == InvoiceDocumentKind.Final)
            document = document.Less([
                .. Enumerable
                    .Range(1, random.Next(1, 4))
                    .Select(at => Advance($"INV-{at}", SumOf(random, currency), Pick(random, lines).Treatment)),
            ]);
        document = document.To(details => details with { Language = (DocumentLanguage)random.Next(3) });
        if (random.Next(3) == 0 && !lines.Any(line => line.Treatment.NeedsVatIds))
            document = document.To(TownHall);
        if (random.Next(3) == 0 && kind is not (InvoiceDocumentKind.CreditNote or InvoiceDocumentKind.Prepayment))
            document = document.With(new(new(random.Next(1, 60_000)), random.Next(1, 30)));
        return document;
    }

    /// <summary>A document of which anything may be missing or wrong.</summary>
    public static InvoiceDocument Incomplete(Random random)
    {
        var document = Complete(random).To(Buyer);
        // Goods as an advance, nothing beside what is not taxed, a rate that is next to nothing, a VAT nobody asked for.
        var odd = new[]
        {
            GoodsToFrance,
            GoodsToGreece,
            OutsideScope,
            Full,
            new VatTreatment(VatCategory.Standard, new(4_000)),
            new VatTreatment(VatCategory.IntraEuGoods, Percent.Zero, "QQ"),
        };
        if (random.Next(2) == 0)
            document = document with
            {
                Lines =
                [
                    .. document.Lines.Select(line =>
                        random.Next(3) > 0 ? line : line with { Treatment = Pick(random, odd) }
                    ),
                ],
            };
        // The judge adds with binary fractions, which hold quarters exactly and hundredths not.
        document = document with
        {
            Lines = [.. document.Lines.Select(line => line with { Net = new(line.Net.Minor * 25, line.Net.Currency) })],
        };
        document = Of(document.Kind, [.. document.Lines]) with { Deductions = [] };
        if (random.Next(12) == 0)
            document = document with { Lines = [.. document.Lines.Select(line => line with { Name = " " })] };
        if (random.Next(8) == 0)
            document = document with { DeliveredOn = null, Credits = null };
        return document with { Seller = Broken(random, DocumentSamples.Seller), Buyer = Broken(random, Buyer) };
    }

    private static DocumentParty Broken(Random random, DocumentParty whole)
    {
        string Maybe(string text, params string[] others) => random.Next(4) > 0 ? text : Pick(random, ["", .. others]);
        var details = whole.Details with
        {
            Street = Maybe(whole.Details.Street),
            PostCode = Maybe(whole.Details.PostCode),
            City = Maybe(whole.Details.City),
            Country = Maybe(whole.Details.Country, "QQ", "de", "Germany"),
            TaxNumber = Maybe(whole.Details.TaxNumber),
            RegisterNumber = Maybe(whole.Details.RegisterNumber),
            Phone = Maybe(whole.Details.Phone),
            Mail = Maybe(whole.Details.Mail),
            ElectronicAddress = Maybe(
                "0204:991-12345-67",
                "991-12345-67",
                "7777:1",
                "em:a@b.example",
                "a@b.example",
                ":"
            ),
            Account = random.Next(3) == 0 ? null : whole.Details.Account,
        };
        var isNowhere = random.Next(6) == 0;
        if (isNowhere)
            details = details with { Street = "", PostCode = "", City = "", Country = "" };
        return new(
            new(
                random.Next(9) == 0 ? " " : whole.Name,
                isNowhere ? "" : Maybe("", "Street 1, Hamburg"),
                Maybe(whole.VatId, "123456789", "QQ12", "D1", "el 123.456.789")
            ),
            details
        );
    }

    private static VatTreatment[] TreatmentsFor(InvoiceDocumentKind kind, Random random) =>
        random.Next(6) switch
        {
            0 => [OutsideScope],
            1 when kind != InvoiceDocumentKind.Prepayment => [GoodsToFrance, Full],
            2 => [Full],
            _ => Taxed,
        };

    private static Money SumOf(Random random, Currency currency) =>
        new(random.NextInt64(1, random.Next(2) == 0 ? 5_000 : 100_000_000), currency);

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static Currency CurrencyOf(string code) =>
        Currency.TryGet(code, out var currency) ? currency : throw new ArgumentException(code, nameof(code));
}
