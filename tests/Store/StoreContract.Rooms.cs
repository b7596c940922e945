using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>What is stored about a workspace and about conversations.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_reference_is_kept_over_a_restart_and_written_only_when_it_changed()
    {
        var conversationStore = Rig.ConversationStore;
        await conversationStore.SaveReferenceAsync(StoreFixture.Channel, "one", default);
        await Rig.Database.WriteBookkeepingAsync(
            db => Dapper.SqlMapper.ExecuteAsync(db, "update conversations set reference = 'touched'"),
            default
        );
        await conversationStore.SaveReferenceAsync(StoreFixture.Channel, "one", default);
        Assert.Equal("touched", await Rig.ConversationStore.GetReferenceAsync(StoreFixture.Channel, default));
        await conversationStore.SaveReferenceAsync(StoreFixture.Channel, "two", default);
        Rig.Reopen();
        Assert.Equal("two", await Rig.ConversationStore.GetReferenceAsync(StoreFixture.Channel, default));
        Assert.Equal("", await Rig.ConversationStore.GetReferenceAsync(OtherTenant, default));
    }

    [Fact]
    public async Task A_place_is_welcomed_once_until_the_bot_is_removed()
    {
        var firsts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => Task.Run(() => Rig.WelcomeStore.TryAddAsync(StoreFixture.Channel, default)))
        );
        Assert.Single(firsts, first => first);
        Assert.True(await Rig.WelcomeStore.TryAddAsync(OtherTenant, default));
        await Rig.WelcomeStore.RemoveAsync(StoreFixture.Channel, default);
        Assert.True(await Rig.WelcomeStore.TryAddAsync(StoreFixture.Channel, default));
        Assert.False(await Rig.WelcomeStore.TryAddAsync(OtherTenant, default));
    }

    [Fact]
    public async Task A_preview_waits_an_hour_for_its_author_in_its_place()
    {
        await Rig.PendingInputStore.SaveAsync(Rig.Says(), "plan", "first", default);
        await Rig.PendingInputStore.SaveAsync(Rig.Says(), "plan", "second", default);
        Assert.Equal("second", await Rig.PendingInputStore.FindAsync(Rig.Says(), "plan", default));
        Assert.Equal("", await Rig.PendingInputStore.FindAsync(Rig.Says(who: StoreFixture.Marc), "plan", default));
        Assert.Equal("", await Rig.PendingInputStore.FindAsync(Rig.Says(where: Elsewhere), "plan", default));
        Assert.Equal("", await Rig.PendingInputStore.FindAsync(Rig.Says(), "other", default));
        Rig.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal("second", await Rig.PendingInputStore.FindAsync(Rig.Says(), "plan", default));
        Rig.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("", await Rig.PendingInputStore.FindAsync(Rig.Says(), "plan", default));
        await Rig.PendingInputStore.SaveAsync(Rig.Says(), "plan", "third", default);
        await Rig.PendingInputStore.DeleteAsync(Rig.Says(), "plan", default);
        Assert.Equal("", await Rig.PendingInputStore.FindAsync(Rig.Says(), "plan", default));
    }

    [Fact]
    public async Task A_template_is_kept_for_its_workspace_and_replaced_by_a_newer_one()
    {
        await Rig.AcmeAsync();
        var turn = Rig.Says("template save halves");
        async Task<Outcome> SaveAsync(Turn by, string name) =>
            await Rig.Workspace.ChangeAsync(by, (w, s) => w.SaveTemplate(name, s), default);
        Assert.IsType<Outcome.Saved>(await SaveAsync(turn, "Halves"));
        await Rig.DoAsync((p, s) => p.ChangeMilestone(p.Milestones[0], new(null, null, null, null, 30, null), s));
        Assert.IsType<Outcome.Saved>(await SaveAsync(Rig.Says(), "halves"));
        Assert.IsType<Outcome.Repeated>(await SaveAsync(turn, "Halves"));
        var kept = Assert.Single(await Rig.Workspace.TemplatesAsync(Rig.Says(), default));
        Assert.Equal("halves", kept.Key);
        Assert.Equal(
            (30, Criterion.ClientSignOff, "As agreed."),
            (kept.Value[0].DueDays, kept.Value[1].Criterion, kept.Value[1].Note)
        );
        Assert.Empty(await Rig.Workspace.TemplatesAsync(Rig.Says(where: OtherTenant), default));
        Assert.Empty(
            await Rig.Workspace.TemplatesAsync(Rig.Says(who: Stranger with { Membership = Membership.Guest }), default)
        );
        Assert.Equal(new(2, null, ""), await Rig.Workspace.VerifyAsync("tenant-a", default));
    }

    [Fact]
    public async Task A_label_is_kept_replaced_and_removed_with_an_entry_for_each()
    {
        await Rig.AcmeAsync();
        async Task<Outcome> KeepAsync(Label label) =>
            await Rig.Workspace.ChangeAsync(Rig.Says(), (w, s) => w.SaveLabel(label, s), default);
        await KeepAsync(new("User test passed", "PO 4711", 30, Criterion.SignedChecklist));
        await KeepAsync(new(" Go-live "));
        await KeepAsync(new("USER  test passed", "", 7));
        Assert.Equal(
            [new Label("Go-live"), new Label("USER test passed", "", 7)],
            await Rig.Workspace.LabelsAsync(Rig.Says(), default)
        );
        Assert.IsType<Outcome.Saved>(
            await Rig.Workspace.ChangeAsync(Rig.Says(), (w, s) => w.RemoveLabel("go-LIVE", s), default)
        );
        Assert.IsType<Outcome.Rejected>(
            await Rig.Workspace.ChangeAsync(Rig.Says(), (w, s) => w.RemoveLabel("go-LIVE", s), default)
        );
        Assert.Single(await Rig.Workspace.LabelsAsync(Rig.Says(), default));
        Assert.Empty(await Rig.Workspace.LabelsAsync(Rig.Says(where: OtherTenant), default));
        Assert.Equal(new(4, null, ""), await Rig.Workspace.VerifyAsync("tenant-a", default));
    }

    [Fact]
    public async Task The_right_to_change_the_workspace_is_that_of_the_moment_of_writing()
    {
        await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Lead, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Priya.Id, Role.Lead, s));
        var turn = Rig.Says(who: StoreFixture.Marc);
        // Marc had the role when he started typing, and has lost it when the change is written.
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.RemoveRole(StoreFixture.Marc.Id, Role.Lead, s));
        var before = await Rig.TablesAsync();
        foreach (
            var rule in new Func<Workspace, DecisionContext, WorkspaceDecision>[]
            {
                (w, s) => w.SaveTemplate("mine", s),
                (w, s) => w.SaveLabel(new("Go-live"), s),
                (w, s) => w.RemoveLabel("Go-live", s),
                (w, s) => w.SetSeller(new Party("Marc", "Street 1", ""), null, s),
            }
        )
            Assert.IsType<Refusal.NotAllowed>(
                Assert
                    .IsType<Outcome.Rejected>(
                        await Rig.Workspace.ChangeAsync(turn with { Id = Guid.NewGuid().ToString() }, rule, default)
                    )
                    .Refusal
            );
        Assert.Equal(before, await Rig.TablesAsync());
        var resumed = Rig.Says() with { IsResumed = true };
        Assert.IsType<Outcome.Stale>(
            await Rig.Workspace.ChangeAsync(resumed, (w, s) => w.SaveTemplate("late", s), default)
        );
        var guest = Rig.Says(who: StoreFixture.Priya with { Membership = Membership.Guest });
        Assert.True(
            Assert
                .IsType<Refusal.NotAllowed>(
                    Assert
                        .IsType<Outcome.Rejected>(
                            await Rig.Workspace.ChangeAsync(guest, (w, s) => w.SaveTemplate("guest", s), default)
                        )
                        .Refusal
                )
                .IsGuest
        );
        Assert.IsType<Refusal.NoProjectHere>(
            Assert
                .IsType<Outcome.Rejected>(
                    await Rig.Workspace.ChangeAsync(
                        Rig.Says(where: Elsewhere),
                        (w, s) => w.SaveTemplate("nowhere", s),
                        default
                    )
                )
                .Refusal
        );
        Assert.Equal(before, await Rig.TablesAsync());
    }

    [Fact]
    public async Task The_sample_seller_stands_until_one_is_set_and_has_the_workspaces_zone()
    {
        await Rig.AcmeAsync();
        Assert.Equal(
            ("Europe/Berlin", true),
            await Rig.Workspace.SellerAsync("tenant-a", default) is { } sample
                ? (sample.Zone, sample.IsSample)
                : default
        );
        var studio = new Party("Studio Ltd", "1 High Street, London", "");
        await Rig.Workspace.ChangeAsync(Rig.Says(), (w, s) => w.SetSeller(studio, null, s), default);
        Assert.Equal(
            new(studio, "Europe/Berlin", IsSample: false),
            await Rig.Workspace.SellerAsync("tenant-a", default)
        );
        Assert.True((await Rig.Workspace.SellerAsync("tenant-b", default))!.IsSample);
        Seller? stamped = null;
        await Rig.DoAsync(
            (_, s) =>
            {
                stamped = s.Seller;
                return new Refusal.NoMilestones();
            }
        );
        Assert.Equal(studio, stamped!.Party);
        await Rig.Workspace.ChangeAsync(Rig.Says(), (w, s) => w.SetSeller(studio, "america/new_york", s), default);
        Assert.Equal("America/New_York", (await Rig.Workspace.SellerAsync("tenant-a", default))!.Zone);
    }

    [Fact]
    public async Task What_was_said_of_people_is_kept_by_room_and_workspace_and_the_latest_counts()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(Rig.Clock.Now.ToUnixTimeMilliseconds());
        MembershipRecord Said(string person, string room, Membership membership, int minutes) =>
            new(person, room, membership, at.AddMinutes(minutes));
        foreach (
            var said in new[]
            {
                Said("bob", "one", Membership.Staff, 0),
                Said("bob", "two", Membership.Away, 1),
                Said("dana", "one", Membership.Staff, 0),
                Said("dana", "one", Membership.Guest, 2),
            }
        )
            await Rig.MembershipStore.SaveAsync("tenant-a", said, default);
        await Rig.MembershipStore.SaveAsync("tenant-b", Said("bob", "one", Membership.Guest, 0), default);
        Rig.Reopen();
        Assert.Equal(
            [Said("bob", "one", Membership.Staff, 0), Said("bob", "two", Membership.Away, 1)],
            (await Rig.MembershipStore.FindAsync("tenant-a", ["bob"], default)).OrderBy(k => k.Room)
        );
        Assert.Equal(
            [Said("dana", "one", Membership.Guest, 2)],
            await Rig.MembershipStore.FindAsync("tenant-a", ["dana", "nobody"], default)
        );
        await Rig.MembershipStore.ClearAwayAsync("tenant-a", "bob", ["one", "two", ""], default);
        Assert.Equal(
            [Said("bob", "one", Membership.Staff, 0)],
            await Rig.MembershipStore.FindAsync("tenant-a", ["bob"], default)
        );
    }
}
