using System.Text;
using MilestoneBot.Documents.Invoices.Pdf;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>Every character is found in a face or refused by name; none becomes a box.</summary>
public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("Žluťoučký kůň, Łódź, Ærø, Straße, Île-de-France")]
    [InlineData("Αθηναϊκή Ζυθοποιία")]
    [InlineData("Студия «Север»")]
    [InlineData("≤ 3 rounds → approved ✓ ☑ ★")]
    [InlineData("Tên công ty: Nguyễn")]
    [InlineData("e\u0301 composed, soft\u00ADhyphen, zero\u200Bwidth, line\nend, mark\u200F")]
    public void Latin_Greek_Cyrillic_and_signs_can_be_printed(string text) => Assert.Empty(ProblemsOf(text));

    [Theory]
    [InlineData("漢字", "The character 漢 (U+6F22) of the client's name cannot be printed.")]
    [InlineData("Party 🎉", "The character 🎉 (U+1F389) of the client's name cannot be printed.")]
    [InlineData("שלום", "U+05E9) of the client's name cannot be printed: Hebrew is not supported")]
    [InlineData("سلام", "Arabic is not supported")]
    [InlineData("हिन्दी", "Devanagari is not supported")]
    [InlineData("ไทย", "Thai is not supported")]
    [InlineData("\uFE8D", "Arabic is not supported")]
    [InlineData("x\u0302", "U+0302")]
    [InlineData("\uFFFD", "U+FFFD")]
    [InlineData("\uE000", "The character U+E000 of")]
    public void What_no_face_can_show_is_refused_by_name(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(ProblemsOf(text)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Every_text_that_somebody_typed_is_looked_at()
    {
        const string bad = "漢";
        var details = SellerDetails with
        {
            Street = bad,
            TaxNumber = bad,
            RegisterNumber = bad,
            LegalLines = bad,
            ContactName = bad,
            Phone = bad,
            Mail = bad,
            Account = new(bad, bad, bad),
            OrderNumber = bad,
            BuyerReference = bad,
        };
        var document = Plain with
        {
            Number = bad,
            Seller = new(new(bad, "", bad), details),
            Buyer = new(new(bad, "", bad), details),
            ProjectKey = bad,
            ProjectName = bad,
            Lines = [new(bad, bad, Eur(1), Vat19)],
            Deductions = [new(bad, null, new(Vat19, Eur(0), Eur(0)))],
            Credits = new(bad, new(2026, 1, 1), IsFull: false),
            Note = bad,
            VatNotice = bad,
            TermsText = bad,
        };
        // 14 of each party, 2 of a line, and 8 of the document.
        Assert.Equal(38, InvoicePdf.Check(document, new()).Count);
    }

    [Fact]
    public void A_document_with_such_a_character_is_not_printed()
    {
        var result = InvoicePdf.Write(Plain with { ProjectName = "漢" }, new());
        Assert.False(result.IsPrinted);
        Assert.True(result.Bytes.IsEmpty);
        Assert.Equal([new PdfRefusal.NoSuchCharacter("the project's name", new Rune('漢'))], result.Refusals);
    }

    [Theory]
    [InlineData('A', Face.Regular)]
    [InlineData('≤', Face.Second)]
    [InlineData('\u202F', Face.Regular)]
    public void A_character_comes_from_the_first_face_that_has_it(char character, object face) =>
        Assert.Equal(face, Faces.For(new(character), isBold: false));

    [Fact]
    public void Widths_are_those_of_the_face()
    {
        // Noto Sans has 1,000 units in an em: a digit is 572 wide, a space 260.
        Assert.Equal(0.572, Faces.WidthOf(new('0'), Face.Regular), 3);
        Assert.Equal(0.26, Faces.WidthOf(new(' '), Face.Regular), 3);
    }

    private static IReadOnlyList<PdfRefusal> ProblemsOf(string text) =>
        [.. PrintableText.ProblemsOf([("the client's name", text)])];
}
