using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Completes what several milestones lack before their terms can be agreed: by a form, or everything in one line.
/// </summary>
internal sealed class FillCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected").AsNumbered();
    private static readonly Argument<Boxed<Criterion>> DoneWhen = CommandArgument.DoneWhen.AsNumbered();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("fill", "fills in the expected dates and criteria that milestones lack")
            .WithArguments(Expected, DoneWhen)
            .OpensFormWhen(arguments =>
                !arguments.GetNumbered(Expected).Any() && !arguments.GetNumbered(DoneWhen).Any()
            )
            .WithExamples("fill", "fill expected-1 2026-07-15 done-when-1 portal-approval expected-2 2026-08-14");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (dates, criteria) = (
            arguments.GetNumbered(Expected).ToDictionary(),
            arguments.GetNumbered(DoneWhen).ToDictionary()
        );
        int[] positions = [.. dates.Keys.Union(criteria.Keys).Order()];
        if (positions.Length == 0)
            return await AskAsync(turn, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
            {
                var today = project.Today(turn.At);
                var changes = new List<(Milestone, MilestoneChange)>();
                foreach (var position in positions)
                {
                    if (project.FindMilestone($"{position}") is not ({ } milestone, _))
                        return project.FindMilestone($"{position}").No!;
                    changes.Add(
                        (
                            milestone,
                            new(
                                null,
                                null,
                                null,
                                dates.GetValueOrDefault(position)?.Resolve(today),
                                null,
                                criteria.GetValueOrDefault(position)?.Value
                            )
                        )
                    );
                }
                return project.ChangeMilestones(changes, context);
            },
            cancel
        );
        // The form continues with the next milestones. Typed input, and the last form, are answered with the
        // schedule.
        return outcome.Show(view =>
            turn.IsActionOn(CardKind.FillForm) && view.Project.MissingTerms.Count > 0
                ? FormCards.Fill(view)
                : ScheduleCards.Project(view)
        );
    }

    private async Task<Reply> AskAsync(Turn turn, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        if (project.CheckDefine(SenderActor.Create(turn, project), turn.At) is { } refusal)
            return RefusalText.ToReply(refusal, view);
        if (turn.IsActionOn(CardKind.FillForm))
            return Reply.Refuse(
                "Nothing is filled in, so nothing was changed. Give a milestone its date or its criterion, then save."
            );
        if (project.MissingTerms.Count > 0)
            return Reply.FromCard(FormCards.Fill(view));
        var full = project.LiveMilestones.Any()
            ? "Every milestone has its expected date and its criterion."
            : "There are no milestones yet.";
        return Reply.FromText($"{full} {ScheduleCards.NextStep(project)}");
    }
}
