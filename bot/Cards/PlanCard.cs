using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>A pasted schedule before it is saved: every amount, what closes and what does not, the lines that are wrong.</summary>
internal static class PlanCard
{
    /// <param name="after">The project as it would be.</param>
    public static Card Preview(Sight after, int good, IReadOnlyList<string> bad, string code) => new($"{Words.Count(good, "milestone")} read; nothing is saved yet")
    {
        Tone = bad.Count > 0 ? Tone.Warning : Tone.Plain,
        Lines = [.. bad.Take(10), .. bad.Count > 10 ? [$"and {bad.Count - 10} more lines with problems"] : Array.Empty<string>(), .. after.Project.Allocation.Closes ? Array.Empty<string>() : [RefusalText.Gap(after.Project.Allocation, after.Project.Contract)]],
        Table = after.Project.Live.Any() ? ScheduleCards.Table(after, 1) : null,
        Footer = "A plan is added to what stands already; set and drop change that. The preview waits for an hour.",
        Buttons = good == 0 ? [] : bad.Count > 0 ? [new($"Save the other {good}", $"plan save {code} skip-bad", ButtonStyle.Primary)] : [new("Save", $"plan save {code}", ButtonStyle.Primary)],
    };
}
