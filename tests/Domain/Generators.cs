using FsCheck;
using FsCheck.Fluent;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Domain;

/// <summary>Generates currencies, amounts, percentages and schedules for property tests.</summary>
internal static class Generators
{
    public static Gen<Currency> Currency => Gen.Elements(MilestoneBot.Domain.Amounts.Currency.All.ToArray());

    /// <summary>Minor units; small ones are as frequent as very large ones.</summary>
    public static Gen<long> Minor =>
        Gen.OneOf(Between(1, 20), Between(1, 1_000_000), Between(1, MilestoneBot.Domain.Amounts.Money.MaxMinorUnits));

    private static Gen<long> Between(long least, long most) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select least + (((long)high << 31) + low) % (most - least + 1);

    public static Gen<Money> Contract =>
        from currency in Currency
        from minor in Minor
        select new Money(minor, currency);

    public static Gen<Money> Money =>
        from contract in Contract
        from sign in Gen.Choose(-1, 1)
        select new Money(sign * contract.Minor, contract.Currency);

    public static Gen<Percent> Percent =>
        Gen.OneOf(Gen.Choose(1, 100).Select(whole => whole * 10_000), Gen.Choose(1, 1_000_000))
            .Select(units => new Percent(units));

    /// <summary>One to twelve shares that add up to 100 %.</summary>
    public static Gen<Amount[]> Shares =>
        from count in Gen.Choose(0, 11)
        from cuts in Gen.Choose(1, 999_999).ArrayOf(count)
        let ends = cuts.Distinct().Order().Append(1_000_000).ToArray()
        select ends.Select((end, at) => (Amount)new Amount.Share(new(end - (at == 0 ? 0 : ends[at - 1])))).ToArray();

    /// <summary>
    /// A contract and a schedule that may or may not add up. The amounts are chosen so that many do, or miss by one
    /// unit.
    /// </summary>
    public static Gen<(Money Contract, Amount[] Schedule)> Schedule =>
        from contract in Contract
        from shares in Percent
            .Select(p => (Amount)new Amount.Share(new(1 + p.Units / 4)))
            .ListOf()
            .Select(list => list.Take(5))
        from sums in Between(0, contract.Minor / 3)
            .ListOf()
            .Select(list => list.Take(3).Select(minor => (Amount)new Amount.Sum(new(minor, contract.Currency))))
        from unbilled in Gen.Choose(0, 1)
        let open = shares.Concat(sums).Concat(Enumerable.Repeat<Amount>(new Amount.Unbilled(), unbilled)).ToArray()
        from last in Gen.OneOf(
            Gen.Constant<Amount[]>([]),
            Gen.Constant<Amount[]>([new Amount.Rest()]),
            Gen.Choose(-2, 2)
                .Select(off => Allocation.Split(contract, open).Unassigned.Minor + off)
                .Select(minor => minor > 0 ? new Amount[] { new Amount.Sum(new(minor, contract.Currency)) } : [])
        )
        from mixed in Gen.Shuffle(open.Concat(last))
        select (contract, mixed.ToArray());

    /// <summary>Checks a property on ten thousand random cases.</summary>
    public static void Holds<T>(Gen<T> cases, Func<T, bool> property, int count = 10_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(cases.ToArbitrary(), property));
}
