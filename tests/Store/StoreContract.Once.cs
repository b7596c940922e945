using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Tests.Store;

/// <summary>A change takes effect once, and a refusal has no effect.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Fifty_times_the_same_turn_at_once_is_written_once()
    {
        var acme = await Rig.AcmeAsync();
        var turn = Rig.Says("terms send");
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => Task.Run(() => Rig.Projects.ChangeAsync(turn, "", (p, s) => p.SendTerms(s), default)))
        );
        Assert.Single(outcomes.OfType<Outcome.Saved>());
        Assert.Equal(49, outcomes.OfType<Outcome.Repeated>().Count());
        Assert.Equal(acme.Revision + 1, (await WholeAsync(acme.Id)).Revision);
    }

    [Fact]
    public async Task Two_who_draft_at_the_same_instant_make_one_invoice()
    {
        await ConfirmedAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => Rig.DoAsync((p, s) => p.Draft(p.Milestones[0], null, s))))
        );
        Assert.Single(outcomes.OfType<Outcome.Saved>());
        Assert.IsType<Refusal.AlreadyDrafted>(Assert.Single(outcomes.OfType<Outcome.Rejected>()).Refusal);
    }

    [Fact]
    public async Task A_new_project_asked_for_twice_by_the_same_turn_is_one()
    {
        var turn = Rig.Says("project new");
        Decision Begin(NewProjectContext room, DecisionContext context) =>
            Project.Create(StoreFixture.Acme(room, turn, room.IsKeyTaken("ACME") ? "ACME2" : "ACME"), context);
        var first = Assert.IsType<Outcome.Saved>(await Rig.Projects.CreateAsync(turn, Begin, default));
        var again = Assert.IsType<Outcome.Repeated>(await Rig.Projects.CreateAsync(turn, Begin, default));
        Assert.Equal(first.View.Project.Id, again.View.Project.Id);
        var other = Assert.IsType<Outcome.Saved>(
            await Rig.Projects.CreateAsync(turn with { Id = "another" }, Begin, default)
        );
        Assert.Equal("ACME2", other.View.Project.Key);
    }

    [Fact]
    public async Task A_refusal_leaves_the_tables_as_they_were_and_takes_no_number()
    {
        await ConfirmedAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Draft(p.Milestones[0], null, s));
        var before = await Rig.TablesAsync();
        var rejected = Assert.IsType<Outcome.Rejected>(
            await Rig.DoAsync(
                (_, s) =>
                {
                    Assert.Equal("INV-2026-0001", s.NextNumber(NumberSeries.Invoices(s.SellerToday)));
                    return new Refusal.SellerUnknown();
                }
            )
        );
        Assert.IsType<Refusal.SellerUnknown>(rejected.Refusal);
        Assert.Equal(before, await Rig.TablesAsync());
        var issued = await StoreScenarios.SavedAsync(Rig, (p, s) => p.Issue(p.Milestones[0], s));
        Assert.Equal("INV-2026-0001", issued.Invoices[0].IssueDetails!.Number);
    }

    /// <summary>Two programs on one database, and whoever issues at that instant: one order, and numbers follow it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Where_a_series_begins_is_set_once_though_two_nodes_set_it_and_one_issues_at_the_same_instant(
        int _
    )
    {
        await ConfirmedAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Draft(p.Milestones[0], null, s));
        using var other = Database.Open(Rig.Settings, Rig.Clock);
        var otherNode = new WorkspaceStore(other, Rig.Settings, Rig.Clock, MilestoneNameReader.FindFault);
        var set = new[] { (Store: Rig.Workspace, First: 418), (Store: otherNode, First: 500) }
            .Select(node =>
                Task.Run(() =>
                    node.Store.ChangeAsync(Rig.Says(), (w, s) => w.BeginSeries("INV", node.First, s), default)
                )
            )
            .ToList();
        var issue = Task.Run(() => Rig.DoAsync((p, s) => p.Issue(p.Milestones[0], s)));
        await Task.WhenAll([issue, .. set]);
        var issued = Assert.IsType<Outcome.Saved>(await issue).View.Project.Invoices[0].IssueDetails!.Number;
        var saved = set.FindIndex(task => task.Result is Outcome.Saved);
        Assert.Equal(saved < 0 ? "INV-2026-0001" : $"INV-2026-0{new[] { 418, 500 }[saved]}", issued);
        Assert.True(set.Count(task => task.Result is Outcome.Saved) <= 1);
        Assert.Null((await Rig.Workspace.VerifyAsync("tenant-a", default)).Difference);
    }

    [Fact]
    public async Task An_act_that_breaks_half_way_leaves_nothing_and_the_next_one_works()
    {
        var acme = await Rig.AcmeAsync();
        var before = await Rig.TablesAsync();
        // The second event affects no row, after the first is already written.
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Rig.DoAsync((_, _) => new ProjectEvent[] { new TermsSent(1), new RoleRemoved("nobody", Role.Finance) })
        );
        await Assert.ThrowsAsync<FormatException>(() =>
            Rig.DoAsync((_, s) => throw new FormatException(s.NextNumber(new("INV", 2026))))
        );
        Assert.Equal(before, await Rig.TablesAsync());
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.SendTerms(s));
        await WholeAsync(acme.Id);
    }

    [Fact]
    public async Task A_payment_source_counts_once_in_the_whole_workspace()
    {
        await StoreScenarios.FirstStageAsync(Rig);
        var before = await Rig.TablesAsync();
        // If a rule overlooks it, the table's unique key catches it; the result is the present state.
        var outcome = await Rig.DoAsync(
            (p, _) =>
                new PaymentRecorded(
                    3,
                    p.Invoices[1].Id,
                    p.Milestones[0].Id,
                    StoreFixture.Eur(1),
                    StoreFixture.Eur(0),
                    new(2026, 7, 3),
                    "",
                    "bank-77"
                )
        );
        Assert.IsType<Outcome.Overtaken>(outcome);
        Assert.Equal(before, await Rig.TablesAsync());
    }

    [Fact]
    public async Task A_second_live_invoice_or_a_second_milestone_of_the_name_cannot_be_written()
    {
        await StoreScenarios.FirstStageAsync(Rig);
        var before = await Rig.TablesAsync();
        Assert.IsType<Outcome.Overtaken>(
            await Rig.DoAsync(
                (p, s) =>
                    new InvoiceDrafted(3, 1, StoreFixture.Eur(1), p.Vat, StoreFixture.Eur(0), 14, new(2026, 7, 3), "")
            )
        );
        Assert.IsType<Outcome.Overtaken>(
            await Rig.DoAsync(
                (p, s) => new MilestoneAdded(4, 3, "final  DELIVERY", new Amount.Unbilled(), null, null, 14, null, "")
            )
        );
        Assert.Equal(before, await Rig.TablesAsync());
    }

    [Fact]
    public async Task Numbers_run_through_all_projects_of_a_workspace_and_begin_anew_elsewhere_and_each_year()
    {
        await ConfirmedAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Draft(p.Milestones[0], null, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Issue(p.Milestones[0], s));
        var taken = new List<string>();
        async Task TakeAsync(string key, Conversation where, int year) =>
            Assert.IsType<Outcome.Saved>(
                await Rig.Projects.ChangeAsync(
                    Rig.Says(where: where),
                    key,
                    (p, s) =>
                    {
                        taken.Add(s.NextNumber(new("INV", year)));
                        return new ConversationTied(where.Channel, where.Id);
                    },
                    default
                )
            );
        await Rig.AcmeAsync("BETA", StoreFixture.Channel with { Id = "19:beta" });
        await Rig.AcmeAsync("ACME", StoreFixture.Channel with { Workspace = "tenant-b" });
        await TakeAsync("BETA", StoreFixture.Channel, 2026);
        await TakeAsync("ACME", StoreFixture.Channel with { Workspace = "tenant-b" }, 2026);
        await TakeAsync("BETA", StoreFixture.Channel, 2027);
        Assert.Equal(["INV-2026-0002", "INV-2026-0001", "INV-2027-0001"], taken);
    }

    private async Task ConfirmedAsync()
    {
        await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 1 July", s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Start(p.Milestones[0], s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Submit(p.Milestones[0], "Discovery report v3", "", s));
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "e-mail", "Priya Nair", s)
        );
    }
}
