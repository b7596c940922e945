using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Commands.Shared;

/// <summary>A suggestion for an unknown line can be sent as it is, whatever was typed.</summary>
public sealed class SuggestionsTests
{
    private static readonly IReadOnlyList<CommandSyntax> Known =
    [
        .. Catalogue.All(null!, null!, null!, null!, null!, null!, null!, null!).Select(c => c.Syntax),
    ];
    private static readonly IReadOnlyList<Mention> Mentions =
    [
        new("marc", "Marc Oliver"),
        new("finn", "Finn Berg"),
        new("priya", "Priya Shah"),
    ];
    private static readonly ProjectFixture Desk = ProjectFixture.Website().Agreed().Reach(1, "issued");
    private static readonly ProjectView ProjectView = new(
        Desk.Project,
        new Dictionary<string, string>(),
        Desk.Now,
        "Europe/Berlin"
    );

    [Theory]
    [
        InlineData("mileston add \"Logo files\" 40%", "add \"Logo files\" 40%"),
        InlineData("ad \"Logo files\" 40%", "add \"Logo files\" 40%"),
        InlineData("Statsu", "status"),
        InlineData("staus ACME", "status ACME"),
        InlineData("please strat final", "start final")
    ]
    [
        InlineData(
            "porject new \"Shop\" client \"Baker\" total 5 EUR",
            "project new \"Shop\" client \"Baker\" total 5 EUR"
        ),
        InlineData(
            "new project \"Shop\" client \"Baker\" total 5 EUR",
            "project new \"Shop\" client \"Baker\" total 5 EUR"
        )
    ]
    [
        InlineData("terms sned", "terms send"),
        InlineData("plan svae skip-bad", "plan save skip-bad"),
        InlineData("terms agred by \"Dana\" ref \"mail\"", "terms agreed by \"Dana\" ref \"mail\""),
        InlineData("plna Logo files | 40%", "plan Logo files | 40%")
    ]
    [
        InlineData("rol add approver @{marc}", "role add approver @Marc Oliver"),
        InlineData("add-role approver @{marc}", "role add approver @Marc Oliver"),
        InlineData("ivoice 1 please", "invoice 1")
    ]
    [
        InlineData("strat", "start 2"),
        InlineData("shwo", "show 2"),
        InlineData("pya", "help pay"),
        InlineData("pya INV-2026-0001 5 EUR", "pay INV-2026-0001 5 EUR"),
        InlineData("confrim 1 by Dana", "confirm 2"),
        InlineData("mvoe 1", "help move"),
        InlineData("proejct use", "project use ACME"),
        InlineData("submti 1", "help submit")
    ]
    public void The_first_offer_mends_the_line_or_takes_what_is_there(string said, string offer) =>
        Assert.Equal(offer, Suggestions.Find(said, Known, ProjectView, Mentions) is [var first, ..] ? first : "");

    [Fact]
    public void Where_there_is_no_project_nothing_of_one_is_made_up() =>
        Assert.Equal("help start", Assert.Single(Suggestions.Find("strat", Known, null, [])));

    [Fact]
    public void A_pasted_table_behind_a_misspelt_verb_is_not_said_back() =>
        Assert.Equal("help plan", Suggestions.Find("plna\nLogo files | 40%\nFonts | 60%", Known, ProjectView, [])[0]);

    [Fact]
    [Needs(Need.Time)]
    public void Every_offer_for_thousands_of_spoilt_lines_is_read_by_the_desk()
    {
        var offers = 0;
        var lines = Spoilt().Distinct(StringComparer.Ordinal).Where((_, at) => at % 4 == 0).ToList();
        Assert.InRange(lines.Count, 5_000, 100_000);
        foreach (var line in lines.Where(line => ParsedCommand.Match(ParsedCommand.Normalize(line), Known) is null))
        {
            foreach (var view in new[] { ProjectView, null })
            {
                foreach (var offer in Suggestions.Find(ParsedCommand.Normalize(line), Known, view, Mentions))
                {
                    offers++;
                    // A suggestion contains a mentioned person by name, who is picked again.
                    var typed = Mentions.Aggregate(
                        offer,
                        (text, m) => text.Replace($"@{m.Name}", Mention.ToPlaceholder(m.Id), StringComparison.Ordinal)
                    );
                    Assert.True(ParsedCommand.Match(typed, Known)?.IsValid(Mentions) == true, $"{line} → {offer}");
                }
            }
        }
        Assert.True(offers > lines.Count, $"{offers} offers for {lines.Count} lines");
    }

    [Fact]
    [Needs(Need.Time)]
    public void One_slip_in_a_verb_still_finds_the_command()
    {
        var (all, found, whole) = (0, 0, 0);
        var missed = new List<string>();
        foreach (var syntax in Known)
        {
            foreach (var slip in Slips(syntax.Verb, "aeimnorstxy").Distinct(StringComparer.Ordinal))
            {
                var line = slip + syntax.Examples[0][syntax.Verb.Length..];
                if (ParsedCommand.Match(line, Known) is not null)
                    continue;
                all++;
                if (
                    DidYouMean
                        .FindNearest(line, Known)
                        .Any(commandSuggestion => commandSuggestion.Syntax.Verb == syntax.Verb)
                )
                    found++;
                if (Suggestions.Find(line, Known, null, []).Contains(syntax.Examples[0]))
                    whole++;
                else
                    missed.Add(syntax.Verb);
            }
        }
        Assert.True(
            all > 4_000 && found > 0.99 * all && whole > 0.96 * all,
            $"{found} of {all}, {whole} of them as they were meant word for word; missed: "
                + string.Join(", ", missed.CountBy(verb => verb).OrderByDescending(m => m.Value).Take(8))
        );
    }

    /// <summary>
    /// Every example with its verb misspelt, cut, reversed, joined, behind other words, and with too few, too many or
    /// wrong values.
    /// </summary>
    private static IEnumerable<string> Spoilt()
    {
        foreach (var syntax in Known)
        {
            var verb = syntax.Verb;
            string[] spoilt =
            [
                .. Slips(verb, "aesx"),
                .. Enumerable.Range(2, verb.Length - 1).Select(n => verb[..n]),
                string.Join(' ', verb.Split(' ').Reverse()),
                verb.Replace(" ", ""),
                verb.Replace(' ', '-'),
                $"please {verb}",
                $"could you {verb}",
                $"mileston {verb}",
                $"kannst du bitte {verb}",
                verb + "s",
                verb.ToUpperInvariant() + "E",
                $"/{verb}!",
                $"{verb},",
            ];
            string[] values =
            [
                .. syntax.Examples.Select(example => example[verb.Length..]),
                "",
                " 1 2 3 4",
                " \"",
                " @{marc} @{finn}",
                " <script>",
                " 2026-02-29",
                " \"a\" \"b\" \"c\" please",
            ];
            foreach (var opening in spoilt)
            foreach (var value in values)
                yield return opening + value;
        }
    }

    private static IEnumerable<string> Slips(string verb, string letters)
    {
        for (var i = 0; i < verb.Length; i++)
        {
            yield return verb.Remove(i, 1);
            if (i > 0)
                yield return verb[..(i - 1)] + verb[i] + verb[i - 1] + verb[(i + 1)..];
            foreach (var letter in letters)
            {
                yield return verb[..i] + letter + verb[i..];
                if (letter != verb[i])
                    yield return verb[..i] + letter + verb[(i + 1)..];
            }
        }
    }
}
