using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>What the bank's statements say, and what people do about it.</summary>
internal sealed partial class Acts
{
    /// <summary>The bank tells of money for an invoice. What it cannot book, a person puts aside or records.</summary>
    private void Bank()
    {
        if (draw.PickFirst(Numbered) is not { } bill)
            return;
        var (amount, on) = (Math.Max(draw.SumAround(bill.Open), 1), ValueDate());
        var why = books.PayByBank(bill, amount, on);
        var line = world.Tell(
            books,
            $"(the bank: {coin.Text(amount)} for {bill.Number} on {on:yyyy-MM-dd}{(why is null ? "" : $", parked: {why}")})",
            Entry(amount, bill, on, "CRDT", "")
        );
        if (why is null)
            return;
        if (draw.First / 7 % 2 == 0)
            Say($"parked dismiss B{line}", books.PutAside());
        else
            Say(
                $"pay {bill.Number} {coin.Text(amount)} from B{line} surplus credit again",
                books.PayFromLine(bill, amount, on)
            );
    }

    /// <summary>The bank takes a payment back, before or after a person has reversed it.</summary>
    private void Return()
    {
        var payments = books.Receipts.Where(r => r is { Bill: not null, IsReturned: false }).ToList();
        if (draw.PickFirst(payments) is not { } receipt)
            return;
        var isReversed =
            receipt is { IsReversed: true, IsFromBank: false }
            && receipt.Bill!.Receipts.Count(r => !r.IsReturned && r.Amount == receipt.Amount) == 1;
        if (!isReversed && !ProjectBooks.IsCertain(receipt))
            return;
        var doubt = isReversed ? null : InDoubtBy(receipt);
        var line = world.Tell(
            books,
            $"(the bank takes back {coin.Text(receipt.Amount)} for {receipt.Bill!.Number})",
            Entry(receipt.Amount, receipt.Bill!, books.Today, "DBIT", "<RvslInd>true</RvslInd>"),
            doubt
        );
        if (!isReversed && draw.Second % 2 == 0)
        {
            Say($"parked show B{line}", "only a look");
            Say($"[Reverse P{receipt.Id}]", books.ReverseReturned(receipt));
        }
        else if (!isReversed)
            Say($"reverse P{receipt.Id} reason \"taken back by the bank\"", books.ReverseReturned(receipt));
        if (isReversed)
            books.CloseReturned(receipt);
    }

    private InDoubt InDoubtBy(Receipt receipt) =>
        new(
            books,
            [.. books.Numbered.Select(b => (b.Number, ProjectBooks.OpenInDoubt(b, receipt)))],
            books.CreditLeft - Math.Min(receipt.Credit, books.CreditLeft)
        );

    private string Entry(long amount, Bill bill, DateOnly on, string side, string more) =>
        CamtBuilder.Entry(
            coin.Text(amount).Split(' ')[0],
            bill.Number,
            $"{on:yyyy-MM-dd}",
            bank: $"BANKREF{world.BankLines + 1:00000}",
            credit: side,
            currency: coin.Code,
            more: more
        );
}
