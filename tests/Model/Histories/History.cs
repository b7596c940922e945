namespace MilestoneBot.Tests.Model.Histories;

/// <summary>A history of a workspace: its beginning by a seed, and what people do then.</summary>
internal sealed record History(int Seed, IReadOnlyList<Draw> Draws)
{
    public static History Random(int seed)
    {
        var random = new Random(seed * 7919 + 1);
        return new(seed, [.. Enumerable.Range(0, random.Next(15, 90)).Select(_ => Draw.From(random))]);
    }

    /// <summary>The same without so many acts from a place on.</summary>
    public History Without(int from, int count) =>
        this with
        {
            Draws = [.. Draws.Take(from), .. Draws.Skip(from + count)],
        };
}
