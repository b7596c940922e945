using MilestoneBot.Cards.Agree;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>Proposes to split a milestone: a new part follows the old one, which keeps its state and what is left.</summary>
internal sealed class AmendSplitCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Text("milestone").AsOpenEnded(8);
    private static readonly Argument<MoneyText> Part = CommandArgument.Money("money");
    private static readonly Argument<string> Name = CommandArgument.Quoted("name");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("amend split", "proposes to split a part off a milestone, with a name of its own")
            .WithArguments(Milestone, Part, Name)
            .OpensFormWhen(given => given.Has(Milestone) && !given.Has(Part))
            .WithExamples(
                "amend split 2 1800 EUR \"Mobile layout approved\"",
                "amend split design 1,800.00 \"Mobile layout approved\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeAsync(
                turn,
                "",
                (project, context) => Split(project, Read(project, arguments, turn), turn, context),
                cancel
            )
        ).Show(AmendmentCards.Create);

    /// <summary>The milestone alone gets a form for its part.</summary>
    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        reader.CreateContractFormAsync(
            turn,
            CardKind.SplitForm,
            view =>
                incomplete.GetOrDefault(Milestone) is { } typed
                && !incomplete.Has(Part)
                && view.Project.FindMilestone(typed).Found is { } found
                && view.Project.CanAmend(found, turn.At)
                    ? ContractFormCards.Split(view, found)
                    : null,
            cancel
        );

    private static Decision Split(Project project, ParsedArguments read, Turn turn, DecisionContext context)
    {
        var (milestone, no) = project.FindAmendable(read.Get(Milestone), turn);
        if (milestone is null)
            return no!;
        return read.Get(Part).ToMoney(project.Currency, out var problem) is { } part
            ? project.AmendSplit(milestone, part, read.Get(Name), context)
            : new Refusal.UnreadableMoney(problem);
    }

    /// <summary>The reading of the line whose first words are a milestone; the shortest one where none is.</summary>
    private static ParsedArguments Read(Project project, ParsedArguments arguments, Turn turn) =>
        new[] { arguments }
            .Concat(arguments.Alternatives)
            .LastOrDefault(read => project.FindAmendable(read.Get(Milestone), turn).Found is not null)
        ?? arguments;
}
