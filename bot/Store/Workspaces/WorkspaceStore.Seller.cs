using System.Data.Common;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Workspaces;

public sealed partial class WorkspaceStore
{
    /// <summary>
    /// Codes for an account may go to the seller's mail address, so a change of it is told in every place, as one of the
    /// account is. The first address is no change.
    /// </summary>
    /// <param name="before">The addresses until now.</param>
    private async Task TellChangedMailAsync(
        DbConnection db,
        Turn turn,
        string workspace,
        IReadOnlyList<SellerMail> before
    )
    {
        if (before.Count > 0 && (await SellerMailReader.ReadAsync(db, workspace)).Count > before.Count)
            await OutboxWriter.EnqueueSellerAccountAsync(
                db,
                turn,
                clock.GetUtcNow(),
                workspace,
                SellerSettings.MailChangeNumber
            );
    }

    /// <summary>
    /// Whether the sender may change what is said of the seller. It is asked before something is prepared or fetched for
    /// them, and again when it is written.
    /// </summary>
    /// <returns>The project, or why not.</returns>
    public Task<(ProjectView? View, Refusal? No)> CheckSellerAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync<(ProjectView?, Refusal?)>(
            async db =>
            {
                if (await ProjectAccess.FindAsync(db, turn, "") is not { } found)
                    return (
                        null,
                        turn.Sender.IsForeign ? new Refusal.ForeignConversation() : new Refusal.NoProjectHere()
                    );
                var here = (await ProjectLoader.LoadAsync(db, found.Id)).Project;
                var context = await ProjectStore.CreateContextAsync(
                    workspaceReader,
                    nameSense,
                    db,
                    turn,
                    here.Workspace,
                    found.IsInProjectConversation
                );
                if (FindSenderFault(turn, here, context) is { } stranger)
                    return (null, stranger);
                var view = await workspaceReader.CreateViewAsync(db, turn, here);
                return (view, (await LoadAsync(db, here)).CheckSeller(context));
            },
            cancel
        );
}
