using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Creates an invitation with which another workspace can use the project too: one project on two platforms.
/// </summary>
internal sealed class ProjectInviteCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "project invite",
            "makes a code by which a channel of your other chat platform speaks of the project too"
        )
            .WithArguments(Key)
            .WithExamples("project invite ACME", "project invite");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (!turn.IsPrivate)
            return Reply.Refuse(
                "Whoever has the code becomes a lead of the project, so only you may see it, "
                    + "and here everybody would. "
                    + "Say it in a personal chat with me, with the project's key: "
                    + $"project invite {arguments.GetOrDefault(Key) ?? "ACME"}"
            );
        var secret = LinkSecret.Create();
        var outcome = await projects.InviteAsync(
            turn,
            arguments.GetOrDefault(Key) ?? "",
            LinkSecret.ComputeHash(secret),
            cancel
        );
        var reply = outcome.Show(view =>
            InvitationCards.Invitation(view, secret, view.Now + ProjectStore.InvitationLifetime)
        );
        // The code is shown only now; nothing changes until it is used.
        return reply with
        {
            Kind = reply.Kind == ReplyKind.Change ? ReplyKind.Answer : reply.Kind,
            Audience = Audience.SenderOnly,
        };
    }
}
