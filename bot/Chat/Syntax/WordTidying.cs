using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Brings the words behind a verb into the form that the arguments are read in: people write "total: 12000", "total=12000",
/// commas between the values, "for" before the client, "net 30" for the days until it is due, and "today" without "on".
/// </summary>
internal static class WordTidying
{
    public static IReadOnlyList<Word> Tidy(CommandSyntax syntax, IEnumerable<Word> words)
    {
        var tidy = new List<Word>();
        var all = words.ToArray();
        for (var at = 0; at < all.Length; at++)
        {
            var word = all[at];
            if (word.IsQuoted)
            {
                tidy.Add(word);
                continue;
            }
            var text = word.Text.Length > 1 ? word.Text.TrimEnd(',', ';') : word.Text;
            if (text is "" or "," or ";" || IsLabelOfOnlyValue(syntax, text))
                continue;
            if (KeywordWithMark(syntax, text) is var (keyword, value))
            {
                tidy.Add(new(keyword, false));
                if (value.Length > 0)
                    tidy.Add(new(value, false));
            }
            else if (IsClient(syntax, all, at))
                tidy.Add(new("client", false));
            else if (IsNet(syntax, all, at))
            {
                if (
                    tidy is not [.., { IsQuoted: false } before]
                    || !before.Text.Equals("due", StringComparison.OrdinalIgnoreCase)
                )
                    tidy.Add(new("due", false));
                if (text.Length > 3)
                    tidy.Add(new(text[3..], false));
            }
            else
            {
                if (IsBareDay(syntax, text, all, at))
                    tidy.Add(new("on", false));
                tidy.Add(new(text, false));
            }
        }
        return tidy;
    }

    /// <summary>"total:", "total=12000", "expected:2026-08-14".</summary>
    private static (string Keyword, string Value)? KeywordWithMark(CommandSyntax syntax, string text)
    {
        var mark = text.IndexOfAny([':', '=']);
        if (mark <= 0)
            return null;
        var name = text[..mark];
        return syntax.Arguments.Any(a => a is { IsKeyword: true, IsFlag: false } && a.MatchName(name) is not null)
            ? (name, text[(mark + 1)..])
            : null;
    }

    /// <summary>"name:" before the one value that stands without its name.</summary>
    private static bool IsLabelOfOnlyValue(CommandSyntax syntax, string text) =>
        text.EndsWith(':')
        && syntax.Arguments.Where(a => !a.IsKeyword).ToArray() is [var only]
        && only.Name.Equals(text[..^1], StringComparison.OrdinalIgnoreCase);

    /// <summary>"customer" and "for" before a name in quotes, where the command takes a client.</summary>
    private static bool IsClient(CommandSyntax syntax, Word[] words, int at) =>
        words[at].Text.TrimEnd(':').ToLowerInvariant() is "customer" or "for"
        && at + 1 < words.Length
        && words[at + 1].IsQuoted
        && syntax.Arguments.Any(a => a is { IsKeyword: true, Name: "client" });

    /// <summary>"net 30" and "net30": the days until an invoice is due.</summary>
    private static bool IsNet(CommandSyntax syntax, Word[] words, int at) =>
        words[at].Text.StartsWith("net", StringComparison.OrdinalIgnoreCase)
        && syntax.Arguments.Any(a => a is { IsKeyword: true, Name: "due" })
        && IsDays(words[at].Text.Length > 3 ? words[at].Text[3..] : NextOf(words, at));

    private static string NextOf(Word[] words, int at) =>
        at + 1 < words.Length && !words[at + 1].IsQuoted ? words[at + 1].Text : "";

    private static bool IsDays(string text) =>
        text.TrimEnd(',', ';', '.') is { Length: > 0 and <= 3 } digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>"… today" at the end, where the command takes a day behind "on".</summary>
    private static bool IsBareDay(CommandSyntax syntax, string text, Word[] words, int at) =>
        at == words.Length - 1
        && at > 0
        && text.ToLowerInvariant() is "today" or "yesterday"
        && syntax.Arguments.Any(a => a is { IsKeyword: true, Name: "on" })
        && !syntax.Arguments.Any(a => a.IsKeyword && a.MatchName(words[at - 1].Text.TrimEnd(':', '=')) is not null);
}
