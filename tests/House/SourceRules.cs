using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.House;

/// <summary>A text file of the repository, by its path from the root with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
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
    private static readonly string[] NotText = [".png", ".ttf", ".pfx", ".ico", ".db", ".zip", ".gz"];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public int Lines => Text.Count(c => c == '\n');

    /// <summary>
    /// Every text file that belongs to the repository, without build output, installed packages and files of test
    /// runs.
    /// </summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Below(new(Repository.Root))
            .Select(f => new SourceFile(
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

/// <summary>Rules of style that a compiler does not check. Each lists what breaks it.</summary>
public static partial class SourceRules
{
    public const int MostLines = 400;
    public const int MostLinesOfACommand = 140;
    public const int MostLinesOfTheProgram = 80;
    public const int Widest = 140;
    public const int MostFiles = 30;

    public static string? TooLong(SourceFile sourceFile)
    {
        if (!sourceFile.IsCode)
            return null;
        if (sourceFile.Lines > MostLines)
            return $"{sourceFile.Path} has {sourceFile.Lines} lines, at most {MostLines}";
        if (sourceFile is { Path: "bot/Program.cs", Lines: > MostLinesOfTheProgram })
            return $"{sourceFile.Path} has {sourceFile.Lines} lines, at most {MostLinesOfTheProgram}";
        if (!sourceFile.Path.StartsWith("bot/Commands/", StringComparison.Ordinal))
            return null;
        // A file may hold a few commands that belong together; each command has to be short.
        var longest = TypeDeclaration()
            .Split(sourceFile.Text)
            .Where(part => CommandDeclaration().IsMatch(part))
            .Select(part => part.Count(c => c == '\n'))
            .DefaultIfEmpty()
            .Max();
        return longest > MostLinesOfACommand
            ? $"{sourceFile.Path} has a command of {longest} lines, at most {MostLinesOfACommand}"
            : null;
    }

    /// <summary>Folders with more code files than a reader can survey.</summary>
    public static IEnumerable<string> Piles(IEnumerable<SourceFile> sourceFiles) =>
        sourceFiles
            .Where(s => s.IsCode)
            .GroupBy(s => s.Path[..s.Path.LastIndexOf('/')], StringComparer.Ordinal)
            .Where(g => g.Count() > MostFiles)
            .Select(g => $"{g.Key} has {g.Count()} files, at most {MostFiles}");

    /// <summary>The formatter breaks lines at 120 where it can. Longer lines are split by hand before 140.</summary>
    public static string? TooWide(SourceFile sourceFile)
    {
        if (!sourceFile.IsCode)
            return null;
        var line = sourceFile.Text.Split('\n').Index().FirstOrDefault(l => l.Item.Length > Widest);
        return line.Item is null
            ? null
            : $"{sourceFile.Path}:{line.Index + 1} has {line.Item.Length} characters, at most {Widest}";
    }

    public static string? NamespaceIsNotFolder(SourceFile sourceFile)
    {
        if (!sourceFile.IsCode || sourceFile.Path is "bot/Program.cs" or "tests/Bench/Program.cs")
            return null;
        var folders = sourceFile.Path.Split('/')[..^1];
        var expected = string.Join(
            '.',
            [folders[0] == "tests" ? "MilestoneBot.Tests" : "MilestoneBot", .. folders[1..]]
        );
        var actual = Namespace().Match(sourceFile.Text).Groups["name"].Value;
        // A type has one namespace; its parts (Type.Subject.cs) may stand one folder deeper, by subject.
        var isPart = sourceFile.Path.Split('/')[^1].Count(c => c == '.') >= 2;
        if (
            isPart
            && expected.StartsWith(actual + ".", StringComparison.Ordinal)
            && !expected[(actual.Length + 1)..].Contains('.')
        )
            return null;
        return actual == expected ? null : $"{sourceFile.Path} says namespace \"{actual}\", its folder says {expected}";
    }

    public static string? NamesAPlatform(SourceFile sourceFile) =>
        sourceFile.IsCode
        && sourceFile.Path.StartsWith("bot/", StringComparison.Ordinal)
        && !sourceFile.Path.StartsWith("bot/Channels/", StringComparison.Ordinal)
        && sourceFile.Path is not ("bot/Program.cs" or "bot/Hosting/BotSettings.cs")
            ? First(sourceFile, Platform(), "only channels and the roof know a platform by name")
            : null;

    /// <summary>Everybody else names a kind of card by its type, and has an address built and read there.</summary>
    public static string? SpellsACardAddress(SourceFile sourceFile) =>
        sourceFile.IsCode
        && sourceFile.Path.StartsWith("bot/", StringComparison.Ordinal)
        && sourceFile.Path is not ("bot/Chat/Cards/CardAddress.cs" or "bot/Chat/Cards/CardKind.cs")
            ? First(sourceFile, CardAddressPart(), "only CardAddress and CardKinds spell a card's address")
            : null;

    public static string? Unfinished(SourceFile sourceFile) =>
        sourceFile.IsCode ? First(sourceFile, Mark(), "finish it or write an issue") : null;

    /// <summary>Paths of one machine and hosts of package registries mean nothing to other readers.</summary>
    public static string? NamesAMachine(SourceFile sourceFile) =>
        First(sourceFile, MachinePath(), "a path of one machine")
        ?? First(sourceFile, RegistryHost(), "a package registry; use packages by name");

    private static string? First(SourceFile sourceFile, Regex what, string why)
    {
        var found = what.Match(sourceFile.Text);
        return found.Success
            ? $"{sourceFile.Path}:{sourceFile.Text.AsSpan(0, found.Index).Count('\n') + 1} says \"{found.Value.Trim()}\": {why}"
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

    // Kinds whose words mean nothing else, and the ends of addresses.
    [GeneratedRegex(@"""(?:cue-[a-z]+|takenback|pay-)|/p[/""]|/m\{", RegexOptions.NonBacktracking)]
    private static partial Regex CardAddressPart();

    // Written so that the pattern does not match this file.
    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K)\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![\w.:/\-}>])/(ro[o]t|ho[m]e|wo[r]k|tm[p]|Us[e]rs|mn[t])/[\w.]|\b[A-Z]:\\Us[e]rs\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"registry\.npm[j]s|npm[j]s\.(org|com)|nu[g]et\.org|deb\.deb[i]an\.org|py[p]i\.org|""resol[v]ed"":\s*""http|_auth[T]oken"
    )]
    private static partial Regex RegistryHost();
}
