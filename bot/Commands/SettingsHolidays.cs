using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Sets the days on which nobody is reminded, beside Saturdays and Sundays; alone it lists them.</summary>
internal sealed class SettingsHolidays(ProjectStore projects, ProjectReader reader) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("settings holidays", "sets the days off; alone it lists them")
        {
            TakesText = true,
            TextShape = "<date>, <date> …|add <date> …|remove <date> …|none",
        }.For(
            "settings holidays 2026-12-24, 2026-12-25",
            "settings holidays add 2027-01-01",
            "settings holidays remove 2026-12-24",
            "settings holidays none",
            "settings holidays page 2"
        );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var words = given.Text.TrimEnd('.', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var verb = words.Length == 0 ? "page" : words[0].ToLowerInvariant();
        if (verb == "page")
            return Answers.Show(
                turn,
                await reader.FindAsync(turn, "", cancel),
                "",
                sight =>
                    SettingsCards.Holidays(
                        sight,
                        words.Length > 1 && int.TryParse(words[1], out var page) && page is > 0 and < 100_000 ? page : 1
                    )
            );
        var isWhole = verb is not ("add" or "remove" or "none");
        var said = string.Join(' ', isWhole ? words : words[1..]);
        var dates = new List<DateWords>();
        foreach (var one in Pieces(said))
        {
            var read = DateWords.Read(one);
            if (read.Value is not DateWords date)
                return Desk.Usage(Phrase, read.Problem);
            dates.Add(date);
        }
        if (verb == "none" && said.Length > 0)
            return Desk.Usage(Phrase, "say none alone, or name the days");
        if (verb != "none" && dates.Count == 0)
            return Desk.Usage(Phrase, $"say which days to {verb}");
        return await Settings.ChangeAsync(
            projects,
            turn,
            (project, stamp) =>
            {
                var days = dates.Select(date => date.On(project.Today(turn.At))).ToList();
                var all = verb switch
                {
                    "add" => project.Habits.Holidays.Concat(days),
                    "remove" => project.Habits.Holidays.Except(days),
                    _ => days,
                };
                return project.Change(
                    null,
                    null,
                    project.Habits with
                    {
                        Holidays = [.. all.Distinct().Order()],
                    },
                    stamp
                );
            },
            cancel
        );
    }

    /// <summary>One piece a date: between commas, or each word where all of them stand without commas in ISO.</summary>
    private static IEnumerable<string> Pieces(string said)
    {
        var pieces = said.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return pieces.SelectMany(piece =>
            DateWords.Read(piece).Problem.Length > 0
            && piece.Split(' ') is { Length: > 1 } words
            && words.All(word => DateWords.Read(word).Problem.Length == 0)
                ? words
                : [piece]
        );
    }
}
