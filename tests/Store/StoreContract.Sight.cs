using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// Who reaches which project from which conversation: "not yours" and "does not exist" are the same answer.
/// </summary>
public abstract partial class StoreContract
{
    private static readonly Conversation Elsewhere = new("msteams", "tenant-a", "19:elsewhere");
    private static readonly Conversation OtherTenant = new("msteams", "tenant-b", "19:acme");
    private static readonly Sender Stranger = new("msteams|tenant-a|stranger", "Stranger", Membership.Staff);

    [Fact]
    public async Task From_another_workspace_no_key_no_card_and_no_id_reaches_a_project()
    {
        var acme = await Rig.AcmeAsync();
        foreach (var who in new[] { StoreFixture.Priya, Stranger })
        {
            var turn = Rig.Says(who: who, where: OtherTenant);
            var pressed = turn with { CardAction = new($"terms/{acme.Id}/p", acme.Revision) };
            Assert.Null(await Rig.Reader.FindAsync(turn, "ACME", default));
            Assert.Null(await Rig.Reader.FindAsync(pressed, "", default));
            Assert.Null(await Rig.Reader.FindByIdAsync(turn, acme.Id, default));
            Assert.Null(
                await Rig.Reader.FindByIdAsync(
                    turn with
                    {
                        Conversation = Conversation.ForProject("tenant-b", acme.Id),
                    },
                    acme.Id,
                    default
                )
            );
            Assert.Empty(await Rig.Reader.ListAsync(turn, default));
            Assert.Equal(
                await UnknownAsync(turn, "NOSUCH"),
                (await UnknownAsync(turn, "ACME")).Replace("ACME", "NOSUCH", StringComparison.Ordinal)
            );
            Assert.Equal("ProjectUnknown { Key =  }", await UnknownAsync(pressed, ""));
            Assert.Equal(
                "ProjectUnknown { Key =  }",
                await UnknownAsync(turn with { CardAction = new("terms/nosuch/p", 1) }, "")
            );
        }
    }

    [Fact]
    public async Task In_the_same_workspace_a_stranger_elsewhere_gets_the_same_answer_as_for_a_project_that_is_not_there()
    {
        var acme = await Rig.AcmeAsync();
        var turn = Rig.Says(who: Stranger, where: Elsewhere);
        Assert.Equal("ProjectUnknown { Key = ACME }", await UnknownAsync(turn, "ACME"));
        Assert.Equal(
            "ProjectUnknown { Key =  }",
            await UnknownAsync(turn with { CardAction = new($"terms/{acme.Id}/p", acme.Revision) }, "")
        );
        Assert.Equal("NoProjectHere { }", await UnknownAsync(turn, ""));
        Assert.Empty(await Rig.Reader.ListAsync(turn, default));
        Assert.Equal("", await Rig.Reader.GetProjectKeyAsync(turn, default));
    }

    [Fact]
    public async Task A_role_opens_a_project_from_anywhere_in_the_workspace_and_its_place_opens_it_to_whoever_is_there()
    {
        var acme = await Rig.AcmeAsync();
        Assert.Equal(acme.Id, (await Rig.Reader.FindAsync(Rig.Says(where: Elsewhere), "acme", default))?.Project.Id);
        Assert.Null(await Rig.Reader.FindAsync(Rig.Says(where: Elsewhere), "", default));
        Assert.Equal(acme.Id, (await Rig.Reader.FindAsync(Rig.Says(who: Stranger), "", default))?.Project.Id);
        Assert.Equal("ACME", await Rig.Reader.GetProjectKeyAsync(Rig.Says(who: Stranger), default));
        Assert.Single(await Rig.Reader.ListAsync(Rig.Says(where: Elsewhere), default));
        Assert.IsType<Outcome.Saved>(
            await Rig.Projects.ChangeAsync(
                Rig.Says(where: Elsewhere),
                "ACME",
                (p, s) => p.TieConversation(Elsewhere.Channel, Elsewhere.Workspace, Elsewhere.Id, s),
                default
            )
        );
        Assert.Equal("ACME", await Rig.Reader.GetProjectKeyAsync(Rig.Says(where: Elsewhere), default));
    }

