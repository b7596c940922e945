using System.Net;
using System.Text;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>A link to the client's page.</summary>
/// <param name="Label">What the reader finds there.</param>
/// <param name="Part">The part of the page that HTML leads to; "" for its top. Plain text leads to the top: the shorter
/// its line, the fewer mail programs break it.</param>
internal sealed record MailLink(Uri Address, string Label, string Part);

/// <summary>
/// What a mail says, once as plain text and once as HTML. The HTML has no picture from elsewhere, no script and no link
/// that people typed; all words are escaped.
/// </summary>
/// <param name="Paragraphs">What happened and what to do, in this order.</param>
/// <param name="Rows">Facts, each with its name.</param>
/// <param name="After">What follows the facts.</param>
/// <param name="Footer">Why the reader gets the mail.</param>
internal sealed record MailBody(
    DocumentLanguage Language,
    string Title,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<(string Name, string Value)> Rows,
    IReadOnlyList<string> After,
    string Signature,
    string Footer,
    string Colour
)
{
    /// <summary>The one link of the mail; null for none.</summary>
    public MailLink? Link { get; init; }

    /// <summary>What changes, each thing with all that changes of it.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Changes { get; init; } = [];

    private IEnumerable<(string Name, IReadOnlyList<string> Parts)> AllRows =>
        Changes.Concat(Rows.Select(row => (row.Name, (IReadOnlyList<string>)[row.Value])));

    private string Colon => MailTexts.ColonOf(Language);

    /// <summary>
    /// In a narrow window a value stands below its name. Mail programs that leave this out show two columns, whose words
    /// are kept whole as well.
    /// </summary>
    private const string NarrowStyle =
        "<style>@media (max-width:480px){.page{padding:8px!important}.sheet{padding:16px!important}"
        + ".facts th,.facts td{display:block!important;width:auto!important;text-align:left!important}"
        + ".facts th{padding:8px 0 0!important;border-bottom:0!important}.facts td{padding:0 0 8px!important}}</style>";

    private const string UsualColour = "#1f3a5f";

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(Line(MailTexts.In(Language, MailText.Hello))).Append("\n\n");
        foreach (var paragraph in Paragraphs)
            text.Append(Line(paragraph)).Append("\n\n");
        foreach (var (name, parts) in AllRows)
            if (parts is [var value])
                text.Append(Line(name)).Append(Colon).Append(Line(value)).Append('\n');
            else
            {
                text.Append(Line(name)).Append(Colon.TrimEnd(' ')).Append('\n');
                foreach (var part in parts)
                    text.Append("  ").Append(Line(part)).Append('\n');
            }
        text.Append('\n');
        // Alone on its line, so that no mail program takes what stands beside it for a part of it.
        if (Link is { } link)
            text.Append(Line(link.Label))
                .Append(Colon.TrimEnd(' '))
                .Append('\n')
                .Append(link.Address.AbsoluteUri)
                .Append('\n')
                .Append(Line(MailTexts.In(Language, MailText.LinkIsYours)))
                .Append("\n\n");
        foreach (var paragraph in After)
            text.Append(Line(paragraph)).Append("\n\n");
        // Two hyphens and a space begin a signature.
        return text.Append("-- \n")
            .Append(Line(Signature))
            .Append('\n')
            .Append(Line(Footer))
            .Append('\n')
            .ToString()
            .Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    public string ToHtml()
    {
        var colour = Colour.Length > 0 ? Colour : UsualColour;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"")
            .Append(DocumentTexts.CodeOf(Language))
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Escape(Title))
            .Append("</title>")
            .Append(NarrowStyle)
            .Append("</head><body class=\"page\" style=\"margin:0;padding:16px;background:#f4f5f7;color:#1c1e21;")
            .Append("font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">")
            .Append("<div class=\"sheet\" style=\"max-width:560px;margin:0 auto;background:#ffffff;border-radius:8px;")
            .Append("padding:24px;overflow-wrap:break-word;border-top:4px solid ")
            .Append(Escape(colour))
            .Append("\"><h1 style=\"font-size:20px;line-height:1.3;margin:0 0 16px\">")
            .Append(Escape(Title))
            .Append("</h1>");
        Append(html, MailTexts.In(Language, MailText.Hello));
        foreach (var paragraph in Paragraphs)
            Append(html, paragraph);
        AppendFacts(html);
        if (Link is { } link)
        {
            html.Append("<p style=\"margin:0 0 8px\"><a href=\"")
                .Append(WebUtility.HtmlEncode(link.Address.AbsoluteUri))
                .Append(link.Part.Length > 0 ? $"#{link.Part}" : "")
                .Append("\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;color:#1c1e21;")
                .Append("text-decoration:none;font-weight:bold;border:2px solid ")
                .Append(Escape(colour))
                .Append("\">")
                .Append(Escape(link.Label))
                .Append("</a></p><p style=\"margin:0 0 16px;font-size:13px;color:#5a5f66\">")
                .Append(Escape(MailTexts.In(Language, MailText.LinkIsYours)))
                .Append("</p>");
        }
        foreach (var paragraph in After)
            Append(html, paragraph);
        return html.Append("<p style=\"margin:24px 0 0\">")
            .Append(Escape(Signature))
            .Append("</p><p style=\"margin:16px 0 0;font-size:13px;color:#5a5f66\">")
            .Append(Escape(Footer))
            .Append("</p></div></body></html>")
            .ToString();
    }

    private void AppendFacts(StringBuilder html)
    {
        if (Rows.Count + Changes.Count == 0)
            return;
        html.Append("<table role=\"presentation\" class=\"facts\" style=\"width:100%;border-collapse:collapse;")
            .Append("margin:0 0 16px\">");
        foreach (var (name, parts) in AllRows)
            html.Append(
                    "<tr><th scope=\"row\" style=\"text-align:left;vertical-align:top;font-weight:normal;color:#5a5f66;"
                )
                .Append("padding:6px 12px 6px 0;border-bottom:1px solid #e4e6ea\">")
                .Append(Escape(name))
                .Append("</th><td style=\"text-align:right;vertical-align:top;padding:6px 0;")
                .Append("border-bottom:1px solid #e4e6ea\">")
                .AppendJoin("<br>", parts.Select(Whole))
                .Append("</td></tr>");
        html.Append("</table>");
    }

    /// <summary>
    /// A value whose words are never broken: sums, dates, numbers, the groups of an IBAN. What is longer than a narrow
    /// line may break, and a web address anywhere.
    /// </summary>
    private static string Whole(string value)
    {
        const int longest = 26;
        return string.Join(
            ' ',
            Line(value)
                .Split(' ')
                .Select(word =>
                {
                    var text = WebUtility.HtmlEncode(word);
                    if (word.Contains("://", StringComparison.Ordinal))
                        return $"<span style=\"overflow-wrap:anywhere\">{text}</span>";
                    var isSplit =
                        word.Contains('-', StringComparison.Ordinal) || word.Contains('/', StringComparison.Ordinal);
                    return isSplit && word.Length <= longest
                        ? $"<span style=\"white-space:nowrap\">{text}</span>"
                        : text;
                })
        );
    }

    private static void Append(StringBuilder html, string paragraph) =>
        html.Append("<p style=\"margin:0 0 16px\">").Append(Escape(paragraph)).Append("</p>");

    private static string Escape(string text) => WebUtility.HtmlEncode(Line(text));

    /// <summary>Untrusted text in one line, without what steers or turns the direction of what follows.</summary>
    internal static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                line.Append(' ');
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF))
                line.Append(rune.ToString());
        return line.ToString().Trim();
    }
}
