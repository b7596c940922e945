using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>
/// What people do next: sensible steps more often than others, and now and then what must be refused. Each act is done in
/// the books and typed as a line.
/// </summary>
internal sealed partial class Acts(World world, ProjectBooks books, Coin coin, Draw draw)
{
    private static readonly (int Weight, Action<Acts> Act)[] Table =
    [
        (30, a => a.NextStep()),
        (6, a => a.AnyStep()),
        (14, a => a.Pay()),
        (5, a => a.Credit()),
        (5, a => a.Refund()),
        (5, a => a.Reverse()),
        (1, a => a.WriteOff()),
        (4, a => a.Settle()),
        (1, a => a.ReverseSettlement()),
        (2, a => a.PayOnAccount()),
        (4, a => a.Apply()),
        (1, a => a.ReverseUse()),
        (2, a => a.RefundCredit()),
        (2, a => a.BillAgain()),
        (3, a => a.Undo()),
        (3, a => a.Amend()),
        (1, a => a.Close()),
        (2, a => a.End()),
        (2, a => a.ChangeVat()),
        (6, a => a.ClearAdvance()),
        (5, a => a.Bank()),
        (3, a => a.Return()),
        (8, a => a.Wait()),
    ];

    private static readonly string[] FeeVats = ["", " taxable", " compensation"];

    private static readonly int Weights = Table.Sum(t => t.Weight);

    public static void Do(World world, Draw draw)
    {
        var (books, coin) = world.Projects[draw.Act / Weights % world.Projects.Count];
        var at = draw.Act % Weights;
        foreach (var (weight, act) in Table)
        {
            at -= weight;
            if (at >= 0)
                continue;
            act(new(world, books, coin, draw));
            return;
        }
    }

    private List<Bill> Numbered => [.. books.Numbered];

    private void Say(string line, string? refused) => world.Say(books, line, refused);

    /// <summary>What comes next on some stages: their work and their invoices, and the end of all.</summary>
    private void NextStep()
    {
        var isTaken = true;
        for (var i = draw.Second / 5 % 4; i >= 0 && isTaken && !books.IsClosed; i--)
        {
            OneStep();
            isTaken = world.Steps[^1].Refused is null;
        }
    }

    private void OneStep()
    {
        if (!books.Live.Any())
            return;
        var open = books
            .Live.Where(s =>
                s.Progress != Progress.Confirmed
                || (
                    s.Net > 0
                    && !books.Bills.Any(b => b.Stage == s && b.State is not (BillState.Draft or BillState.Discarded))
                )
            )
            .ToList();
        if (open.Count == 0)
        {
            if (draw.OneIn(3))
                Close();
            return;
        }
        // Those in front come first, as in real life; others now and then.
        var stage = draw.OneIn(9) ? draw.PickFirst([.. books.Live])! : open[0];
        Step(
            stage,
            stage.Progress switch
            {
                Progress.Planned => 0,
                Progress.Started or Progress.ChangesRequested => 1,
                Progress.Submitted => 2,
                _ => books.Bills.Any(b => b.Stage == stage && b.State == BillState.Draft) ? 6 : 5,
            }
        );
    }

    private void AnyStep()
    {
        if (books.Live.Any())
            Step(draw.PickFirst([.. books.Live])!, draw.Second % 8);
    }

    private void Step(Stage stage, int step)
    {
        var at = books.PositionOf(stage);
        switch (step)
        {
            case 0:
                Say($"start {at}", books.Start(stage));
                break;
            case 1:
                Say($"submit {at} \"the files\"", books.Submit(stage));
                break;
            case 2:
                Say($"confirm {at}", books.Confirm(stage));
                break;
            case 3:
                Say($"changes {at} \"a page is missing\"", books.RequestChanges(stage));
                break;
            case 4:
                Say($"reopen {at} reason \"a page is missing\"", books.Reopen(stage));
                break;
            case 5:
                var vat = stage.IsFee || draw.OneIn(40) ? FeeVats[draw.Second % 3] : "";
                Say($"invoice {at}{vat}", books.Draft(stage, again: false, vat));
                break;
            case 6:
                Say($"issue {at}", books.Issue(stage));
                break;
            default:
                Say($"discard {at}", books.Discard(stage));
                break;
        }
    }

    private void BillAgain()
    {
        if (
            draw.PickFirst([.. books.Bills.Where(b => b.State == BillState.Credited)]) is { } bill
            && bill.Stage is { IsCancelled: false, IsFee: false }
        )
            Say($"invoice {books.PositionOf(bill.Stage)} again", books.Draft(bill.Stage, again: true));
    }

