using System.Text.RegularExpressions;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// What a link means in a line. Words that begin the line are the words; behind them the address is meant, unless the label says it already:
/// clients put names of files where people have pasted addresses.
/// </summary>
internal static partial class LinkWords
{
    private static readonly string[] Heads = ["https://", "http://", "mailto:", "www."];

    /// <param name="isBegun">There are words before it in its line.</param>
    public static string Or(string label, string address, bool isBegun)
    {
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" && !address.Any(char.IsWhiteSpace);
        return isBegun && isWeb && !IsSame(label.Trim(), address) ? address : label;
    }

    /// <summary>Links as Markdown writes them; in quotes they are somebody's words.</summary>
    public static string InMarkdown(string text) => !text.Contains("](", StringComparison.Ordinal) ? text : string.Join('\n', text.Split('\n').Select(line =>
        Markdown().Replace(line, link => line.AsSpan(0, link.Index).Count('"') % 2 == 1 ? link.Value : Or(link.Groups["label"].Value, link.Groups["address"].Value, line.AsSpan(0, link.Index).Trim().Length > 0))));

    private static bool IsSame(string label, string address) => label.Length > 0 && (Bare(label).Equals(Bare(address), StringComparison.OrdinalIgnoreCase) || (!label.Any(char.IsWhiteSpace) && Uri.TryCreate(label, UriKind.Absolute, out var own) && own.Scheme is "https" or "http"));

    private static string Bare(string address)
    {
        foreach (var head in Heads)
            if (address.StartsWith(head, StringComparison.OrdinalIgnoreCase)) address = address[head.Length..];
        return address.TrimEnd('/');
    }

    [GeneratedRegex(@"\[(?<label>[^\[\]\n]{1,400})\]\((?<address>(https?://|mailto:)[^\s()]{1,2000})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Markdown();
}
