using MilestoneBot.Cards.Agree;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>Proposes another total of the contract. Every milestone keeps its sum; the rest takes the difference.</summary>
internal sealed class AmendTotalCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<MoneyText> Total = CommandArgument.Money("total");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("amend total", "proposes another contract total; every milestone keeps its sum")
            .WithArguments(Total)
            .OpensFormWhen(given => !given.Has(Total))
            .WithExamples("amend total 15000 EUR", "amend total 15,000.00");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeAsync(
                turn,
                "",
                (project, context) =>
                    arguments.Get(Total).ToMoney(project.Currency, out var problem) is { } total
                        ? project.AmendTotal(total, context)
                        : new Refusal.UnreadableMoney(problem),
                cancel
            )
        ).Show(AmendmentCards.Create);

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        reader.CreateContractFormAsync(turn, CardKind.TotalForm, ContractFormCards.Total, cancel);
}
