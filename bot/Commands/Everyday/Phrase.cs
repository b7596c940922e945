using System.Text;
using System.Text.RegularExpressions;

namespace MilestoneBot.Commands.Everyday;

/// <summary>
/// One way in which people say a command. In the pattern <c>(a|b)</c> is one of the words, <c>[a|b]</c> may be left
/// out, <c>_</c> joins words, and <c>{m}</c> stands for one to eight words that go into the command.
/// </summary>
/// <param name="Pattern">The words that people use.</param>
/// <param name="Command">The command line, or several to choose from, separated by <c> | </c>.</param>
/// <param name="IsCertain">It can mean nothing else, so the command is taken; otherwise it is offered as a button.</param>
internal sealed record Phrase(string Pattern, string Command, bool IsCertain)
{
    private readonly Lazy<Regex> regex = new(() => Compile(Pattern));

    public IEnumerable<string> Commands => Command.Split(" | ");

    /// <summary>The words that stand for the named parts; null when the text does not fit.</summary>
    public Match? Match(string text) => regex.Value.Match(text + " ") is { Success: true } match ? match : null;

    private static Regex Compile(string pattern)
    {
        var text = new StringBuilder("^");
        foreach (var part in pattern.Split(' '))
            text.Append(
                part switch
                {
                    ['[', .. var choice, ']'] => $"(?:(?:{Choices(choice)}) )?",
                    ['(', .. var choice, ')'] => $"(?:{Choices(choice)}) ",
                    _ => $"{Choices(part)} ",
                }
            );
        return new(
            text.Append('$').ToString(),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromMilliseconds(200)
        );
    }

    private static string Choices(string words) => string.Join('|', words.Split('|').Select(Choice));

    private static string Choice(string word) =>
        word switch
        {
            "{rest}" => "(?<rest>.+?)",
            ['{', .. var name, '}'] => $"(?<{name}>\\S+(?: \\S+){{0,7}}?)",
            _ => Regex.Escape(word).Replace("_", " ", StringComparison.Ordinal),
        };
}
