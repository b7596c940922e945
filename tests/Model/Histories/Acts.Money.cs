using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

internal sealed partial class Acts
{
    private static readonly string[] Kinds = ["bank-fee", "difference", "discount", "withheld-tax", "bad-debt"];

    private void Pay()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var target = bill.Discount is null || draw.First % 3 > 0 ? bill.Open : NearDiscounted(bill);
        if (books.SmallDifference > 0 && draw.First % 7 == 0)
            target = Math.Max(bill.Open - 1 - draw.Second % (books.SmallDifference + 1), 1);
        var amount = target == bill.Open ? draw.SumAround(target) : target;
        var keep = draw.OneIn(2);
        var on = ValueDate();
        var typed = books.Receipts.Where(r => !r.IsFromBank).ToList();
        var reference = draw.OneIn(9) && typed.Count > 0 ? typed[^1].Reference : $"wire {world.Steps.Count}";
        var interest = draw.First % 10 == 0 ? 1 + draw.Third % (1 + amount / 8) : 0;
        amount += interest;
        var line = $"pay {bill.Number} {coin.Text(amount)} ref \"{reference}\"";
        if (interest > 0)
            line += $" interest {coin.Text(interest)}";
        if (on != books.Today)
            line += $" on {on:yyyy-MM-dd}";
        if (keep)
            line += " surplus credit";
        var refused = books.Pay(bill, amount, keep, on, reference, interest);
        var isEarned = ProjectBooks.IsEarned(bill);
        world.Say(books, line, refused, on > books.Today ? null : isEarned);
        if (isEarned && refused is null && on <= books.Today && draw.First % 2 == 0)
            Say("[Accept with discount]", books.Settle(bill, "discount", null));
    }

    /// <summary>What makes the discounted sum whole, to the unit or beside it.</summary>
    private long NearDiscounted(Bill bill) =>
        Math.Max(ProjectBooks.Discounted(bill) - (bill.Gross - bill.Credited - bill.Open) + draw.Second % 5 - 2, 1);

    /// <summary>
    /// Today, some days ago, or a day ahead for which nothing is announced: two of one day are booked in any order.
    /// </summary>
    private DateOnly ValueDate()
    {
        var (kind, day) = (draw.Third / 11 % 6, books.Today);
        if (kind > 2)
            return day;
        if (kind < 2)
            return day.AddDays(-1 - draw.Third % 9);
        day = day.AddDays(1 + draw.Third % 4);
        while (books.Announcements.Any(a => a.IsWaiting && a.On == day))
            day = day.AddDays(1);
        return day;
    }

    private void ChangeVat()
    {
        var random = new Random(draw.Second);
        var (isAll, stage) = (draw.OneIn(3), draw.PickFirst([.. books.Live]));
        if (stage is null)
            return;
        var isInScope = books.Stages.Exists(s => s.IsAdvance);
        var tax = World.TaxOf(random, isInScope);
        Say(
            $"set {(isAll ? "all" : books.PositionOf(stage))} vat {World.Text(tax)} reason \"the law's rate\"",
            books.ChangeVat(isAll ? null : stage, tax)
        );
    }

    /// <summary>The final invoice waits for an advance: its money comes, or what is too much is credited.</summary>
    private void ClearAdvance()
    {
        if (books.AdvanceInTheWay is not (var bill, var sum))
            return;
        var amount = draw.OneIn(5) ? draw.SumAround(sum) : sum;
        if (bill.Open > 0 && draw.Second % 2 == 0)
            Say(
                $"pay {bill.Number} {coin.Text(amount)} ref \"wire {world.Steps.Count}\"",
                books.Pay(bill, amount, keep: false, books.Today, $"wire {world.Steps.Count}")
            );
        else
            Say(
                $"credit {bill.Number} {coin.Text(amount)} reason \"not needed any more\"",
                books.Credit(bill, amount, isCancelled: false)
            );
    }

    private void Settle()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var kind = Kinds[draw.Second / 12 % Kinds.Length];
        long? amount = draw.OneIn(4) ? null : draw.SumAround(Math.Max(bill.Open / (1 + draw.Third % 9), 1));
        var sum = amount is { } minor ? $" {coin.Text(minor)}" : "";
        Say($"settle {bill.Number} as {kind}{sum} reason \"agreed\"", books.Settle(bill, kind, amount));
    }

    private void ReverseSettlement()
    {
        if (draw.PickFirst(books.Shortfalls) is { } shortfall)
            Say($"reverse S{shortfall.Id} reason \"mistyped\"", books.Reverse(shortfall));
    }

    private void PayOnAccount()
    {
        var amount = 1 + draw.Second % Math.Max(books.Contract / 3, 1);
        var reference = $"wire {world.Steps.Count}";
        Say(
            $"pay {books.Key} {coin.Text(amount)} ref \"{reference}\"",
            books.PayOnAccount(amount, books.Today, reference)
        );
    }

    private void Apply()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        if (books.CreditLeft == 0 && !draw.OneIn(5))
            return;
        long? amount = draw.OneIn(3) ? null : draw.SumAround(Math.Min(bill.Open, books.CreditLeft));
        var sum = amount is { } minor ? $" {coin.Text(minor)}" : "";
        Say($"apply {bill.Number}{sum}", books.Apply(bill, amount));
    }

    private void ReverseUse()
    {
        if (draw.OneIn(3) && draw.PickFirst(books.Announcements) is { } announced)
            Say($"reverse A{announced.Id} reason \"mistyped\"", books.Withdraw(announced));
        else if (draw.PickFirst(books.Uses) is { } use)
            Say($"reverse A{use.Id} reason \"mistyped\"", books.Reverse(use));
    }

    private void RefundCredit()
    {
        if (books.CreditLeft == 0 && !draw.OneIn(5))
            return;
        var amount = draw.SumAround(Math.Max(books.CreditLeft, 1));
        Say($"refund {books.Key} {coin.Text(amount)} reason \"asked for it\"", books.RefundCredit(amount));
    }
}
