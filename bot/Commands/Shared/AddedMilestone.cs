using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Define;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// The arguments of <c>add</c> and <c>amend add</c>: the same before the client's agreement and after it.
/// </summary>
internal static class AddedMilestone
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("milestone");
    private static readonly Argument<AmountInput> Amount = CommandArgument.Amount("amount");
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected");

    public static IReadOnlyList<Argument> Arguments { get; } =
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
        VatArgument.Advance,
        .. VatArgument.All,
    ];

    /// <summary>The milestone as typed, before a standard name adds its defaults; its amount is not read yet.</summary>
    public static NewMilestone Wanted(ParsedArguments arguments) =>
        new(
            arguments.Get(Name),
            new Amount.Rest(),
            DueDays: arguments.GetOrDefault(CommandArgument.DueDays)?.Value,
            Criterion: arguments.GetOrDefault(CommandArgument.DoneWhen)?.Value,
            Kind: arguments.Has(VatArgument.Advance)
                ? MilestoneKind.Advance
                : arguments.GetOrDefault(VatArgument.Kind)?.Value ?? MilestoneKind.Delivery,
            Vat: VatArgument.Of(arguments, out _)
        )
        {
            Discount = arguments.GetOrDefault(CommandArgument.Discount),
            SilenceDays = arguments.GetOrDefault(CommandArgument.DeemedAcceptance)?.Value,
        };

    /// <summary>
    /// The typed milestone, in the project's currency and calendar; null where the amount does not fit its
    /// currency, or the VAT does not say enough.
    /// </summary>
    public static NewMilestone? Read(
        ParsedArguments arguments,
        IReadOnlyList<Label> labels,
        Project project,
        Turn turn,
        out Refusal? refusal
    )
    {
        var vat = VatArgument.Of(arguments, out refusal);
        refusal ??= VatQuestion.Ask(vat, turn);
        if (refusal is not null)
            return null;
        var today = project.Today(turn.At);
        (var amount, refusal) = arguments.Get(Amount).ToAmount(project.Currency);
        return amount is null
            ? null
            : StandardLabels.WithLabelDefaults(Wanted(arguments), labels) with
            {
                Amount = amount,
                Starts = arguments.GetOrDefault(Starts)?.Resolve(today),
                Expected = arguments.GetOrDefault(Expected)?.Resolve(today),
            };
    }
}
