using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>What the platforms say of people reaches the rules, and who joined by whose code is kept.</summary>
public sealed class PeopleOfProjectsTests : IDisposable
{
    private const string Marcs = "marc@agency.example";

    private static readonly Place There = new("slack", "T0AGENCY", "C0ACME");
    private static readonly Speaker PriyaThere = new("slack|T0AGENCY|U0PRIYA", "Priya Nair", Standing.Staff),
        MarcThere = new("slack|T0AGENCY|U0MARC", "Marc Oliver", Standing.Staff);

    private readonly StoreRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Who_joined_by_whose_code_is_kept_and_does_not_issue_what_the_other_has_drafted()
    {
        await DraftedAsync();
        await JoinAsync();
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreRig.Marc);
        var refused = await DoAsync((p, s) => p.Issue(p.Milestones[0], s), PriyaThere, There);
        Assert.Equal(
            Own.OtherAccount,
            Assert.IsType<Refusal.OwnDraft>(Assert.IsType<Outcome.Refused>(refused).Why).Why
        );
        Assert.Equal(1, await rig.AskAsync<long>("select count(*) from journal where verb = 'code-brought'"));
        await IntactAsync();
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Issue(p.Milestones[0], s), StoreRig.Marc));
    }

    [Fact]
    public async Task The_same_address_on_both_platforms_is_one_person_without_any_code()
    {
        await DraftedAsync();
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreRig.Marc);
        await SaidAsync(StoreRig.Priya, Standing.Staff, "priya@agency.example");
        await SaidAsync(PriyaThere, Standing.Staff, "priya@agency.example");
        var turn = rig.Says(who: PriyaThere);
        Assert.IsType<Refusal.OwnDraft>(
            Assert
                .IsType<Outcome.Refused>(
                    await rig.Projects.ChangeAsync(turn, "", (p, s) => p.Issue(p.Milestones[0], s), default)
                )
                .Why
        );
        await IntactAsync();
    }

    [Fact]
    public async Task Somebody_who_is_named_and_is_nobody_in_the_project_yet_is_judged_by_the_platforms_word()
    {
        await rig.AcmeAsync();
        await SaidAsync(StoreRig.Finn, Standing.Guest, "");
        var turn = rig.Says() with { Mentions = [new(StoreRig.Finn.Id, "Finn", Standing.Staff)] };
        Assert.IsType<Refusal.NotStaff>(
            Assert
                .IsType<Outcome.Refused>(
                    await rig.Projects.ChangeAsync(
                        turn,
                        "",
                        (p, s) => p.GiveRole(StoreRig.Finn.Id, Role.Finance, s),
                        default
                    )
                )
                .Why
        );
    }

    [Fact]
    public async Task A_project_whose_people_are_gone_is_taken_over_in_its_place_and_that_stands_in_the_trail()
    {
        await rig.AcmeAsync();
        await DoAsync((p, s) => p.GiveRole(StoreRig.Marc.Id, Role.Approver, s), StoreRig.Priya);
        await JoinAsync(by: MarcThere);
        await SaidAsync(StoreRig.Priya, Standing.Guest, "");
        await SaidAsync(StoreRig.Marc, Standing.Away, "");
        Assert.Equal(
            [MarcThere.Id],
            Assert
                .IsType<Refusal.HeldBy>(
                    Assert.IsType<Outcome.Refused>(await DoAsync((p, s) => p.Claim(s), StoreRig.Finn)).Why
                )
                .Managers
        );
        await SaidAsync(MarcThere, Standing.Away, "");
        // Away from one room is not gone.
        await rig.Standings.KeepAsync(
            "tenant-a",
            new(StoreRig.Finn.Id, "19:elsewhere", Standing.Away, rig.Clock.Now),
            default
        );
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Claim(s), StoreRig.Finn));
        Assert.Equal(1, await rig.AskAsync<long>("select count(*) from journal where verb = 'project-claimed'"));
        Assert.Equal(
            1,
            await rig.AskAsync<long>(
                "select count(*) from outbox where errand = 'news' and workspace = 'T0AGENCY' and card like 'team/%'"
            )
        );
        Assert.IsType<Refusal.HeldBy>(
            Assert.IsType<Outcome.Refused>(await DoAsync((p, s) => p.Claim(s), StoreRig.Marc)).Why
        );
        await IntactAsync();
    }

    [Fact]
    public async Task What_is_kept_for_an_address_goes_to_the_staff_account_that_comes_with_it_once_and_both_sides_are_told()
    {
        await DraftedAsync(approver: null);
        await DoAsync((p, s) => p.Appoint(Marcs, Role.Approver, s), StoreRig.Priya);
        await SaidAsync(MarcThere, Standing.Staff, Marcs);
        // The other workspace is not tied yet.
        await ArrivesAsync(MarcThere);
        await JoinAsync();
        await SaidAsync(MarcThere, Standing.Guest, Marcs);
        await ArrivesAsync(MarcThere with { Standing = Standing.Guest });
        await SaidAsync(StoreRig.Marc, Standing.Staff, Marcs);
        await rig.Arrivals.ArrivedAsync(rig.Says(who: StoreRig.Marc), default);
        Assert.Equal(0, await rig.AskAsync<long>("select count(*) from journal where verb = 'appointment-bound'"));

        await SaidAsync(MarcThere, Standing.Staff, Marcs);
        await Task.WhenAll(ArrivesAsync(MarcThere), ArrivesAsync(MarcThere));
        await SaidAsync(new("slack|T0AGENCY|U0OTHER", "", Standing.Staff), Standing.Staff, Marcs);
        await ArrivesAsync(new("slack|T0AGENCY|U0OTHER", "Other", Standing.Staff));
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
    /// A database from before the maker of a code was kept: what happened there replays as it did, and whoever joined
    /// is one with the one who began it.
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
                    new PlaceTied("slack", "C0ACME", "T0AGENCY"),
                    new RoleGiven(PriyaThere.Id, Role.Lead, ByCreation: false),
                },
            default
        );
        await rig.Projects.ChangeAsync(rig.Says(), "", (p, s) => p.Tie("msteams", "tenant-a", "19:more", s), default);
        rig.Database.Dispose();
        using (var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False"))
            db.Execute(
                "drop table joins; drop table appointments; drop index standings_person; delete from migrations where number in (23, 24)"
            );
        rig.Reopen();
        var project = await IntactAsync();
        Assert.Empty(project.CodeLinks);
        Assert.True(project.IsOnePerson(StoreRig.Priya.Id, PriyaThere.Id));
        Assert.False(project.IsOnePerson(StoreRig.Priya.Id, StoreRig.Marc.Id));
        await DoAsync((p, s) => p.GiveRole(PriyaThere.Id, Role.Approver, s), StoreRig.Marc);
        Assert.IsType<Refusal.OwnDraft>(
            Assert.IsType<Outcome.Refused>(await DoAsync((p, s) => p.Issue(p.Milestones[0], s), PriyaThere, There)).Why
        );
    }

    /// <summary>Priya has drafted the first invoice; Marc approves at home, if anybody but her does.</summary>
    private async Task DraftedAsync(string? approver = "marc")
    {
        await rig.AcmeAsync();
        if (approver is not null)
            await DoAsync((p, s) => p.GiveRole(StoreRig.Marc.Id, Role.Approver, s), StoreRig.Priya);
        foreach (
            var rule in new Func<Project, Stamp, Decision>[]
            {
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
            }
        )
            await DoAsync(rule, StoreRig.Priya);
        await DoAsync(
            (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
            approver is null ? StoreRig.Priya : StoreRig.Marc
        );
        Assert.IsType<Outcome.Saved>(await DoAsync((p, s) => p.Draft(p.Milestones[0], null, s), StoreRig.Priya));
    }

    private async Task JoinAsync(Speaker? by = null)
    {
        var secret = Secret.New();
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.InviteAsync(rig.Says(), "ACME", Secret.HashOf(secret), default)
        );
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.JoinAsync(rig.Says(who: by ?? PriyaThere, where: There), secret, default)
        );
    }

    private Task ArrivesAsync(Speaker who) => rig.Arrivals.ArrivedAsync(rig.Says(who: who, where: There), default);

    private Task<Outcome> DoAsync(Func<Project, Stamp, Decision> rule, Speaker who, Place? where = null) =>
        rig.Projects.ChangeAsync(rig.Says(who: who, where: where), "", rule, default);

    private Task SaidAsync(Speaker who, Standing standing, string address) =>
        rig.Standings.KeepAsync(
            who.Id.Split('|')[1],
            new(who.Id, Vouched.Everywhere, standing, rig.Clock.Now) { Address = address },
            default
        );

    private async Task<Project> IntactAsync()
    {
        var project = (await rig.Reader.FindAsync(rig.Says(who: StoreRig.Finn), "", default))!.Project;
        var check = await rig.Reader.VerifyAsync(project, default);
        Assert.True(check is { BrokenAt: null, Differs: null }, $"{check}");
        Assert.Equal(
            ProjectText.Of(Project.Fold(await rig.Reader.JournalAsync(project.Id, default))),
            ProjectText.Of(project with { Who = WhoIsWho.Nobody })
        );
        return project;
    }
}
