using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Two runs of one story: in one the buttons are clicked, in the other the same commands are typed, and after each
/// step both must be alike.
/// </summary>
internal sealed partial class TypedAndPressedComparison(TeamsStory pressed, TeamsStory typed)
{
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<CommandSyntax> known = pressed
        .Bot.Services.GetRequiredService<CommandDispatcher>()
        .PublicSyntaxes;

    /// <summary>What the last click has made of its card, while nothing newer was posted.</summary>
    private (JsonElement Card, string MessageId, string Conversation)? shown;

    public int Presses { get; private set; }

    public void Day(string at)
    {
        pressed.Day(at);
        typed.Day(at);
    }

    /// <summary>Lines that are typed in both.</summary>
    public async Task BothAsync(StoryPerson who, params string[] lines)
    {
        shown = null;
        foreach (var line in lines)
            Alike(line, (await pressed.SayAsync(who, line)).Text, (await typed.SayAsync(who, line)).Text);
    }

    /// <summary>
    /// Clicks the newest button of that title in one run, and types its command with what was filled in in the other.
    /// </summary>
    public async Task PressAsync(StoryPerson who, string title, params (string Input, string Value)[] inputs)
    {
        titles.Add(title);
        Presses++;
        // A card that is still to be updated would be clicked as a stale one.
        await pressed.QuietAsync();
        var button = Shown(title) ?? pressed.Newest(title);
        var twin = Twin(button.Action.GetProperty("data").GetProperty("say").GetString()!, inputs);
        var press = await pressed.PressAsync(who, button, inputs);
        var said = await typed.SayAsync(who, twin);
        shown =
            press.Posted.Count == 0
                ? (press.Invoke!.Value.GetProperty("value"), button.MessageId, button.Conversation)
                : null;
        // The effect of a click is posted, or shown on the clicked card itself; a typed command may add a sentence
        // about what was done.
        if (shown is not { } now)
            Alike(twin, new BotAnswer(press.Posted, null).Text, said.Text);
        else if (IsLine(now.Card))
            // What is left of a card says the same in one line.
            Alike(
                twin,
                string.Join(
                    '\n',
                    BotAnswer
                        .WordsOn(now.Card)
                        .SelectMany(words => words.TrimEnd('.').Split(". "))
                        .Where(sentence => !said.Text.Contains(sentence, StringComparison.Ordinal))
                ),
                ""
            );
        else
            Alike(twin, string.Join('\n', BotAnswer.WordsOn(now.Card).Except(BotAnswer.WordsOn(said.Card))), "");
    }

    private static bool IsLine(JsonElement card) =>
        card.TryGetProperty("actions", out var actions)
        && actions
            .EnumerateArray()
            .All(a =>
                a.GetProperty("title").GetString() == "Show"
                && a.GetProperty("data").GetProperty("card").GetString() == ""
            );

    /// <summary>
    /// The titles of buttons that were on some card and were not tried. The buttons of forms have a story of their own:
    /// a form is put away where it stands, and a person is picked there and not typed.
    /// </summary>
    public IEnumerable<string> NeverPressed() =>
        pressed.Cards.Select(TitlesOn).Where(t => !t.Contains("Cancel")).SelectMany(t => t).Distinct().Except(titles);

    private static List<string> TitlesOn(JsonElement card) =>
        card.TryGetProperty("actions", out var actions)
            ? [.. actions.EnumerateArray().Select(a => a.GetProperty("title").GetString()!)]
            : [];

    private (JsonElement Action, string MessageId, string Conversation)? Shown(string title) =>
        shown is { } last
        && last.Card.TryGetProperty("actions", out var actions)
        && actions.EnumerateArray().FirstOrDefault(a => a.GetProperty("title").GetString() == title)
            is { ValueKind: JsonValueKind.Object } action
            ? (action, last.MessageId, last.Conversation)
            : null;

    private void Alike(string line, string here, string there)
    {
        // Each asking for a file or a link gets a secret of its own.
        (here, there) = (Secret().Replace(here, "/…"), Secret().Replace(there, "/…"));
        Assert.True(here == there, $"{line}\n-- pressed --\n{here}\n-- typed --\n{there}");
        var changes = BusinessTables
            .Snapshot(pressed.Bot.DatabaseFile)
            .Retold()
            .ChangesTo(BusinessTables.Snapshot(typed.Bot.DatabaseFile).Retold());
        Assert.True(changes.Length == 0, $"{line}\n{changes}");
    }

    /// <summary>
    /// The command of a button with its inputs as people type it: by position, or after their keywords.
    /// </summary>
    private string Twin(string says, (string Input, string Value)[] inputs)
    {
        foreach (var (input, value) in inputs.Where(i => says.Contains($"<{i.Input}>", StringComparison.Ordinal)))
            says = says.Replace($"<{input}>", value, StringComparison.Ordinal);
        inputs = [.. inputs.Where(i => i.Input != "which")];
        var syntax = known
            .Where(p => (says + " ").StartsWith(p.Verb + " ", StringComparison.Ordinal))
            .MaxBy(p => p.Verb.Length)!;
        var places = syntax.Arguments.Where(a => !a.IsKeyword).Select(a => a.Name).ToList();
        var inPlace = inputs
            .Where(i => places.Contains(i.Input))
            .OrderBy(i => places.IndexOf(i.Input))
            .Select(i => $"\"{i.Value}\"");
        return string.Join(
            ' ',
            [says, .. inPlace, .. inputs.Where(i => !places.Contains(i.Input)).Select(i => $"{i.Input} \"{i.Value}\"")]
        );
    }

    [GeneratedRegex(
        @"https?://[^\s)]+/(export|client)/[\w-]+",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Secret();
}
