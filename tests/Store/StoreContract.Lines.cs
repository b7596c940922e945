using System.Globalization;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Payments;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// However often and in whatever order files tell lines, what is kept is what they hold; and what waits for a change is
/// decided again when it has happened.
/// </summary>
public abstract partial class StoreContract
{
    private static IncomingPayment Told(int cents, int day, string text, string reference, int nth, string file) =>
        new(
            $"statements/camt:{cents}|{day}|{text}|{reference}|{nth}",
            new(2026, 7, day),
            new(cents, StoreFixture.Eur(1).Currency),
            text,
            file
        )
        {
            Identity = new(
                "DE89",
                reference,
                reference.Length > 0 ? "entry" : "",
                1,
                new(2026, 7, day),
                $"{cents}|{day}|{text}",
                1
            ),
        };

    [Fact]
    [Needs(Need.Time)]
    public async Task Every_line_of_every_file_is_kept_once_or_counted_as_told_again()
    {
        await Rig.AcmeAsync();
        var (random, held, files) = (new Random(7), 0L, 0);
        var all = Enumerable
            .Range(0, 40)
            .Select(n =>
                (
                    Cents: random.Next(1, 4) * 100,
                    Day: random.Next(1, 4),
                    Text: random.Next(2) == 0 ? "rent" : "INV-2026-0001",
                    Reference: random.Next(2) == 0 ? $"BANKREF{n:000}" : ""
                )
            )
            .ToList();
        for (var round = 0; round < 60; round++)
        {
            var start = random.Next(all.Count);
            var rows = all.Skip(start).Take(random.Next(1, 12)).OrderBy(_ => random.Next()).ToList();
            var seen = new Dictionary<object, int>();
            var lines = rows.ConvertAll(r =>
            {
                var nth = seen[r] = seen.GetValueOrDefault(r) + 1;
                return Told(r.Cents, r.Day, r.Text, r.Reference, nth, $"file{round}");
            });
            await TakeInAsync($"file{++files}", [.. lines]);
            // The same contents under the same mark are the same file.
            await TakeInAsync($"file{files}", [.. lines]);
            held += rows.Sum(r => (long)r.Cents);
            Assert.Equal(held, await Rig.AskAsync<long>("select sum(amount * told) from receipts"));
        }
        var arrived = all.Sum(r => (long)r.Cents);
        var (fresh, kept) = (
            await Rig.AskAsync<long>("select sum(amount) from receipts where looks_like = 0"),
            await Rig.AskAsync<long>("select sum(amount) from receipts")
        );
        Assert.True(
            fresh <= arrived && kept >= await ToldOnceAsync(),
            string.Create(CultureInfo.InvariantCulture, $"{arrived} arrived, {fresh} counted, {kept} kept")
        );

        Task<long> ToldOnceAsync() => Rig.AskAsync<long>("select sum(amount) from receipts where bank_ref <> ''");
    }

