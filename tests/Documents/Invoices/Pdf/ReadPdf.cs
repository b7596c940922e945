using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>What a PDF says and where, read by a library that did not write it.</summary>
internal sealed class ReadPdf : IDisposable
{
    private readonly PdfDocument pdf;

    public ReadPdf(byte[] bytes) => pdf = PdfDocument.Open(bytes);

    public IReadOnlyList<Page> Pages => [.. pdf.GetPages()];

    public PdfDocument Document => pdf;

    /// <summary>The text without any space, since spaces are a matter of layout.</summary>
    public string Text => string.Concat(Pages.Select(TextOf));

    public IEnumerable<Letter> Letters =>
        Pages.SelectMany(page => page.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value));

    public static string TextOf(Page page) => Squeezed(string.Concat(page.Letters.Select(letter => letter.Value)));

    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public void AssertSays(params IEnumerable<string> texts) =>
        Assert.All(texts, text => Assert.Contains(Squeezed(text), Text, StringComparison.Ordinal));

    public void AssertSaysNot(params IEnumerable<string> texts) =>
        Assert.All(texts, text => Assert.DoesNotContain(Squeezed(text), Text, StringComparison.Ordinal));

    /// <summary>The word stands there whole; one that is cut at a line's end is found by its beginning.</summary>
    public void AssertHasLettersOf(string word) =>
        Assert.Contains(Squeezed(word)[..Math.Min(word.Length, 20)], Text, StringComparison.Ordinal);

    public void Dispose() => pdf.Dispose();
}
