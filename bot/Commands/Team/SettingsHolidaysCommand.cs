using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Sets the days that are not working days, besides Saturdays and Sundays: single days, or the public holidays of a
/// country or region. Without arguments it lists them.
/// </summary>
internal sealed class SettingsHolidaysCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings holidays", "sets the days off, or takes those of a country; alone it lists them")
        {
            TakesText = true,
            TextPlaceholder = "<country>[-<region>]|<date>, <date> …|add <date> …|remove <date> …|none",
        }.WithExamples(
            "settings holidays DE-BY",
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
        var (calendar, country, regions) = HolidayCalendar.Find(typed);
        if (verb is not "none" && (calendar is not null || country.Length > 0))
            return calendar is null
                ? Refuse(HolidayText.UnknownRegion(typed, country, regions))
                : await TakeAsync(turn, calendar, isRemoved: verb == "remove", cancel);
        var dates = new List<DateExpression>();
        foreach (var one in SplitDates(typed))
        {
            var read = DateExpression.Parse(one);
            if (read.Value is not DateExpression date)
                return Refuse(
                    isWhole && !one.Any(char.IsAsciiDigit)
                        ? HolidayText.UnknownCountry(one, read.Problem)
                        : read.Problem
                );
            dates.Add(date);
        }
        if (verb == "none" && typed.Length > 0)
            return Refuse("say none alone, or name the days");
        if (verb != "none" && dates.Count == 0)
            return Refuse($"say which days to {verb}");
        return await ChangeAsync(
            turn,
            (settings, today) =>
            {
                var days = dates.Select(date => date.Resolve(today)).ToList();
                return verb switch
                {
                    "add" => (settings.Holidays.Concat(days), settings.HolidayRegion),
                    "remove" => (settings.Holidays.Except(days), settings.HolidayRegion),
                    _ => (days, ""),
                };
            },
            cancel
        );
    }

    /// <summary>
    /// The public holidays of this year and the coming ones take the place of those of another country. Days that
    /// people named themselves stay.
    /// </summary>
    private Task<Reply> TakeAsync(Turn turn, HolidayCalendar calendar, bool isRemoved, CancellationToken cancel) =>
        ChangeAsync(
            turn,
            (settings, today) =>
            {
                if (isRemoved && settings.HolidayRegion != calendar.Code)
                    return (settings.Holidays, settings.HolidayRegion);
                var before = HolidayCalendar.Find(settings.HolidayRegion).Found;
                var own =
                    before is null || settings.Holidays.Count == 0
                        ? settings.Holidays
                        : settings.Holidays.Except(
                            before.GetDays(settings.Holidays[0].Year, settings.Holidays[^1].Year)
                        );
                return isRemoved
                    ? (own, "")
                    : (
                        own.Concat(calendar.GetDays(today.Year, today.Year + ReminderSettings.HolidayYearsAhead)),
                        calendar.Code
                    );
            },
            cancel
        );

    private Task<Reply> ChangeAsync(
        Turn turn,
        Func<ReminderSettings, DateOnly, (IEnumerable<DateOnly> Days, string Region)> change,
        CancellationToken cancel
    ) =>
        SettingCommands.ChangeAsync(
            projects,
            turn,
            (project, context) =>
            {
                var (days, region) = change(project.ReminderSettings, project.Today(turn.At));
                return project.ChangeSettings(
                    null,
                    null,
                    project.ReminderSettings with
                    {
                        Holidays = [.. days.Distinct().Order()],
                        HolidayRegion = region,
                    },
                    context
                );
            },
            cancel
        );

    private Reply Refuse(string problem) => CommandDispatcher.CreateUsageReply(Syntax, problem);

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
