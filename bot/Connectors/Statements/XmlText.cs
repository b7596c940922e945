using System.Text;
using System.Text.RegularExpressions;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Decodes the text of an XML file.</summary>
internal static partial class XmlText
{
    private const int DeclarationLength = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>
    /// By the byte order mark; UTF-16 without one by its zeros; otherwise as the declaration names it, with the code
    /// pages of older banking software; otherwise UTF-8. Spaces before the declaration do not matter.
    /// </summary>
    public static string Decode(byte[] file) =>
        (
            file switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Strictly(file.AsSpan(3)),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file.AsSpan(2)),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
                [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(file),
                [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(file),
                _ => Declared(file) is { } named ? named.GetString(file) : Strictly(file),
            }
        ).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    /// <summary>
    /// A declared encoding of single bytes. A file that says UTF-16 and has none of its zeros is no UTF-16.
    /// </summary>
    private static Encoding? Declared(byte[] file)
    {
        var start = Encoding.ASCII.GetString(file.AsSpan(0, Math.Min(file.Length, DeclarationLength)));
        if (Declaration().Match(start) is not { Success: true } found)
            return null;
        var name = found.Groups["name"].Value;
        if (name.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UnreadableStatementException(
                $"its encoding {StatementText.Quoted(name)} is not known; export it as UTF-8"
            );
        }
    }

    /// <summary>What is no UTF-8 was written by older banking software, whatever it says.</summary>
    private static string Strictly(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    [GeneratedRegex("""<\?xml[^>]*encoding\s*=\s*["'](?<name>[\w.:-]+)["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
