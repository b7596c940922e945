using System.Collections.Concurrent;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Model.Histories;

namespace MilestoneBot.Tests.Model;

/// <summary>
/// Random histories, typed to the running bot and kept in books beside it that know nothing of its code: what the bot
/// takes, refuses and exports is what the books say.
/// </summary>
public sealed class IndependentModelTests
{
    private const int Lanes = 2;

    [Fact]
    [Needs(Need.Time)]
    public Task Bot_and_books_agree_in_100_histories() => AgreeAsync(0, 100);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [Needs(Need.Minutes)]
    public Task Bot_and_books_agree_in_1000_histories(int hundred) => AgreeAsync(hundred * 100, 100);

    private static async Task AgreeAsync(int first, int count)
    {
        var seeds = new ConcurrentQueue<int>(Enumerable.Range(first, count));
        var findings = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => PlayAsync(seeds, findings))));
        Assert.True(findings.IsEmpty, string.Join("\n\n", findings));
    }

    /// <summary>Plays until one lane has found a difference, and makes that one short.</summary>
    private static async Task PlayAsync(ConcurrentQueue<int> seeds, ConcurrentQueue<string> findings)
    {
        await using var ground = await Playground.OpenAsync();
        while (findings.IsEmpty && seeds.TryDequeue(out var seed))
        {
            var history = History.Random(seed);
            if (await ground.PlayAsync(history) is { } finding)
                findings.Enqueue($"History {seed}, {await Shrinking.ShortestAsync(ground, history, finding)}");
        }
    }
}
