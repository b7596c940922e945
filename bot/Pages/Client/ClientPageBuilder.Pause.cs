using MilestoneBot.Documents.Mail;

namespace MilestoneBot.Pages.Client;

internal sealed partial class ClientPageBuilder
{
    /// <summary>Work that is paused until an invoice is paid. A notice that no longer holds is not shown.</summary>
    private IEnumerable<string> Pauses()
    {
        foreach (var milestone in project.LiveMilestones)
            if (project.PauseOf(milestone, view.SellerToday) is { } notice)
                yield return ClientMailWriter.PausedText(view, milestone, notice);
    }
}
