using System.Text.RegularExpressions;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Text of the bot in which no date and no document number breaks at its hyphens at the end of a line.
/// </summary>
internal static partial class NonBreakingText
{
    public static Html Render(string text)
    {
        var (pieces, at) = (new List<Html>(), 0);
        foreach (Match whole in Whole().Matches(text))
        {
            pieces.Add(Html.Create($"{text[at..whole.Index]}<span class=\"whole\">{whole.Value}</span>"));
            at = whole.Index + whole.Length;
        }
        return Html.Create($"{pieces}{text[at..]}");
    }

    [GeneratedRegex(
        @"\b\d{4}-\d\d-\d\d(?: \d\d:\d\d)?\b|\b[A-Z]{2,3}-\d{4}-\d{4,}\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();
}
