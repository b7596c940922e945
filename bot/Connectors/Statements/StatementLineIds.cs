using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Gives each line of one statement its id: made of what the bank says of it, and of a running number among those that
/// say the same. So a line has one id in every file that holds it, and two equal payments of a day have two.
/// </summary>
/// <param name="form">The form of the file; ids of two forms are never the same.</param>
internal sealed class StatementLineIds(string form)
{
    private const int Length = 40;

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public string Create(params string[] parts)
    {
        // White space and case come and go with the export.
        var text = Text(parts);
        var nth = seen[text] = seen.GetValueOrDefault(text) + 1;
        return $"{StatementFolderSource.SourceId}/{form}:{Hash($"{nth}\u001f{text}")}";
    }

    /// <summary>The same for all lines that say the same, in every form and file.</summary>
    public static string ContentKey(params string[] parts) => Hash(Text(parts));

    private static string Text(string[] parts) =>
        string.Join('\u001f', parts.Select(p => string.Concat(p.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
