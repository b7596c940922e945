using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>
/// A preview of a pasted schedule before it is saved: every amount, whether it adds up, the lines with errors, and
/// what was skipped.
/// </summary>
internal static class PlanCard
{
    private const int MaxLinesPerList = 10;

    /// <param name="after">The project as it would be after saving.</param>
    /// <param name="page">The requested page; 0 shows the first of the new milestones.</param>
    public static Card Preview(
        ProjectView after,
        int good,
        IReadOnlyList<string> bad,
        IReadOnlyList<string> notes,
        string code,
        int page
    )
    {
        var all = after.Project.LiveMilestones.Count();
        page = Paging.Clamp(page > 0 ? page : (all - good) / Paging.Size + 1, all);
        return new($"{DisplayText.Count(good, "milestone")} read; nothing is saved yet")
        {
            Tone = bad.Count > 0 ? Tone.Warning : Tone.Plain,
            Lines =
            [
                .. bad.Take(MaxLinesPerList),
                .. bad.Count > MaxLinesPerList
                    ? [$"and {bad.Count - MaxLinesPerList} more lines with problems"]
                    : Array.Empty<string>(),
                .. notes.Take(MaxLinesPerList),
                .. after.Project.Allocation.Closes
                    ? Array.Empty<string>()
                    : [RefusalText.Gap(after.Project.Allocation, after.Project.Contract)],
            ],
            Table = ScheduleCards.Table(after, page),
            Footer = "A plan is added to what stands already; set and drop change that. The preview waits for an hour.",
            Buttons =
            [
                bad.Count > 0
                    ? new($"Save the other {good}", $"plan save {code} skip-bad", ButtonStyle.Primary)
                    : new("Save", $"plan save {code}", ButtonStyle.Primary),
                .. page * Paging.Size < all ? [new Button("More", $"plan page {page + 1}")] : Array.Empty<Button>(),
            ],
        };
    }
}
