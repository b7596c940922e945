using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>Takes over a project that has no active lead or approver of the staff any more.</summary>
internal sealed class ProjectClaimCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    /// <summary>A named person is looked up, like every mention, so that it is known when they have left.</summary>
    private static readonly Argument<string> From = CommandArgument.Person with
    {
        Name = "from",
        IsKeyword = true,
        IsOptional = true,
    };

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project claim", "makes you lead of a project that no staff member holds any more")
            .WithArguments(Key, From)
            .WithExamples("project claim", "project claim ACME from @{priya}");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            arguments.GetOrDefault(Key) ?? "",
            (project, context) => project.Claim(context),
            cancel
        );
        return outcome.Show(view =>
        {
            var team = DetailCards.Team(view, 1);
            if (outcome is not Outcome.Saved(_, var events))
                return team;
            return team.WithEvents([
                .. events.Select(e => AuditCards.Describe(view, e)),
                "name somebody else who approves: role add approver @name",
            ]);
        });
    }
}
