using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Takes over a project that no staff member holds as lead or approver any more.</summary>
internal sealed class ProjectClaim(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    /// <summary>
    /// Whoever is named is asked about, as with every mention: so somebody who left is known to be gone.
    /// </summary>
    private static readonly Argument<string> From = Arg.Person with { Name = "from", Keyword = true, Optional = true };

    public Phrase Phrase { get; } =
        new Phrase("project claim", "makes you lead of a project that no staff member holds any more")
            .Takes(Key, From)
            .For("project claim", "project claim ACME from @{priya}");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            given.Maybe(Key) ?? "",
            (project, stamp) => project.Claim(stamp),
            cancel
        );
        return outcome.Show(sight =>
        {
            var team = DetailCards.Team(sight, 1);
            if (outcome is not Outcome.Saved(_, var events))
                return team;
            return team.Saying([
                .. events.Select(e => AuditCards.Say(sight, e)),
                "name somebody else who approves: role add approver @name",
            ]);
        });
    }
}
