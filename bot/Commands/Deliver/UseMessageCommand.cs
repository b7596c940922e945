using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Deliver;

/// <summary>
/// Takes a message from the message shortcut as the client's written confirmation, and asks which stage it confirms.
/// </summary>
internal sealed class UseMessageCommand(ProjectReader reader, PendingInputStore pendingInputStore) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "use message",
            "takes a message of the client, that you point at, as his written confirmation"
        ).WithExamples("use message", "use message.");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (turn.QuotedMessage is not { } quotedMessage)
            return Reply.FromText(
                "Point at the message: open its menu and choose \"Written confirmation\". "
                    + "Where this chat has no such menu, type what the message says: "
                    + "confirm 1 by \"Dana Weiss\" ref \"message of 16 July\""
            );
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        if (
            Permissions.Check(project, Permission.AttachEvidence, SenderActor.Create(turn, project), turn.At) is
            { } refusal
        )
            return RefusalText.ToReply(refusal, view);
        var message = EvidenceMessageStore.CreateMessage(turn.Conversation, quotedMessage);
        // The same check as when it is used, so that nobody is asked for a stage when the message can confirm none.
        if (!message.IsFrom(project.Contact))
            return RefusalText.ToReply(
                new Refusal.NotClientContact(message.AuthorName, message.Address, project.Contact),
                view
            );
        var waiting = project
            .LiveMilestones.Where(m => m.Stage == Stage.Submitted && (m.Criterion?.IsConfirmedByClient() ?? false))
            .ToList();
        if (waiting.Count == 0)
            return Reply.Refuse(
                $"No stage of {project.Key} waits for the client's confirmation, so there is nothing to confirm. "
                    + $"Nothing was changed. Say status {project.Key} to see where each stands."
            );
        await pendingInputStore.SaveAsync(
            turn,
            PendingInputStore.MessageKind,
            EvidenceMessageStore.Serialize(message),
            cancel
        );
        return Reply.FromCard(ClientMessageCards.ChooseMilestone(view, message, waiting));
    }
}
