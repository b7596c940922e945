using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Takes a role away from a person, or ends its reservation for an address.</summary>
internal sealed class RoleRemoveCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role remove", "takes a role away from somebody")
            .WithArguments(CommandArgument.RoleName, CommandArgument.PersonOrAddress)
            .WithExamples("role remove finance @{finn}", "role remove lead @{priya}");

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
                (project, context) => project.EndAppointment(who.Text, role, context),
                cancel
            )
            : RoleChanges.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [],
                (project, context) => project.RemoveRole(who.Text, role, context),
                cancel
            );
    }
}
