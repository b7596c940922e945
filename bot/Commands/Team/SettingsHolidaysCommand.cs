using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Sets the days on which no reminders are sent, besides Saturdays and Sundays; without arguments it lists them.
/// </summary>
internal sealed class SettingsHolidaysCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings holidays", "sets the days off; alone it lists them")
        {
            TakesText = true,
            TextPlaceholder = "<date>, <date> …|add <date> …|remove <date> …|none",
        }.WithExamples(
            "settings holidays 2026-12-24, 2026-12-25",
            "settings holidays add 2027-01-01",
            "settings holidays remove 2026-12-24",
            "settings holidays none",
            "settings holidays page 2"
        );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var words = arguments.RawText.TrimEnd('.', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var verb = words.Length == 0 ? "page" : words[0].ToLowerInvariant();
        if (verb == "page")
            return OutcomeReplies.Show(
                turn,
                await reader.FindAsync(turn, "", cancel),
                "",
                view =>
                    SettingsCards.Holidays(
                        view,
                        words.Length > 1 && int.TryParse(words[1], out var page) && page is > 0 and < 100_000 ? page : 1
                    )
            );
        var isWhole = verb is not ("add" or "remove" or "none");
        var typed = string.Join(' ', isWhole ? words : words[1..]);
        var dates = new List<DateExpression>();
        foreach (var one in SplitDates(typed))
        {
            var read = DateExpression.Parse(one);
            if (read.Value is not DateExpression date)
                return CommandDispatcher.CreateUsageReply(Syntax, read.Problem);
            dates.Add(date);
        }
        if (verb == "none" && typed.Length > 0)
            return CommandDispatcher.CreateUsageReply(Syntax, "say none alone, or name the days");
        if (verb != "none" && dates.Count == 0)
            return CommandDispatcher.CreateUsageReply(Syntax, $"say which days to {verb}");
        return await SettingCommands.ChangeAsync(
            projects,
            turn,
            (project, context) =>
            {
                var days = dates.Select(date => date.Resolve(project.Today(turn.At))).ToList();
                var all = verb switch
                {
                    "add" => project.ReminderSettings.Holidays.Concat(days),
                    "remove" => project.ReminderSettings.Holidays.Except(days),
                    _ => days,
                };
                return project.ChangeSettings(
                    null,
                    null,
                    project.ReminderSettings with
                    {
                        Holidays = [.. all.Distinct().Order()],
                    },
                    context
                );
            },
            cancel
        );
    }

    /// <summary>
    /// One part per date: between commas, or each word where all of them are ISO dates without commas.
    /// </summary>
    private static IEnumerable<string> SplitDates(string typed)
    {
        var pieces = typed.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return pieces.SelectMany(piece =>
            DateExpression.Parse(piece).Problem.Length > 0
            && piece.Split(' ') is { Length: > 1 } words
            && words.All(word => DateExpression.Parse(word).Problem.Length == 0)
                ? words
                : [piece]
        );
    }
}
