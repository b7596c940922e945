using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Gives each entry of one statement its id: a hash of its contents, and a running number among entries with the same
/// contents. An entry has the same id in every file, and two equal payments of one day have two ids.
/// </summary>
/// <param name="form">The format of the file. Ids of two formats are never the same.</param>
internal sealed class StatementLineIds(string form)
{
    private const int Length = 40;

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public string Create(params string[] parts)
    {
        // White space and case differ between exports.
        var text = Text(parts);
        var nth = seen[text] = seen.GetValueOrDefault(text) + 1;
        return $"{StatementFolderSource.SourceId}/{form}:{Hash($"{nth}\u001f{text}")}";
    }

    /// <summary>The same for all entries with the same contents, in every format and file.</summary>
    public static string ContentKey(params string[] parts) => Hash(Text(parts));

    private static string Text(string[] parts) =>
        string.Join('\u001f', parts.Select(p => string.Concat(p.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
