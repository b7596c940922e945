using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using Xunit.Abstractions;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// Two approvers click the same button at the same moment, two hundred times over HTTP: the first commit wins, and
/// the other person reads who and when.
/// </summary>
[Needs(Need.Time)]
public sealed class ConcurrentPressesStory(ITestOutputHelper output)
{
    /// <summary>
    /// Several conversations, so that no project gets so many invoices and cards that these are what is measured.
    /// </summary>
    private const int Rooms = 25,
        RoundsEach = 8,
        Rounds = Rooms * RoundsEach;

    [Fact]
    public async Task Of_two_approvers_who_issue_at_once_one_does_and_the_other_reads_who_and_when()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        var wins = new Dictionary<StoryPerson, int> { [Marc] = 0, [Finn] = 0 };
        for (var round = 0; round < Rounds; round++)
        {
            var room = $"19:room-{round / RoundsEach}@thread.tacv2";
            if (round % RoundsEach == 0)
                await ConfirmedAsync(story, room);
            // The draft is Priya's; an issued one is credited in full afterwards, so that the stage can be billed
            // once more.
            var draft = await story.SayAsync(Priya, round % RoundsEach == 0 ? "invoice 1" : "invoice 1 again", room);
            var button = (
                draft
                    .Card.GetProperty("actions")
                    .EnumerateArray()
                    .Single(a => a.GetProperty("title").GetString() == "Approve and issue"),
                "",
                room
            );
            var answers = await Task.WhenAll(
                Task.Run(() => story.PressAsync(Marc, button)),
                Task.Run(() => story.PressAsync(Finn, button))
            );
            var number = $"INV-2026-{round + 1:0000}";
            var winner = WinnerOf(story, number);
            wins[winner]++;
            Assert.All(answers, answer => Assert.Equal(200, answer.Invoke!.Value.GetProperty("statusCode").GetInt32()));
            // Both screens show the current card: the number, who issued it, and when.
            Assert.All(
                answers,
                answer =>
                    Assert.All(
                        [number, winner.Name, "2026-07-01 10:00"],
                        part => Assert.Contains(part, answer.Text, StringComparison.Ordinal)
                    )
            );
            await CreditAsync(story, room);
        }
        output.WriteLine($"{Rounds} rounds: Marc won {wins[Marc]}, Finn {wins[Finn]}");
        Assert.Equal(Rounds, Ask(story, "select count(*) from invoices where number is not null"));
        Assert.Equal(Rounds, Ask(story, "select count(*) from journal where verb = 'invoice-issued'"));
        Assert.Equal(Rounds, Ask(story, "select taken from series where prefix = 'INV'"));
        Assert.Equal(
            Rounds,
            story.Connector.Calls.Count(c =>
                c.Method == "POST"
                && c.Body.TryGetProperty("summary", out var said)
                && said.GetString()!.Contains("issued; please send it yourself", StringComparison.Ordinal)
            )
        );
    }

    /// <summary>A project with one confirmed stage and two approvers.</summary>
    private static async Task ConfirmedAsync(TeamsStory story, string room)
    {
        foreach (
            var line in new[]
            {
                "project new \"Website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "role add approver @Marc",
                "role add approver @Finn",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await story.SayAsync(Priya, line, room);
        await story.SayAsync(Marc, "confirm 1", room);
        await story.SayAsync(Finn, "next", room);
    }

    private static StoryPerson WinnerOf(TeamsStory story, string number)
    {
        var by = story.Bot.Read($"select issued_by from invoices where number = '{number}'");
        if (by.EndsWith(Marc.Id, StringComparison.Ordinal))
            return Marc;
        return by.EndsWith(Finn.Id, StringComparison.Ordinal) ? Finn : throw new InvalidOperationException(by);
    }

    private static async Task CreditAsync(TeamsStory story, string room)
    {
        var turn = new Turn(
            Guid.NewGuid().ToString(),
            new("msteams", "tenant-agency", room),
            new(Marc.KeyIn("tenant-agency"), Marc.Name, Membership.Staff),
            "credit",
            story.Clock.Now
        );
        var outcome = await story
            .Bot.Services.GetRequiredService<ProjectStore>()
            .ChangeAsync(turn, "", (p, s) => p.Credit(p.IssuedInvoices.Single(), null, "billed once more", s), default);
        Assert.IsType<Outcome.Saved>(outcome);
    }

    private static long Ask(TeamsStory story, string sql) => long.Parse(story.Bot.Read(sql));
}
