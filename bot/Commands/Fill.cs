using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Fills in what several milestones lack before their terms can be agreed: a form, or all of it in one line.
/// </summary>
internal sealed class Fill(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<DateWords> Expected = Arg.Date("expected").Numbered();
    private static readonly Argument<BoxOf<Criterion>> DoneWhen = Arg.DoneWhen.Numbered();

    public Phrase Phrase { get; } =
        new Phrase("fill", "fills in the expected dates and criteria that milestones lack")
            .Takes(Expected, DoneWhen)
            .AsksByFormWhen(given => !given.Numbered(Expected).Any() && !given.Numbered(DoneWhen).Any())
            .For("fill", "fill expected-1 2026-07-15 done-when-1 portal-approval expected-2 2026-08-14");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (dates, criteria) = (given.Numbered(Expected).ToDictionary(), given.Numbered(DoneWhen).ToDictionary());
        int[] positions = [.. dates.Keys.Union(criteria.Keys).Order()];
        if (positions.Length == 0)
            return await AskAsync(turn, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) =>
            {
                var today = project.Today(turn.At);
                var changes = new List<(Milestone, MilestoneChange)>();
                foreach (var position in positions)
                {
                    if (project.Find($"{position}") is not ({ } milestone, _))
                        return project.Find($"{position}").No!;
                    changes.Add(
                        (
                            milestone,
                            new(
                                null,
                                null,
                                null,
                                dates.GetValueOrDefault(position)?.On(today),
                                null,
                                criteria.GetValueOrDefault(position)?.Value
                            )
                        )
                    );
                }
                return project.SetAll(changes, stamp);
            },
            cancel
        );
        // The form goes on with the next milestones; what was typed, and the last ones, are answered with the schedule.
        return outcome.Show(sight =>
            turn.Presses("fill") && sight.Project.Gaps.Count > 0 ? Forms.Fill(sight) : ScheduleCards.Project(sight)
        );
    }

    private async Task<Reply> AskAsync(Turn turn, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } sight)
            return Answers.NoProject(turn);
        if (project.MayDefine(Acting.As(turn, project), turn.At) is { } no)
            return RefusalText.Say(no, sight);
        if (turn.Presses("fill"))
            return Reply.No(
                "Nothing is filled in, so nothing was changed. Give a milestone its date or its criterion, then save."
            );
        if (project.Gaps.Count > 0)
            return Reply.Show(Forms.Fill(sight));
        var full = project.Live.Any()
            ? "Every milestone has its expected date and its criterion."
            : "There are no milestones yet.";
        return Reply.Say($"{full} {ScheduleCards.NextStep(project)}");
    }
}
