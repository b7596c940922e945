using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// Memberships that platforms report reach the rules, and it is recorded who joined by whose invitation.
/// </summary>
public sealed class PeopleOfProjectsTests : IDisposable
{
    private const string Marcs = "marc@agency.example";

    private static readonly Conversation There = new("slack", "T0AGENCY", "C0ACME");
    private static readonly Sender PriyaThere = new("slack|T0AGENCY|U0PRIYA", "Priya Nair", Membership.Staff),
        MarcThere = new("slack|T0AGENCY|U0MARC", "Marc Oliver", Membership.Staff);

    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Who_joined_by_whose_code_is_kept_and_does_not_issue_what_the_other_has_drafted()
    {
        await DraftedAsync();
        await JoinAsync();
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreFixture.Marc);
        var refused = await DoAsync((p, s) => p.Issue(p.Milestones[0], s), PriyaThere, There);
        Assert.Equal(
            OwnWorkReason.OtherAccount,
            Assert.IsType<Refusal.OwnDraft>(Assert.IsType<Outcome.Rejected>(refused).Refusal).OwnWorkReason
        );
        Assert.Equal(1, await rig.AskAsync<long>("select count(*) from journal where verb = 'code-brought'"));
        await IntactAsync();
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Issue(p.Milestones[0], s), StoreFixture.Marc));
    }

    [Fact]
    public async Task The_same_address_on_both_platforms_is_one_person_without_any_code()
    {
        await DraftedAsync();
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreFixture.Marc);
        await SaidAsync(StoreFixture.Priya, Membership.Staff, "priya@agency.example");
        await SaidAsync(PriyaThere, Membership.Staff, "priya@agency.example");
        var turn = rig.Says(who: PriyaThere);
        Assert.IsType<Refusal.OwnDraft>(
            Assert
                .IsType<Outcome.Rejected>(
                    await rig.Projects.ChangeAsync(turn, "", (p, s) => p.Issue(p.Milestones[0], s), default)
                )
                .Refusal
        );
        await IntactAsync();
    }

    [Fact]
    public async Task Somebody_who_is_named_and_is_nobody_in_the_project_yet_is_judged_by_the_platforms_word()
    {
        await rig.AcmeAsync();
        await SaidAsync(StoreFixture.Finn, Membership.Guest, "");
        var turn = rig.Says() with { Mentions = [new(StoreFixture.Finn.Id, "Finn", Membership.Staff)] };
        Assert.IsType<Refusal.NotStaff>(
            Assert
                .IsType<Outcome.Rejected>(
                    await rig.Projects.ChangeAsync(
                        turn,
                        "",
                        (p, s) => p.GiveRole(StoreFixture.Finn.Id, Role.Finance, s),
                        default
                    )
                )
                .Refusal
        );
    }

    [Fact]
    public async Task A_project_whose_people_are_gone_is_taken_over_in_its_place_and_that_stands_in_the_trail()
    {
        await rig.AcmeAsync();
        await DoAsync((p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Approver, s), StoreFixture.Priya);
        await JoinAsync(by: MarcThere);
        await SaidAsync(StoreFixture.Priya, Membership.Guest, "");
        await SaidAsync(StoreFixture.Marc, Membership.Away, "");
        Assert.Equal(
            [MarcThere.Id],
            Assert
                .IsType<Refusal.ProjectStillManaged>(
                    Assert.IsType<Outcome.Rejected>(await DoAsync((p, s) => p.Claim(s), StoreFixture.Finn)).Refusal
                )
                .Managers
        );
        await SaidAsync(MarcThere, Membership.Away, "");
        // Being away from one conversation does not mean that the person has left.
        await rig.MembershipStore.SaveAsync(
            "tenant-a",
            new(StoreFixture.Finn.Id, "19:elsewhere", Membership.Away, rig.Clock.Now),
            default
        );
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Claim(s), StoreFixture.Finn));
        Assert.Equal(1, await rig.AskAsync<long>("select count(*) from journal where verb = 'project-claimed'"));
        Assert.Equal(
            1,
            await rig.AskAsync<long>(
                "select count(*) from outbox where errand = 'news' and workspace = 'T0AGENCY' and card like 'team/%'"
            )
        );
        Assert.IsType<Refusal.ProjectStillManaged>(
            Assert.IsType<Outcome.Rejected>(await DoAsync((p, s) => p.Claim(s), StoreFixture.Marc)).Refusal
        );
        await IntactAsync();
    }

    [Fact]
    public async Task What_is_kept_for_an_address_goes_to_the_staff_account_that_comes_with_it_once_and_both_sides_are_told()
    {
        await DraftedAsync(approver: null);
        await DoAsync((p, s) => p.AppointByAddress(Marcs, Role.Approver, s), StoreFixture.Priya);
        await SaidAsync(MarcThere, Membership.Staff, Marcs);
        // The other workspace is not tied yet.
        await ArrivesAsync(MarcThere);
        await JoinAsync();
        await SaidAsync(MarcThere, Membership.Guest, Marcs);
        await ArrivesAsync(MarcThere with { Membership = Membership.Guest });
        await SaidAsync(StoreFixture.Marc, Membership.Staff, Marcs);
        await rig.AppointmentBinder.BindAsync(rig.Says(who: StoreFixture.Marc), default);
        Assert.Equal(0, await rig.AskAsync<long>("select count(*) from journal where verb = 'appointment-bound'"));

        await SaidAsync(MarcThere, Membership.Staff, Marcs);
        await Task.WhenAll(ArrivesAsync(MarcThere), ArrivesAsync(MarcThere));
        await SaidAsync(new("slack|T0AGENCY|U0OTHER", "", Membership.Staff), Membership.Staff, Marcs);
        await ArrivesAsync(new("slack|T0AGENCY|U0OTHER", "Other", Membership.Staff));
        Assert.Equal(1, await rig.AskAsync<long>("select count(*) from journal where verb = 'appointment-bound'"));
        Assert.Equal(
            2,
            await rig.AskAsync<long>(
                "select count(distinct workspace) from outbox where errand = 'news' and card like 'team/%'"
            )
        );
        await IntactAsync();
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Issue(p.Milestones[0], s), MarcThere, There));
    }

    /// <summary>
    /// In a database from before the creator of an invitation was recorded, old events replay as they happened, and the
    /// person who joined counts as one with the person who created the project.
    /// </summary>
    [Fact]
    public async Task Records_of_before_open_replay_and_are_judged_with_care()
    {
        await DraftedAsync();
        await rig.Projects.ChangeAsync(
            rig.Says(who: PriyaThere),
            "",
            (p, s) =>
                new ProjectEvent[]
                {
                    new ConversationTied("slack", "C0ACME", "T0AGENCY"),
                    new RoleGiven(PriyaThere.Id, Role.Lead, ByCreation: false),
                },
            default
        );
        await rig.Projects.ChangeAsync(
            rig.Says(),
            "",
            (p, s) => p.TieConversation("msteams", "tenant-a", "19:more", s),
            default
        );
        rig.Database.Dispose();
        using (var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False"))
            db.Execute(
                "drop table joins; drop table appointments; drop index standings_person; delete from migrations where number in (23, 24)"
            );
        rig.Reopen();
        var project = await IntactAsync();
        Assert.Empty(project.InvitationUses);
        Assert.True(project.IsSamePerson(StoreFixture.Priya.Id, PriyaThere.Id));
        Assert.False(project.IsSamePerson(StoreFixture.Priya.Id, StoreFixture.Marc.Id));
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreFixture.Marc);
        Assert.IsType<Refusal.OwnDraft>(
            Assert
                .IsType<Outcome.Rejected>(await DoAsync((p, s) => p.Issue(p.Milestones[0], s), PriyaThere, There))
                .Refusal
        );
    }

    /// <summary>
    /// Priya has drafted the first invoice; Marc approves it as the first workspace's approver, if anybody but Priya
    /// does.
    /// </summary>
    private async Task DraftedAsync(string? approver = "marc")
    {
        await rig.AcmeAsync();
        if (approver is not null)
            await DoAsync((p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Approver, s), StoreFixture.Priya);
        foreach (
            var rule in new Func<Project, DecisionContext, Decision>[]
            {
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
            }
        )
            await DoAsync(rule, StoreFixture.Priya);
        await DoAsync(
            (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
            approver is null ? StoreFixture.Priya : StoreFixture.Marc
        );
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Draft(p.Milestones[0], null, s), StoreFixture.Priya));
    }

    private async Task JoinAsync(Sender? by = null)
    {
        var secret = LinkSecret.Create();
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.InviteAsync(rig.Says(), "ACME", LinkSecret.ComputeHash(secret), default)
        );
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.JoinAsync(rig.Says(who: by ?? PriyaThere, where: There), secret, default)
        );
    }

    private Task ArrivesAsync(Sender who) => rig.AppointmentBinder.BindAsync(rig.Says(who: who, where: There), default);

    private Task<Outcome> DoAsync(
        Func<Project, DecisionContext, Decision> rule,
        Sender who,
        Conversation? where = null
    ) => rig.Projects.ChangeAsync(rig.Says(who: who, where: where), "", rule, default);

    private Task SaidAsync(Sender who, Membership membership, string address) =>
        rig.MembershipStore.SaveAsync(
            who.Id.Split('|')[1],
            new(who.Id, MembershipRecord.WholeWorkspace, membership, rig.Clock.Now) { Email = address },
            default
        );

    private async Task<Project> IntactAsync()
    {
        var project = (await rig.Reader.FindAsync(rig.Says(who: StoreFixture.Finn), "", default))!.Project;
        var check = await rig.Reader.VerifyAsync(project, default);
        Assert.True(check is { BrokenAtEntry: null, Difference: null }, $"{check}");
        Assert.Equal(
            ProjectText.Of(Project.FromEvents(await rig.Reader.ReadJournalAsync(project.Id, default))),
            ProjectText.Of(project with { Accounts = AccountDirectory.Empty })
        );
        return project;
    }
}
