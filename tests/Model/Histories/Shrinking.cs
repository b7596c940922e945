namespace MilestoneBot.Tests.Model.Histories;

/// <summary>Makes a history that shows a difference as short as it can be.</summary>
internal static class Shrinking
{
    /// <summary>Leaves acts out, many at first, as long as the same difference stays.</summary>
    public static async Task<Finding> ShortestAsync(Playground ground, History history, Finding finding)
    {
        for (var count = Math.Max(history.Draws.Count / 2, 1); count > 0; count /= 2)
        for (var at = 0; at < history.Draws.Count; )
        {
            var shorter = history.Without(at, count);
            if (await ground.PlayAsync(shorter) is { } still && still.Kind == finding.Kind)
                (history, finding) = (shorter, still);
            else
                at += count;
        }
        return finding;
    }
}
