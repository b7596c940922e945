using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>Uses an invitation: this conversation is tied to the project from now on.</summary>
internal sealed class ProjectJoinCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Code = CommandArgument.Text("code");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project join", "makes this place speak of a project of your other chat platform")
            .WithArguments(Code)
            .WithExamples(
                "project join gE7xq0sVt2Zb9LrYw4uPj1cKdNfHmQa8RiOe5TzXk3M",
                "project join Qm2nT8sXw5Yc0KpLr7vBz3hJdGfDa9EiUo6tRyWkN1A"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (!turn.Sender.IsStaff)
            return RefusalText.ToReply(new Refusal.NotAllowed(Permission.ManageRoles, [], [], IsGuest: true), null);
        return await projects.JoinAsync(turn, arguments.Get(Code), cancel) switch
        {
            null => Reply.Refuse(
                "That code is used, older than a quarter of an hour, or none, "
                    + "or whoever made it may give no roles any more. Nothing was changed. "
                    + "Say project invite KEY in a personal chat with me on the other platform, "
                    + "and bring the new code here."
            ),
            Outcome.Rejected(Refusal.KeyTaken(var key), _) => Reply.Refuse(
                $"This workspace has another project with the key {key}, and words here would mean both. "
                    + "Nothing was changed. Bring the code to a workspace that has none."
            ),
            var outcome => outcome.Show(view =>
                InvitationCards.Joined(view, outcome is Outcome.Saved(_, var events) && events.Any(e => e is RoleGiven))
            ),
        };
    }
}
