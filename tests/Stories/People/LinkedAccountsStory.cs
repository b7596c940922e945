using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// A project that began in a tenant is used in Slack: who is staff there, who is the same person, and who takes over
/// a project without a manager.
/// </summary>
public sealed class LinkedAccountsStory : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Marc = "U0MARC",
        Bob = "U0BOB",
        Marcs = "marc@agency.example";

    private static readonly Conversation Home = new("msteams", "tenant-agency", "19:acme@thread.tacv2");
    private static readonly Sender PriyaAtHome = new("msteams|tenant-agency|priya", "Priya Shah", Membership.Staff),
        FinnAtHome = new("msteams|tenant-agency|finn", "Finn Berg", Membership.Staff);

    private SlackClient slack = null!;
    private int turns;

    public async Task InitializeAsync() => slack = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await slack.DisposeAsync();

    [Fact]
    public async Task Roles_go_to_people_of_the_staff_and_to_nothing_else_that_can_be_named()
    {
        await JoinedAsync();
        slack.Slack.People["U0GONE"] = new() { ["real_name"] = "Gone Girl", ["deleted"] = true };
        slack.Slack.People["USLACKBOT"] = new() { ["real_name"] = "Slackbot", ["is_bot"] = false };
        slack.Slack.People["U0ROBOT"] = new() { ["real_name"] = "Deploy Bot", ["is_bot"] = true };
        foreach (
            var (line, why) in new[]
            {
                ("role add approver <@U0DANA>", "Dana Weiss is a guest here and can hold no role"),
                ("role add approver <@U0GONE>", "Gone Girl is no longer in this workspace and can hold no role"),
                (
                    "role add approver <@U0ROBOT>",
                    "Deploy Bot is a channel, team, group, tag or bot, and only a person holds a role"
                ),
                (
                    "role add approver <@USLACKBOT>",
                    "Slackbot is a channel, team, group, tag or bot, and only a person holds a role"
                ),
                (
                    "role add approver <!subteam^S0TEAM|@designers>",
                    "is nobody I can be sure of; pick the person from the @ list"
                ),
                ("role add approver <#C0ACME|acme>", "is nobody I can be sure of"),
                (
                    "role add deputy <@U0DANA> for <@U0PRIYA> until +7d",
                    "Dana Weiss is a guest here and can hold no role"
                ),
                ("role add approver marc@agency", "is nobody I can be sure of"),
                ("role add approver marc@agency.example", "named by address in ACME's own workspace only"),
            }
        )
            Assert.Contains(why, await SlashAsync(Priya, line), StringComparison.Ordinal);
        Assert.Equal("4", slack.Bot.Read("select count(*) from roles where held = 1"));
    }

    [Fact]
    public async Task Whoever_joins_by_their_own_code_names_themselves_no_approver_and_issues_no_draft_of_their_own()
    {
        await JoinedAsync();
        await AtHomeAsync((p, s) => p.GiveRole(FinnAtHome.Id, Role.Approver, s));
        Assert.Contains(
            "Nobody makes themselves an approver",
            await SlashAsync(Priya, $"role add approver <@{Priya}>"),
            StringComparison.Ordinal
        );
        await DraftedAsync();
        await AtHomeAsync((p, s) => p.GiveRole($"slack|{FakeSlack.Team}|{Priya}", Role.Approver, s), FinnAtHome);
        Assert.Contains(
            "with another account that counts as you",
            await SlashAsync(Priya, "issue 1"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("invoice draft", await SlashAsync(Priya, "inbox"), StringComparison.Ordinal);
        Assert.Contains("count as one person", await SlashAsync(Priya, "audit"), StringComparison.Ordinal);
        Assert.Equal("0", slack.Bot.Read("select count(*) from journal where verb = 'invoice-issued'"));
    }

    [Fact]
    public async Task An_approver_named_by_address_at_home_is_bound_at_the_first_word_and_told_in_both_places()
    {
        await JoinedAsync();
        await AtHomeAsync((p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        Assert.Contains(
            $"{Marcs}, waits for their first word",
            await SlashAsync(Priya, "role list"),
            StringComparison.Ordinal
        );
        await DraftedAsync();
        await KnownAsync(Marc, Membership.Staff, Marcs);
        slack.Slack.People[Marc]["profile"] = new System.Text.Json.Nodes.JsonObject { ["email"] = Marcs };
        // Whatever the first message is.
        await SlashAsync(Marc, "status");
        Assert.Contains($"{Marcs}: Marc Oliver", await SlashAsync(Priya, "role list"), StringComparison.Ordinal);
        Assert.Equal("2", slack.Bot.Read("select count(*) from outbox where errand = 'news' and card like 'team/%'"));
        Assert.Contains(
            await slack.CarryAsync(),
            c => c.Method == "chat.postMessage" && c.Text.Contains("Marc Oliver", StringComparison.Ordinal)
        );
        Assert.Contains("INV-2026-0001", await SlashAsync(Marc, "issue 1"), StringComparison.Ordinal);
        Assert.Contains(
            "came as marc@agency.example, for whom approver was kept",
            await SlashAsync(Priya, "audit"),
            StringComparison.Ordinal
        );
        Assert.Contains("Audit trail intact", await SlashAsync(Priya, "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_no_staff_member_holds_is_told_in_the_inbox_and_taken_over_in_its_place()
    {
        await JoinedAsync();
        Assert.Contains("held by Priya Shah", await SlashAsync(Bob, "project claim"), StringComparison.Ordinal);
        await KnownAsync(Priya, Membership.Away, "");
        await KnownAsync(PriyaAtHome.Id, Membership.Guest, "");
        Assert.Contains(
            "nobody of the team holds this project; say project claim",
            await SlashAsync(Bob, "inbox"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "took the project over",
            await SlashAsync("U0DANA", "project claim"),
            StringComparison.Ordinal
        );
        var told = await SlashAsync(Bob, "project claim ACME");
        Assert.Contains(
            "Bob Reed took the project over as lead: no staff member held it",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("Name somebody else who approves: role add approver @name", told, StringComparison.Ordinal);
        Assert.Contains("Marc Oliver", await SlashAsync(Bob, $"role add approver <@{Marc}>"), StringComparison.Ordinal);
        Assert.Contains(
            "held by Bob Reed, Marc Oliver",
            await SlashAsync("U0FINN", "project claim"),
            StringComparison.Ordinal
        );
        Assert.Contains("Audit trail intact", await SlashAsync(Bob, "verify"), StringComparison.Ordinal);
    }

    /// <summary>Priya starts the project in Teams and uses her invitation in the channel in Slack.</summary>
    private async Task JoinedAsync()
    {
        var store = slack.Bot.Services.GetRequiredService<ProjectStore>();
        Assert.IsType<Outcome.Saved>(
            await store.CreateAsync(
                Turn(PriyaAtHome),
                (room, context) =>
                    Project.Create(
                        new(
                            room.Id,
                            Home.Workspace,
                            "ACME",
                            "Acme website",
                            "Acme GmbH",
                            "dana@acme.example",
                            new(1_200_000, Currency.Eur),
                            new(VatCategory.Standard, new(190_000)),
                            new DateOnly(2026, 7, 1),
                            "Europe/Berlin",
                            14,
                            GatePolicy.Paid,
                            Home.Channel,
                            Home.Id,
                            [
                                new(
                                    "Discovery and strategy",
                                    new Amount.Share(new(1_000_000)),
                                    Expected: new(2026, 7, 15),
                                    Criterion: Criterion.PortalApproval
                                ),
                            ]
                        ),
                        context
                    ),
                default
            )
        );
        var secret = LinkSecret.Create();
        Assert.IsType<Outcome.Saved>(
            await store.InviteAsync(Turn(PriyaAtHome), "ACME", LinkSecret.ComputeHash(secret), default)
        );
        Assert.Contains(
            "count as one person",
            await SlashAsync(Priya, $"project join {secret}"),
            StringComparison.Ordinal
        );
    }

    private async Task DraftedAsync()
    {
        foreach (
            var rule in new Func<Project, DecisionContext, Decision>[]
            {
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
            }
        )
            await AtHomeAsync(rule);
        var evidence = slack.Bot.Read("select count(*) from journal where verb = 'stage-confirmed'");
        if (evidence == "0")
            await AtHomeAsync((p, s) => p.Confirm(p.Milestones[0], "", "", "", s), FinnAtHome);
        await AtHomeAsync((p, s) => p.Draft(p.Milestones[0], null, s));
    }

    private async Task AtHomeAsync(Func<Project, DecisionContext, Decision> rule, Sender? who = null) =>
        Assert.IsType<Outcome.Saved>(
            await slack
                .Bot.Services.GetRequiredService<ProjectStore>()
                .ChangeAsync(Turn(who ?? PriyaAtHome), "", rule, default)
        );

    private Turn Turn(Sender who) =>
        new($"home-{turns++}", Home, who, "", slack.Clock.Now) { IsPrivate = true, Thread = Home.Id };

    /// <summary>What the platform has stated about a person, a user of Slack or somebody in Teams.</summary>
    private Task KnownAsync(string who, Membership membership, string address)
    {
        var id = who.Contains('|', StringComparison.Ordinal) ? who : $"slack|{FakeSlack.Team}|{who}";
        return slack
            .Bot.Services.GetRequiredService<IMembershipStore>()
            .SaveAsync(
                id.Split('|')[1],
                new(id, MembershipRecord.WholeWorkspace, membership, slack.Clock.Now) { Email = address },
                default
            );
    }

    private async Task<string> SlashAsync(string user, string line) =>
        string.Join('\n', (await slack.SlashAsync(user, line)).Select(c => c.Text));
}
