using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// What payment sources report is imported once, decided once, and visible to its own workspace only.
/// </summary>
public abstract partial class StoreContract
{
    private const string Source = "statements",
        Workspace = "tenant-a";

    private static Sender Bank { get; } = Sender.FromSource(Source, "the bank statements");

    private static IncomingPayment Line(string id, long euros, string reference = "rent") =>
        new($"statements/camt:{id}", new(2026, 7, 1), StoreFixture.Eur(euros), reference, "Acme GmbH");

    private Task<int> TakeInAsync(string name, params IncomingPayment[] lines) =>
        Rig.IncomingPaymentStore.ImportAsync(Workspace, Source, name, name, lines, "", default);

    [Fact]
    public async Task A_line_is_taken_in_once_whatever_batch_tells_it_and_numbered_without_a_gap()
    {
        await Rig.AcmeAsync();
        Assert.Equal(2, await TakeInAsync("one", Line("a", 1), Line("b", 2)));
        Assert.Equal(1, await TakeInAsync("two", Line("b", 2), Line("c", 3), Line("a", 1)));
        Assert.Equal(0, await TakeInAsync("two", Line("c", 3)));
        Assert.Equal(
            [(1, "statements/camt:a", "one"), (2, "statements/camt:b", "one"), (3, "statements/camt:c", "two")],
            (await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default)).Select(p =>
                (p.Number, p.IncomingPayment.Line, p.Batch)
            )
        );
        Assert.Equal(["one", "two"], (await Rig.Checks.FindKnownMarksAsync(Source, Workspace, default)).Order());
    }

    [Fact]
    public async Task What_was_reported_comes_back_as_it_was()
    {
        await Rig.AcmeAsync();
        var odd = new IncomingPayment("statements/csv:x", null, null, "=cmd() 'x'", "Größe")
        {
            Doubt = "the amount \"abc\" has no one reading",
            IsBankReturn = true,
        };
        await TakeInAsync("one", odd);
        var unmatchedPayment = Assert.Single(await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default));
        Assert.Equal(
            (odd, odd.Doubt, true),
            (unmatchedPayment.IncomingPayment, unmatchedPayment.Reason, unmatchedPayment.IsOpen)
        );
    }

    [Fact]
    public async Task What_the_source_records_is_posted_where_the_project_is_spoken_of_and_counts_once()
    {
        var acme = await StoreScenarios.FirstStageAsync(Rig);
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.Invoices[1].Payments[1], "not ours", s));
        var number = acme.Invoices[1].IssueDetails!.Number;
        await TakeInAsync("one", Line("a", 100, $"for {number}"), Line("b", 1, "INV-2026-0999"));
        var fresh = await Rig.IncomingPaymentStore.FindNewAsync(10, 0, default);
        Assert.Equal(
            [(1, acme.Id), (2, "")],
            fresh.Select(f => (f.Number, f.Projects.Count == 0 ? "" : f.Projects[0]))
        );
        Assert.Single(await Rig.IncomingPaymentStore.FindNewAsync(10, 1, default));
        var incomingPayment = (await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 1, default))!.IncomingPayment;
        var turn = Rig.Says("received 1", Bank, Conversation.ForProject(Workspace, acme.Id), id: "source/a");
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Saved>(
            await Rig.Projects.ChangeAsync(turn, "", (p, s) => p.BookIncomingPayment(incomingPayment, s), default)
        );
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Repeated>(
            await Rig.Projects.ChangeAsync(turn, "", (p, s) => p.BookIncomingPayment(incomingPayment, s), default)
        );
        // As another turn it is stale, because the source's id is taken.
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Stale>(
            await Rig.Projects.ChangeAsync(
                turn with
                {
                    Id = "source/again",
                },
                "",
                (p, s) => p.BookIncomingPayment(incomingPayment, s),
                default
            )
        );
        await Rig.IncomingPaymentStore.MarkBookedAsync(Workspace, 1, default);
        await Rig.IncomingPaymentStore.ParkAsync(Workspace, 2, "no such invoice", "", default);
        Assert.Empty(await Rig.IncomingPaymentStore.FindNewAsync(10, 0, default));
        Assert.Equal(["B2"], (await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default)).Select(p => p.Name));
        Assert.False((await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 1, default))!.IsOpen);
        var post = Assert.Single(await Rig.Outbox.ClaimAsync(50, default), l => l.Kind == OutboxKind.CardPost);
        Assert.Equal(
            (StoreFixture.Channel, $"received/{acme.Id}/m1/4"),
            (post.PostedCard!.Conversation, post.PostedCard.CardAddress)
        );
        await WholeAsync(acme.Id);
    }

    [Fact]
    public async Task What_a_person_records_from_a_line_is_taken_off_it_and_comes_back_when_it_is_reversed()
    {
        await StoreScenarios.FirstStageAsync(Rig);
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.Invoices[1].Payments[1], "not ours", s));
        await TakeInAsync("one", Line("a", 1_000));
        async Task<UnmatchedPayment> SeeAsync() => (await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 1, default))!;
        async Task PayAsync(long euros)
        {
            var unmatchedPayment = await SeeAsync();
            await StoreScenarios.SavedAsync(
                Rig,
                (p, s) =>
                    p.RecordUnmatchedPayment(
                        unmatchedPayment,
                        p.Invoices[1],
                        new(StoreFixture.Eur(euros), null, "", "", false, true, ""),
                        s
                    )
            );
        }
        await PayAsync(400);
        Assert.Equal(
            (StoreFixture.Eur(600), "statements/camt:a/2"),
            ((await SeeAsync()).Remaining, (await SeeAsync()).NextSource)
        );
        await PayAsync(600);
        Assert.False((await SeeAsync()).IsOpen);
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.Invoices[1].Payments[^1], "wrong invoice", s));
        Assert.Equal(
            (StoreFixture.Eur(600), "statements/camt:a/3", true),
            ((await SeeAsync()).Remaining, (await SeeAsync()).NextSource, (await SeeAsync()).IsOpen)
        );
        var last = await SeeAsync();
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.DismissPayment(last, s));
        Assert.Empty(await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default));
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Overtaken>(
            await Rig.DoAsync((p, s) => p.DismissPayment(last, s))
        );
    }

    [Fact]
    public async Task What_the_bank_took_back_finds_its_line_by_their_reference_and_what_was_never_recorded_is_closed()
    {
        await StoreScenarios.FirstStageAsync(Rig);
        IncomingPayment Back(string id, long euros, string reference) =>
            Line(id, euros, reference) with
            {
                IsBankReturn = true,
            };
        await TakeInAsync(
            "one",
            Line("a", 100, "rent NOTA-2026-77001"),
            Line("b", 100, "rent KD-0004711"),
            Line("c", 100, "more KD-0004711"),
            Line("d", 70, "KD-0004711 of 2026-07-01")
        );
        await TakeInAsync(
            "two",
            Back("x", 100, "back nota-2026-77001"),
            Back("y", 100, "back KD-0004711"),
            Back("z", 70, "KD-0004711"),
            Back("w", 100, "of 2026-07-01")
        );
        var loose = await Rig.Returns.FindUntiedAsync(default);
        Assert.Equal(
            [(5, "statements/camt:a"), (6, ""), (7, "statements/camt:d"), (8, "")],
            loose.Select(l => (l.Number, l.Origin.Line))
        );
        await Rig.Returns.MarkCounterpartAsync(loose[0], default);
        var (paid, back) = (
            (await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 1, default))!,
            (await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 5, default))!
        );
        Assert.Equal((false, 5, StoreFixture.Eur(0)), (paid.IsOpen, paid.CounterpartNumber, paid.Remaining));
        Assert.Equal((true, 1, StoreFixture.Eur(100)), (back.IsOpen, back.CounterpartNumber, back.Remaining));
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Rejected>(
            await Rig.DoAsync(
                (p, s) =>
                    p.RecordUnmatchedPayment(
                        paid,
                        p.Invoices[1],
                        new(StoreFixture.Eur(1), null, "", "", true, true, ""),
                        s
                    )
            )
        );
        Assert.Equal([6, 7, 8], (await Rig.Returns.FindUntiedAsync(default)).Select(l => l.Number));
        Assert.Equal(
            [6, 7, 8],
            (await Rig.Reader.FindAsync(Rig.Says(), "", default))!.UntiedReturns.Select(b => b.Number)
        );
    }

    [Fact]
    public async Task A_reversal_that_stands_for_a_return_closes_both_lines_and_one_by_mistake_lets_the_line_wait()
    {
        var acme = await StoreScenarios.FirstStageAsync(Rig);
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.Invoices[1].Payments[1], "not ours", s));
        var number = acme.Invoices[1].IssueDetails!.Number;
        await TakeInAsync(
            "one",
            Line("a", 100, $"for {number}"),
            Line("b", 50, $"for {number}"),
            Line("x", 100, $"back {number}") with
            {
                IsBankReturn = true,
            }
        );
        async Task BankAsync(Func<Project, DecisionContext, Decision> rule, string id) =>
            Assert.IsType<MilestoneBot.Store.Projects.Outcome.Saved>(
                await Rig.Projects.ChangeAsync(
                    Rig.Says("received", Bank, Conversation.ForProject(Workspace, acme.Id), id: id),
                    "",
                    rule,
                    default
                )
            );
        async Task<UnmatchedPayment> SeeAsync(int line) =>
            (await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), line, default))!;
        foreach (var line in new[] { 1, 2 })
        {
            var paid = await SeeAsync(line);
            await BankAsync((p, s) => p.BookIncomingPayment(paid.IncomingPayment, s), $"source/{line}");
            await Rig.IncomingPaymentStore.MarkBookedAsync(Workspace, line, default);
        }
        var back = await SeeAsync(3);
        await BankAsync((p, s) => p.RecordBankReturn(back, "", 0, false, s), "source/3");
        Assert.Equal(
            ($"it takes back P4 on {number}", acme.Id),
            ((await SeeAsync(3)).Reason, (await SeeAsync(3)).ReturnProject)
        );
        Assert.Empty(await Rig.Returns.FindUntiedAsync(default));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.FindPayment("P4").Found!, "bounced", s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.FindPayment("P5").Found!, "booked by mistake", s));
        Assert.Equal((false, false), ((await SeeAsync(1)).IsOpen, (await SeeAsync(3)).IsOpen));
        Assert.Equal(
            [("B2", "P5 was reversed: booked by mistake")],
            (await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default)).Select(p => (p.Name, p.Reason))
        );
        await WholeAsync(acme.Id);
    }

    [Fact]
    public async Task Another_workspace_and_a_guest_see_none_of_it()
    {
        await Rig.AcmeAsync();
        await Rig.AcmeAsync(
            "BETA",
            new("msteams", "tenant-b", "19:beta"),
            new("msteams|tenant-b|eve", "Eve", Membership.Staff)
        );
        await TakeInAsync("one", Line("a", 1));
        await Rig.IncomingPaymentStore.ImportAsync(Workspace, Source, "bad", "bad", [], "it is no text", default);
        foreach (
            var eyes in new[]
            {
                Rig.Says(
                    who: new("msteams|tenant-b|eve", "Eve", Membership.Staff),
                    where: new("msteams", "tenant-b", "19:beta")
                ),
                Rig.Says(who: StoreFixture.Priya with { Membership = Membership.Guest }),
                Rig.Says(who: StoreFixture.Priya with { Membership = Membership.Away }),
            }
        )
        {
            Assert.Empty(await Rig.IncomingPaymentStore.FindOpenAsync(eyes, default));
            Assert.Null(await Rig.IncomingPaymentStore.FindAsync(eyes, 1, default));
            Assert.Empty(await Rig.Checks.FindUnreadableAsync(eyes, default));
        }
        Assert.Single(await Rig.Checks.FindUnreadableAsync(Rig.Says(), default));
    }

    [Fact]
    public async Task A_silent_source_is_said_with_the_last_answer_and_forgotten_when_it_answers_or_is_no_longer_set()
    {
        await Rig.AcmeAsync();
        async Task<SourceOutage?> SeenAsync() => (await Rig.Reader.FindAsync(Rig.Says(), "", default))!.SourceOutage;
        Assert.True(
            await Rig.Checks.MarkFailedAsync(Source, Workspace, "the statement folder cannot be read", default)
        );
        Assert.Null((await SeenAsync())!.LastAnsweredAt);
        var first = Rig.Clock.Now;
        await Rig.Checks.MarkAnsweredAsync(Source, Workspace, [], default);
        Assert.Null(await SeenAsync());
        Rig.Clock.Now += TimeSpan.FromHours(1);
        Assert.True(await Rig.Checks.MarkFailedAsync(Source, Workspace, "it cannot be read", default));
        var since = Rig.Clock.Now;
        Rig.Clock.Now += TimeSpan.FromHours(1);
        Assert.False(await Rig.Checks.MarkFailedAsync(Source, Workspace, "it cannot be read", default));
        Assert.Equal(new(first, since, "it cannot be read"), await SeenAsync());
        await Rig.Checks.DeleteOthersAsync([], default);
        Assert.Null(await SeenAsync());
    }
}
