namespace MilestoneBot.Tests.Model.Histories;

/// <summary>
/// One throw of the dice, from which an act follows when its turn comes. It is kept apart from what came before, so that
/// acts can be left out of a history and the others still make sense.
/// </summary>
internal sealed record Draw(int Act, int First, int Second, int Third)
{
    public static Draw From(Random random) => new(random.Next(), random.Next(), random.Next(), random.Next());

    public T? PickFirst<T>(IReadOnlyList<T> among)
        where T : class => among.Count == 0 ? null : among[First % among.Count];

    /// <summary>A sum around the one that matters: it, a part of it, one unit more, one unit, much more.</summary>
    public long SumAround(long target)
    {
        var some = 1 + Third % Math.Max(target, 1);
        return (Second % 12) switch
        {
            0 or 1 or 2 or 3 => target,
            4 => target + 1,
            5 => target - 1,
            6 => 1,
            7 => target + some,
            _ => some,
        };
    }

    public bool OneIn(int times) => Third / 7 % times == 0;
}
