using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// The inbox: what waits for a person in all their projects, and how to handle it without touching another project.
/// </summary>
public sealed class InboxStory
{
    private const string Own = "a:their-own-chat";

    private const string ShopRoom = "19:shop@thread.tacv2";

    [Fact]
    public async Task Each_of_four_people_finds_his_own_and_the_others_do_not()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await DefineAsync(story);
        Says(await story.SayAsync(Finn, "inbox"), "Nothing waits for you", "Checked 1 project");
        Says(
            await story.SayAsync(Priya, "inbox"),
            "1 thing waits for you",
            "ACME · terms v1 wait for the yes of Dana · 2026-07-01 · terms agreed by \"name\" ref \"evidence\"",
            "[ACME: terms] terms ACME"
        );
        foreach (
            var line in new[] { "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "start 1", "submit 1 \"Report\"" }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "inbox"),
            "Discovery and strategy is submitted; the confirmation of Dana is missing · 2026-07-01 · confirm 1 by \"name\" ref \"evidence\""
        );
        Says(await story.SayAsync(Bob, "inbox"), "Nothing waits for you");
        story.Day("2026-07-16T12:05:00Z");
        await story.SayAsync(Priya, "changes 1 \"the appendix\"");
        story.Day("2026-07-17T12:05:00Z");
        Says(
            await story.SayAsync(Bob, "inbox"),
            "Discovery and strategy was sent back, missing: the appendix · 2026-07-16 · submit 1 \"what was delivered\""
        );
        await story.SayAsync(Priya, "submit 1 \"Report\"");
        await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
        Says(
            await story.SayAsync(Marc, "inbox"),
            "Dana Weiss's confirmation of Discovery and strategy (portal), to accept or refuse · 2026-07-17 · confirm 1"
        );
        await story.PressAsync(Marc, "ACME: Discovery and strategy");
        Says(await story.PressAsync(Marc, "Accept evidence"), "confirmed complete Fri 17 Jul 2026");
        Says(
            await story.SayAsync(Finn, "inbox"),
            "Discovery and strategy is complete and not billed, €3,600.00 + €684.00 VAT · 2026-07-17 · invoice 1"
        );
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Priya, "inbox"), "Nothing waits for you");
        Says(
            await story.SayAsync(Marc, "inbox ACME"),
            "invoice draft for Discovery and strategy, €4,284.00, by Priya Shah, to approve · 2026-07-17 · issue 1"
        );
        await story.SayAsync(Marc, "issue 1");
        story.Day("2026-08-01T09:00:00Z");
        Says(
            await story.SayAsync(Finn, "inbox"),
            "INV-2026-0001, €4,284.00 open, 1 day overdue · 2026-07-31 · show INV-2026-0001 ACME"
        );
        Says(await story.SayAsync(Finn, "inbox NOPE"), "There is no project NOPE that can be shown in this chat");
    }

    [Fact]
    public async Task One_person_alone_finds_her_own_drafts_too()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await DefineAsync(story);
        foreach (
            var line in new[]
            {
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1 by \"Dana\" ref \"mail\"",
                "invoice 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "inbox"),
            "invoice draft for Discovery and strategy, €4,284.00, by Priya Shah, to approve",
            "issue 1"
        );
    }

    [Fact]
    public async Task A_button_from_the_inbox_decides_its_own_project_and_never_the_one_of_the_place()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await DefineAsync(story);
        foreach (
            var (room, line) in new[]
            {
                ("19:acme@thread.tacv2", "terms agreed by \"Dana\" ref \"mail\""),
                (ShopRoom, "project new \"Shop\" client \"Baker Ltd\" total 500 EUR using halves"),
                (ShopRoom, "role add approver @Marc"),
                (ShopRoom, "set 1 expected +10d done-when client-sign-off"),
                (ShopRoom, "set 2 expected +20d done-when file-delivery"),
                (ShopRoom, "terms agreed by \"Baker\" ref \"mail\""),
            }
        )
            await story.SayAsync(Priya, line, room);
        foreach (var room in new[] { "19:acme@thread.tacv2", ShopRoom })
        {
            foreach (
                var (who, line) in new[]
                {
                    (Priya, "start 1"),
                    (Priya, "submit 1 \"Report\""),
                    (Marc, "confirm 1 by \"Dana\" ref \"mail\""),
                    (Priya, "invoice 1"),
                }
            )
                await story.SayAsync(who, line, room);
        }
        Says(
            await story.SayAsync(Marc, "inbox", ShopRoom),
            "1 thing waits for you in SHOP",
            "1 more thing waits for you in other projects: say inbox in your own chat with me.",
            "SHOP · invoice draft for Design approval, €250.00, by Priya Shah, to approve · 2026-07-01 · issue 1"
        );
        Says(
            await story.SayAsync(Marc, "inbox", Own),
            "2 things wait for you",
            "ACME · invoice draft for Discovery and strategy, €4,284.00, by Priya Shah, to approve · 2026-07-01 · show 1 ACME",
            "SHOP · invoice draft for Design approval, €250.00, by Priya Shah, to approve · 2026-07-01 · show 1 SHOP"
        );
        Says(
            await story.PressAsync(Marc, "ACME: Discovery and strategy"),
            "Discovery and strategy (milestone 1 of 3)",
            "Acme website (ACME)",
            "[Approve and issue] issue 1"
        );
        // The card is in the personal chat of Marc, which has no project, and its button means the website.
        await story.PressAsync(Marc, "Approve and issue");
        Says(
            await story.SayAsync(Priya, "invoices all ACME", ShopRoom),
            "There is no project ACME that can be shown in this chat"
        );
        Says(
            await story.SayAsync(Priya, "invoices ACME", ShopRoom),
            "no project that you can see from here, where everybody reads along; of another one ask in your own chat with me"
        );
        Says(await story.SayAsync(Priya, "invoices all ACME", Own), "INV-2026-0001", "Discovery and strategy: open");
        Says(await story.SayAsync(Priya, "invoices all SHOP", ShopRoom), "draft", "Design approval: draft");
        await story.EditedAsync("billed with INV-2026-0001");
        Says(await story.SayAsync(Marc, "inbox", Own), "1 thing waits for you", "SHOP");
        Says(
            await story.SayAsync(Marc, "inbox"),
            "Nothing waits for you in ACME",
            "1 thing waits for you in other projects: say inbox in your own chat with me."
        );
        Says(
            await story.SayAsync(Marc, "inbox", "19:nothing@thread.tacv2"),
            "There is no project here yet",
            "1 thing waits for you in other projects"
        );
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task Every_line_that_the_inbox_says_is_understood()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await DefineAsync(story);
        var said = new HashSet<string>(StringComparer.Ordinal);
        async Task LookAsync()
        {
            foreach (var room in new[] { "19:acme@thread.tacv2", Own })
                said.UnionWith(
                    (await story.SayAsync(Priya, "inbox", room))
                        .Text.Split('\n')
                        .Where(l => l.StartsWith("ACME · ", StringComparison.Ordinal))
                        .Select(l => l.Split(" · ")[^1])
                );
        }
        await LookAsync();
        foreach (
            var line in new[]
            {
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Report\"",
                "changes 1 \"more\"",
                "submit 1 \"Report\"",
                "confirm 1 by \"Dana\" ref \"mail\"",
                "invoice 1",
                "issue 1",
            }
        )
        {
            await story.SayAsync(Priya, line);
            await LookAsync();
        }
        story.Day("2026-09-01T08:00:00Z");
        await LookAsync();
        Assert.True(said.Count >= 8, string.Join('\n', said));
        var known = story.Bot.Services.GetRequiredService<CommandDispatcher>().PublicSyntaxes;
        Assert.All(
            said,
            line =>
            {
                var words = CommandLine.Split(line);
                var syntax = known
                    .Where(p =>
                        words.Select(w => w.Text).Take(p.Verb.Split(' ').Length).SequenceEqual(p.Verb.Split(' '))
                    )
                    .MaxBy(p => p.Verb.Length);
                Assert.True(
                    syntax
                        ?.Parse([.. words.Skip(syntax.Verb.Split(' ').Length)], "", new Dictionary<string, string>())
                        .Arguments
                        is not null,
                    line
                );
            }
        );
    }

    [Fact]
    public async Task A_long_inbox_comes_in_pages()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 30000 EUR");
        await story.SayAsync(
            Priya,
            "plan\n"
                + string.Join(
                    '\n',
                    Enumerable
                        .Range(1, 30)
                        .Select(i => $"Report {i} delivered | 1000 EUR | 2026-07-{i:00} | 14 | file-delivery")
                )
        );
        foreach (var line in new[] { "plan save", "terms agreed by \"Dana\" ref \"mail\"" })
            await story.SayAsync(Priya, line);
        story.Day("2026-08-05T08:00:00Z");
        var first = await story.SayAsync(Priya, "inbox");
        Says(
            first,
            "30 things wait for you",
            "Report 1 delivered was expected, planned · 2026-07-01 · show 1 ACME",
            "[More] inbox page 2"
        );
        Assert.DoesNotContain("Report 21 delivered", first.Text, StringComparison.Ordinal);
        Assert.Equal(4, first.Card.GetProperty("actions").GetArrayLength());
        Says(await story.PressAsync(Priya, "More"), "Report 21 delivered", "Report 30 delivered");
    }

    private static async Task DefineAsync(TeamsStory story)
    {
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                    + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-31 done-when portal-approval",
                "set 2 expected 2026-08-31 done-when client-sign-off",
                "set 3 expected 2026-09-30 done-when file-delivery",
                "terms send",
            }.Where(l => l.StartsWith("role", StringComparison.Ordinal) is false || !story.IsSolo)
        )
            await story.SayAsync(Priya, line);
    }
}
