using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model;

/// <summary>The books against sums that were worked by hand: a model that is wrong would find nothing.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly Tax None = new("zero-rated", 0);
    private static readonly Tax Standard = new("standard", 190_000);

    private static ProjectBooks Begin(long contract, Tax tax, params Worth[] schedule)
    {
        var books = new ProjectBooks(
            new(1) { Now = new(2026, 12, 30, 9, 0, 0, TimeSpan.Zero) },
            "A",
            contract,
            tax,
            14
        );
        foreach (var worth in schedule)
            books.Add($"Stage {books.Stages.Count + 1}", worth, 14);
        Assert.Null(books.Agree());
        return books;
    }

    private static Bill Issue(ProjectBooks books, int at)
    {
        var stage = books.Stages[at - 1];
        if (!stage.IsAdvance)
            Assert.Equal((null, null), (books.Start(stage), books.Submit(stage)));
        Assert.Null(books.Confirm(stage));
        Assert.Null(books.Draft(stage, again: false));
        Assert.Null(books.Issue(stage));
        return books.Bills[^1];
    }

    [Theory]
    [InlineData(1_000_001, "30 40 30", "300000 400001 300000")]
    [InlineData(5, "30 40 30", "1 2 2")]
    [InlineData(100_001, "30 40 30", "30000 40001 30000")]
    [InlineData(100, "33.3333 33.3333 33.3334", "33 33 34")]
    public void The_contract_is_allocated_to_the_unit(long contract, string percents, string nets) =>
        Assert.Equal(
            nets.Split(' ').Select(long.Parse),
            Sums.Allocate(
                contract,
                [.. percents.Split(' ').Select(p => new Worth.Percent((long)(decimal.Parse(p) * 10_000)))]
            )!
        );

    [Fact]
    public void A_schedule_that_does_not_close_is_none()
    {
        Assert.Null(Sums.Allocate(100, [new Worth.Percent(500_000), new Worth.Percent(400_000)]));
        Assert.Null(Sums.Allocate(100, [new Worth.Fixed(100), new Worth.Rest()]));
        Assert.Equal([30, 70], Sums.Allocate(100, [new Worth.Fixed(30), new Worth.Rest()])!);
    }

    [Theory]
    [InlineData(5, 10, 1)]
    [InlineData(-5, 10, -1)]
    [InlineData(4, 10, 0)]
    [InlineData(15, 10, 2)]
    [InlineData(25, 10, 3)]
    public void Half_a_unit_is_rounded_away_from_zero(long dividend, long divisor, long rounded) =>
        Assert.Equal(rounded, Sums.Rounded(dividend, divisor));

    [Fact]
    public void Credit_of_one_invoice_is_used_on_another()
    {
        var books = Begin(100_000, None, new Worth.Fixed(60_000), new Worth.Fixed(40_000));
        var (first, second) = (Issue(books, 1), Issue(books, 2));
        Assert.Null(books.Pay(first, 70_000, keep: true, books.Today, "wire 1"));
        Assert.Null(books.Credit(first, 5_000, isCancelled: false));
        Assert.Null(books.Apply(second, 15_000));
        Assert.Equal((55_000, 15_000, 0), (first.Used, first.MovedToCredit, first.Open));
        Assert.Equal((15_000, 25_000), (second.Applied, second.Open));
        Assert.Equal(
            (70_000, 55_000, 15_000, 0, 0),
            (books.Received, books.Used, books.Applied, books.CreditLeft, books.Refunded)
        );
        Assert.Null(books.BrokenIdentity());
        // The bank takes the payment back: its credit is gone, and what it paid is open again.
        Assert.Null(books.Reverse(books.Entries[0]));
        Assert.Equal((0, 55_000, 40_000), (books.Received, first.Open, second.Open));
        Assert.Null(books.BrokenIdentity());
    }

    [Fact]
    public void What_was_refunded_opens_the_invoice_of_a_payment_that_is_taken_back_by_so_much_more()
    {
        var books = Begin(60_000, None, new Worth.Rest());
        var bill = Issue(books, 1);
        Assert.Null(books.Pay(bill, 70_000, keep: true, books.Today, ""));
        Assert.Null(books.Refund(bill, 10_000));
        Assert.Null(books.Reverse(books.Entries[0]));
        Assert.Equal((-10_000, 70_000, 10_000), (bill.Used, bill.Open, books.Refunded));
        Assert.Null(books.BrokenIdentity());
    }

    [Fact]
    public void A_credit_note_on_what_is_paid_turns_the_newest_money_into_credit()
    {
        var books = Begin(100_000, Standard, new Worth.Rest());
        var bill = Issue(books, 1);
        Assert.Null(books.Pay(bill, 100_000, keep: false, books.Today, ""));
        Assert.Null(books.Pay(bill, 19_000, keep: false, books.Today, ""));
        Assert.Null(books.Credit(bill, 23_800, isCancelled: false));
        Assert.Equal((20_000, 3_800), (bill.CreditedNet, bill.Credited - bill.CreditedNet));
        Assert.Equal([(95_200L, 4_800L), (0L, 19_000L)], books.Receipts.Select(r => (r.Used, r.Credit)));
        Assert.Equal((20_000, 0, 0), (books.GivenUp, books.NotYetBilled, bill.Open));
        Assert.Null(books.BrokenIdentity());
    }

    [Fact]
    public void A_discount_lowers_the_price_and_a_bank_fee_does_not()
    {
        var books = Begin(100_000, Standard, new Worth.Rest());
        var bill = Issue(books, 1);
        Assert.Null(books.Pay(bill, 115_000, keep: false, books.Today, ""));
        Assert.Null(books.Settle(bill, "discount", 2_380));
        Assert.Null(books.Settle(bill, "bank-fee", null));
        Assert.Equal([(2_000L, 380L)], bill.Shortfalls[0].Parts.Select(p => (p.Net, p.Vat)));
        Assert.Equal((4_000, 0), (bill.Settled, bill.Open));
        Assert.Null(books.BrokenIdentity());
        Assert.NotNull(books.Credit(bill, 116_621, isCancelled: false));
    }

    [Fact]
    public void The_final_invoice_bills_what_no_advance_brought()
    {
        var books = Begin(
            1_000_000,
            Standard,
            new Worth.Percent(200_000),
            new Worth.Fixed(400_000),
            new Worth.Fixed(100_000),
            new Worth.Rest()
        );
        books.Stages[0].IsAdvance = true;
        books.Stages[2].Tax = new("standard", 70_000);
        var bills = new[] { Issue(books, 1), Issue(books, 2), Issue(books, 3) };
        Assert.Equal([238_000L, 476_000L, 107_000L], bills.Select(b => b.Gross));
        Assert.Null(books.Pay(bills[0], 119_000, keep: false, books.Today, ""));
        foreach (var bill in bills[1..])
            Assert.Null(books.Pay(bill, bill.Gross, keep: false, books.Today, ""));
        var last = books.Stages[3];
        Assert.Equal((null, null, null), (books.Start(last), books.Submit(last), books.Confirm(last)));
        Assert.Null(books.Draft(last, again: false));
        Assert.NotNull(books.Issue(last));
        Assert.Null(books.Credit(bills[0], 119_000, isCancelled: false));
        Assert.Equal((100_000, 0), (books.Credited, books.GivenUp));
        Assert.Null(books.Issue(last));
        var final = books.Final!;
        Assert.Equal((400_000, 76_000), (final.Net, final.Vat));
        Assert.NotNull(books.Credit(bills[0], null, isCancelled: false));
        Assert.Null(books.Pay(final, 476_000, keep: false, books.Today, ""));
        Assert.Equal((1_100_000, 100_000, 0), (books.Billed, books.Credited, books.NotYetBilled));
        Assert.Equal((1_178_000, 178_000), (books.Received, books.Vat - books.CreditedVat));
        Assert.Null(books.BrokenIdentity());
        // A partly paid advance that the bank takes back after the final invoice is open again; the final stays.
        Assert.Null(books.Reverse(books.Entries[0]));
        Assert.Equal((119_000, 0), (bills[0].Open, final.Open));
        Assert.Null(books.BrokenIdentity());
    }
}