    [Fact]
    public async Task Three_equal_rows_are_three_transfers_the_same_three_again_are_the_same_and_a_fourth_waits()
    {
        await Rig.AcmeAsync();
        IncomingPayment[] Rows(int count, string file) =>
            [.. Enumerable.Range(1, count).Select(n => Told(10_000, 1, "INV-2026-0001", "", n, file))];
        Assert.Equal(3, await TakeInAsync("noon", Rows(3, "noon")));
        Assert.Equal(0, await TakeInAsync("evening", Rows(3, "evening")));
        Assert.Equal(1, await TakeInAsync("intraday", Rows(1, "intraday")));
        Assert.Equal(0, await TakeInAsync("later", Rows(4, "later")));
        Assert.Equal(1, await TakeInAsync("last", Rows(5, "last")));
        Assert.Equal(
            [(4, "it looks like B1, which was told before"), (5, "it looks like B1, which was told before")],
            (await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default)).Select(p => (p.Number, p.Reason))
        );
        Assert.Equal(160_000, await Rig.AskAsync<long>("select sum(amount * told) from receipts"));
    }

    [Fact]
    public async Task What_waits_for_a_change_is_decided_again_and_what_a_person_decided_is_not()
    {
        var acme = await StoreScenarios.FirstStageAsync(Rig);
        await TakeInAsync(
            "one",
            Line("a", 1, "INV-2026-0999"),
            Line("b", 2, "INV-2026-0001"),
            Line("c", 3, "INV-2026-0001"),
            Line("d", 4, "rent")
        );
        async Task<IEnumerable<(int, int)>> NewAsync() =>
            (await Rig.IncomingPaymentStore.FindNewAsync(10, 0, default)).Select(n => (n.Number, n.Look));
        Assert.Equal([(1, 0), (2, 0), (3, 0)], await NewAsync());
        var store = Rig.IncomingPaymentStore;
        await store.ParkAsync(Workspace, 1, "no invoice", IncomingPaymentStore.AnyInvoice, default);
        await store.ParkAsync(Workspace, 2, "too much", acme.Id, default);
        await store.ParkAsync(Workspace, 3, "too much", acme.Id, default);
        Assert.Equal(4, (await store.FindOpenAsync(Rig.Says(), default)).Count);
        // Finance puts one of them aside, and money of the project changes.
        var third = (await store.FindAsync(Rig.Says(), 3, default))!;
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.DismissPayment(third, s));
        await StoreScenarios.SavedAsync(Rig, (p, s) => p.Reverse(p.Invoices[1].Payments[1], "not ours", s));
        Assert.Equal([(2, 1)], await NewAsync());
        // While it is decided again, it still waits for a person.
        Assert.Equal([1, 2, 4], (await store.FindOpenAsync(Rig.Says(), default)).Select(p => p.Number));
        var second = (await store.FindAsync(Rig.Says(), 2, default))!;
        await StoreScenarios.SavedAsync(
            Rig,
            (p, s) =>
                p.RecordUnmatchedPayment(
                    second,
                    p.Invoices[1],
                    new(StoreFixture.Eur(1), null, "", "", false, true, ""),
                    s
                )
        );
        Assert.Empty(await NewAsync());
        Assert.Equal(StoreFixture.Eur(1), (await store.FindAsync(Rig.Says(), 2, default))!.Remaining);
        await Rig.AcmeAsync("BETA", new("msteams", Workspace, "19:beta"));
        Assert.Equal([(1, 1)], await NewAsync());
    }

    [Fact]
    public async Task A_sum_without_a_currency_is_the_same_transfer_as_with_it_and_learns_it()
    {
        await Rig.AcmeAsync();
        IncomingPayment Row(int? cents, string text, string file) =>
            Told(cents ?? 1, 1, text, "", 1, file) with
            {
                Amount = cents is { } sum ? new(sum, StoreFixture.Eur(1).Currency) : null,
                AmountWithoutCurrency = cents is null ? new(null, 12_550, 125_500) : null,
                Charges = StoreFixture.Eur(3),
                PutAsideReason = file == "aside" ? "it is a payout" : "",
            };
        await TakeInAsync("bare", Row(null, "INV-2026-0001", "bare"));
        await TakeInAsync("other", Row(12_550, "thanks", "other"));
        await TakeInAsync("aside", Row(777, "payout", "aside"));
        var open = await Rig.IncomingPaymentStore.FindAsync(Rig.Says(), 1, default);
        Assert.Equal(new(null, 12_550, 125_500), open!.IncomingPayment.AmountWithoutCurrency);
        Assert.Equal(StoreFixture.Eur(3), open.IncomingPayment.Charges);
        var alike = Assert.Single(await Rig.IncomingPaymentStore.FindOpenAsync(Rig.Says(), default));
        Assert.Equal((2, "it looks like B1, which was told before"), (alike.Number, alike.Reason));
        var aside = Assert.Single(await Rig.IncomingPaymentStore.FindPutAsideAsync(Rig.Says(), default));
        Assert.Equal(
            (3, "it is a payout", false, true),
            (aside.Number, aside.Reason, aside.IsOpen, aside.IsRecordable)
        );
    }
}
