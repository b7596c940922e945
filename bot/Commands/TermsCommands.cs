using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Records the client's agreement from evidence that the team holds: to the first terms, or to an amendment of them.
/// </summary>
internal sealed class TermsAgreed(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> By = Arg.Quoted("by", "name").AsKeyword();
    private static readonly Argument<string> Ref = Arg.Quoted("ref", "evidence").AsKeyword();

    public Phrase Phrase { get; } =
        new Phrase("terms agreed", "records that the client agreed, with the evidence you hold")
            .Takes(By, Ref)
            .For(
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "terms agreed by \"Dana Weiss\" ref \"signed offer 2026-17\""
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) => project.AgreeTerms(given.Get(By), given.Get(Ref), stamp),
            cancel
        );
        return outcome is Outcome.Refused(Refusal.TermsOutdated no, { } sight)
            ? Reply.No(RefusalText.Outdated(sight, no, await reader.JournalAsync(sight.Project.Id, cancel)))
            : outcome.Show(ScheduleCards.Terms);
    }
}

/// <summary>
/// Proposes other terms for a milestone; alone it shows what is proposed. The agreed ones hold until the client says
/// yes.
/// </summary>
internal sealed class Amend(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("amend", "proposes other terms for a milestone, or shows what is proposed")
            .Takes([Milestone, .. TermsArguments.All, Arg.Page])
            .AsksByFormWhen(given => given.Has(Milestone) && !TermsArguments.All.Any(given.Has))
            .For("amend 2 amount 5000 EUR", "amend design expected 2026-09-01 due 30 done-when written-email", "amend");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var isLook = !TermsArguments.All.Any(given.Has);
        if (given.Maybe(Milestone) is not { } milestone)
        {
            if (!isLook)
                return Desk.Usage(Phrase, "say which milestone, by its number or name");
            return Answers.Show(
                turn,
                await reader.FindAsync(turn, "", cancel),
                "",
                sight => AmendmentCards.Of(sight, given.Maybe(Arg.Page)?.Value ?? 1)
            );
        }
        if (isLook && !turn.Presses("amend") && await FormAsync(turn, milestone, cancel) is { } form)
            return form;
        return (
            await projects.OnMilestoneAsync(
                turn,
                milestone,
                (project, found, stamp) =>
                    TermsArguments.Read(given, project, turn.At, out var no) is { } change
                        ? project.Amend(found, change, stamp)
                        : no!,
                cancel
            )
        ).Show(AmendmentCards.Of);
    }

    /// <summary>
    /// The milestone alone is answered with its terms in a form; null where they cannot be amended, which the rule
    /// says.
    /// </summary>
    private async Task<Reply?> FormAsync(Turn turn, string milestone, CancellationToken cancel) =>
        await reader.FindAsync(turn, "", cancel) is { Project: var project } sight
        && project.Find(milestone).Found is { } found
        && project.MayAmend(found, turn.At)
        && Rights.Allow(project, Act.Define, Acting.As(turn, project), turn.At)
            ? Reply.Show(Forms.Amend(sight, found))
            : null;
}
