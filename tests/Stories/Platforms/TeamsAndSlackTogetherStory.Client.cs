using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>What the client says reaches every place of the project.</summary>
public sealed partial class TeamsAndSlackTogetherStory
{
    [Fact]
    public async Task What_the_client_says_on_their_page_is_heard_on_both_sides_and_is_no_mention_there()
    {
        await JoinedAsync();
        foreach (
            var line in new[]
            {
                "settings client contact dana@acme.example",
                "set 1 expected 2026-07-15 done-when client-sign-off",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms send",
            }
        )
            await TeamsAsync(line, Room);
        var project = slack.Bot.Read("select id from projects where key = 'ACME'");
        var store = slack.Bot.Services.GetRequiredService<ProjectStore>();
        var turns = 0;
        await ChangedAsync(Sender.FromSource("mail", "the mail"), (p, s) => p.MailClientLink(new('b', 64), s));
        var client = Sender.FromClient(project, 1, "dana@acme.example");
        const string Name = "<!channel> <at>Marc Oliver</at> @everyone";
        foreach (
            var (act, told) in new (Func<Project, ClientAct, DecisionContext, Decision>, string)[]
            {
                ((p, a, s) => p.AskForOtherTerms(a with { Text = Name }, s), "asks for a change of terms v1"),
                ((p, a, s) => p.AgreeAsClient(a, s), "Agreed by"),
                (
                    (p, a, s) =>
                        p.RequestChangesAsClient(
                            p.Milestones[0],
                            a with
                            {
                                Text = Name,
                                Seen = p.Milestones[0].Submission!.Signed.At,
                            },
                            s
                        ),
                    "changes requested"
                ),
                (
                    (p, a, s) =>
                        p.ApproveAsClient(p.Milestones[0], a with { Seen = p.Milestones[0].Submission!.Signed.At }, s),
                    "confirmed complete"
                ),
            }
        )
        {
            if (told is "changes requested" or "confirmed complete")
            {
                await TeamsAsync("start 1", Room);
                await TeamsAsync("submit 1 \"Report\"", Room);
            }
            var before = (teams.Calls.Count, slack.Slack.Calls.Count);
            await ChangedAsync(
                client,
                (p, s) => act(p, new(1, Name, "client page", p.Proposed?.At ?? s.At, HasCode: true), s)
            );
            Assert.Contains(
                teams.Calls.Skip(before.Item1),
                c => c.Body.GetRawText().Contains(told, StringComparison.Ordinal)
            );
            Assert.Contains(slack.Slack.Calls.Skip(before.Item2), c => c.Text.Contains(told, StringComparison.Ordinal));
            // In Slack an angle bracket is escaped, so it calls nobody; in Teams only listed entities call somebody.
            Assert.DoesNotContain(
                slack.Slack.Calls.Skip(before.Item2),
                c => $"{c.Text}{c.Body}".Contains("<!channel>", StringComparison.Ordinal)
            );
        }

        async Task ChangedAsync(Sender sender, Func<Project, DecisionContext, Decision> rule)
        {
            slack.Clock.Now += TimeSpan.FromSeconds(1);
            var turn = new Turn(
                $"client/{++turns}",
                Conversation.ForProject(teams.Tenant, project),
                sender,
                "",
                slack.Clock.Now
            );
            Assert.IsType<Outcome.Saved>(await store.ChangeAsync(turn, "", rule, default));
            await slack.CarryAsync();
        }
    }
}
