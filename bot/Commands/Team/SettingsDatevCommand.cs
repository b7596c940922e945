using System.Text.RegularExpressions;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>Sets how the books of the workspace are exported; without a value it shows what is set.</summary>
internal sealed partial class SettingsDatevCommand(WorkspaceStore workspaces, DatevForm form) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings datev", "sets how the books are exported; alone it shows what is set")
        {
            TakesText = true,
            TextPlaceholder = "<what> <number>|<what> <vat> <account> key <tax key>|form [<YYYY-MM>]",
            OpensForm = given => IsForm(Words(given.RawText)),
        }.WithExamples(
            "settings datev consultant 29098",
            "settings datev revenue 19 8400",
            "settings datev revenue reverse-charge 8337 key 191",
            "settings datev bank 1200, service-date on",
            "settings datev form"
        );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var words = Words(arguments.RawText);
        if (IsForm(words))
            return await OpenFormAsync(turn, words, cancel);
        if (words.Length == 0 && !turn.IsActionOn(CardKind.DatevForm))
            return Reply.FromCard(DatevCards.Settings(await workspaces.DatevAsync(turn, cancel)));
        var set = new List<(string Name, string Value)>();
        foreach (var part in words.Length > 0 ? Parts().Split(arguments.RawText).Select(Words) : [])
        {
            if (part.Length == 0)
                continue;
            if (DatevSettingReader.Read(part, out var problem) is not { } one)
                return CommandDispatcher.CreateUsageReply(Syntax, problem);
            set.Add(one);
        }
        if (words.Length == 0 && await ReadFormAsync(turn, set, cancel) is { } wrong)
            return wrong;
        if (set.GroupBy(s => s.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return CommandDispatcher.CreateUsageReply(Syntax, $"{twice.Key} stands twice; say it once");
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.SetDatev(set, context),
            cancel
        );
        var settings = await workspaces.DatevAsync(turn, cancel);
        return outcome.Show(_ => DatevCards.Settings(settings, [.. set.Select(s => s.Name)]));
    }

    private async Task<Reply> OpenFormAsync(Turn turn, string[] words, CancellationToken cancel)
    {
        if (words.Length == 1)
            return await form.OpenAsync(turn, null, cancel);
        return words.Length == 2 && ReadMonth(words[1]) is { } month
            ? await form.OpenAsync(turn, month, cancel)
            : CommandDispatcher.CreateUsageReply(Syntax, "say the month like settings datev form 2026-11");
    }

    /// <summary>The values of the form that differ from what is set; the reply where there are none, or wrong ones.</summary>
    private async Task<Reply?> ReadFormAsync(Turn turn, List<(string Name, string Value)> set, CancellationToken cancel)
    {
        var settings = await workspaces.DatevAsync(turn, cancel);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, typed) in turn.Inputs.Where(input => input.Value.Trim().Length > 0))
        {
            var words = Words($"{DatevFormCards.SettingOf(field)} {typed}");
            if (DatevSettingReader.Read(words, out var problem) is not var (name, value))
                problems[field] = CommandSyntax.Sentence(problem);
            else if (settings.Values.GetValueOrDefault(name) != value)
                set.Add((name, value));
        }
        if (problems.Count > 0)
            return Reply.Refuse(string.Join(' ', problems.Values) + " Nothing was changed.") with
            {
                Problems = problems,
            };
        return set.Count == 0
            ? Reply.Refuse("Nothing else than what is set already was filled in, so nothing was changed.")
            : null;
    }

    private static bool IsForm(string[] words) =>
        words.Length > 0 && words[0].Equals("form", StringComparison.OrdinalIgnoreCase);

    private static DateOnly? ReadMonth(string text) =>
        DatevFormCards.MonthOf(text.Replace("-", "", StringComparison.Ordinal));

    private static string[] Words(string text) =>
        text.TrimEnd('.', ' ', ',').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Between several settings; the comma of a rate has no space behind it.</summary>
    [GeneratedRegex(@"[,;]\s+|\n", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Parts();
}