    [Fact]
    public async Task Where_everybody_reads_along_only_the_places_own_project_is_shown_and_that_of_a_card_that_stands_there()
    {
        var (acme, beta) = (await Rig.AcmeAsync(), await Rig.AcmeAsync("BETA", Elsewhere));
        var open = Rig.Says(where: Elsewhere) with { IsPrivate = false };
        Assert.Equal(["BETA"], (await Rig.Reader.ListAsync(open, default)).Select(s => s.Project.Key));
        Assert.Equal(
            ["ACME", "BETA"],
            (await Rig.Reader.ListAsync(open.AsPrivate(), default)).Select(s => s.Project.Key)
        );
        Assert.Null(await Rig.Reader.FindAsync(open, "ACME", default));
        Assert.Null(await Rig.Reader.FindRecordAsync(open, "ACME", default));
        foreach (var key in new[] { "", "beta" })
            Assert.Equal(beta.Id, (await Rig.Reader.FindAsync(open, key, default))?.Project.Id);
        foreach (var key in new[] { "", "acme" })
            Assert.Equal(
                acme.Id,
                (
                    await Rig.Reader.FindAsync(
                        open with
                        {
                            CardAction = new($"terms/{acme.Id}/p", acme.Revision),
                        },
                        key,
                        default
                    )
                )
                    ?.Project
                    .Id
            );
        Assert.Equal(acme.Id, (await Rig.Reader.FindAsync(open.AsPrivate(), "ACME", default))?.Project.Id);
    }

