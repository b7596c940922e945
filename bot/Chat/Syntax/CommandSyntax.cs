using System.Text;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// The syntax of one command as data: its verb, arguments, purpose and examples. The parser, usage lines, help,
/// suggestions and the platforms' command lists all read this one definition.
/// </summary>
/// <param name="Verb">One to three lower-case words at the start of the command line.</param>
/// <param name="Purpose">What the command does for the person who types it, in one sentence without a period.</param>
public sealed record CommandSyntax(string Verb, string Purpose)
{
    /// <summary>The verb, split into words.</summary>
    public IReadOnlyList<string> VerbWords { get; } = Verb.Split(' ');

    /// <summary>The heading under which help lists the command.</summary>
    public string Group { get; init; } = "";

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>Command lines that parse; the first one is shown in suggestions.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Everything after the verb is taken as written (a pasted table).</summary>
    public bool TakesText { get; init; }

    /// <summary>How the usage line shows that text.</summary>
    public string TextPlaceholder { get; init; } = "";

    /// <summary>Answered for everybody, known or unknown: it reads no records and changes nothing.</summary>
    public bool IsForAnybody { get; init; }

    /// <summary>
    /// A rule about several values: the problem in half a sentence and the argument it is about; null if the values are
    /// valid.
    /// </summary>
    public Func<ParsedArguments, (Argument About, string Problem)?> Validate { get; init; } = _ => null;

    /// <summary>
    /// Whether these arguments are answered with a form for the rest. A channel that shows forms in modals opens one
    /// before anything is looked up.
    /// </summary>
    public Func<ParsedArguments, bool> OpensForm { get; init; } = _ => false;

    /// <summary>Whether a form's field of that name is a value of this command.</summary>
    public bool TakesInput(string name) => Arguments.Any(a => a.MatchName(name) is not null);

    public CommandSyntax ForAnybody() => this with { IsForAnybody = true };

    public CommandSyntax InGroup(string group) => this with { Group = group };

    public CommandSyntax WithArguments(params Argument[] arguments) => this with { Arguments = arguments };

    public CommandSyntax WithValidation(Func<ParsedArguments, (Argument About, string Problem)?> rule) =>
        this with
        {
            Validate = rule,
        };

    public CommandSyntax OpensFormWhen(Func<ParsedArguments, bool> isShort) => this with { OpensForm = isShort };

    public CommandSyntax WithExamples(params string[] examples) => this with { Examples = examples };

    /// <summary>An example as people see it: a mention is a name behind @.</summary>
    public static string FormatExample(string example) => example.Replace("@{", "@").Replace("}", "");

    /// <summary>The text as people read it: each mention is replaced by the name that the platform gave.</summary>
    public static string ReplaceMentions(string text, IReadOnlyList<Mention> mentions) =>
        mentions.Aggregate(
            text,
            (words, m) =>
                words.Replace(
                    Mention.ToPlaceholder(m.Id),
                    $"@{CommandLine.Clean(m.Name).ReplaceLineEndings(" ").Trim()}",
                    StringComparison.Ordinal
                )
        );

    /// <summary>The usage line: <c>pay &lt;invoice&gt; &lt;money&gt; [on &lt;date&gt;]</c>.</summary>
    public string FormatUsage()
    {
        var text = new StringBuilder(Verb);
        if (TextPlaceholder.Length > 0)
            text.Append(' ').Append(TextPlaceholder);
        foreach (var argument in Arguments)
            text.Append(' ').Append(argument.IsOptional ? $"[{argument.Usage}]" : argument.Usage);
        return text.ToString();
    }

    /// <summary>
    /// Parses the words behind the verb and the inputs of a form. Positional values come in order, keyword values
    /// anywhere. The value of an input is parsed as a whole and never split. A word <c>&lt;name&gt;</c> is replaced by
    /// the input of that name, if there is one. In arguments that take no person, mentions are replaced by names.
    /// </summary>
    /// <returns>The values, or what is wrong: the first problem of the words, and each problem of the inputs.</returns>
    public ParseResult Parse(
        IReadOnlyList<Word> words,
        string text,
        IReadOnlyDictionary<string, string> inputs,
        IReadOnlyList<Mention>? mentions = null
    )
    {
        if (TakesText || !Arguments.Any(a => a.IsOpenEnded))
            return ParseOnce(words, text, inputs, mentions, 0).Read;
        var (attempts, most) = (
            new List<(ParseResult Read, ParsedArguments Given)>(),
            Arguments.First(a => a.IsOpenEnded).MaxWords
        );
        for (var end = 1; end <= most; end++)
        {
            var (read, arguments, openEndedCount) = ParseOnce(words, text, inputs, mentions, end);
            if (openEndedCount == end || end == 1)
                attempts.Add((read, arguments));
            if (openEndedCount < end)
                break;
        }
        var readings = attempts.Select(w => w.Read.Arguments).OfType<ParsedArguments>().ToList();
        var (first, last) = (attempts[0].Read, attempts[^1].Read);
        // With more words in the open-ended value, the line may be valid and only incomplete.
        if (readings.Count == 0)
            return first.Incomplete is null && last.Incomplete is not null
                ? first with
                {
                    Incomplete = last.Incomplete,
                }
                : first;
        readings[0].Alternatives = readings[1..];
        readings[0].Incomplete = last.Incomplete;
        readings[0].FailedAlternatives =
        [
            .. attempts.Where(w => w.Read.Arguments is null).Select(w => (w.Given, w.Read.Problem)),
        ];
        return new(readings[0], "");
    }

