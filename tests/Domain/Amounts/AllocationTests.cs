using System.Numerics;
using FsCheck.Fluent;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Domain.Amounts;

/// <summary>A contract is divided exactly to the minor unit.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("EUR 10,000.01", "30% 40% 30%", "3,000.00 4,000.01 3,000.00")]
    [InlineData("EUR 0.05", "30% 40% 30%", "0.01 0.02 0.02")]
    [InlineData("JPY 100,001", "30% 40% 30%", "30,000 40,001 30,000")]
    [InlineData("EUR 12,000.00", "30% 40% 30%", "3,600.00 4,800.00 3,600.00")]
    [InlineData("EUR 100.00", "33.3333% 33.3333% 33.3334%", "33.33 33.33 33.34")]
    [InlineData("EUR 0.01", "50% 50%", "0.00 0.01")]
    [InlineData("KWD 1.001", "50% 50%", "0.500 0.501")]
    [InlineData("EUR 1000.00", "100%", "1,000.00")]
    [InlineData("EUR 100.00", "30% 30% rest", "30.00 30.00 40.00")]
    [InlineData("EUR 10,000.01", "30% 40% rest", "3,000.00 4,000.01 3,000.00")]
    [InlineData("EUR 100.00", "rest", "100.00")]
    [InlineData("EUR 100.00", "25.50 rest 10%", "25.50 64.50 10.00")]
    [InlineData("EUR 100.00", "40.00 unbilled 60.00", "40.00 0.00 60.00")]
    [InlineData("EUR 100.00", "30% unbilled 70%", "30.00 0.00 70.00")]
    [InlineData("EUR 100.00", "50.00 50%", "50.00 50.00")]
    [InlineData("EUR 100.01", "50.01 50%", "50.01 50.00")]
    [InlineData("EUR 100.00", "33.33 33.3333% 33.3334%", "33.33 33.33 33.34")]
    [InlineData("EUR 100.01", "66.67 33.3333%", "66.67 33.34")]
    public void A_schedule_that_closes_is_divided_to_the_unit(string contract, string schedule, string nets)
    {
        var split = Split(contract, schedule);

        Assert.True(split.Closes);
        Assert.Equal(nets, string.Join(' ', split.Nets.Select(Number)));
        Assert.True(split.Unassigned.IsZero);
    }

    [Theory]
    [InlineData("EUR 12,000.00", "30% 40% 20%", "3,600.00 4,800.00 2,400.00", "1,200.00", "90 %")]
    [InlineData("EUR 12,000.00", "30% 40% 35%", "3,600.00 4,800.00 4,200.00", "-600.00", "105 %")]
    [InlineData("EUR 100.00", "33.3333% 33.3333% 33.3333%", "33.33 33.33 33.33", "0.00", "99.9999 %")]
    [InlineData("EUR 12,000.00", "4,000.00 8,000.01", "4,000.00 8,000.01", "-0.01", "")]
    [InlineData("EUR 100.01", "50.00 50%", "50.00 50.00", "0.01", "")]
    [InlineData("EUR 100.01", "50.02 50%", "50.02 50.00", "-0.02", "")]
    [InlineData("EUR 100.00", "60% 40.00 rest", "60.00 40.00 0.00", "0.00", "")]
    [InlineData("EUR 100.00", "60% 50.00 rest", "60.00 50.00 0.00", "-10.00", "")]
    [InlineData("EUR 100.00", "unbilled unbilled", "0.00 0.00", "100.00", "")]
    [InlineData("EUR 100.00", "", "", "100.00", "")]
    public void A_schedule_that_does_not_close_says_by_how_much(
        string contract,
        string schedule,
        string nets,
        string unassigned,
        string total
    )
    {
        var split = Split(contract, schedule);

        Assert.False(split.Closes);
        Assert.Equal(nets, string.Join(' ', split.Nets.Select(Number)));
        Assert.Equal(unassigned, Number(split.Unassigned));
        Assert.Equal(total, split.PercentTotal?.ToString() ?? "");
    }

    [Fact]
    public void The_total_in_percent_is_known_while_every_billed_milestone_is_a_share()
    {
        Assert.Equal(Percent.Whole, Split("EUR 1.00", "30% unbilled 70%").PercentTotal);
        Assert.Null(Split("EUR 1.00", "30% 0.70").PercentTotal);
        Assert.Null(Split("EUR 1.00", "30% rest").PercentTotal);
        Assert.True(Split("EUR 1.00", "30% rest").TakesRest);
        Assert.False(Split("EUR 1.00", "30% 70%").TakesRest);
    }

    [Fact]
    public void Two_rests_and_a_foreign_sum_are_bugs()
    {
        Assert.Throws<ArgumentException>(() => Split("EUR 1.00", "rest rest"));
        Assert.Throws<InvalidOperationException>(() => Allocation.Split(Eur(100), [new Amount.Sum(Read("JPY 1"))]));
    }

    [Fact]
    public void Shares_of_a_hundred_percent_always_make_the_contract() =>
        Generators.Holds(
            from contract in Generators.Contract
            from shares in Generators.Shares
            select (contract, shares),
            of =>
                Allocation.Split(of.contract, of.shares) is { Closes: true } split
                && IsExact(of.contract, of.shares, split)
                && IsMonotone(of.shares, split)
        );

    [Fact]
    public void Any_schedule_either_makes_the_contract_or_says_what_is_missing()
    {
        var (closed, open) = (0, 0);
        Generators.Holds(
            Generators.Schedule,
            of =>
            {
                var split = Allocation.Split(of.Contract, of.Schedule);
                if (split.Closes)
                    closed++;
                else
                    open++;
                return split.Closes
                    ? IsExact(of.Contract, of.Schedule, split)
                        && IsMonotone(of.Schedule, split)
                        && split.Unassigned.IsZero
                    : ReportsTheGap(of.Contract, of.Schedule, split);
            }
        );
        Assert.True(closed > 2_000 && open > 2_000, $"{closed} closed, {open} did not: both kinds are to be tried");
    }

    private static bool IsExact(Money contract, Amount[] schedule, Allocation split)
    {
        var exact = Exact(contract, schedule);
        return split.Nets.Count == schedule.Length
            && split.Nets.Aggregate((a, b) => a + b) == contract
            && split
                .Nets.Zip(exact)
                .All(one => BigInteger.Abs(one.First.Minor * (BigInteger)1_000_000 - one.Second) < 1_000_000);
    }

    private static bool IsMonotone(Amount[] schedule, Allocation split)
    {
        var shares = schedule
            .Zip(split.Nets)
            .Where(one => one.First is Amount.Share)
            .OrderBy(one => ((Amount.Share)one.First).Percent)
            .Select(one => one.Second)
            .ToArray();
        // OrderBy is stable: of two equal shares the later one follows and never has less.
        return shares.Zip(shares.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    private static bool ReportsTheGap(Money contract, Amount[] schedule, Allocation split)
    {
        var hasRest = schedule.Any(amount => amount is Amount.Rest);
        var withoutRest = schedule.Where(amount => amount is not Amount.Rest).ToArray();
        var gap =
            contract.Minor * (BigInteger)1_000_000
            - Exact(contract, withoutRest).Aggregate(BigInteger.Zero, (a, b) => a + b);
        // Rounding to the nearest unit leaves at most half a unit.
        var isNearest = BigInteger.Abs(split.Unassigned.Minor * (BigInteger)1_000_000 - gap) <= 500_000;
        if (hasRest)
            return gap <= 0 ? isNearest : split.Unassigned.IsZero;
        return isNearest && (!split.Unassigned.IsZero || split.PercentTotal is not null);
    }

    private static BigInteger[] Exact(Money contract, Amount[] schedule)
    {
        var exact = schedule
            .Select(amount =>
                amount switch
                {
                    Amount.Share share => contract.Minor * (BigInteger)share.Percent.Units,
                    Amount.Sum sum => sum.Money.Minor * (BigInteger)1_000_000,
                    _ => BigInteger.Zero,
                }
            )
            .ToArray();
        var rest = Array.FindIndex(schedule, amount => amount is Amount.Rest);
        if (rest >= 0)
            exact[rest] = contract.Minor * (BigInteger)1_000_000 - exact.Aggregate(BigInteger.Zero, (a, b) => a + b);
        return exact;
    }

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static string Number(Money sum) => sum.ToStringWithCode()[4..];

    private static Money Read(string text) => MoneyText.Parse(text, out _)!.ToMoney(null, out _)!.Value;

    private static Allocation Split(string contract, string schedule)
    {
        var total = Read(contract);
        Amount AmountOf(string word) =>
            word switch
            {
                "rest" => new Amount.Rest(),
                "unbilled" => new Amount.Unbilled(),
                _ when PercentText.ParseShare(word, out _) is { } percent => new Amount.Share(percent),
                _ => new Amount.Sum(MoneyText.Parse(word, out _)!.ToMoney(total.Currency, out _)!.Value),
            };
        return Allocation.Split(
            total,
            [.. schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AmountOf)]
        );
    }
}
