using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>
/// Proposes other terms for a milestone; without arguments it shows the proposal. The agreed terms stay in force
/// until the client agrees.
/// </summary>
internal sealed class AmendCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("amend", "proposes other terms for a milestone, or shows what is proposed")
            .WithArguments([Milestone, .. TermsArguments.All, CommandArgument.Page])
            .OpensFormWhen(arguments => arguments.Has(Milestone) && !TermsArguments.All.Any(arguments.Has))
            .WithExamples(
                "amend 2 amount 5000 EUR",
                "amend design expected 2026-09-01 due 30 done-when written-email",
                "amend"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var isLook = !TermsArguments.All.Any(arguments.Has);
        if (arguments.GetOrDefault(Milestone) is not { } milestone)
        {
            if (!isLook)
                return CommandDispatcher.CreateUsageReply(Syntax, "say which milestone, by its number or name");
            return OutcomeReplies.Show(
                turn,
                await reader.FindAsync(turn, "", cancel),
                "",
                view => AmendmentCards.Create(view, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
            );
        }
        if (isLook && !turn.IsActionOn(CardKind.AmendForm) && await FormAsync(turn, milestone, cancel) is { } form)
            return form;
        return (
            await projects.ChangeAmendableAsync(
                turn,
                milestone,
                (project, found, context) =>
                    TermsArguments.Read(arguments, project, turn, out var refusal) is { } change
                        ? project.Amend(found, change, context)
                        : refusal!,
                cancel
            )
        ).Show(AmendmentCards.Create);
    }

    /// <summary>
    /// A milestone without further arguments gets a form with its terms; null where they cannot be amended, which the
    /// project's rule then answers.
    /// </summary>
    private async Task<Reply?> FormAsync(Turn turn, string milestone, CancellationToken cancel) =>
        await reader.FindAsync(turn, "", cancel) is { Project: var project } view
        && project.FindMilestone(milestone).Found is { } found
        && project.CanAmend(found, turn.At)
        && Permissions.IsAllowed(project, Permission.Define, SenderActor.Create(turn, project), turn.At)
            ? Reply.FromCard(FormCards.Amend(view, found))
            : null;
}
