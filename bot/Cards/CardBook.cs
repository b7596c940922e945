using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Every card that can be drawn again, by the kind in its address.</summary>
internal static class CardBook
{
    private static readonly Dictionary<string, Func<Sight, Card>> OfProject = new(StringComparer.Ordinal)
    {
        ["project"] = ScheduleCards.Project,
        ["terms"] = ScheduleCards.Terms,
        ["gap"] = ChoiceCards.Gap,
    };

    private static readonly Dictionary<string, Func<Sight, Milestone, Card>> OfMilestone = new(StringComparer.Ordinal)
    {
        ["detail"] = DetailCards.Milestone,
        ["started"] = StageCards.Started,
        ["submitted"] = StageCards.Submitted,
        ["evidence"] = StageCards.Attached,
        ["confirmed"] = StageCards.Confirmed,
        ["gate"] = GateCard.Of,
        ["payment"] = ChoiceCards.Decided,
        ["draft"] = InvoiceCards.Draft,
        ["invoice"] = InvoiceCards.Issued,
    };

    /// <summary>The card at <c>kind/project/subject</c> as it stands now; null when there is no such card.</summary>
    public static Card? Draw(Sight sight, string kind, string subject)
    {
        if (subject == "p") return OfProject.TryGetValue(kind, out var ofProject) ? ofProject(sight) : null;
        if (!OfMilestone.TryGetValue(kind, out var ofMilestone) || !subject.StartsWith('m') || !int.TryParse(subject.AsSpan(1), out var id)) return null;
        return sight.Project.Milestones.Find(m => m.Id == id) is { } milestone ? ofMilestone(sight, milestone) : null;
    }
}
