using System.Text.RegularExpressions;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// The text that a link stands for. At the beginning of a line the label counts; later in the line the address
/// counts, unless the label already is the address. Clients show file names where people have pasted addresses.
/// </summary>
internal static partial class LinkText
{
    private static readonly string[] Heads = ["https://", "http://", "mailto:", "www."];

    /// <param name="isBegun">There is text before the link in its line.</param>
    public static string Choose(string label, string address, bool isBegun) =>
        isBegun && IsWeb(address) && !address.Any(char.IsWhiteSpace) && !IsSame(label.Trim(), address)
            ? address
            : label;

    /// <summary>Replaces Markdown links; inside quotes they are literal text.</summary>
    public static string ReplaceMarkdownLinks(string text) =>
        !text.Contains("](", StringComparison.Ordinal)
            ? text
            : string.Join('\n', text.Split('\n').Select(line => Markdown().Replace(line, link => Of(link, line))));

    private static string Of(Match link, string line)
    {
        var before = line.AsSpan(0, link.Index);
        if (before.Count('"') % 2 == 1)
            return link.Value;
        return Choose(link.Groups["label"].Value, link.Groups["address"].Value, before.Trim().Length > 0);
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "https" or "http";

    private static bool IsSame(string label, string address) =>
        label.Length > 0
        && (
            Bare(label).Equals(Bare(address), StringComparison.OrdinalIgnoreCase)
            || (!label.Any(char.IsWhiteSpace) && IsWeb(label))
        );

    private static string Bare(string address)
    {
        foreach (var head in Heads)
            if (address.StartsWith(head, StringComparison.OrdinalIgnoreCase))
                address = address[head.Length..];
        return address.TrimEnd('/');
    }

    [GeneratedRegex(
        @"\[(?<label>[^\[\]\n]{1,400})\]\((?<address>(https?://|mailto:)[^\s()]{1,1000})\)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Markdown();
}
