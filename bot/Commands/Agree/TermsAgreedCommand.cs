using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>
/// Records the client's agreement with evidence that the team holds: to the first terms, or to an amendment of them.
/// </summary>
internal sealed class TermsAgreedCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> By = CommandArgument.Quoted("by", "name").AsKeyword();
    private static readonly Argument<string> Ref = CommandArgument.Quoted("ref", "evidence").AsKeyword();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("terms agreed", "records that the client agreed, with the evidence you hold")
            .WithArguments(By, Ref)
            .WithExamples(
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "terms agreed by \"Dana Weiss\" ref \"signed offer 2026-17\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => project.AgreeTerms(arguments.Get(By), arguments.Get(Ref), context),
            cancel
        );
        return outcome is Outcome.Rejected(Refusal.TermsOutdated refusal, { } view)
            ? Reply.Refuse(RefusalText.Outdated(view, refusal, await reader.ReadJournalAsync(view.Project.Id, cancel)))
            : outcome.Show(ScheduleCards.Terms);
    }
}
