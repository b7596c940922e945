using MilestoneBot.Cards;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Client;
using MilestoneBot.Commands.Define;
using MilestoneBot.Commands.Team;
using MilestoneBot.Commands.Track;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// Renders a posted card from the present state, when its subject changed or a viewer's client refreshes it.
/// </summary>
internal sealed class CurrentCardSource(
    ProjectReader reader,
    NewProjectFormCards newProject,
    UnmatchedPaymentReader parked,
    DatevForm datev,
    ClientConversation client
) : ICardSource
{
    public async Task<Card?> DrawAsync(string address, Turn turn, bool isPersonal, CancellationToken cancel)
    {
        if (CardAddress.Parse(address) is not { Kind: { } kind } card)
            return null;
        if (card.IsOfNoProject)
            return kind == CardKind.NewProjectForm ? await newProject.DrawAsync(turn, card.Subject, cancel) : null;
        if (kind == CardKind.ClientChat && !turn.Conversation.IsInProcess)
            return await client.DrawAsync(turn, card.Project, cancel);
        var view = isPersonal
            ? await reader.FindForViewerAsync(turn, card.Project, cancel)
            : await reader.FindByIdAsync(turn, card.Project, cancel);
        if (view is null)
            return null;
        return kind switch
        {
            CardKind.UnmatchedPayment => (await parked.DrawAsync(turn, view, card.Which, cancel))?.WithTrace(
                view,
                card
            ),
            CardKind.DatevForm => await datev.DrawAsync(turn, view, DatevFormCards.MonthOf(card.Which), cancel),
            _ => CardBook.Draw(view, card),
        };
    }
}
