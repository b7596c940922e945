using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// A piece of HTML. It is written as an interpolated string whose holes are encoded, unless a hole is a piece of HTML
/// itself. So text that people typed cannot become markup because somebody forgot a call.
/// </summary>
internal readonly struct Html
{
    private readonly string? text;

    private Html(string text) => this.text = text;

    public static Html Create(HtmlInterpolatedStringHandler piece) => new(piece.ToHtml());

    /// <summary>Markup of our own without holes: the style, the script.</summary>
    public static Html Raw(string markup) => new(markup);

    public static Html When(bool holds, HtmlInterpolatedStringHandler piece) => holds ? Create(piece) : default;

    public override string ToString() => text ?? "";
}

/// <summary>Builds an interpolated piece and encodes its holes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolatedStringHandler(int literals, int holes)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new(literals + (holes * 24));

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(string? typed) => text.Append(Encoder.Encode(typed ?? ""));

    public void AppendFormatted(long number) => text.Append(number);

    public void AppendFormatted(Html piece) => text.Append(piece.ToString());

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            text.Append(piece.ToString());
    }

    internal string ToHtml() => text.ToString();
}
