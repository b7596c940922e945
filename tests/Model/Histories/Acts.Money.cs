using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

internal sealed partial class Acts
{
    private static readonly string[] Kinds = ["bank-fee", "difference", "discount", "withheld-tax", "bad-debt"];

    private void Settle()
    {
        if (!Asked.Settlements || draw.PickFirst(Numbered) is not { } bill)
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
        if (!Asked.AccountCommands)
            return;
        var amount = 1 + draw.Second % Math.Max(books.Contract / 3, 1);
        var reference = $"wire {books.Entries.Count + 1}";
        Say(
            $"pay {books.Key} {coin.Text(amount)} ref \"{reference}\"",
            books.PayOnAccount(amount, books.Today, reference)
        );
    }

    private void Apply()
    {
        if (!Asked.AccountCommands || draw.PickFirst(Numbered) is not { } bill)
            return;
        if (books.CreditLeft == 0 && !draw.OneIn(5))
            return;
        long? amount = draw.OneIn(3) ? null : draw.SumAround(Math.Min(bill.Open, books.CreditLeft));
        var sum = amount is { } minor ? $" {coin.Text(minor)}" : "";
        Say($"apply {bill.Number}{sum}", books.Apply(bill, amount));
    }

    private void ReverseUse()
    {
        if (draw.PickFirst(books.Uses) is { } use && (Asked.LossesRecovered || use.Bill.State != BillState.WrittenOff))
            Say($"reverse A{use.Id} reason \"mistyped\"", books.Reverse(use));
    }

    private void RefundCredit()
    {
        if (!Asked.AccountCommands || (books.CreditLeft == 0 && !draw.OneIn(5)))
            return;
        var amount = draw.SumAround(Math.Max(books.CreditLeft, 1));
        Say($"refund {books.Key} {coin.Text(amount)} reason \"asked for it\"", books.RefundCredit(amount));
    }
}
