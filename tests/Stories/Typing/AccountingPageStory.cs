using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>What docs/accounting.md tells finance is true: its example adds up, and each line that it names is read.</summary>
public sealed partial class AccountingPageStory
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "accounting.md"));

    [GeneratedRegex("`([a-z-]+ [^`]+)`")]
    private static partial Regex CodeSpan { get; }

    /// <summary>Lines that say something whole: no placeholder in them.</summary>
    public static TheoryData<string> Lines =>
        [
            .. CodeSpan
                .Matches(Page)
                .Select(m => m.Groups[1].Value.Replace("…", "as agreed", StringComparison.Ordinal))
                .Where(line => !line.Contains('<', StringComparison.Ordinal) && line.Any(char.IsAsciiDigit))
                .Where(line =>
                    line.Split(' ')[0]
                        is "add"
                            or "set"
                            or "settle"
                            or "pay"
                            or "apply"
                            or "refund"
                            or "credit"
                            or "reverse"
                            or "amend"
                            or "project"
                            or "settings"
                            or "parked"
                )
                .Distinct(),
        ];

    [Fact]
    public void The_page_names_lines_to_type() => Assert.True(Lines.Count > 18, $"{Lines.Count}");

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Each_line_is_understood(string line)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "paid");
        var answer = (await story.SayAsync(Priya, line)).Text;
        foreach (
            var no in new[] { "I do not know", "There is no command", "Usage", "Something broke", "is no kind of" }
        )
            Assert.DoesNotContain(no, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_client_credit_adds_up()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Shop\" client \"Acme GmbH\" total 1000 EUR vat 0 outside-scope key SHOP gate advise",
                "add \"Design approval\" 600 EUR expected +5d done-when file-delivery",
                "add \"Shop live\" rest expected +9d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        foreach (var stage in new[] { 1, 2 })
        foreach (var verb in new[] { "start", "submit", "confirm", "invoice", "issue" })
            await story.SayAsync(Priya, verb == "submit" ? $"submit {stage} \"Files\"" : $"{verb} {stage}");
        var rows = Page.Split('\n')
            .Where(row => row.StartsWith("| `", StringComparison.Ordinal) && row.Contains("INV-"));
        foreach (var cells in rows.Select(row => row.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)))
        {
            var line = cells[0].Trim('`').Replace("INV-", "INV-2026-000", StringComparison.Ordinal);
            await story.SayAsync(Priya, line.Replace("…", "one screen less", StringComparison.Ordinal));
            Says(await story.SayAsync(Priya, "money"), $"client credit left €{cells[3].TrimStart('€')}");
            foreach (var (number, said) in new[] { (1, cells[1]), (2, cells[2]) })
            foreach (var sum in Sum.Matches(said).Select(m => m.Value))
                Says(await story.SayAsync(Priya, $"show INV-2026-000{number}"), sum);
        }
    }

    [GeneratedRegex(@"\d+\.\d\d")]
    private static partial Regex Sum { get; }
}
