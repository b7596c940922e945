using MilestoneBot.Cards.Deliver;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Deliver;

/// <summary>Confirms completion: the team's own criteria directly, the client's with evidence.</summary>
internal sealed class ConfirmCommand(ProjectStore projects, ProjectReader reader, PendingInputStore pendingInputStore)
    : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> By = CommandArgument.Quoted("by", "name").AsKeyword().AsOptional();
    private static readonly Argument<string> Ref = CommandArgument.Quoted("ref", "evidence").AsKeyword().AsOptional();

    private static readonly Argument<Boxed<bool>> Message = CommandArgument.Flag("message");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("confirm", "confirms that a stage is complete; for the client with evidence")
            .WithArguments(Milestone, By, Ref, Message)
            .WithValidation(arguments =>
                (arguments.Has(Message), arguments.Has(By), arguments.Has(Ref)) switch
                {
                    (true, true, _) or (true, _, true) => (
                        Message,
                        "the message says who confirms and where that stands; leave by and ref out"
                    ),
                    (_, true, false) => (Ref, "say where that stands: ref \"portal approval 16 July\""),
                    (_, false, true) => (By, "say whose confirmation that is: by \"Dana Weiss\""),
                    _ => null,
                }
            )
            .WithExamples("confirm 1 by \"Dana Weiss\" ref \"portal approval 16 July\"", "confirm final");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.Has(Message))
            return await ConfirmByMessageAsync(turn, arguments.Get(Milestone), cancel);
        var outcome = await projects.ChangeMilestoneAsync(
            turn,
            arguments.Get(Milestone),
            (p, m, context) =>
                p.Confirm(
                    m,
                    arguments.GetOrDefault(By) ?? "",
                    arguments.GetOrDefault(Ref) ?? "",
                    turn.Sender.Name,
                    context
                ),
            cancel
        );
        return outcome.Show(arguments.Get(Milestone), StageCards.Confirmed);
    }

    /// <summary>With the message that the same person last chose here by the message shortcut.</summary>
    private async Task<Reply> ConfirmByMessageAsync(Turn turn, string milestone, CancellationToken cancel)
    {
        var message = EvidenceMessageStore.Deserialize(
            await pendingInputStore.FindAsync(turn, PendingInputStore.MessageKind, cancel)
        );
        // When the turn is resumed after its reply was lost, the message is used already and the store knows the
        // outcome.
        if (message is null && !turn.IsResumed)
            return Reply.Refuse(
                "No message is waiting: you pointed at none here within the last hour, it was edited since, "
                    + "or it is used. Nothing was changed. Open the message's menu and choose \"Written confirmation\"."
            );
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var outcome = await projects.ChangeMilestoneAsync(
            turn,
            milestone,
            (p, m, context) =>
                message is null
                    ? new Refusal.EvidenceNeeded(m)
                    : p.Confirm(m, message, ClientMessageCards.OneLine(view, message), context),
            cancel
        );
        if (outcome is Outcome.Saved)
            await pendingInputStore.DeleteAsync(turn, PendingInputStore.MessageKind, cancel);
        return outcome.Show(milestone, StageCards.Confirmed);
    }
}
