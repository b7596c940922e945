using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>Takes over a project that no staff member holds as lead or approver any more.</summary>
internal sealed class ProjectClaimCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    /// <summary>
    /// Whoever is named is asked about, as with every mention: so somebody who left is known to be gone.
    /// </summary>
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