    private void Credit()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var isFull = draw.OneIn(4);
        var amount = draw.SumAround(bill.Open);
        var isCancelled = draw.OneIn(3);
        var reason = isCancelled ? "stage cancelled" : "agreed with the client";
        var of = bill.Creditable.Count > 1 && !isFull && !draw.OneIn(5) ? CreditedStage(bill) : null;
        var words = of is null ? "" : $"of {books.PositionOf(of)} ";
        var refused = books.Credit(bill, isFull ? null : amount, isCancelled, of);
        var sum = isFull ? "" : $"{coin.Text(amount)} {words}";
        Say($"credit {bill.Number} {sum}reason \"{reason}\"", refused);
    }

    /// <summary>The stage of a line of an invoice with several rates.</summary>
    private Stage CreditedStage(Bill bill) =>
        draw.OneIn(2) ? bill.Stage : draw.PickFirst([.. books.Live.Where(s => s == bill.Stage || s.IsAdvance)])!;

    private void Refund()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var amount = draw.SumAround(
            draw.OneIn(2) && bill.MovedToCredit > 0 ? bill.MovedToCredit : bill.Received - bill.Refunded
        );
        Say($"refund {bill.Number} {coin.Text(amount)} reason \"asked for it\"", books.Refund(bill, amount));
    }

    private void Reverse()
    {
        if (draw.PickFirst(books.Entries) is not { } entry)
            return;
        Say($"reverse P{entry.Id} reason \"mistyped\"", books.Reverse(entry));
    }

    private void WriteOff()
    {
        if (draw.PickFirst(Numbered) is { } bill)
            Say($"writeoff {bill.Number} reason \"insolvent\"", books.WriteOff(bill));
    }

    private void Undo() => Say("undo", books.UndoLast());

    private void Amend()
    {
        switch (draw.Second % 5)
        {
            case 0:
                AmendTotal();
                break;
            case 1:
                AmendTotal();
                Split();
                break;
            case 2:
                Split();
                break;
            case 3:
                AddAndRaise();
                break;
            default:
                AmendAmount();
                break;
        }
        if (!books.HasProposal)
            return;
        if (!draw.OneIn(6))
            Say("terms agreed by \"Dana Weiss\" ref \"her second mail\"", books.Agree());
        if (books.HasProposal)
            Say("terms withdraw", books.Withdraw());
    }

    private List<Stage> Unconfirmed => [.. books.Live.Where(s => s.Progress < Progress.Confirmed)];

    private void AmendAmount()
    {
        if (draw.PickFirst(Unconfirmed) is not { } stage)
            return;
        var worth = new Worth.Fixed(1 + draw.Third % Math.Max(books.Contract * 3 / 10, 1));
        var isRest = stage.Worth is Worth.Rest;
        Say($"amend {books.PositionOf(stage)} amount {World.Text(worth, coin)}", books.Amend(stage, worth));
        if (isRest || !books.Live.Any(s => s is { Worth: Worth.Rest, Progress: < Progress.Confirmed }))
            GiveRest(stage);
    }

    /// <summary>Another stage than this one takes what is left.</summary>
    private void GiveRest(Stage? but)
    {
        var others = Unconfirmed.Where(s => s != but).ToList();
        if (others.Count > 0)
            Say(
                $"amend {books.PositionOf(others[draw.Third % others.Count])} amount rest",
                books.Amend(others[draw.Third % others.Count], new Worth.Rest())
            );
    }

    private void AmendTotal()
    {
        var total = draw.OneIn(3) ? draw.SumAround(books.Contract) : books.Contract + 1 + draw.Third % books.Contract;
        Say($"amend total {coin.Text(total)}", books.AmendTotal(total));
        if (!books.Live.Any(s => s is { Worth: Worth.Rest, Progress: < Progress.Confirmed }))
            GiveRest(null);
    }

    private void Split()
    {
        if (draw.PickFirst([.. books.Live]) is not { } stage)
            return;
        var part = draw.SumAround(Math.Max(stage.Net / 2, 1));
        var name = $"Part report {books.Stages.Count}";
        Say($"amend split {books.PositionOf(stage)} {coin.Text(part)} \"{name}\"", books.AmendSplit(stage, part, name));
    }

    private void AddAndRaise()
    {
        var (sum, name) = (1 + draw.Third % books.Contract, $"Extra report {books.Stages.Count}");
        var refused = books.AmendAdd(name, new Worth.Fixed(sum));
        Say($"amend add \"{name}\" {coin.Text(sum)} expected +9d done-when file-delivery", refused);
        Say($"amend total {coin.Text(books.Contract + sum)}", books.AmendTotal(books.Contract + sum));
    }

    private void End()
    {
        // Most projects run on.
        var hasAdvance = books.Bills.Exists(b => b is { Kind: BillKind.Advance, State: BillState.Issued, Used: > 0 });
        if (books.IsEnded || !(hasAdvance || draw.OneIn(6)))
            return;
        var around =
            hasAdvance && draw.OneIn(2) ? books.Bills.Find(b => b.Kind == BillKind.Advance)!.Net : books.Contract / 10;
        long? fee = draw.OneIn(4) || draw.Second % 2 == 0 ? draw.SumAround(around) : null;
        var words = fee is { } sum ? $" fee {coin.Text(sum)} \"Cancellation fee\"" : "";
        Say($"project end reason \"the client stops\"{words}", books.ProposeEnd(fee, "Cancellation fee"));
        if (books.HasProposal)
            Say("terms agreed by \"Dana Weiss\" ref \"her letter\"", books.Agree());
        if (books.IsEnded && fee is not null && draw.First % 2 == 0)
            SetOff(books.Live.Last());
    }

    /// <summary>The money of the advances is set against the fee: what it does not take is credited first.</summary>
    private void SetOff(Stage fee)
    {
        var at = books.PositionOf(fee);
        Say($"invoice {at} taxable", books.Draft(fee, again: false, "taxable"));
        ClearAdvance();
        Say($"invoice {at} taxable", books.Draft(fee, again: false, "taxable"));
        Step(fee, 6);
    }

    private void Close() => Say("project close", books.Close());

    private void Wait()
    {
        world.Numbers.Now += TimeSpan.FromHours(1 + draw.First % (draw.OneIn(3) ? 200 : 12));
        if (draw.Second % 8 == 0 || world.Projects.Exists(p => p.Books.WaitsForTheClock))
            world.Tick();
    }
}