    /// <param name="openEndedWords">How many words the open-ended argument takes; 0 where there is none.</param>
    /// <returns>The result, the values up to the first problem, and how many words the open-ended argument
    /// took.</returns>
    private (ParseResult Read, ParsedArguments Given, int Parted) ParseOnce(
        IReadOnlyList<Word> words,
        string text,
        IReadOnlyDictionary<string, string> inputs,
        IReadOnlyList<Mention>? mentions,
        int openEndedWords
    )
    {
        mentions ??= [];
        var (openEndedCount, cutOff) = (0, "");
        var arguments = new ParsedArguments(ReplaceMentions(text, mentions));
        if (TakesText)
            return (
                Validate(arguments) is var (_, invalid) ? ParseResult.Failure(invalid) : new(arguments, ""),
                arguments,
                0
            );
        if (inputs.Count > 0)
            words = [.. words.Select(word => FillFromInputs(word, inputs))];
        var positional = new Queue<Argument>(Arguments.Where(a => !a.IsKeyword));
        for (var at = 0; at < words.Count; )
        {
            var (argument, name) = KeywordAt(words, at);
            if (argument is not null)
            {
                if (arguments.Has(name))
                    return Wrong($"{name} stands twice; say it once");
                at++;
                if (argument.IsFlag)
                {
                    arguments.Set(name, true);
                    continue;
                }
                if (at == words.Count || IsKeywordAndNoValue(argument, at))
                    return Wrong($"{name} needs a value: {name} {argument.Placeholder}");
            }
            else if (positional.TryDequeue(out argument))
                name = argument.Name;
            else
                return Wrong(
                    cutOff.Length > 0
                        ? cutOff
                        : $"\"{ReplaceMentions(words[at].Text, mentions)}\" is one word too many; put values with spaces in quotes"
                );
            var (taken, value, problem) = TakeWords(
                argument,
                words,
                at,
                mentions,
                argument.IsOpenEnded ? openEndedWords : 0
            );
            // A word too many behind several values is most likely one of them.
            cutOff = argument.TakesSeveralValues ? problem : "";
            if (argument.IsOpenEnded)
                openEndedCount = taken;
            if (taken == 0 && argument is { IsOptional: true, IsKeyword: false } && positional.Count > 0)
                continue;
            if (taken == 0)
                return Wrong(problem);
            arguments.Set(name, value);
            at += taken;
        }
        return (ParseInputs(arguments, inputs, mentions, Missing), arguments, openEndedCount);

        // "kind advance": the word behind a keyword is its value where it can be, though it may stand alone, too.
        bool IsKeywordAndNoValue(Argument argument, int at) =>
            KeywordAt(words, at).Argument is { } next
            && !(next.IsFlag && TakeWords(argument, words, at, mentions, 0).Taken > 0);

        string Missing(Argument argument)
        {
            var missing = $"{argument.Usage} is missing";
            if (text.Count(c => c == '"') % 2 == 1)
                return $"{missing}; a quote is not closed";
            var wantsQuotes = argument.Placeholder.StartsWith('"') && words.Count > 0 && !words.Any(w => w.IsQuoted);
            return wantsQuotes ? $"{missing}; put it in quotes" : missing;
        }

        (ParseResult Read, ParsedArguments Given, int Parted) Wrong(string problem) =>
            (ParseResult.Failure(problem), arguments, openEndedCount);
    }

    /// <summary>
    /// Takes arguments that the words did not give from the form. All problems of the form are reported at once, each
    /// under the name of its field.
    /// </summary>
    private ParseResult ParseInputs(
        ParsedArguments arguments,
        IReadOnlyDictionary<string, string> inputs,
        IReadOnlyList<Mention> mentions,
        Func<Argument, string> missing
    )
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var (first, isWrong) = ("", false);
        void Note(string name, string problem, string beside)
        {
            if (first.Length == 0)
                first = problem;
            problems.TryAdd(name, beside);
        }

