using System.Text.RegularExpressions;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// What a link means in a line. Words that begin the line are the words; behind them the address is meant, unless the
/// label says it already: clients put names of files where people have pasted addresses.
/// </summary>
internal static partial class LinkText
{
    private static readonly string[] Heads = ["https://", "http://", "mailto:", "www."];

    /// <param name="isBegun">There are words before it in its line.</param>
    public static string Choose(string label, string address, bool isBegun) =>
        isBegun && IsWeb(address) && !address.Any(char.IsWhiteSpace) && !IsSame(label.Trim(), address)
            ? address
            : label;

    /// <summary>Links as Markdown writes them; in quotes they are somebody's words.</summary>
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
