using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands;

/// <summary>
/// What <c>set</c> and <c>amend</c> can say of a milestone: the same words, before the client's yes and after it.
/// </summary>
internal static class TermsArguments
{
    public static Argument<string> Name { get; } = Arg.Quoted("name").AsKeyword().OrNothing();

    private static readonly Argument<AmountText> Amount = Arg.Amount("amount").AsKeyword().OrNothing();
    private static readonly Argument<DateWords> Starts = Arg.Date("starts");
    private static readonly Argument<DateWords> Expected = Arg.Date("expected");

    public static IReadOnlyList<Argument> All { get; } = [Name, Amount, Starts, Expected, Arg.Days, Arg.DoneWhen];

    /// <summary>
    /// The change that was said, in the project's currency and on its calendar; null where its currency does not take
    /// the amount.
    /// </summary>
    public static MilestoneChange? Read(Given given, Project project, DateTimeOffset at, out Refusal? no)
    {
        var today = project.Today(at);
        (var amount, no) = given.Maybe(Amount)?.In(project.Currency) ?? (null, null);
        return no is null
            ? new(
                given.Maybe(Name),
                amount,
                given.Maybe(Starts)?.On(today),
                given.Maybe(Expected)?.On(today),
                given.Maybe(Arg.Days)?.Value,
                given.Maybe(Arg.DoneWhen)?.Value
            )
            : null;
    }
}
