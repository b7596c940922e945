using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Define;

/// <summary>What is said of a new project beyond plain words: its contract, its zone, and its milestones in one go.</summary>
internal static class NewProjectInput
{
    public static readonly Argument<Boxed<Money>> Total = new Argument<Boxed<Money>>("total", "<money>", ReadTotal)
        .WithMaxWords(3)
        .AsKeyword();

    public static readonly Argument<string> Zone = new Argument<string>(
        "zone",
        "<zone>",
        text =>
            ZonedCalendar.IsKnownZone(text)
                ? ParsedValue.Success(text)
                : ParsedValue.Failure($"\"{text}\" is no time zone; write it like Europe/Berlin")
    )
        .AsKeyword()
        .AsOptional();

    /// <summary>One milestone on each line, as they are pasted behind <c>plan</c>.</summary>
    public static readonly Argument<string> Plan = CommandArgument
        .Quoted("milestones", "name | amount | expected | done-when")
        .AsKeyword()
        .AsOptional();

    /// <summary>Everything or nothing: with a line that cannot be read there is no project either.</summary>
    public static Decision Create(NewProject wanted, string lines, DateOnly today, Turn turn, DecisionContext context)
    {
        var begun = Project.Create(wanted, context);
        if (begun is not Decision.Accepted([ProjectCreated created, ..]))
            return begun;
        var paste = PlanParser.Parse(
            lines,
            Project.FromEvents([new(created, new(turn.Sender.Id, turn.At, false))]),
            today
        );
        var problem = paste switch
        {
            { Problem.Length: > 0 } => paste.Problem,
            { InvalidLines: [var bad, ..] } => $"line {bad.Number}: {bad.Problem}",
            { ValidMilestones.Count: 0 } => "no line is a milestone; write Discovery report | 30%",
            _ => "",
        };
        return problem.Length > 0
            ? new Refusal.UnreadableText(Plan.Name, problem)
            : Project.Create(wanted with { Milestones = [.. paste.ValidMilestones] }, context);
    }

    /// <summary>The contract determines the project's currency, so the currency must be typed here.</summary>
    private static ParsedValue ReadTotal(string text) =>
        MoneyText.Parse(text, out var problem) is { } read && read.ToMoney(null, out problem) is { } total
            ? ParsedValue.Success(new Boxed<Money>(total))
            : ParsedValue.Failure(problem);
}