        foreach (var argument in Arguments)
        {
            foreach (var (name, typed) in InputsOf(argument, inputs).Where(i => !arguments.Has(i.Name)))
            {
                if (argument.IsFlag)
                {
                    if (typed.Equals("true", StringComparison.OrdinalIgnoreCase))
                        arguments.Set(name, true);
                    continue;
                }
                var read = Parse(argument, CommandLine.Clean(typed).Trim(), mentions);
                if (read.Problem.Length == 0)
                    arguments.Set(name, read.Value);
                else
                    Note(name, read.Problem, Sentence(read.Problem));
                isWrong |= read.Problem.Length > 0;
            }
            if (!argument.IsOptional && !arguments.Has(argument) && !problems.ContainsKey(argument.Name))
                Note(argument.Name, missing(argument), "Fill this in.");
        }
        if (first.Length == 0 && Validate(arguments) is var (about, wrong))
            Note(about.Name, wrong, Sentence(wrong));
        return first.Length == 0
            ? new(arguments, "")
            : ParseResult.Failure(first) with
            {
                Problems = problems,
                Incomplete = isWrong || !Arguments.Any(a => !a.IsOptional && !arguments.Has(a)) ? null : arguments,
            };
    }

    /// <summary>
    /// A placeholder in a button's text is replaced by the value of its input, which is always a value and never a
    /// keyword.
    /// </summary>
    private static Word FillFromInputs(Word word, IReadOnlyDictionary<string, string> inputs) =>
        word is { IsQuoted: false, Text: ['<', .. var name, '>'] }
        && inputs.TryGetValue(name, out var typed)
        && !string.IsNullOrWhiteSpace(typed)
            ? new(CommandLine.Clean(typed).Trim(), true)
            : word;

    private static IEnumerable<(string Name, string Typed)> InputsOf(
        Argument argument,
        IReadOnlyDictionary<string, string> inputs
    ) =>
        from input in inputs
        let name = NameIn(argument, input.Key)
        where name is not null && !string.IsNullOrWhiteSpace(input.Value)
        select (name, input.Value);

    /// <summary>A problem as a sentence of its own.</summary>
    internal static string Sentence(string problem) => $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.";

    private static string? NameIn(Argument argument, string key)
    {
        if (argument.IsNumbered)
            return argument.MatchName(key);
        return key == argument.Name ? argument.Name : null;
    }

    private static ParsedValue Parse(Argument argument, string text, IReadOnlyList<Mention> mentions) =>
        argument.Parse(argument.IsPerson ? text : ReplaceMentions(text, mentions));

    /// <summary>Parses a run of words as one argument's value or values.</summary>
    private static ParsedValue Parse(
        Argument argument,
        IReadOnlyList<Word> words,
        int at,
        int count,
        IReadOnlyList<Mention> mentions
    )
    {
        IReadOnlyList<Word> run = [.. words.Skip(at).Take(count)];
        return argument.Parse(
            argument.IsPerson ? run : [.. run.Select(w => w with { Text = ReplaceMentions(w.Text, mentions) })]
        );
    }

    /// <summary>The argument whose keyword is at this position, with its name; none if the word is a value.</summary>
    private (Argument? Argument, string Name) KeywordAt(IReadOnlyList<Word> words, int at)
    {
        if (words[at].IsQuoted)
            return (null, "");
        foreach (var argument in Arguments.Where(a => a.IsKeyword))
            if (argument.MatchName(words[at].Text) is { } name)
                return (argument, name);
        return (null, "");
    }

    /// <summary>
    /// Finds the longest run of words that is a valid value. A problem is reported for the whole run, unless the run
    /// was cut only by its maximum length.
    /// </summary>
    /// <param name="exactly">Takes exactly so many words; 0 for as many as are valid.</param>
    private (int Taken, object? Value, string Problem) TakeWords(
        Argument argument,
        IReadOnlyList<Word> words,
        int at,
        IReadOnlyList<Mention> mentions,
        int exactly
    )
    {
        // In a name of several words, "on" is part of the name if no date follows.
        bool Ends(int end) =>
            end == words.Count
            || (!argument.TakesSeveralValues && (words[at].IsQuoted || words[end].IsQuoted))
            || (
                KeywordAt(words, end).Argument is { } next
                && (exactly == 0 || next.IsFlag || HasValue(next, words, end + 1, mentions))
            );
        var most = 1;
        while (most < argument.MaxWords && !Ends(at + most))
            most++;
        var problem = "";
        if (exactly > most)
            return (0, null, "");
        for (var count = exactly > 0 ? exactly : most; count >= Math.Max(exactly, 1); count--)
        {
            var read = Parse(argument, words, at, count, mentions);
            if (read.Problem.Length == 0)
                return (count, read.Value, problem);
            if (problem.Length == 0 || !Ends(at + most))
                problem = read.Problem;
        }
        return (0, null, problem);
    }

    private static bool HasValue(
        Argument keyword,
        IReadOnlyList<Word> words,
        int at,
        IReadOnlyList<Mention> mentions
    ) =>
        Enumerable
            .Range(1, Math.Min(keyword.MaxWords, words.Count - at))
            .Any(count => Parse(keyword, words, at, count, mentions).Problem.Length == 0);
}
