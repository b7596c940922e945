using System.Text;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>
/// Damages statements as mail programs, spreadsheets and people do: any characters of any line. In rows of money that went
/// out the sum and the sign are left alone, since a row without its sign tells nobody which way it went.
/// </summary>
internal sealed partial class StatementMutator(string text, Random random)
{
    private const string Between = ";,\t|\"<>",
        Added = "\";,\t|\n'=-+()0aZ ß€\u2212\u00A0&@#%.:/";

    private readonly StringBuilder text = new(text);

    /// <summary>The numbers of lines that were changed.</summary>
    public HashSet<int> Changed { get; } = [];

    /// <summary>Lines lost or gained breaks, so that their numbers say nothing any more.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The text is of a row of money that went out.</summary>
    public static bool SaysOut(string text) => Word().IsMatch(text);

    /// <summary>The text is of a row of money that came in.</summary>
    public static bool SaysIn(string text) => InWord().IsMatch(text);

    public string Mutate(int edits)
    {
        for (var edit = 0; edit < edits; edit++)
            Edit();
        return text.ToString();
    }

    private void Edit()
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var at = random.Next(text.Length);
            var whole = text.ToString();
            var start = whole.LastIndexOf('\n', Math.Max(0, at - 1), Math.Max(1, at)) + 1;
            var end = whole.IndexOf('\n', at) is >= 0 and var found ? found : whole.Length;
            if (start > at)
                continue;
            var line = whole[start..end];
            if (SaysOut(line) && !IsFree(line, at - start))
                continue;
            Changed.Add(whole.AsSpan(0, start).Count('\n'));
            Apply(at);
            return;
        }
    }

    /// <summary>A sign between cells, or a text without the word that says that it went out.</summary>
    private static bool IsFree(string line, int at)
    {
        if (at >= line.Length || line.Contains('<', StringComparison.Ordinal))
            return false;
        if (Between.Contains(line[at]))
            return !(
                at > 0 && at + 1 < line.Length && char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1])
            );
        var (first, last) = (at, at);
        while (first > 0 && !Between.Contains(line[first - 1]))
            first--;
        while (last < line.Length && !Between.Contains(line[last]))
            last++;
        var cell = line[first..last];
        return SaysOut(cell) && !Marker().Match(cell).Value.Contains(line[at]);
    }

    private void Apply(int at)
    {
        var added = Added[random.Next(Added.Length)];
        IsBroken |= text[at] == '\n' || added == '\n';
        switch (random.Next(4))
        {
            case 0:
                text.Remove(at, 1);
                break;
            case 1:
                text.Insert(at, added);
                break;
            case 2:
                text[at] = added;
                break;
            default:
                text.Insert(at, text[at]);
                break;
        }
    }

    [GeneratedRegex(@"\bOUT\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bIN\b|\bINV-2026-\d{4}\b")]
    private static partial Regex InWord();

    [GeneratedRegex("OUT|-|−|[SDH]$")]
    private static partial Regex Marker();
}
