using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.House;

/// <summary>A text file of the repository, by its path from the root with forward slashes.</summary>
public sealed record Source(string Path, string Text)
{
    private static readonly string[] NotOurs =
    [
        "bin",
        "obj",
        "node_modules",
        ".git",
        "artifacts",
        "data",
        "TestResults",
        ".vs",
        ".idea",
    ];
    private static readonly string[] NotText = [".png", ".ttf", ".pfx", ".ico", ".db", ".zip"];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public int Lines => Text.Count(c => c == '\n');

    /// <summary>
    /// Every text file that belongs to the repository; what is built, installed or kept by a run does not.
    /// </summary>
    public static IReadOnlyList<Source> All { get; } =
    [
        .. Below(new(Repository.Root))
            .Select(f => new Source(
                System.IO.Path.GetRelativePath(Repository.Root, f.FullName).Replace('\\', '/'),
                File.ReadAllText(f.FullName)
            )),
    ];

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Where(f => !NotText.Contains(f.Extension, StringComparer.Ordinal))
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(d => !NotOurs.Contains(d.Name, StringComparer.Ordinal))
                    .SelectMany(Below)
            );
}

/// <summary>The rules of style that a compiler does not hold; each names what breaks it.</summary>
public static partial class SourceRules
{
    public const int MostLines = 400;
    public const int MostLinesOfACommand = 140;
    public const int Widest = 140;

    public static string? TooLong(Source source)
    {
        if (!source.IsCode)
            return null;
        if (source.Lines > MostLines)
            return $"{source.Path} has {source.Lines} lines, at most {MostLines}";
        if (!source.Path.StartsWith("bot/Commands/", StringComparison.Ordinal))
            return null;
        // A file may hold a few commands that belong together; it is the command that stays short.
        var longest = TypeDeclaration()
            .Split(source.Text)
            .Where(part => CommandDeclaration().IsMatch(part))
            .Select(part => part.Count(c => c == '\n'))
            .DefaultIfEmpty()
            .Max();
        return longest > MostLinesOfACommand
            ? $"{source.Path} has a command of {longest} lines, at most {MostLinesOfACommand}"
            : null;
    }

    /// <summary>The formatter breaks what it can at 120; what it cannot is broken by hand before 140.</summary>
    public static string? TooWide(Source source)
    {
        if (!source.IsCode)
            return null;
        var line = source.Text.Split('\n').Index().FirstOrDefault(l => l.Item.Length > Widest);
        return line.Item is null
            ? null
            : $"{source.Path}:{line.Index + 1} has {line.Item.Length} characters, at most {Widest}";
    }

    public static string? NamespaceIsNotFolder(Source source)
    {
        if (!source.IsCode || source.Path is "bot/Program.cs" or "tests/Bench/Program.cs")
            return null;
        var folders = source.Path.Split('/')[..^1];
        var expected = string.Join(
            '.',
            [folders[0] == "tests" ? "MilestoneBot.Tests" : "MilestoneBot", .. folders[1..]]
        );
        var actual = Namespace().Match(source.Text).Groups["name"].Value;
        return actual == expected ? null : $"{source.Path} says namespace \"{actual}\", its folder says {expected}";
    }

    public static string? NamesAPlatform(Source source) =>
        source.IsCode
        && source.Path.StartsWith("bot/", StringComparison.Ordinal)
        && !source.Path.StartsWith("bot/Channels/", StringComparison.Ordinal)
        && source.Path is not ("bot/Program.cs" or "bot/BotSettings.cs")
            ? First(source, Platform(), "only channels and the roof know a platform by name")
            : null;

    public static string? Unfinished(Source source) =>
        source.IsCode ? First(source, Mark(), "finish it or write an issue") : null;

    /// <summary>Paths of somebody's machine and hosts of package registries mean nothing to the next reader.</summary>
    public static string? NamesAMachine(Source source) =>
        First(source, MachinePath(), "a path of one machine")
        ?? First(source, RegistryHost(), "a package registry; use packages by name");

    private static string? First(Source source, Regex what, string why)
    {
        var found = what.Match(source.Text);
        return found.Success
            ? $"{source.Path}:{source.Text.AsSpan(0, found.Index).Count('\n') + 1} says \"{found.Value.Trim()}\": {why}"
            : null;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?=(?:public|internal) [\w ]*(?:class|record|interface|enum|struct) )", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^(?:public|internal) [\w ]*class \w+Command\b", RegexOptions.NonBacktracking)]
    private static partial Regex CommandDeclaration();

    [GeneratedRegex("Teams|Slack", RegexOptions.NonBacktracking)]
    private static partial Regex Platform();

    // Written so that this file does not find itself.
    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K)\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![\w.:/\-}>])/(ro[o]t|ho[m]e|wo[r]k|tm[p]|Us[e]rs|mn[t])/[\w.]|\b[A-Z]:\\Us[e]rs\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"registry\.npm[j]s|npm[j]s\.(org|com)|nu[g]et\.org|deb\.deb[i]an\.org|py[p]i\.org|""resol[v]ed"":|_auth[T]oken"
    )]
    private static partial Regex RegistryHost();
}
