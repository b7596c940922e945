using System.Text;

namespace MilestoneBot.Chat;

/// <summary>
/// One command's words as data: its verb, what it takes, what it is for and how it is used. Parser, usage lines, help,
/// did-you-mean and the platforms' command lists all read this one definition.
/// </summary>
/// <param name="Verb">One or two lower-case words that open the command line.</param>
/// <param name="Purpose">What it does for the person who types it, in one sentence without a period.</param>
public sealed record Phrase(string Verb, string Purpose)
{
    /// <summary>The heading under which help lists it.</summary>
    public string Group { get; init; } = "";

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>Command lines that parse; the first one is offered by did-you-mean.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Everything after the verb belongs to the command as written (a pasted table).</summary>
    public bool TakesText { get; init; }

    /// <summary>How usage shows that text.</summary>
    public string TextShape { get; init; } = "";

    /// <summary>Said only inside the process; typed by a person it is an unknown word.</summary>
    public bool Internal { get; init; }

    /// <summary>What several values must keep together: the problem in one sentence, "" where they fit.</summary>
    public Func<Given, string> Rule { get; init; } = _ => "";

    public Phrase In(string group) => this with { Group = group };

    public Phrase Takes(params Argument[] arguments) => this with { Arguments = arguments };

    public Phrase Provided(Func<Given, string> rule) => this with { Rule = rule };

    public Phrase For(params string[] examples) => this with { Examples = examples };

    /// <summary>An example as people see it: a mention is a name behind @.</summary>
    public static string Shown(string example) => example.Replace("@{", "@").Replace("}", "");

    /// <summary>Words as people read them: who is mentioned stands there by name, as the platform gave it.</summary>
    public static string WithNames(string text, IReadOnlyList<Mention> mentions) =>
        mentions.Aggregate(text, (words, m) => words.Replace(Mention.InWords(m.Id), $"@{CommandLine.Clean(m.Name).ReplaceLineEndings(" ").Trim()}", StringComparison.Ordinal));

    /// <summary>The usage line: <c>pay &lt;invoice&gt; &lt;money&gt; [on &lt;date&gt;]</c>.</summary>
    public string Usage()
    {
        var text = new StringBuilder(Verb);
        if (TextShape.Length > 0) text.Append(' ').Append(TextShape);
        foreach (var argument in Arguments)
        {
            var shape = argument switch
            {
                { IsFlag: true } => argument.Name,
                { Keyword: true } => $"{argument.Name} {argument.Shape}",
                _ => argument.Shape,
            };
            text.Append(' ').Append(argument.Optional ? $"[{shape}]" : shape);
        }
        return text.ToString();
    }

    /// <summary>
    /// Reads the words behind the verb and the named inputs of a form. Positional values come in order, keyword values
    /// anywhere; a form's value is read whole and never split. Mentions are names to every argument that takes no person.
    /// </summary>
    /// <returns>The values, or what is wrong in one sentence.</returns>
    public (Given? Given, string Problem) Read(IReadOnlyList<Word> words, string text, IReadOnlyDictionary<string, string> inputs, IReadOnlyList<Mention>? mentions = null)
    {
        mentions ??= [];
        var given = new Given(WithNames(text, mentions));
        if (TakesText) return Rule(given) is { Length: > 0 } bad ? (null, bad) : (given, "");
        var positional = new Queue<Argument>(Arguments.Where(a => !a.Keyword));
        for (var at = 0; at < words.Count;)
        {
            var argument = KeywordAt(words, at);
            if (argument is not null)
            {
                if (given.Has(argument)) return (null, $"{argument.Name} stands twice; say it once");
                at++;
                if (argument.IsFlag) { given.Set(argument, true); continue; }
                if (at == words.Count || KeywordAt(words, at) is not null) return (null, $"{argument.Name} needs a value: {argument.Name} {argument.Shape}");
            }
            else if (!positional.TryDequeue(out argument))
            {
                return (null, $"\"{WithNames(words[at].Text, mentions)}\" is one word too many; put values with spaces in quotes");
            }
            var (taken, value, problem) = Take(argument, words, at, mentions);
            if (taken == 0 && argument is { Optional: true, Keyword: false } && positional.Count > 0) continue;
            if (taken == 0) return (null, problem);
            given.Set(argument, value);
            at += taken;
        }
        foreach (var argument in Arguments.Where(a => !given.Has(a)))
        {
            if (inputs.TryGetValue(argument.Name, out var typed) && !string.IsNullOrWhiteSpace(typed))
            {
                if (argument.IsFlag) { if (typed.Equals("true", StringComparison.OrdinalIgnoreCase)) given.Set(argument, true); continue; }
                var read = Read(argument, CommandLine.Clean(typed).Trim(), mentions);
                if (read.Problem.Length > 0) return (null, read.Problem);
                given.Set(argument, read.Value);
            }
            else if (!argument.Optional) return (null, $"{(argument.Keyword ? $"{argument.Name} {argument.Shape}" : argument.Shape)} is missing{(text.Count(c => c == '"') % 2 == 1 ? "; a quote is not closed" : argument.Shape.StartsWith('"') && words.Count > 0 && !words.Any(w => w.Quoted) ? "; put it in quotes" : "")}");
        }
        return Rule(given) is { Length: > 0 } wrong ? (null, wrong) : (given, "");
    }

    private static Reading Read(Argument argument, string text, IReadOnlyList<Mention> mentions) => argument.Read(argument.IsPerson ? text : WithNames(text, mentions));

    private Argument? KeywordAt(IReadOnlyList<Word> words, int at) => words[at].Quoted
        ? null
        : Arguments.FirstOrDefault(a => a.Keyword && a.Name.Equals(words[at].Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The longest run of words that makes a value. What is wrong is said of the whole run, unless it was cut only by its greatest length.</summary>
    private (int Taken, object? Value, string Problem) Take(Argument argument, IReadOnlyList<Word> words, int at, IReadOnlyList<Mention> mentions)
    {
        bool Ends(int end) => end == words.Count || words[at].Quoted || words[end].Quoted || KeywordAt(words, end) is not null;
        var most = 1;
        while (most < argument.MostWords && !Ends(at + most)) most++;
        var problem = "";
        for (var count = most; count > 0; count--)
        {
            var read = Read(argument, string.Join(' ', words.Skip(at).Take(count).Select(w => w.Text)), mentions);
            if (read.Problem.Length == 0) return (count, read.Value, "");
            if (problem.Length == 0 || !Ends(at + most)) problem = read.Problem;
        }
        return (0, null, problem);
    }
}
