using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>What follows from what the client has just said.</summary>
internal sealed partial class ClientPageBuilder
{
    /// <summary>They agreed: the first milestone whose gate is open can begin.</summary>
    public string DoneAgree()
    {
        var said = Say(ClientPageText.DoneAgree, Seller);
        var next = project.LiveMilestones.FirstOrDefault(m => m.Stage is not Stage.Confirmed);
        return next is { Stage: Stage.Planned } && project.GateOf(next, view.SellerToday) is StageGate.Open
            ? $"{said} {Say(ClientPageText.NextBegins, next.Name)}"
            : said;
    }

    /// <summary>They approved: what is billed by it and was not billed yet is billed now.</summary>
    public string DoneApprove(int milestone)
    {
        var approved = project.Milestones.Find(m => m.Id == milestone);
        var said = Say(ClientPageText.DoneApprove, Seller, approved?.Name ?? "");
        var isToBill =
            approved is not null
            && project.IsBillable(approved)
            && !project.NumberedInvoices.Any(i => i.Milestone == approved.Id);
        return isToBill ? $"{said} {Say(ClientPageText.NextInvoice)}" : said;
    }
}
