using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// One page being drawn, in points from its top left. Text is drawn inside a tagged part; rules and grounds are
/// artifacts, which are not read aloud.
/// </summary>
internal sealed class Canvas(XGraphics graphics, StructureBuilder structure, Dictionary<(Face, double), XFont> fonts)
{
    /// <summary>A line of text with its baseline at that height.</summary>
    public void Text(string text, TextStyle style, double left, double baseline)
    {
        foreach (var run in style.RunsOf(text))
        {
            graphics.DrawString(run.Text, FontOf(run.Face, style.Size), new XSolidBrush(style.Colour), left, baseline);
            left += run.Width;
        }
    }

    /// <summary>The text with a space behind it, so that it is not read as one word with what follows.</summary>
    public static string Followed(string text) => text + " ";

    /// <summary>Lines of one paragraph below each other.</summary>
    public void Lines(IReadOnlyList<string> lines, TextStyle style, double left, double top)
    {
        foreach (var (index, line) in lines.Index())
            Text(
                index == lines.Count - 1 ? line : Followed(line),
                style,
                left,
                top + (index * style.Leading) + Typography.BaselineOf(style)
            );
    }

    public void TextRight(string text, TextStyle style, double right, double baseline) =>
        Text(text, style, right - style.WidthOf(text), baseline);

    public void Fill(XColor colour, double left, double top, double width, double height) =>
        graphics.DrawRectangle(new XSolidBrush(colour), left, top, width, height);

    /// <summary>A horizontal rule, drawn as a thin ground so that it is sharp in print.</summary>
    public void Rule(XColor colour, double left, double right, double top, double weight = 0.6) =>
        Fill(colour, left, top, right - left, weight);

    /// <summary>Many grounds as one path.</summary>
    public void Fill(XColor colour, IEnumerable<XRect> rectangles)
    {
        var path = new XGraphicsPath();
        foreach (var rectangle in rectangles)
            path.AddRectangle(rectangle);
        graphics.DrawPath(new XSolidBrush(colour), path);
    }

    public void Picture(XImage image, XRect place) => graphics.DrawImage(image, place);

    /// <summary>Text from the lower left to the upper right, its middle in the middle of that point.</summary>
    public void Diagonal(string text, TextStyle style, XPoint middle, double degrees)
    {
        var state = graphics.Save();
        graphics.RotateAtTransform(-degrees, middle);
        Text(text, style, middle.X - (style.WidthOf(text) / 2), middle.Y + (style.Size / 3));
        graphics.Restore(state);
    }

    public void Artifact(Action draw)
    {
        structure.BeginArtifact();
        draw();
        structure.End();
    }

    public void Tagged(PdfBlockLevelElementTag tag, Action draw)
    {
        structure.BeginElement(tag);
        draw();
        structure.End();
    }

    /// <summary>A picture with the words for those who do not see it.</summary>
    public void Figure(string alternative, XRect place, Action draw)
    {
        structure.BeginElement(PdfIllustrationElementTag.Figure, alternative, place);
        draw();
        structure.End();
    }

    private XFont FontOf(Face face, double size)
    {
        if (!fonts.TryGetValue((face, size), out var font))
            fonts[(face, size)] = font = new(
                Faces.FamilyOf(face),
                size,
                XFontStyleEx.Regular,
                new XPdfFontOptions(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset)
            );
        return font;
    }
}
