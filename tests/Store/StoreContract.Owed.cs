using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>The messages that a change causes are committed to the outbox together with the change.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task The_answer_is_owed_from_the_commit_and_due_only_if_the_turn_did_not_answer_itself()
    {
        await Rig.AcmeAsync();
        await Rig.Outbox.MarkAnsweredAsync("turn-1", null, default);
        var turn = Rig.Says("terms send") with
        {
            Inputs = new Dictionary<string, string> { ["by"] = "Dana" },
            Mentions = [new("msteams|tenant-a|marc", "Marc Ode")],
            Locale = "en-US",
            TimeZone = "Europe/Berlin",
            CardAction = new("terms/none/x", 3),
        };
        await Rig.Projects.ChangeAsync(turn, "ACME", (p, s) => p.SendTerms(s), default);
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Rig.Clock.Now += TimeSpan.FromSeconds(30);
        var message = Assert.Single(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Equal((OutboxKind.Answer, 0, null), (message.Kind, message.Attempts, message.PostedCard));
        Assert.Equal(turn with { Inputs = message.Turn!.Inputs, Mentions = message.Turn.Mentions }, message.Turn);
        Assert.Equal("Dana", message.Turn.Inputs["by"]);
        Assert.Equal(turn.Mentions, message.Turn.Mentions);
        await Rig.Outbox.MarkAnsweredAsync(turn.Id, null, default);
        Rig.Clock.Now += TimeSpan.FromHours(1);
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
    }

    [Fact]
    public async Task A_refused_a_repeated_and_an_inner_turn_owe_no_answer()
    {
        var acme = await Rig.AcmeAsync();
        await Rig.Outbox.MarkAnsweredAsync("turn-1", null, default);
        await Rig.DoAsync((_, _) => new Refusal.NoMilestones());
        var inner = Rig.Says(where: Conversation.ForProject("tenant-a", acme.Id));
        Assert.IsType<Outcome.Saved>(await Rig.Projects.ChangeAsync(inner, "", (_, _) => new TermsSent(1), default));
        Assert.IsType<Outcome.Repeated>(await Rig.Projects.ChangeAsync(inner, "", (_, _) => new TermsSent(1), default));
        Assert.Equal(new(TimeSpan.Zero, 0, 0), await Rig.Outbox.HealthAsync(default));
    }

    [Fact]
    public async Task A_change_redraws_the_standing_cards_it_touches_and_no_others()
    {
        var acme = await Rig.AcmeAsync();
        var beta = await Rig.AcmeAsync("BETA", Elsewhere);
        foreach (
            var (id, card) in new[]
            {
                ("project", $"terms/{acme.Id}/p"),
                ("first", $"stage/{acme.Id}/m1"),
                ("second", $"stage/{acme.Id}/m2"),
                ("third", $"stage/{acme.Id}/m3"),
                ("beta", $"terms/{beta.Id}/p"),
                ("settled", $"stage/{acme.Id}/m1"),
                ("plain", ""),
            }
        )
            await Rig.StandsAsync(new(StoreFixture.Channel, "thread", id, card, "shown"));
        await Rig.PostedCardStore.UpdateAsync(
            new(StoreFixture.Channel, "thread", "settled", "", "now"),
            settled: true,
            default
        );
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) => p.ChangeMilestone(p.Milestones[0], new(null, null, null, null, 20, null), s)
        );
        var messages = (await Rig.Outbox.ClaimAsync(50, default)).Where(l => l.Kind == OutboxKind.CardUpdate).ToList();
        Assert.Equal(["first", "project", "second"], messages.Select(l => l.PostedCard!.MessageId).Order());
        Assert.Equal(
            new(StoreFixture.Channel, "thread", "first", $"stage/{acme.Id}/m1", "shown"),
            messages.First(l => l.PostedCard!.MessageId == "first").PostedCard
        );

        // While those are being sent, a further change enqueues another update, but never two that wait.
        for (var days = 21; days < 23; days++)
            await StoreScenarios.SavedAsync(
                Rig,
                (p, s) => p.ChangeMilestone(p.Milestones[0], new(null, null, null, null, days, null), s)
            );
        Assert.Equal(6, await Rig.AskAsync<long>("select count(*) from outbox where errand = 'redraw'"));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        Assert.Equal(7, await Rig.AskAsync<long>("select count(*) from outbox where errand = 'redraw'"));
    }

    [Fact]
    public async Task A_leased_line_is_nobody_elses_and_comes_back_when_its_holder_is_gone()
    {
        await Rig.AcmeAsync();
        Rig.Clock.Now += TimeSpan.FromMinutes(1);
        var message = Assert.Single(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Rig.Reopen();
        Assert.Equal(message.Id, Assert.Single(await Rig.Outbox.ClaimAsync(10, default)).Id);
        Rig.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(message.Id, Assert.Single(await Rig.Outbox.ClaimAsync(10, default)).Id);
    }

    [Fact]
    public async Task A_line_is_put_off_parked_and_done_and_health_sees_it()
    {
        await Rig.AcmeAsync();
        Rig.Clock.Now += TimeSpan.FromSeconds(90);
        Assert.Equal(new(TimeSpan.FromSeconds(60), 1, 0), await Rig.Outbox.HealthAsync(default));
        var message = Assert.Single(await Rig.Outbox.ClaimAsync(10, default));
        await Rig.Outbox.RetryLaterAsync(message.Id, TimeSpan.FromSeconds(10), "TryAgain: 429", default);
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Equal(new(TimeSpan.Zero, 1, 0, OldestReason: "TryAgain: 429"), await Rig.Outbox.HealthAsync(default));
        Rig.Clock.Now += TimeSpan.FromSeconds(10);
        // Postponing does not reset its age.
        Assert.Equal(
            new(TimeSpan.FromSeconds(10), 1, 0, OldestReason: "TryAgain: 429"),
            await Rig.Outbox.HealthAsync(default)
        );
        Assert.Equal(
            (message.Id, 1),
            (
                Assert.Single(await Rig.Outbox.ClaimAsync(10, default)) is { } again
                    ? (again.Id, again.Attempts)
                    : default
            )
        );
        await Rig.Outbox.ParkAsync(message.Id, "Final: 403", default);
        Rig.Clock.Now += TimeSpan.FromDays(1);
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Equal(new(TimeSpan.Zero, 0, 1, ParkedReason: "Final: 403"), await Rig.Outbox.HealthAsync(default));
        Assert.Equal("Final: 403", await Rig.AskAsync<string>("select reason from outbox"));
        await Rig.Outbox.CompleteAsync(message.Id, null, default);
        Assert.Equal(new(TimeSpan.Zero, 0, 0), await Rig.Outbox.HealthAsync(default));
    }

    [Fact]
    public async Task An_answer_that_the_platform_did_not_take_is_owed_once()
    {
        await Rig.AcmeAsync();
        await Rig.Outbox.MarkAnsweredAsync("turn-1", null, default);
        var turn = Rig.Says("status");
        await Rig.Outbox.EnqueueAnswerAsync(turn, TimeSpan.FromSeconds(5), default);
        await Rig.Outbox.EnqueueAnswerAsync(turn, TimeSpan.FromSeconds(5), default);
        await Rig.Outbox.EnqueueAnswerAsync(
            Rig.Says(where: Conversation.ForProject("tenant-a", "1")),
            TimeSpan.Zero,
            default
        );
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Rig.Clock.Now += TimeSpan.FromSeconds(5);
        var message = Assert.Single(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Equal(
            (OutboxKind.Answer, "status", 0, false),
            (message.Kind, message.Turn!.Text, message.Attempts, message.IsUncertain)
        );
    }

    [Fact]
    public async Task Doubt_stays_with_a_line_whatever_happens_to_it_later()
    {
        await Rig.AcmeAsync();
        await Rig.Outbox.EnqueueUncertainAnswerAsync(
            Rig.Says(id: "turn-1"),
            TimeSpan.FromMinutes(1),
            "Uncertain: no answer",
            default
        );
        for (var attempts = 0; attempts < 2; attempts++)
        {
            Rig.Clock.Now += TimeSpan.FromMinutes(1);
            var message = Assert.Single(await Rig.Outbox.ClaimAsync(10, default));
            Assert.Equal((attempts, true), (message.Attempts, message.IsUncertain));
            await Rig.Outbox.RetryLaterAsync(message.Id, TimeSpan.Zero, "TryAgain: 429", default);
        }
    }

    [Fact]
    public async Task Words_that_may_have_arrived_are_kept_parked_even_if_nothing_was_changed()
    {
        await Rig.AcmeAsync();
        await Rig.Outbox.MarkAnsweredAsync("turn-1", null, default);
        await Rig.Outbox.EnqueueUncertainAnswerAsync(
            Rig.Says("status", id: "another"),
            null,
            "Uncertain: no answer",
            default
        );
        Rig.Clock.Now += TimeSpan.FromHours(2);
        Assert.Empty(await Rig.Outbox.ClaimAsync(10, default));
        Assert.Equal(
            new(TimeSpan.Zero, 0, 1, Uncertain: 1, ParkedReason: "Uncertain: no answer"),
            await Rig.Outbox.HealthAsync(default)
        );
    }

    [Fact]
    public async Task A_turn_that_is_spoken_again_changes_nothing()
    {
        var acme = await Rig.AcmeAsync();
        var again = Rig.Says("terms send") with { IsResumed = true };
        Assert.IsType<Outcome.Stale>(await Rig.Projects.ChangeAsync(again, "", (p, s) => p.SendTerms(s), default));
        Assert.IsType<Outcome.Rejected>(
            await Rig.Projects.CreateAsync(
                again,
                (room, context) => Project.Create(StoreFixture.Acme(room, again, "BETA"), context),
                default
            )
        );
        Assert.Equal(
            (1L, acme.Revision),
            (
                await Rig.AskAsync<long>("select count(*) from projects"),
                (await Rig.Reader.FindAsync(Rig.Says(), "", default))!.Project.Revision
            )
        );
    }

    [Fact]
    public async Task Lines_are_taken_in_their_order_and_no_more_than_asked()
    {
        for (var i = 0; i < 5; i++)
            await Rig.AcmeAsync($"K{i}", Elsewhere);
        Rig.Clock.Now += TimeSpan.FromMinutes(1);
        var first = await Rig.Outbox.ClaimAsync(3, default);
        Assert.Equal([1L, 2, 3], first.Select(l => l.Id));
        // The thread is leased.
        Assert.Empty(await Rig.Outbox.ClaimAsync(3, default));
        await Rig.Outbox.CompleteAsync(1, null, default);
        await Rig.Outbox.RetryLaterAsync(2, TimeSpan.FromSeconds(10), "TryAgain: 502", default);
        await Rig.Outbox.ReleaseAsync([3], default);
        Assert.Empty(await Rig.Outbox.ClaimAsync(3, default));
        Rig.Clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal([2L, 3, 4], (await Rig.Outbox.ClaimAsync(3, default)).Select(l => l.Id));
    }

    [Fact]
    public async Task A_post_notes_what_it_shows()
    {
        var postedCard = new PostedCard(StoreFixture.Channel, "thread", "m-1", "terms/1/p", "one");
        await Rig.StandsAsync(postedCard);
        await Rig.PostedCardStore.UpdateAsync(postedCard with { Fingerprint = "two" }, settled: false, default);
        Assert.Equal("two", await Rig.AskAsync<string>("select shown from posts where message_id = 'm-1'"));
    }

    [Theory]
    [
        InlineData("project/{0}/p", 0, 0),
        InlineData("project/{0}/p", -1, 1),
        InlineData("stage/{0}/m1", 0, 0),
        InlineData("stage/{0}/m1", -1, 1),
        InlineData("form//once", 0, 1)
    ]
    public async Task A_card_whose_subject_changed_while_it_was_under_way_is_owed_an_edit(
        string card,
        int behind,
        int edits
    )
    {
        var acme = await Rig.AcmeAsync();
        var seen =
            (
                card.EndsWith("/p", StringComparison.Ordinal)
                    ? acme.Revision
                    : acme.Milestones.FirstOrDefault()?.Revision ?? 0
            ) + behind;
        await Rig.Outbox.MarkAnsweredAsync(
            "turn-1",
            new(
                new(
                    StoreFixture.Channel,
                    "thread",
                    "m-1",
                    card.Replace("{0}", acme.Id, StringComparison.Ordinal),
                    "shown"
                ),
                seen
            ),
            default
        );
        var messages = await Rig.Outbox.ClaimAsync(10, default);
        Assert.Equal(edits, messages.Count(l => l is { Kind: OutboxKind.CardUpdate, PostedCard.MessageId: "m-1" }));
        Assert.Equal(edits, messages.Count);
    }

    [Fact]
    public async Task A_message_that_was_on_its_way_when_the_bot_was_stopped_is_doubtful_and_what_only_waited_is_not()
    {
        await Rig.AcmeAsync();
        await Rig.Outbox.MarkAnsweredAsync("turn-1", null, default);
        foreach (var thread in new[] { "one", "two" })
            for (var n = 0; n < 2; n++)
                await Rig.Outbox.EnqueueAnswerAsync(Rig.Says() with { Thread = thread }, TimeSpan.Zero, default);
        var taken = await Rig.Outbox.ClaimAsync(10, default);
        await Rig.Outbox.MarkSendingAsync(taken[0].Id, default);
        Rig.Reopen();
        var again = await Rig.Outbox.ClaimAsync(10, default);
        Assert.Equal(
            taken.Select(l => (l.Id, l == taken[0], l == taken[0] ? 1 : 0)),
            again.Select(l => (l.Id, l.IsUncertain, l.Attempts))
        );

        // Nor is it lost when its sender could not record the result.
        await Rig.Outbox.MarkSendingAsync(again[1].Id, default);
        Rig.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal([true, true], (await Rig.Outbox.ClaimAsync(10, default)).Take(2).Select(l => l.IsUncertain));
    }
}
