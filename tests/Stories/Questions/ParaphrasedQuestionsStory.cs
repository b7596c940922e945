using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>
/// Questions written by a person who knew what the bot is for and not how it parses: each line of the list is asked
/// over HTTP in one project, and the expected text is found in the answer. A line with <c>!none</c> asks for
/// something that is not on record; nothing may be invented.
/// </summary>
[Needs(Need.Time)]
public sealed partial class ParaphrasedQuestionsStory
{
    [Fact]
    public async Task Each_question_of_the_list_is_answered_with_what_the_records_hold()
    {
        var lines = TextTable.Rows(typeof(ParaphrasedQuestionsStory), "paraphrases.txt", " ||| ");
        Assert.Equal(150, lines.Count);
        await using var story = await FixedLedger.TellAsync();
        var misses = new List<string>();
        foreach (var (question, facts) in lines)
        {
            var answer = (await story.SayAsync(Bob, question)).Text;
            var lacks = facts
                .Split('|', StringSplitOptions.TrimEntries)
                .Where(f => f == "!none" ? IsFact().IsMatch(answer) : !Holds(answer, f))
                .ToList();
            if (lacks.Count > 0)
                misses.Add($"{question} ||| {string.Join(" | ", lacks)} ||| {answer}");
        }
        Assert.True(misses.Count == 0, $"{lines.Count - misses.Count} of {lines.Count}\n{string.Join('\n', misses)}");
    }

    /// <summary>"Yes" and "No" are separate words; an amount or a number may be anywhere.</summary>
    private static bool Holds(string answer, string fragment) =>
        fragment is "Yes" or "No"
            ? Word().Matches(answer).Any(w => w.Value == fragment)
            : answer.Contains(fragment, StringComparison.Ordinal);

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    /// <summary>
    /// A yes or no, an amount, a date or an as-of time: none of them may be in an answer to something unknown.
    /// </summary>
    [GeneratedRegex(@"\b(?:Yes|No)\b|\d\.\d\d\b|\d{4}-\d\d-\d\d|As of", RegexOptions.NonBacktracking)]
    private static partial Regex IsFact();
}
