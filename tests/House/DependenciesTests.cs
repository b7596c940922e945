using System.Text.Json.Nodes;
using System.Xml.Linq;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.House;

/// <summary>Every dependency has a line in docs/dependencies.md, and every line has a dependency.</summary>
public sealed class DependenciesTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "dependencies.md"));

    [Fact]
    public void Every_package_is_on_the_page_and_the_page_names_no_other() =>
        Assert.Equal(Packages().Order(StringComparer.Ordinal), Named(Page).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_line_says_what_for_who_keeps_it_and_under_which_licence() =>
        Assert.All(
            Lines(Page),
            cells => Assert.True(cells.Length == 4 && cells.All(c => c.Length > 0), string.Join(" | ", cells))
        );

    [Fact]
    public void A_line_is_read_as_its_four_cells() =>
        Assert.Equal(
            ["Quartz", "fires jobs", "somebody", "MIT"],
            Assert.Single(Lines("| package | what |\n| --- | --- |\n| Quartz | fires jobs | somebody | MIT |\n"))
        );

    private static IEnumerable<string> Packages() =>
        [
            .. XDocument
                .Load(Repository.PathOf("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Select(p => (string)p.Attribute("Include")!),
            .. OfNode("Kit"),
            .. OfNode("Bench"),
        ];

    private static IEnumerable<string> OfNode(string folder) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", folder, "node", "package.json")))!["dependencies"]!
            .AsObject()
            .Select(p => p.Key);

    private static IEnumerable<string> Named(string page) => Lines(page).Select(cells => cells[0]);

    private static IEnumerable<string[]> Lines(string page) =>
        page.Split('\n')
            .Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal)
                && !line.StartsWith("| ---", StringComparison.Ordinal)
                && !line.StartsWith("| package |", StringComparison.Ordinal)
            )
            .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray());
}
