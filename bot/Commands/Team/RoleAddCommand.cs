using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Gives a role to a person mentioned with @, or reserves it for an e-mail address of somebody on the other platform.
/// </summary>
internal sealed class RoleAddCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private readonly ProjectForm form = new(
        reader,
        CardKind.RoleForm,
        Permission.ManageRoles,
        (view, given) =>
            RoleFormCards.Create(view, given.GetOrDefault(CommandArgument.RoleName)?.Value ?? Role.Approver)
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role add", "gives somebody a role in the project")
            .WithArguments(CommandArgument.RoleName, CommandArgument.PersonOrAddress)
            .OpensFormWhen(given => !given.Has(CommandArgument.PersonOrAddress))
            .WithExamples("role add approver @{marc}", "role add finance @{finn}");

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        form.CreateAsync(turn, incomplete, cancel);

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (who, role) = (
            arguments.Get(CommandArgument.PersonOrAddress),
            arguments.Get(CommandArgument.RoleName).Value
        );
        return who.IsAddress
            ? RoleChanges.ChangeAsync(
                projects,
                turn,
                [],
                [],
                (project, context) => project.AppointByAddress(who.Text, role, context),
                cancel
            )
            : RoleChanges.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [who.Text],
                (project, context) => project.GiveRole(who.Text, role, context),
                cancel
            );
    }
}
