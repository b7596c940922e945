using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>
/// What README and the tour tell a newcomer is true: the lines to paste work in that order, the stops of the tour
/// exist.
/// </summary>
public sealed partial class ReadmeStory
{
    [Fact]
    public async Task The_lines_to_paste_work_in_their_order_and_the_gate_answers_as_it_says()
    {
        var lines = File.ReadAllLines(Repository.PathOf("README.md"))
            .SkipWhile(l => !l.StartsWith("    project new", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal))
            .Select(l => l.Trim())
            .ToList();
        Assert.Equal("status", lines[^1]);
        Assert.Equal(2, lines.Count(l => l == "start design"));
        await using var story = await TeamsStory.BeginAsync(solo: true);
        var answers = new List<(string Line, string Text)>();
        foreach (var line in lines)
            answers.Add((line, (await story.SayAsync(Priya, line)).Text));

        var starts = answers.FindAll(a => a.Line == "start design");
        Assert.Contains("Blocked: INV-2026-0001 has €4,284.00 open", starts[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Design approval started", starts[1].Text, StringComparison.Ordinal);
        Assert.Contains(
            "No, in part: €2,000.00 of €4,284.00 received",
            answers.Find(a => a.Line.EndsWith('?')).Text,
            StringComparison.Ordinal
        );
        Assert.All(answers, a => Assert.DoesNotContain("Nothing was changed", a.Text, StringComparison.Ordinal));
        Assert.All(answers, a => Assert.DoesNotContain("I do not know", a.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("role add approver @Marc")]
    [InlineData("role add finance @Finn")]
    [InlineData(
        "settings seller \"Studio GmbH\" street \"Main Street 1\" postcode 10115 city Berlin country DE vat-id DE123456789"
    )]
    public async Task A_line_that_the_text_names_stands_there_and_works(string line)
    {
        Assert.Contains(
            $"`{line}`",
            await File.ReadAllTextAsync(Repository.PathOf("README.md")),
            StringComparison.Ordinal
        );
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        Assert.DoesNotContain(
            "Nothing was changed",
            (await story.SayAsync(Priya, line)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_stop_of_the_tour_exists()
    {
        var stops = Stop()
            .Matches(File.ReadAllText(Repository.PathOf("docs", "life-of-a-turn.md")))
            .Select(m => m.Groups[1].Value)
            .ToList();
        Assert.True(stops.Count >= 8, string.Join(' ', stops));
        Assert.All(stops, stop => Assert.True(File.Exists(Repository.PathOf("bot", stop + ".cs")), stop));
    }

    [Fact]
    public async Task The_message_of_the_tour_is_answered_as_the_tour_says()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "life-of-a-turn.md"));
        var message = JsonNode.Parse(Payload().Match(page).Groups["json"].Value)!.AsObject();
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        message["serviceUrl"] = story.Connector.ServiceUrl;
        var answer = await story.TellAsync(message);
        Assert.Contains("Blocked: INV-2026-0001", answer.Text, StringComparison.Ordinal);
        await story.SayAsync(Finn, "pay 1 4284 EUR");
        Assert.Equal("payment-recorded", story.Bot.Read("select verb from journal order by at desc, seq desc limit 1"));
    }

    /// <summary>A path below the bot's folder in code marks, without its ending; a member behind a dot belongs to it.</summary>
    [GeneratedRegex("`([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z]+)+)(?:\\.[A-Z][A-Za-z]+)?`")]
    private static partial Regex Stop();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Payload();
}
