using System.Globalization;
using System.Text.RegularExpressions;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Commands.Client;

/// <summary>What the client's contact wants to do.</summary>
internal enum ClientVerb
{
    /// <summary>To see what concerns them.</summary>
    Show,
    Agree,
    Wish,
    Approve,
    Changes,

    /// <summary>To have a code mailed, or to use one.</summary>
    Code,

    /// <summary>Something that only the team can do.</summary>
    Other,
}

/// <summary>
/// The words of the client's contact. An answer counts only with the moment of what they saw, as the buttons say it; who
/// only types "I agree" is shown what there is to agree to.
/// </summary>
/// <param name="Key">The project's key; "" where none is said.</param>
/// <param name="Milestone">Its position; 0 where none is said.</param>
/// <param name="Seen">What they saw, in milliseconds; 0 where nothing says so.</param>
/// <param name="Text">What they ask for, or the code.</param>
internal sealed partial record ClientWords(ClientVerb Verb, string Key, int Milestone, long Seen, string Text)
{
    /// <summary>The text in the form, which belongs to the other button.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Whether these are words of a button for the client.</summary>
    public static bool AreOfButton(string text) => Pressed().IsMatch(text);

    public static ClientWords Read(Turn turn)
    {
        var text = turn.Text.Trim();
        return AreOfButton(text) ? ReadPressed(turn, text) : ReadTyped(text);
    }

    private static ClientWords ReadPressed(Turn turn, string text)
    {
        var words = CommandLine.Split(text.ReplaceLineEndings(" "));
        var verb = Enum.Parse<ClientVerb>(words[1].Text, ignoreCase: true);
        var key = words.Count > 2 && !words[2].IsQuoted ? words[2].Text : "";
        var rest = words.Skip(3).ToList();
        var said = rest.Where(w => w.IsQuoted).Select(w => w.Text).FirstOrDefault("");
        var numbers = rest.Where(w => !w.IsQuoted).Select(w => w.Text).ToList();
        var isOfStage = verb is ClientVerb.Approve or ClientVerb.Changes or ClientVerb.Show;
        var milestone = isOfStage ? Number(numbers.FirstOrDefault("")) : 0;
        var seen = Number(numbers.Skip(isOfStage ? 1 : 0).FirstOrDefault(""));
        var wish = Input(turn, ClientChatCards.Wish);
        var missing = Input(turn, ClientChatCards.Missing);
        var found = new ClientWords(verb, key, (int)Math.Min(milestone, int.MaxValue), seen, said);
        return verb switch
        {
            ClientVerb.Agree => found with { Beside = wish },
            ClientVerb.Approve => found with { Beside = missing },
            ClientVerb.Wish when said.Length == 0 => found with { Text = wish },
            ClientVerb.Changes when said.Length == 0 => found with { Text = missing },
            ClientVerb.Code => found with
            {
                Seen = 0,
                Text = Digits(
                    turn.Inputs.TryGetValue(ClientAccountCards.Code, out var typed) ? typed : numbers.FirstOrDefault("")
                ),
            },
            _ => found,
        };
    }

    private static ClientWords ReadTyped(string text)
    {
        var bare = text.Trim(' ', '.', '!', '?', ',').ToLowerInvariant();
        ClientWords Of(ClientVerb verb) => new(verb, "", 0, 0, "");
        if (Code().IsMatch(bare))
            return Of(ClientVerb.Code) with { Text = Digits(bare) };
        if (bare is "client code" or "code")
            return Of(ClientVerb.Code);
        if (Yes().IsMatch(bare))
            return Of(ClientVerb.Agree);
        return TeamOnly().IsMatch(bare) ? Of(ClientVerb.Other) : Of(ClientVerb.Show);
    }

    private static string Input(Turn turn, string name) =>
        string.Join(
            ' ',
            turn.Inputs.GetValueOrDefault(name, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"^client\s+(agree|wish|approve|changes|code|show)\s+\S",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^(code\s*:?\s*)?[0-9]{3}[ -]?[0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    /// <summary>Words that may be meant as an answer. They show what there is to answer.</summary>
    [GeneratedRegex(
        @"^(yes|ok|okay|agree|agreed|approve|approved|confirm|confirmed|accept|accepted|i (agree|approve|confirm|accept)|looks good)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Yes();

    /// <summary>The verbs of the team that change something.</summary>
    [GeneratedRegex(
        @"^(project|add|plan|set|fill|move|drop|template|labels?|terms (send|agreed|accept|refuse|withdraw)|amend|start|submit|reopen"
            + @"|override|invoice|issue|sendback|later|discard|credit|retry|pay|reverse|refund|writeoff|apply|settle|settle-dispute|remind"
            + @"|snooze|promise|dispute|role|settings|client|undo|export|import|workspace|approve r|decline|parked|use message)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TeamOnly();
}
