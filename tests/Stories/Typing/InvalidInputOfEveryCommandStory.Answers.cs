using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>
/// Wrong lines of every command, in one project with an open invoice: each gets an answer, and no business table
/// differs afterwards.
/// </summary>
[Needs(Need.Time)]
public sealed partial class InvalidInputOfEveryCommandStory
{
    [Fact]
    public async Task Is_answered_and_changes_no_fact()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false, at: "2026-07-20T08:00:00Z");
        foreach (
            var (who, line) in new[]
            {
                (
                    Priya,
                    "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 key ACME starts today"
                ),
                (Priya, "add \"Discovery report\" 30% expected +9d done-when file-delivery"),
                (Priya, "add \"Design approval\" 40% expected +30d done-when file-delivery"),
                (Priya, "add \"Final delivery\" rest expected +60d done-when file-delivery"),
                (Priya, "role add approver @Marc"),
                (Priya, "role add finance @Finn"),
                (Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\""),
                (Priya, "start 1"),
                (Priya, "submit 1 \"Report\""),
                (Marc, "confirm 1"),
                (Priya, "invoice 1"),
                (Marc, "issue 1"),
                (Finn, "pay 1 1000 ref \"wire 1\""),
            }
        )
            await story.SayAsync(who, line);
        story.Clock.Now += TimeSpan.FromMinutes(5);
        var wrong = new List<string>();
        var lines = Lines
            .Split('\n')
            .Concat(LinesOfClients.Split('\n'))
            .Append($"add \"{new string('x', 5_000)}\" 10%")
            .Append(new string('9', 5_000))
            .Append("🎉🎉🎉")
            .ToList();
        foreach (var line in lines)
        {
            // Each line is typed by the person with the most permissions for it, so that the line is refused and not
            // the person.
            var who = line.Split(' ')[0] switch
            {
                "pay" or "reverse" or "undo" => Finn,
                "project" or "amend" or "start" or "submit" or "terms" or "ask" => Priya,
                _ => Marc,
            };
            var before = story.Bot.Facts();
            var answer = (await story.SayAsync(who, line)).Text;
            if (answer.Length < 15 || answer.Contains("Something broke", StringComparison.Ordinal))
                wrong.Add($"{line}\n  says \"{answer}\"");
            if (story.Bot.Facts() != before)
                wrong.Add($"{line}\n  changed something and says {answer.Split('\n')[0]}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(lines.Count > 180, $"{lines.Count} lines");
    }
}
