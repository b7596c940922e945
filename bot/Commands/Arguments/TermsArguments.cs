using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Arguments;

/// <summary>
/// The arguments of <c>set</c> and <c>amend</c> for a milestone: the same before the client's agreement and after it.
/// </summary>
internal static class TermsArguments
{
    public static Argument<string> Name { get; } = CommandArgument.Quoted("name").AsKeyword().AsOptional();

    private static readonly Argument<AmountInput> Amount = CommandArgument.Amount("amount").AsKeyword().AsOptional();
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected");

    public static IReadOnlyList<Argument> All { get; } =
    [
        Name,
        Amount,
        Starts,
        Expected,
        CommandArgument.DueDays,
        CommandArgument.Discount,
        CommandArgument.DeemedAcceptance,
        CommandArgument.DoneWhen,
        VatArgument.Kind,
        .. VatArgument.All,
    ];

    /// <summary>
    /// The typed change, in the project's currency and calendar; null where the amount does not fit its currency.
    /// </summary>
    public static MilestoneChange? Read(ParsedArguments arguments, Project project, Turn turn, out Refusal? refusal)
    {
        var today = project.Today(turn.At);
        (var amount, refusal) = arguments.GetOrDefault(Amount)?.ToAmount(project.Currency) ?? (null, null);
        var vat = VatArgument.Of(arguments, out var unclear);
        refusal ??= unclear ?? VatQuestion.Ask(vat, turn);
        return refusal is null
            ? new(
                arguments.GetOrDefault(Name),
                amount,
                arguments.GetOrDefault(Starts)?.Resolve(today),
                arguments.GetOrDefault(Expected)?.Resolve(today),
                arguments.GetOrDefault(CommandArgument.DueDays)?.Value,
                arguments.GetOrDefault(CommandArgument.DoneWhen)?.Value
            )
            {
                Kind = arguments.GetOrDefault(VatArgument.Kind)?.Value,
                Vat = vat,
                Discount = arguments.GetOrDefault(CommandArgument.Discount),
                SilenceDays = arguments.GetOrDefault(CommandArgument.DeemedAcceptance)?.Value,
            }
            : null;
    }
}
