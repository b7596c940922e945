using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Store;

/// <summary>Tables and journal are written from the same decision and match.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_new_project_reads_back_as_it_was_ruled()
    {
        var ruled = await Rig.AcmeAsync();
        var read = await Rig.Reader.FindAsync(Rig.Says("status"), "", default);
        Assert.Equal(ProjectText.Of(ruled), ProjectText.Of(read!.Project));
        Assert.Equal(8, read.Project.Revision);
        Assert.Equal("Europe/Berlin", read.SellerZone);
        Assert.Equal("Priya Nair", read.NameOf(StoreFixture.Priya.Id));
        Assert.True(read.Project.Created.Solo);
    }

    [Fact]
    public async Task After_a_whole_stage_the_tables_equal_the_replayed_journal()
    {
        var ruled = await StoreScenarios.FirstStageAsync(Rig);
        var read = await WholeAsync(ruled.Id);
        Assert.Equal(ProjectText.Of(ruled), ProjectText.Of(read));
        Assert.Equal("INV-2026-0001", read.Invoices[1].IssueDetails!.Number);
        Assert.Equal(StoreFixture.Eur(16), read.Invoices[1].Payments[1].Surplus);
        Assert.Equal("Europe/Berlin", (await Rig.Reader.FindAsync(Rig.Says(), "", default))!.SellerZone);
    }

    [Fact]
    public async Task Changes_of_the_schedule_and_the_team_equal_the_replayed_journal()
    {
        var acme = await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) =>
                p.ChangeMilestone(
                    p.Milestones[0],
                    new(
                        "Discovery report",
                        new Amount.Sum(StoreFixture.Eur(3_000)),
                        new(2026, 7, 2),
                        null,
                        30,
                        Criterion.WrittenEmail
                    ),
                    s
                )
        );
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) =>
                p.AddMilestones(
                    [new("Training day", new Amount.Unbilled()), new("Launch support plan", new Amount.Rest())],
                    s
                )
        );
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) => p.MoveMilestone(p.Milestones[4], p.Milestones[1], before: true, s)
        );
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) => p.MoveMilestone(p.Milestones[0], p.Milestones[3], before: false, s)
        );
        var dropped = await StoreScenarios.SavedAsync(Rig, (p, s) => p.DropMilestone(p.Milestones[1], s));
        Assert.Equal(ProjectText.Of(dropped), ProjectText.Of(await WholeAsync(acme.Id)));

        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Approver, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Priya.Id, Role.Finance, s));
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) =>
                p.RemoveRole(
                    StoreFixture.Marc.Id,
                    Role.Approver,
                    s with
                    {
                        Actor = s.Actor with { Id = StoreFixture.Marc.Id },
                    }
                )
        );
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Lead, s));
        var read = await WholeAsync(acme.Id);
        Assert.True(read.SoloEnded);
        Assert.Equal(5, read.Milestones.Count);
    }

    [Fact]
    public async Task A_schedule_changed_after_its_sending_is_no_longer_proposed()
    {
        var acme = await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.SendTerms(s));
        Assert.NotNull((await WholeAsync(acme.Id)).Proposed);
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) => p.MoveMilestone(p.Milestones[0], p.Milestones[1], before: false, s)
        );
        Assert.Null((await WholeAsync(acme.Id)).Proposed);
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.SendTerms(s));
        Assert.NotNull((await WholeAsync(acme.Id)).Proposed);
    }

    [Fact]
    public async Task A_role_given_again_after_it_was_taken_stands_at_the_end_and_once()
    {
        var acme = await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Member, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.RemoveRole(StoreFixture.Marc.Id, Role.Member, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Priya.Id, Role.Member, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Member, s));
        Assert.Equal(StoreFixture.Marc.Id, (await WholeAsync(acme.Id)).RoleHolders[^1].Actor);
    }

    [Fact]
    public async Task The_audit_shows_the_newest_first_and_those_of_one_milestone()
    {
        var acme = await StoreScenarios.FirstStageAsync(Rig);
        var (all, total) = await Rig.Reader.ReadAuditTrailAsync(acme, null, 0, 3, default);
        Assert.Equal((acme.Revision, 3, acme.Revision), (total, all.Count, all[0].Sequence));
        Assert.Equal(("payment-recorded", "Priya Nair", "msteams"), (all[0].Verb, all[0].ActorName, all[0].Channel));
        var (second, ofSecond) = await Rig.Reader.ReadAuditTrailAsync(acme, 2, 0, 10, default);
        Assert.Equal((2, 2), (ofSecond, second.Count));
        Assert.Equal("Dana asked to go on while the bank is slow", second[0].Reason);
        Assert.IsType<GateOverridden>(second[0].Event);
    }
}
