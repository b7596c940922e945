namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Splits a message into its commands: one a line, or joined by semicolons. A line that goes on with the values of the
/// one before belongs to it, and a pasted table stays whole.
/// </summary>
public static class SeveralCommands
{
    // A letter is not a list of commands.
    private const int MaxLines = 40;

    /// <summary>The commands in their order; the whole message where it is one command or none.</summary>
    public static IReadOnlyList<string> Split(string message, IReadOnlyList<CommandSyntax> known)
    {
        var text = MarkdownEmphasis.Strip(CommandLine.Clean(message)).Trim();
        var pieces = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 1 && text.Contains(';'))
            pieces = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length is 1 or 0 or > MaxLines || pieces.Any(HasOpenQuote))
            return [message];
        var commands = new List<string>();
        var (verbs, isPaste) = (0, false);
        foreach (var piece in pieces)
        {
            // A quoted line is somebody else's words.
            if (piece.StartsWith('>') && !isPaste)
                continue;
            var line = ParsedCommand.Normalize(piece);
            if (isPaste || (commands.Count > 0 && IsContinuation(commands[^1], line, known)))
            {
                commands[^1] += "\n" + piece;
                continue;
            }
            if (ParsedCommand.Match(line, known) is { } command)
            {
                verbs++;
                isPaste = command.Syntax.TakesText;
            }
            if (!IsCourtesy(line))
                commands.Add(line);
        }
        // Semicolons stand in tables and sentences, too: there each part must be a command.
        var isList = verbs > 1 && (text.Contains('\n') || verbs == commands.Count);
        return
            isList
            || (verbs == 1 && commands.Count == 1 && pieces.Length > 1 && !isPaste && IsWholeWithCourtesy(pieces))
            ? commands
            : [message];
    }

    /// <summary>The line begins with a keyword of the command before it, or completes it.</summary>
    private static bool IsContinuation(string before, string line, IReadOnlyList<CommandSyntax> known)
    {
        if (ParsedCommand.Match(before, known) is not { } command)
            return false;
        var first = CommandLine.Split(line) is [{ IsQuoted: false } word, ..] ? word.Text.TrimEnd(':', '=') : "";
        if (command.Syntax.Arguments.Any(a => a.IsKeyword && a.MatchName(first) is not null))
            return true;
        return ParsedCommand.Match(line, known) is null
            && !command.IsValid([])
            && ParsedCommand.Match($"{before}\n{line}", known)?.IsValid([]) == true;
    }

    private static bool IsWholeWithCourtesy(string[] pieces) => pieces.Any(p => IsCourtesy(ParsedCommand.Normalize(p)));

    private static bool IsCourtesy(string line) =>
        line.TrimEnd('!', '.', ',', ' ').ToLowerInvariant()
            is "please"
                or "thanks"
                or "thank you"
                or "thx"
                or "hi"
                or "hello"
                or "hey"
                or "hi all"
                or "hello all"
                or "bitte"
                or "danke";

    private static bool HasOpenQuote(string piece) => piece.Count(c => c == '"') % 2 == 1;
}
