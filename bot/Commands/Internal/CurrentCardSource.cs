using MilestoneBot.Cards;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Define;
using MilestoneBot.Commands.Track;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>Draws a posted card again when its subject changed, or when somebody looks at it.</summary>
internal sealed class CurrentCardSource(
    ProjectReader reader,
    NewProjectFormCards newProject,
    UnmatchedPaymentReader parked
) : ICardSource
{
    public async Task<Card?> DrawAsync(string address, Turn turn, bool isPersonal, CancellationToken cancel)
    {
        if (address.Split('/') is not ({ Length: <= 4 } and [var kind, var project, var subject, .. var which]))
            return null;
        if (project == Card.NoProject)
            return kind == FormCards.NewProjectKind ? await newProject.DrawAsync(turn, subject, cancel) : null;
        var view = isPersonal
            ? await reader.FindForViewerAsync(turn, project, cancel)
            : await reader.FindByIdAsync(turn, project, cancel);
        if (view is not null && kind == UnmatchedPaymentCards.Kind)
            return await parked.DrawAsync(turn, view, string.Concat(which), cancel);
        return view is null ? null : CardBook.Draw(view, kind, subject, string.Concat(which));
    }
}
