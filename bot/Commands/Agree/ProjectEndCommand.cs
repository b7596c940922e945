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

/// <summary>Proposes to end a project midway, with or without a fee. The client agrees as to any amendment.</summary>
internal sealed class ProjectEndCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<MoneyText> Fee = CommandArgument.Money("fee").AsKeyword().AsOptional();
    private static readonly Argument<string> Name = CommandArgument.Quoted("name", "name of the fee").AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project end", "proposes to end the project midway: what is confirmed is billed, and a fee")
            .WithArguments(CommandArgument.Reason, Fee, Name)
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithValidation(given =>
                (given.Has(Fee), given.Has(Name)) switch
                {
                    (true, false) => (Name, "the fee needs a name for its invoice: fee 500 EUR \"Cancellation fee\""),
                    (false, true) => (Fee, "a fee needs a sum: fee 500 EUR \"Cancellation fee\""),
                    _ => null,
                }
            )
            .WithExamples(
                "project end reason \"the client stops the shop\"",
                "project end reason \"the client stops the shop\" fee 500 EUR \"Cancellation fee\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, "", (project, context) => End(project, arguments, context), cancel)).Show(
            AmendmentCards.Create
        );

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        reader.CreateContractFormAsync(
            turn,
            CardKind.EndForm,
            view => incomplete.RawText.Length > 0 ? null : ContractFormCards.End(view),
            cancel
        );

    private static Decision End(Project project, ParsedArguments arguments, DecisionContext context)
    {
        var reason = arguments.Get(CommandArgument.Reason);
        if (arguments.GetOrDefault(Fee) is not { } typed)
            return project.ProposeEnd(reason, null, "", context);
        return typed.ToMoney(project.Currency, out var problem) is { } fee
            ? project.ProposeEnd(reason, fee, arguments.GetOrDefault(Name) ?? "", context)
            : new Refusal.UnreadableMoney(problem);
    }
}
