using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Arguments;

/// <summary>
/// What <c>set</c> and <c>amend</c> can say of a milestone: the same words, before the client's yes and after it.
/// </summary>
internal static class TermsArguments
{
    public static Argument<string> Name { get; } = CommandArgument.Quoted("name").AsKeyword().AsOptional();

    private static readonly Argument<AmountInput> Amount = CommandArgument.Amount("amount").AsKeyword().AsOptional();
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected");

    public static IReadOnlyList<Argument> All { get; } =
    [Name, Amount, Starts, Expected, CommandArgument.DueDays, CommandArgument.DoneWhen];

    /// <summary>
    /// The change that was said, in the project's currency and on its calendar; null where its currency does not take
    /// the amount.
    /// </summary>
    public static MilestoneChange? Read(ParsedArguments arguments, Project project, DateTimeOffset at, out Refusal? no)
    {
        var today = project.Today(at);
        (var amount, no) = arguments.GetOrDefault(Amount)?.ToAmount(project.Currency) ?? (null, null);
        return no is null
            ? new(
                arguments.GetOrDefault(Name),
                amount,
                arguments.GetOrDefault(Starts)?.Resolve(today),
                arguments.GetOrDefault(Expected)?.Resolve(today),
                arguments.GetOrDefault(CommandArgument.DueDays)?.Value,
                arguments.GetOrDefault(CommandArgument.DoneWhen)?.Value
            )
            : null;
    }
}
