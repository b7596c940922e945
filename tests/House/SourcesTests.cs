using System.Xml.Linq;
using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>
/// Rules of style that a compiler does not check: length, names, marks, words, machine paths, summaries.
/// </summary>
public sealed class SourcesTests
{
    public static TheoryData<string> Rules => [.. Checks.Keys];

    private static readonly Dictionary<string, Func<SourceFile, string?>> Checks = new(StringComparer.Ordinal)
    {
        ["no file is too long"] = SourceRules.TooLong,
        ["no line is too wide"] = SourceRules.TooWide,
        ["a file's namespace is its folder"] = SourceRules.NamespaceIsNotFolder,
        ["only channels know a platform by name"] = SourceRules.NamesAPlatform,
        ["a card's address is spelled in one place"] = SourceRules.SpellsACardAddress,
        ["nothing is left unfinished"] = SourceRules.Unfinished,
        ["nothing names a machine or a registry"] = SourceRules.NamesAMachine,
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_file_keeps_the_rule(string rule) =>
        Compiled.AssertNone(SourceFile.All.Select(Checks[rule]).OfType<string>());

    [Fact]
    public void No_folder_is_a_pile() => Compiled.AssertNone(SourceRules.Piles(SourceFile.All));

    [Fact]
    public void A_pile_is_seen() =>
        Assert.Equal(
            ["bot/Chat has 31 files, at most 30"],
            SourceRules.Piles([
                .. Enumerable.Range(1, 31).Select(i => new SourceFile($"bot/Chat/A{i}.cs", "")),
                .. Enumerable.Range(1, 30).Select(i => new SourceFile($"bot/Store/A{i}.cs", "")),
                .. Enumerable.Range(1, 31).Select(i => new SourceFile($"docs/a{i}.md", "")),
            ])
        );

    [Fact]
    public void The_rules_are_asked_of_the_files_there_are()
    {
        Assert.Contains(SourceFile.All, s => s.Path == "bot/Chat/Turns/Turn.cs");
        Assert.Contains(SourceFile.All, s => s.Path == "tests/run");
        Assert.DoesNotContain(
            SourceFile.All,
            s =>
                s.Path.Contains("node_modules", StringComparison.Ordinal)
                || s.Path.Contains("/obj/", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "no file is too long",
        "bot/Commands/A.cs",
        "command of 141 lines",
        "has a command of 141 lines, at most 140"
    )]
    [InlineData("no file is too long", "bot/Commands/A.cs", "command of 140 lines", null)]
    [InlineData("no file is too long", "bot/Domain/A.cs", "401 lines", "has 401 lines, at most 400")]
    [InlineData("no file is too long", "bot/Domain/A.cs", "400 lines", null)]
    [InlineData(
        "a file's namespace is its folder",
        "bot/Channels/Web/A.cs",
        "namespace MilestoneBot.Channels;\n",
        "its folder says MilestoneBot.Channels.Web"
    )]
    [InlineData(
        "a file's namespace is its folder",
        "bot/Channels/Web/A.cs",
        "// none\n",
        "its folder says MilestoneBot.Channels.Web"
    )]
    [InlineData(
        "a file's namespace is its folder",
        "bot/Domain/Projects/Money/Project.Billing.cs",
        "namespace MilestoneBot.Domain.Projects;\n",
        null
    )]
    [InlineData(
        "a file's namespace is its folder",
        "bot/Domain/Projects/Money/Project.Billing.cs",
        "namespace MilestoneBot.Domain;\n",
        "its folder says MilestoneBot.Domain.Projects.Money"
    )]
    [InlineData(
        "a file's namespace is its folder",
        "tests/Kit/A.cs",
        "using System;\nnamespace MilestoneBot.Tests.Kit;\n",
        null
    )]
    [InlineData("only channels know a platform by name", "bot/Chat/A.cs", "\n// as in Te" + "ams\n", "bot/Chat/A.cs:2")]
    [InlineData(
        "only channels know a platform by name",
        "bot/Chat/A.cs",
        "// the channel msteams, and teams of people\n",
        null
    )]
    [InlineData("only channels know a platform by name", "bot/Hosting/BotSettings.cs", "// Te" + "ams\n", null)]
    [InlineData(
        "only channels know a platform by name",
        "bot/Hosting/StartupLog.cs",
        "// Te" + "ams\n",
        "bot/Hosting/StartupLog.cs:1"
    )]
    [InlineData("only channels know a platform by name", "bot/Channels/Web/A.cs", "// Sl" + "ack\n", null)]
    [InlineData(
        "a card's address is spelled in one place",
        "bot/Cards/A.cs",
        "card.About(view, \"cue-draft\")",
        "bot/Cards/A.cs:1"
    )]
    [InlineData(
        "a card's address is spelled in one place",
        "bot/Cards/A.cs",
        "\n$\"{kind}/{project.Id}/m{milestone.Id}\"",
        "bot/Cards/A.cs:2"
    )]
    [InlineData("a card's address is spelled in one place", "bot/Chat/Cards/CardKind.cs", "\"cue-draft\"", null)]
    [InlineData("a card's address is spelled in one place", "tests/A.cs", "\"cue-draft/1/m1\"", null)]
    [InlineData("nothing is left unfinished", "tests/A.cs", "// TO" + "DO: more\n", "tests/A.cs:1")]
    [InlineData("nothing is left unfinished", "tests/A.cs", "var hacksaw = \"todo list\";\n", null)]
    [InlineData(
        "nothing names a machine or a registry",
        "docs/a.md",
        "see /ho" + "me/priya/notes\n",
        "a path of one machine"
    )]
    [InlineData(
        "nothing names a machine or a registry",
        "docs/a.md",
        "C:\\Us" + "ers\\priya\n",
        "a path of one machine"
    )]
    [InlineData(
        "nothing names a machine or a registry",
        "a.json",
        "\"https://registry.npm" + "js.org/x\"\n",
        "a package registry"
    )]
    [InlineData(
        "nothing names a machine or a registry",
        "docs/a.md",
        "https://example.com/ho" + "me/page and artifacts/tm" + "p/x\n",
        null
    )]
    public void A_rule_is_seen_broken_and_kept(string rule, string path, string text, string? expected)
    {
        if (char.IsAsciiDigit(text[0]) && text.EndsWith(" lines", StringComparison.Ordinal))
            text = new('\n', int.Parse(text.Split(' ')[0]));
        if (text.EndsWith(" lines", StringComparison.Ordinal))
            text = "internal sealed class PayCommand" + new string('\n', int.Parse(text.Split(' ')[2]));
        if (text.EndsWith(" wide", StringComparison.Ordinal))
            text = $"{text.Split('\n')[0]}\n{new string('x', int.Parse(text.Split(' ', '\n')[^2]))}\n";
        var problem = Checks[rule](new(path, text));
        if (expected is null)
            Assert.Null(problem);
        else
            Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_public_type_says_in_a_summary_what_it_is() =>
        Compiled.AssertNone(WithoutSummary(Documentation()));

    [Fact]
    public void A_type_without_a_summary_is_seen()
    {
        var documentation = Documentation();
        documentation
            .Descendants("member")
            .Single(m => (string?)m.Attribute("name") == "T:MilestoneBot.Chat.Turns.Turn")
            .Element("summary")!
            .Value = " ";
        Assert.Equal(["MilestoneBot.Chat.Turns.Turn"], WithoutSummary(documentation));
    }

    private static XDocument Documentation() =>
        XDocument.Load(Path.ChangeExtension(typeof(Program).Assembly.Location, ".xml"));

    private static IEnumerable<string> WithoutSummary(XDocument documentation)
    {
        var summaries = documentation
            .Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => (string?)m.Attribute("name"))
            .ToHashSet(StringComparer.Ordinal);
        return Compiled
            .Bot.MainModule.Types.Where(t =>
                t.IsPublic
                && t.Namespace.StartsWith("MilestoneBot", StringComparison.Ordinal)
                && !summaries.Contains("T:" + t.FullName)
                && !IsOfAClosedSet(t)
            )
            .Select(t => t.FullName);
    }

    /// <summary>
    /// A member of a closed set (an event) is explained by its name; the summary is that of the set.
    /// </summary>
    private static bool IsOfAClosedSet(TypeDefinition type) =>
        type.IsSealed && type.BaseType is TypeDefinition { IsAbstract: true };
}
