using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.House;

/// <summary>The pages for people who change the program say what is true of it.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Pages =
    [
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/architecture.md",
        "docs/accounting.md",
        "docs/einvoices.md",
        "docs/glossary.md",
        "docs/life-of-a-turn.md",
    ];

    public static TheoryData<string> AllPages => [.. Pages];

    [Fact]
    public void The_table_of_the_house_is_the_one_that_the_program_is_held_to() =>
        Assert.Equal(RoomsTests.Table.Select(Row), Rows(Read("docs/architecture.md")));

    [Fact]
    public void A_row_of_the_table_is_read_as_it_stands() =>
        Assert.Equal(
            ["Cards: Domain, Chat", "Domain: nothing"],
            Rows("| Cards | Domain, Chat | x |\n| Domain | nothing | y |\n")
        );

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_path_on_a_page_is_there(string page)
    {
        var missing = Paths(Read(page)).Where(path => !Exists(path)).Select(path => $"{page} names {path}").ToList();
        Compiled.AssertNone(missing);
    }

    [Theory]
    [InlineData("see `bot/Program.cs` now", "bot/Program.cs")]
    [InlineData("see `tests/House`.", "tests/House")]
    [InlineData("see `bot/Commands/<group>/XyzCommand.cs`", null)]
    [InlineData("a [page](docs/glossary.md) of it", "docs/glossary.md")]
    [InlineData("no `bottle/neck`", null)]
    public void A_path_is_found_in_a_sentence(string text, string? path) =>
        Assert.Equal(path is null ? [] : [path], Paths(text));

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_type_on_a_page_is_there(string page)
    {
        var known = TypeUses
            .Written(Compiled.Bot)
            .Concat(TypeUses.Written(Compiled.Tests))
            .SelectMany(TypeUses.WithNested)
            .Select(t => t.Name.Split('`')[0])
            .ToHashSet(StringComparer.Ordinal);
        Compiled.AssertNone(
            TypesIn(Read(page)).Where(name => !known.Contains(name)).Select(name => $"{page} names {name}")
        );
    }

    private static string Row(Room room) => $"{room.Name}: {ImportsOf(room)}";

    private static string ImportsOf(Room room) =>
        room.MayImport.Length == 0 ? "nothing" : string.Join(", ", room.MayImport);

    private static IEnumerable<string> Rows(string page) =>
        TableRow()
            .Matches(page)
            .Where(m => m.Groups["room"].Value != "room")
            .Select(m => $"{m.Groups["room"].Value}: {m.Groups["rooms"].Value}");

    private static IEnumerable<string> Paths(string text) =>
        InCode()
            .Matches(text)
            .Select(m => m.Groups["it"].Value)
            .Where(code => OurPath().IsMatch(code))
            .Concat(Link().Matches(text).Select(m => m.Groups["it"].Value).Where(link => OurPath().IsMatch(link)));

    private static IEnumerable<string> TypesIn(string text) =>
        InCode().Matches(text).Select(m => m.Groups["it"].Value).Where(code => TypeName().IsMatch(code)).Distinct();

    private static bool Exists(string path) =>
        File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));

    private static string Read(string page) => File.ReadAllText(Repository.PathOf(page.Split('/')));

    [GeneratedRegex(
        @"^\| (?<room>[A-Za-z.]+) \| (?<rooms>[^|]+?) \| [^|]+\|$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<it>[^`\n]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex InCode();

    [GeneratedRegex(@"\]\((?<it>[^)#]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?:bot|tests|docs|manifest)(?:/[\w.]+)*/?$")]
    private static partial Regex OurPath();

    /// <summary>A name of at least two words, as types have it.</summary>
    [GeneratedRegex("^I?(?:[A-Z][a-z]+){2,}(?<!Async)$")]
    private static partial Regex TypeName();
}
