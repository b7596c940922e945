using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Revokes every open link of the client.</summary>
internal sealed class ClientRevokeCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("client revoke", "closes the links to the client's page that were made before")
            .WithArguments(Key)
            .WithExamples("client revoke", "client revoke ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            arguments.GetOrDefault(Key) ?? "",
            (project, context) => project.RevokeClientLinks(context),
            cancel
        );
        return outcome.Show(view =>
            ClientCards.Revoked(view, outcome is Outcome.Saved(_, [ClientLinksRevoked closed, ..]) ? closed.Count : 0)
        );
    }
}
