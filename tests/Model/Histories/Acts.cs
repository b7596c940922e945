using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>
/// What people do next: sensible steps more often than others, and now and then what must be refused. Each act is done in
/// the books and typed as a line.
/// </summary>
internal sealed class Acts(World world, ProjectBooks books, Coin coin, Draw draw)
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
        (2, a => a.BillAgain()),
        (3, a => a.Undo()),
        (3, a => a.Amend()),
        (1, a => a.Close()),
        (6, a => a.Wait()),
    ];

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

    /// <summary>What comes next on some stage: its work, its invoice, its money.</summary>
    private void NextStep()
    {
        var open = books
            .Stages.Where(s =>
                s.Progress != Progress.Confirmed
                || (
                    s.Net > 0
                    && !books.Bills.Any(b => b.Stage == s && b.State is not (BillState.Draft or BillState.Discarded))
                )
            )
            .ToList();
        // Those in front come first, as in real life; others now and then.
        var stage = open.Count == 0 || draw.OneIn(5) ? draw.PickFirst(books.Stages)! : open[0];
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

    private void AnyStep() => Step(draw.PickFirst(books.Stages)!, draw.Second % 8);

    private void Step(Stage stage, int step)
    {
        var at = stage.Id;
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
                Say($"invoice {at}", books.Draft(stage, again: false));
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
            && !bill.Stage.IsCancelled
        )
            Say($"invoice {bill.Stage.Id} again", books.Draft(bill.Stage, again: true));
    }

    private void Pay()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        if (!Asked.CreditFromAnything && bill.State == BillState.Credited)
            return;
        var amount = draw.SumAround(bill.Open);
        var keep = draw.OneIn(2);
        var on = draw.OneIn(3) ? books.Today.AddDays(-1 - draw.Third % 9) : books.Today;
        var receipts = books.Receipts.ToList();
        var reference =
            draw.OneIn(9) && receipts.Count > 0 ? receipts[^1].Reference : $"wire {books.Entries.Count + 1}";
        var line = $"pay {bill.Number} {coin.Text(amount)} ref \"{reference}\"";
        if (on != books.Today)
            line += $" on {on:yyyy-MM-dd}";
        if (keep)
            line += " surplus credit";
        Say(line, books.Pay(bill, amount, keep, on, reference));
    }

    private void Credit()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var isFull = draw.OneIn(4);
        var amount = draw.SumAround(bill.Open);
        var isCancelled = draw.OneIn(3);
        if (!Asked.CreditFromAnything && (isFull ? bill.Used != 0 : amount > bill.Open))
            return;
        var reason = isCancelled ? "stage cancelled" : "agreed with the client";
        var refused = isFull ? books.Credit(bill, null, isCancelled) : books.Credit(bill, amount, isCancelled);
        var sum = isFull ? "" : $"{coin.Text(amount)} ";
        Say($"credit {bill.Number} {sum}reason \"{reason}\"", refused);
    }

    private void Refund()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        if (!Asked.CreditFromAnything && bill.State == BillState.WrittenOff)
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
        if (
            !Asked.CreditFromAnything
            && (
                entry is Receipt { RefundedFromCredit: > 0 } or Receipt { RefundedFromUse: > 0 }
                || (entry is Payback back && back.Bill!.Open + back.Bill.Lost < back.Amount)
            )
        )
            return;
        if (!Asked.LossesRecovered && entry.Bill?.State == BillState.WrittenOff)
            return;
        Say($"reverse P{entry.Id} reason \"mistyped\"", books.Reverse(entry));
    }

    private void WriteOff()
    {
        if (draw.PickFirst(Numbered) is { } bill)
            Say($"writeoff {bill.Number} reason \"insolvent\"", books.WriteOff(bill));
    }

    private void Undo()
    {
        var isLoss = books.Entries.LastOrDefault() is Receipt { Bill.State: BillState.WrittenOff };
        if ((Asked.UndoTwice || !books.IsUndone) && (Asked.LossesRecovered || !isLoss))
            Say("undo", books.UndoLast());
    }

    private void Amend()
    {
        var open = books.Stages.Where(s => s.Progress < Progress.Confirmed).ToList();
        if (open.Count < 2)
            return;
        var rest = books.Stages.Find(s => s.Worth is Worth.Rest);
        if (rest?.Progress == Progress.Confirmed)
            return;
        var one = open[draw.First % open.Count];
        var other = rest ?? open[(draw.First + 1) % open.Count];
        if (one == other)
            return;
        var worth = new Worth.Fixed(1 + draw.Second % Math.Max(books.Contract * 3 / 10, 1));
        Say($"amend {one.Id} amount {World.Text(worth, coin)}", books.Amend(one, worth));
        if (other != rest)
            Say($"amend {other.Id} amount rest", books.Amend(other, new Worth.Rest()));
        Say("terms agreed by \"Dana Weiss\" ref \"her second mail\"", books.Agree());
        if (books.HasProposal)
            Say("terms withdraw", books.Withdraw());
    }

    private void Close() => Say("project close", books.Close());

    private void Wait() => world.Numbers.Now += TimeSpan.FromHours(1 + draw.First % (draw.OneIn(4) ? 200 : 12));
}
