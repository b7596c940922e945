using System.Globalization;
using System.Resources;

namespace MilestoneBot.Reading;

/// <summary>Words and phrases that the program knows: an embedded text file next to the code that uses it.</summary>
/// <remarks>
/// A heading in square brackets starts a group. Below it are the entries, separated by commas and line breaks. A line
/// that begins with "# " is a comment. WordList.resx names every file.
/// </remarks>
internal sealed class WordList
{
    // A resource is part of the program, like a literal. No file is opened, so the domain may use it.
    private static readonly ResourceManager BuiltIn = new(typeof(WordList));

    private readonly string file;
    private readonly List<Group> groups = [];

    private WordList(string file, string text)
    {
        this.file = file;
        var number = 0;
        foreach (var line in text.Split('\n'))
            Take(line.Trim(), ++number);
    }

    public IEnumerable<string> Headings => groups.Select(group => group.Heading);

    /// <summary>The list in an embedded file.</summary>
    public static WordList Of(string file) =>
        Parse(
            file,
            BuiltIn.GetString(file, CultureInfo.InvariantCulture)
                ?? throw new InvalidOperationException($"{file} is not built into the program: WordList.resx lacks it.")
        );

    /// <summary>Parses a list. A mistake in it is a bug; the exception names the line.</summary>
    public static WordList Parse(string file, string text) => new(file, text);

    /// <summary>The entries below a heading, in their order.</summary>
    public IReadOnlyList<string> Below(string heading) =>
        groups.Find(group => group.Heading == heading)?.Entries
        ?? throw new InvalidOperationException($"{file} has no heading [{heading}].");

    /// <summary>The entries below a heading, as a set.</summary>
    public HashSet<string> Set(string heading) => new(Below(heading), StringComparer.Ordinal);

    /// <summary>Every entry with its heading, when the headings are the names of an enum.</summary>
    public IEnumerable<(string Entry, T Heading)> Entries<T>()
        where T : struct, Enum
    {
        foreach (var group in groups)
        {
            if (!Enum.GetNames<T>().Contains(group.Heading, StringComparer.Ordinal))
                throw Wrong(group.Line, $"[{group.Heading}] is no {typeof(T).Name}");
            foreach (var entry in group.Entries)
                yield return (entry, Enum.Parse<T>(group.Heading));
        }
    }

    private void Take(string line, int number)
    {
        if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            return;
        if (line[0] == '[')
            Begin(line, number);
        else if (groups.Count == 0)
            throw Wrong(number, "an entry stands above the first heading");
        else
            foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries))
                Add(entry, number);
    }

    private void Begin(string line, int number)
    {
        if (line.Length < 3 || line.IndexOf(']') != line.Length - 1)
            throw Wrong(number, $"\"{line}\" is no heading; a heading is a name in square brackets");
        if (groups.Exists(group => group.Heading == line[1..^1]))
            throw Wrong(number, $"the heading {line} stands there twice");
        groups.Add(new(line[1..^1], number, []));
    }

    private void Add(string entry, int number)
    {
        var group = groups[^1];
        if (entry.Length == 0)
            throw Wrong(number, "there is a comma without an entry");
        if (group.Entries.Contains(entry, StringComparer.Ordinal))
            throw Wrong(number, $"\"{entry}\" stands twice below [{group.Heading}]");
        group.Entries.Add(entry);
    }

    private InvalidOperationException Wrong(int line, string why) => new($"{file}, line {line}: {why}.");

    private sealed record Group(string Heading, int Line, List<string> Entries);
}
