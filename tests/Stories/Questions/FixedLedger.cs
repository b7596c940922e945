using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>
/// The project for questions, set up over HTTP: stage 1 paid in two parts, stage 2 billed, partly paid and overdue,
/// stage 3 planned. It is the morning of 2026-09-01.
/// </summary>
internal static class FixedLedger
{
    private static readonly (string Day, StoryPerson Who, string Line)[] Lines =
    [
        (
            "2026-07-01T08:00:00Z",
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example "
                + "total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30"
        ),
        ("2026-07-01T08:00:00Z", Priya, "set discovery expected 2026-07-15 done-when portal-approval"),
        ("2026-07-01T08:00:00Z", Priya, "set design expected 2026-08-14 done-when client-sign-off"),
        ("2026-07-01T08:00:00Z", Priya, "set final expected 2026-09-18 done-when file-delivery"),
        ("2026-07-01T08:00:00Z", Priya, "role add approver @Marc"),
        ("2026-07-01T08:00:00Z", Priya, "role add finance @Finn"),
        ("2026-07-01T08:00:00Z", Priya, "terms send"),
        ("2026-07-01T08:00:00Z", Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\""),
        ("2026-07-01T09:00:00Z", Priya, "start discovery"),
        ("2026-07-15T09:00:00Z", Priya, "submit discovery \"Discovery report v3\""),
        ("2026-07-16T12:05:00Z", Marc, "confirm discovery by \"Dana Weiss\" ref \"portal approval 16 July\""),
        ("2026-07-16T12:10:00Z", Priya, "invoice discovery"),
        ("2026-07-16T12:15:00Z", Marc, "issue discovery"),
        ("2026-07-24T09:00:00Z", Finn, "pay INV-2026-0001 2000"),
        ("2026-07-29T09:00:00Z", Finn, "pay INV-2026-0001 2284"),
        ("2026-07-29T10:00:00Z", Priya, "start design"),
        ("2026-08-13T10:00:00Z", Priya, "submit design \"Final screens\""),
        ("2026-08-14T12:05:00Z", Marc, "confirm design by \"Dana Weiss\" ref \"signed PDF\""),
        ("2026-08-14T12:10:00Z", Priya, "invoice design"),
        ("2026-08-14T12:15:00Z", Marc, "issue design"),
        ("2026-08-20T09:00:00Z", Finn, "pay INV-2026-0002 1000"),
    ];

    public static async Task<TeamsStory> TellAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var (day, who, line) in Lines)
        {
            story.Day(day);
            var answer = await story.SayAsync(who, line);
            Assert.DoesNotContain("Nothing was changed", answer.Text, StringComparison.Ordinal);
        }
        story.Day("2026-09-01T08:00:00Z");
        return story;
    }
}
