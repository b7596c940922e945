using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;
using MilestoneBot.Tests.Kit;
using UglyToad.PdfPig.Content;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>
/// Random documents: what is printed are the document's own sums, nothing stands outside the margins or over something
/// else, and no page is without need.
/// </summary>
[Needs(Need.Time)]
public sealed class RandomInvoicePdfTests
{
    private const double Margin = 25 * 72 / 25.4;
    private const double Slack = 1.5;

    private static readonly string[] Words =
    [
        "Prototype",
        "Straßenplan",
        "Ζυθοποιία",
        "approved ≤ 3",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
        "ok",
        "https://portal.example/handover/2026/page-of-acceptance-signed-by-the-client?id=1234567890",
        "→",
    ];

    private static readonly VatTreatment[] Treatments =
    [
        Vat19,
        Vat7,
        new(VatCategory.ReverseCharge, Percent.Zero),
        new(VatCategory.Exempt, Percent.Zero, "school lessons, § 4 UStG"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_document_is_printed_whole_and_in_its_place(int seed)
    {
        var document = Make(new Random(seed));
        using var pdf = new ReadPdf(InvoicePdf.Write(document, new()).Bytes());
        pdf.AssertSays(
            DocumentNumbers.SumWithCode(document.ToPay, document.Language),
            DocumentNumbers.Sum(document.Net, document.Language),
            DocumentNumbers.Sum(document.Gross, document.Language)
        );
        pdf.AssertSays(document.Lines.Select(line => DocumentNumbers.Sum(line.Net, document.Language)));
        pdf.AssertSays(document.Shares.Select(share => DocumentNumbers.Sum(share.Vat, document.Language)));
        pdf.AssertSays(
            document.Deductions.Select(d => d.Number + DocumentNumbers.Day(d.PaidOn!.Value, document.Language))
        );
        // No word of a name is lost, whatever the breaks.
        Assert.All(document.Lines.SelectMany(line => line.Name.Split(' ')), word => pdf.AssertHasLettersOf(word));
        foreach (var letter in pdf.Letters)
            AssertInside(letter);
        foreach (var page in pdf.Pages)
            AssertNothingOverlaps(page);
        // A page with a sum or a line on it is needed; an empty one would have the head and the foot alone.
        Assert.All(pdf.Pages, page => Assert.True(ContentOf(page).Any(), $"page {page.Number} is empty"));
    }

    [Fact]
    public void A_letter_outside_is_seen()
    {
        using var pdf = new ReadPdf(InvoicePdf.Write(Plain, new()).Bytes());
        Assert.Contains(pdf.Letters, letter => letter.StartBaseLine.X < Margin + 1);
        Assert.Contains(pdf.Letters, letter => letter.EndBaseLine.X > 595.28 - Margin - 1);
    }

    private static void AssertInside(Letter letter)
    {
        Assert.InRange(letter.StartBaseLine.X, Margin - Slack, 595.28 - Margin + Slack);
        Assert.InRange(letter.EndBaseLine.X, Margin - Slack, 595.28 - Margin + Slack);
        // The foot stands in the lower margin, 10 mm above the edge.
        Assert.InRange(letter.StartBaseLine.Y, 10 * 72 / 25.4, 841.89 - Margin + Slack);
    }

    /// <summary>Two letters whose pens start at the same point of a line are one over the other.</summary>
    private static void AssertNothingOverlaps(Page page)
    {
        var lines = page
            .Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value))
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1));
        foreach (var line in lines)
        {
            var letters = line.OrderBy(letter => letter.StartBaseLine.X).ToList();
            foreach (var (left, right) in letters.Zip(letters.Skip(1)))
                Assert.True(
                    right.StartBaseLine.X >= left.EndBaseLine.X - 0.6,
                    $"page {page.Number}: \"{right.Value}\" stands over \"{left.Value}\""
                );
        }
    }

    /// <summary>What stands between the head of a page and its foot.</summary>
    private static IEnumerable<Letter> ContentOf(Page page) =>
        page.Letters.Where(letter => letter.StartBaseLine.Y < 841.89 - Margin - 16 && letter.StartBaseLine.Y > 100);

    private static InvoiceDocument Make(Random random)
    {
        string Text(int most) =>
            string.Join(' ', Enumerable.Range(0, random.Next(0, most)).Select(_ => Words[random.Next(Words.Length)]));
        Money Sum() => Eur(random.NextInt64(1, (long)Math.Pow(10, random.Next(2, 13))));
        var treatments = Treatments[..random.Next(1, Treatments.Length + 1)];
        var lines = Enumerable
            .Range(0, random.Next(1, random.Next(0, 4) == 0 ? 60 : 8))
            .Select(i => new DocumentLine($"{i} {Text(12)}", Text(30), Sum(), treatments[i % treatments.Length]))
            .ToList();
        var shares = lines
            .GroupBy(line => line.Treatment)
            .Select(same =>
            {
                var net = same.Aggregate(Eur(0), (sum, line) => sum + line.Net);
                return new TaxShare(same.Key, net, same.Key.Calculate(net));
            })
            .ToList();
        var deductions = Enumerable
            .Range(0, random.Next(0, 3) == 0 ? random.Next(0, 30) : 0)
            .Select(i => new DocumentDeduction(
                $"INV-2026-{i:D4}",
                new(2026, random.Next(1, 13), 1),
                new(Vat19, Eur(10), Eur(2))
            ))
            .ToList();
        var document = Plain with
        {
            Number = random.Next(0, 2) == 0 ? "INV-2026-0002" : $"AGENCY/NORTH/{random.Next()}-2026",
            Kind = deductions.Count > 0 ? InvoiceDocumentKind.Final : InvoiceDocumentKind.Invoice,
            ProjectName = Text(20),
            Lines = lines,
            Shares = shares,
            Deductions = deductions,
            Note = Text(80),
            VatNotice = Text(10),
            IsSample = false,
            Buyer = new(
                new($"Client {Text(8)}", Text(20).Replace(' ', ','), "DE987654321"),
                PartyDetails.None with
                {
                    OrderNumber = Text(5),
                }
            ),
            Seller = new(new($"Studio {Text(4)}", "", "DE123456789"), SellerDetails with { LegalLines = Text(20) }),
        };
        return In(document, (DocumentLanguage)random.Next(0, 3));
    }
}
