using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The three-phase website in Slack, by slash commands, mentions and clicks, over HTTP and over the socket: by one
/// person, and by four with their permissions.
/// </summary>
[Needs(Need.Time)]
public sealed class WebsiteProjectInSlackStory
{
    private const string Priya = "U0PRIYA",
        Mine = "D0PRIYA";

    [Theory]
    [InlineData(true, false), InlineData(false, false), InlineData(true, true), InlineData(false, true)]
    public async Task The_website_goes_from_its_first_line_to_the_closed_project(bool solo, bool isSocket)
    {
        await using var story = await SlackClient.BeginAsync(isSocket: isSocket);
        var (marc, finn) = solo ? (Priya, Priya) : ("U0MARC", "U0FINN");

        await story.SlashAsync(Priya, "");
        Posted(
            await story.FillInAsync(
                Priya,
                ("Project's name", "Acme website"),
                ("Client's name", "Acme GmbH"),
                ("Contract", "12000 EUR"),
                ("E-mail of the client's contact", "dana@acme.example"),
                ("VAT", "19"),
                ("Starts", "2026-07-01"),
                ("Milestones", "website-30-40-30")
            ),
            "€12,000.00"
        );
        if (!solo)
        {
            Posted(await story.SlashAsync(Priya, "role add approver <@U0MARC|marc>"), "Marc Oliver");
            Posted(await story.SlashAsync(Priya, "role add finance <@U0FINN>"), "Finn Berg");
        }
        Assert.Equal(["views.open", "views.update"], (await story.SlashAsync(Priya, "fill")).Select(c => c.Method));
        Posted(
            await story.FillInAsync(
                Priya,
                [
                    .. new[]
                    {
                        ("2026-07-15", "portal-approval"),
                        ("2026-08-14", "client-sign-off"),
                        ("2026-09-18", "file-delivery"),
                    }
                        .Index()
                        .SelectMany(m =>
                            new[]
                            {
                                ($"Milestone {m.Index + 1}: expected", m.Item.Item1),
                                ($"Milestone {m.Index + 1}: done", m.Item.Item2),
                            }
                        ),
                ]
            ),
            "2026-09-18"
        );
        var terms = Posted(await story.SayAsync(Priya, "terms send"), "Waiting for Dana");
        Assert.Empty(
            await story.PressAsync(
                Priya,
                terms,
                "Record agreement",
                ("Who agreed", "Dana Weiss"),
                ("Evidence", "e-mail 1 July")
            )
        );
        Edited(await story.CarryAsync(), terms, "Agreed by Dana Weiss");

        ForOne(await story.SlashAsync("U0DANA", "start 1"), "You are a guest here");
        Posted(await story.SlashAsync(Priya, "start 1"), "Discovery and strategy started");
        var submitted = Posted(
            await story.SayAsync(Priya, "submit 1 \"Discovery report v3\" <https://files.example/d.pdf>"),
            "submitted"
        );
        await story.PressAsync(
            Priya,
            submitted,
            "Confirm complete",
            ("Confirmed by", "Dana Weiss"),
            ("Evidence", "portal approval")
        );
        if (!solo)
        {
            Edited(await story.CarryAsync(), submitted, "An approver says whether it is enough");
            ForOne(await story.SlashAsync(Priya, "confirm 1"), "approver");
            Posted(await story.SlashAsync(marc, "confirm 1"), "confirmed complete");
        }
        Posted(await story.SlashAsync(Priya, "invoice 1"), "number assigned on issue");
        if (!solo)
            ForOne(await story.SlashAsync(Priya, "issue 1"), "approver");
        Posted(await story.SlashAsync(marc, "issue 1"), "INV-2026-0001");
        await story.SlashAsync(finn, "pay 1");
        Posted(await story.FillInAsync(finn, ("Amount received", "2000 EUR")), "€2,284.00 open");
        Posted(await story.SlashAsync(Priya, "start 2"), "Blocked: INV-2026-0001");
        ForOne(
            await story.SlashAsync(Priya, "was phase 1 billed? was it paid?"),
            "No, in part: €2,000.00 of €4,284.00 received"
        );
        ForOne(await story.SlashAsync(Priya, "status"), "Acme website");
        Posted(await story.SlashAsync(finn, "pay 1 2284 EUR ref \"second transfer\""), "is paid in full (2 payments)");
        Posted(await story.SlashAsync(Priya, "start 2"), "Design approval started");
        foreach (var (stage, amount) in new[] { (2, "5712"), (3, "4284") })
        {
            if (stage == 3)
                Posted(await story.SlashAsync(Priya, "start 3"));
            Posted(await story.SlashAsync(Priya, $"submit {stage} \"All files\""));
            Posted(
                await story.SlashAsync(marc, $"confirm {stage} by \"Dana Weiss\" ref \"signed PDF\""),
                "confirmed complete"
            );
            Posted(await story.SlashAsync(Priya, $"invoice {stage}"));
            Posted(await story.SlashAsync(marc, $"issue {stage}"));
            Posted(await story.SlashAsync(finn, $"pay {stage} {amount}"), "is paid in full");
        }
        ForOne(await story.SlashAsync(Priya, "statement"), "€14,280.00");
        ForOne(await story.SlashAsync(Priya, "verify"), "Audit trail intact");
        Posted(await story.SlashAsync(Priya, "project close"), "Acme website is closed");
        // In a direct message every answer is an ordinary message.
        await story.SayAsync(Priya, "project use ACME", Mine);
        Assert.Equal("chat.postMessage", Assert.Single(await story.SayAsync(Priya, "status", Mine)).Method);
        Assert.All(
            story.Slack.Calls,
            c => Assert.Equal(c.Method == "link" ? "" : $"Bearer {FakeSlack.Token}", c.Authorization)
        );
    }

    private static SlackCall Posted(IReadOnlyList<SlackCall> calls, string says = "")
    {
        var post = Assert.Single(calls, c => c.Method == "chat.postMessage" && !c.Channel.StartsWith('U'));
        Assert.Contains(says, post.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(calls, c => c.IsForOne);
        return post;
    }

    private static void ForOne(IReadOnlyList<SlackCall> calls, string says)
    {
        Assert.Contains(says, Assert.Single(calls, c => c.IsForOne).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(calls, c => c.Method == "chat.postMessage");
    }

    private static void Edited(IReadOnlyList<SlackCall> calls, SlackCall message, string says) =>
        Assert.Contains(
            says,
            calls.Last(c => c.Method == "chat.update" && c.Body.GetProperty("ts").GetString() == message.Given).Text,
            StringComparison.Ordinal
        );
}
