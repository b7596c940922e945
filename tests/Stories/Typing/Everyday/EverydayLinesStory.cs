using System.Text.Json;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Typing.Everyday;

/// <summary>
/// How people say it: each line of <c>everyday.txt</c> does exactly what its command does, is asked back with a
/// button, or is answered in words. Whatever is not certain changes nothing.
/// </summary>
public sealed partial class EverydayLinesStory
{
    private static readonly string[] BeforeAgreement = ["new project", "schedule"];

    private static readonly Lazy<Task<StorySnapshot>> Draft = new(() =>
        TakeAsync(
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19""",
            """add "Discovery and strategy" 10% done-when portal-approval""",
            """add "Design approval" 20% done-when client-sign-off""",
            """add "Final delivery" 10% done-when file-delivery"""
        )
    );

    private static readonly Lazy<Task<StorySnapshot>> Agreed = new(() =>
        TakeAsync(
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 using website-30-40-30""",
            "set discovery expected 2026-07-31 done-when portal-approval",
            "set design expected 2026-08-31 done-when client-sign-off",
            "set final expected 2026-09-30 done-when file-delivery",
            """terms agreed by "Dana Weiss" ref "e-mail of today" """,
            "start discovery",
            """submit discovery "Discovery report v3" """,
            """confirm discovery by "Dana Weiss" ref "portal approval" """,
            "invoice discovery",
            "issue discovery",
            "pay 1 2000 EUR"
        )
    );

    public static TheoryData<string> Sections() =>
        [.. TextTable.Lines(typeof(EverydayLinesStory), "everyday.txt").Where(l => l[0] == '[').Select(l => l[1..^1])];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_line_of_everyday_words_is_taken_as_meant_or_asked_back(string section)
    {
        var from = await (BeforeAgreement.Contains(section) ? Draft : Agreed).Value;
        var (story, wrong, all) = (await TeamsStory.ContinueAsync(from), new List<string>(), 0);
        foreach (var (line, meaning) in RowsOf(section))
        {
            all++;
            (story, var said, var changed) = await TellAsync(story, from, line.Split('⏎'));
            string? fault;
            if (meaning.Split(' ', 2) is ["ask" or "talk" or "no", ..] kind)
                fault = Fault(kind, said, changed);
            else
            {
                (story, var meant, var rightly) = await TellAsync(story, from, meaning.Split(" && "), one: false);
                fault =
                    Equal(said, meant) && Same(changed) == Same(rightly)
                        ? null
                        : $"{meant.Text}\n    changed {rightly}";
            }
            if (fault is not null)
                wrong.Add($"{line} => {meaning}\n  said: {said.Text}\n    changed {changed}\n  but: {fault}");
        }
        await story.DisposeAsync();
        if (wrong.Count > 0)
            Assert.Fail($"{wrong.Count} of {all} lines:\n{string.Join("\n\n", wrong)}");
    }

    private static bool Equal(BotAnswer said, BotAnswer meant) =>
        said.Posted.Count > 0
        && WithoutProgress(said.Text) == meant.Text
        && !said.Text.Contains("I do not know", StringComparison.Ordinal);

    private static string? Fault(string[] kind, BotAnswer said, string changed)
    {
        if (changed.Length > 0)
            return "it changed something";
        if (said.Posted.Count == 0 || said.Text.Contains("broke", StringComparison.Ordinal))
            return "no answer";
        if (kind is ["talk"] && said.Text.Contains("do not know", StringComparison.Ordinal))
            return "a refusal";
        return kind is [_, var command] && !ButtonsOf(said).Any(button => Plain(button) == Plain(command))
            ? $"no button, only {string.Join(" | ", ButtonsOf(said))}"
            : null;
    }

    /// <summary>Where several lines were said, the last answer begins with what was done of them.</summary>
    private static string WithoutProgress(string text) => Progress().Replace(text, "");

    [GeneratedRegex("I stopped at line.*?(\n|<br>)")]
    private static partial Regex Progress();

    /// <summary>A line without the ways to write a sum.</summary>
    private static string Plain(string command) =>
        command.Replace(".00", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);

    /// <summary>What was written, without ids that are new each time.</summary>
    private static string Same(string changed) => Ids().Replace(changed, "id");

    [GeneratedRegex("[0-9a-f]{8,}")]
    private static partial Regex Ids();

    private static IReadOnlyList<string> ButtonsOf(BotAnswer answer) =>
        [
            .. answer
                .Posted.Where(p => p.TryGetProperty("attachments", out _))
                .SelectMany(p => p.GetProperty("attachments").EnumerateArray())
                .SelectMany(a => ActionsIn(a.GetProperty("content"))),
        ];

    private static IEnumerable<string> ActionsIn(JsonElement e) =>
        e.ValueKind switch
        {
            JsonValueKind.Array => e.EnumerateArray().SelectMany(ActionsIn),
            JsonValueKind.Object => e.EnumerateObject()
                .SelectMany(m =>
                    m is { Name: "say", Value.ValueKind: JsonValueKind.String }
                        ? [m.Value.GetString()!]
                        : ActionsIn(m.Value)
                ),
            _ => [],
        };

    /// <summary>Says the lines in one message, or one after the other; what was written is undone afterwards.</summary>
    private static async Task<(TeamsStory Story, BotAnswer Said, string Changed)> TellAsync(
        TeamsStory story,
        StorySnapshot from,
        string[] lines,
        bool one = true
    )
    {
        const string count = "select count(*) from journal";
        var before = story.Bot.Read(count);
        var said = new List<JsonElement>();
        foreach (var message in one ? [string.Join('\n', lines)] : lines)
            said.AddRange((await story.SayAsync(Priya, message)).Posted);
        var changed = story.Bot.Read(
            $"select group_concat(verb || ' ' || coalesce(milestone, '') || ' ' || details, ' + ') "
                + $"from (select * from journal order by rowid limit -1 offset {before})"
        );
        if (changed.Length > 0)
        {
            await story.DisposeAsync();
            story = await TeamsStory.ContinueAsync(from);
        }
        return (story, new(said, null), changed);
    }

    private static IEnumerable<(string Line, string Meaning)> RowsOf(string section) =>
        TextTable
            .Lines(typeof(EverydayLinesStory), "everyday.txt")
            .SkipWhile(l => l != $"[{section}]")
            .Skip(1)
            .TakeWhile(l => l[0] != '[')
            .Select(l => TextTable.Parted("everyday.txt", 0, l, " => "));

    private static async Task<StorySnapshot> TakeAsync(params string[] lines)
    {
        var story = await TeamsStory.BeginAsync(solo: true, at: "2026-07-29T08:00:00Z");
        foreach (var line in lines)
            await story.SayAsync(Priya, line);
        return await StorySnapshot.TakeAsync(story);
    }
}