    [Fact]
    public async Task A_role_that_was_taken_opens_nothing_any_more()
    {
        await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Member, s));
        Assert.NotNull(await Rig.Reader.FindAsync(Rig.Says(who: StoreFixture.Marc, where: Elsewhere), "ACME", default));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.RemoveRole(StoreFixture.Marc.Id, Role.Member, s));
        Assert.Null(await Rig.Reader.FindAsync(Rig.Says(who: StoreFixture.Marc, where: Elsewhere), "ACME", default));
    }

    [Fact]
    public async Task A_turn_made_inside_the_process_reaches_its_one_project_only()
    {
        var acme = await Rig.AcmeAsync();
        var beta = await Rig.AcmeAsync("BETA", Elsewhere);
        var turn = Rig.Says(where: Conversation.ForProject("tenant-a", acme.Id));
        Assert.Equal(acme.Id, (await Rig.Reader.FindAsync(turn, "BETA", default))?.Project.Id);
        Assert.Null(await Rig.Reader.FindByIdAsync(turn, beta.Id, default));
        Assert.Single(await Rig.Reader.ListAsync(turn, default));
    }

    [Fact]
    public async Task The_actor_is_a_guest_or_staff_and_knows_whether_he_stands_in_the_projects_place()
    {
        await Rig.AcmeAsync();
        async Task<(ActorKind, bool)> ActorAsync(Sender who, Conversation where, string key)
        {
            Actor? seen = null;
            await Rig.Projects.ChangeAsync(
                Rig.Says(who: who, where: where),
                key,
                (_, s) =>
                {
                    seen = s.Actor;
                    return new Refusal.NoMilestones();
                },
                default
            );
            return (seen!.Kind, seen.IsInProjectConversation);
        }

        Assert.Equal((ActorKind.Staff, true), await ActorAsync(StoreFixture.Priya, StoreFixture.Channel, ""));
        Assert.Equal((ActorKind.Staff, false), await ActorAsync(StoreFixture.Priya, Elsewhere, "ACME"));
        Assert.Equal(
            (ActorKind.Guest, true),
            await ActorAsync(Stranger with { Membership = Membership.Guest }, StoreFixture.Channel, "")
        );
        Assert.Equal(
            (ActorKind.Unknown, true),
            await ActorAsync(Stranger with { Membership = Membership.Unknown }, StoreFixture.Channel, "acme")
        );
    }

    [Fact]
    public async Task From_a_place_that_somebody_is_no_longer_in_nothing_is_seen_or_done_whatever_roles_he_holds()
    {
        var acme = await Rig.AcmeAsync();
        var away = Rig.Says(who: StoreFixture.Priya with { Membership = Membership.Away });
        foreach (var turn in new[] { away, away with { CardAction = new($"terms/{acme.Id}/p", acme.Revision) } })
        {
            Assert.Equal("SenderNoLongerMember { }", await UnknownAsync(turn, ""));
            Assert.Equal("SenderNoLongerMember { }", await UnknownAsync(turn, "ACME"));
            Assert.Null(await Rig.Reader.FindAsync(turn, "", default));
            Assert.Null(await Rig.Reader.FindAsync(turn, "ACME", default));
            Assert.Null(await Rig.Reader.FindByIdAsync(turn, acme.Id, default));
            Assert.Empty(await Rig.Reader.ListAsync(turn, default));
        }
        var created = await Rig.Projects.CreateAsync(
            away with
            {
                Id = "new",
            },
            (_, _) => throw new InvalidOperationException("The rule was asked."),
            default
        );
        Assert.IsType<Refusal.SenderNoLongerMember>(Assert.IsType<Outcome.Rejected>(created).Refusal);
        Assert.IsType<Outcome.Saved>(
            await Rig.Projects.ChangeAsync(Rig.Says(where: Elsewhere), "ACME", (p, s) => p.SendTerms(s), default)
        );
    }

    [Fact]
    public async Task A_press_on_an_old_card_changes_nothing_and_shows_the_present()
    {
        var acme = await Rig.AcmeAsync();
        var second = acme.Milestones[1];
        Turn Press(string subject, long revision) =>
            Rig.Says() with
            {
                CardAction = new($"kind/{acme.Id}/{subject}", revision),
            };
        async Task<Outcome> MoveAsync(Turn turn) =>
            await Rig.Projects.ChangeAsync(
                turn,
                "",
                (p, s) => p.ChangeMilestone(p.Milestones[0], new(null, null, null, null, 20, null), s),
                default
            );
        Assert.IsType<Outcome.Stale>(await MoveAsync(Press("p", acme.Revision - 1)));
        Assert.IsType<Outcome.Stale>(await MoveAsync(Press("p", acme.Revision + 1)));
        Assert.IsType<Outcome.Stale>(await MoveAsync(Press("m1", 0)));
        Assert.IsType<Outcome.Stale>(await MoveAsync(Press("m99", 0)));
        Assert.IsType<Outcome.Saved>(await MoveAsync(Press("m1", 1)));
        Assert.IsType<Outcome.Stale>(await MoveAsync(Press("m1", 1)));
        Assert.IsType<Outcome.Saved>(await MoveAsync(Press("m2", second.Revision)));
        var stale = Assert.IsType<Outcome.Stale>(await MoveAsync(Press("p", acme.Revision)));
        Assert.Equal(acme.Revision + 2, stale.View.Project.Revision);
    }

    [Fact]
    public async Task A_pressed_card_means_its_own_project_wherever_it_stands()
    {
        await Rig.AcmeAsync();
        var beta = await Rig.AcmeAsync("BETA", Elsewhere);
        var turn = Rig.Says() with { CardAction = new($"terms/{beta.Id}/p", beta.Revision) };
        Assert.Equal("BETA", (await Rig.Reader.FindAsync(turn, "", default))?.Project.Key);
        var saved = Assert.IsType<Outcome.Saved>(
            await Rig.Projects.ChangeAsync(turn, "", (p, s) => p.SendTerms(s), default)
        );
        Assert.Equal("BETA", saved.View.Project.Key);
    }

    [Fact]
    public async Task Names_are_the_latest_ones_and_an_erased_name_leaves_the_trail_whole()
    {
        var acme = await Rig.AcmeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Approver, s));
        await Rig.DoAsync((p, s) => p.SendTerms(s), StoreFixture.Priya with { Name = "Priya N. Nair" });
        var view = (await Rig.Reader.FindAsync(Rig.Says(who: Stranger), "", default))!;
        Assert.Equal("Priya N. Nair", view.NameOf(StoreFixture.Priya.Id));
        Assert.Equal("a former member", view.NameOf(StoreFixture.Marc.Id));
        await Rig.PersonNameStore.EraseAsync("tenant-a", StoreFixture.Priya.Id, default);
        view = (await Rig.Reader.FindAsync(Rig.Says(who: Stranger), "", default))!;
        Assert.Equal("a former member", view.NameOf(StoreFixture.Priya.Id));
        Assert.All(
            (await Rig.Reader.ReadAuditTrailAsync(acme, null, 0, 100, default)).Entries,
            e => Assert.Equal("", e.ActorName)
        );
        await WholeAsync(acme.Id, Stranger);
    }

    private async Task<string> UnknownAsync(Turn turn, string key)
    {
        var rejected = Assert.IsType<Outcome.Rejected>(
            await Rig.Projects.ChangeAsync(
                turn with
                {
                    Id = Guid.NewGuid().ToString(),
                },
                key,
                (_, _) => throw new InvalidOperationException("The rule was asked."),
                default
            )
        );
        Assert.Null(rejected.View);
        return rejected.Refusal.ToString()!;
    }
}
