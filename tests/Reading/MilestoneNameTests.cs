using FsCheck.Fluent;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Reading;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Reading;

/// <summary>A milestone is named for what the client receives or signs.</summary>
public sealed class MilestoneNameTests
{
    public static TheoryData<string> Good => [.. Names("milestone-names-good.txt")];

    public static TheoryData<string> Empty => [.. Names("milestone-names-empty.txt")];

    [Theory, MemberData(nameof(Good))]
    public void A_name_with_a_deliverable_passes(string name) => Assert.Null(Problem(name));

    [Theory, MemberData(nameof(Empty))]
    public void An_empty_name_is_refused_and_better_ones_are_offered_that_pass(string name)
    {
        var problem = Problem(name);

        Assert.NotNull(problem);
        Assert.Matches("^(not a deliverable|too general): .", problem.Reason);
        Assert.InRange(problem.Suggestions.Count, 2, 3);
        Assert.All(problem.Suggestions, better => Assert.Null(Problem(better)));
    }

    [Theory]
    [InlineData("Phase 1", "too general: ", "Phase 1: discovery report")]
    [InlineData("phase 1 mostly done", "not a deliverable: progress ", "Phase 1: discovery report")]
    [InlineData("Homepage 80% done", "not a deliverable: progress ", "Homepage approved")]
    [InlineData("Post-launch support", "not a deliverable: a service ", "Post-launch support handbook delivered")]
    [InlineData("20 hours of development", "not a deliverable: time ", "Development approved")]
    [InlineData("30% deposit", "not a deliverable: it names the payment", "Discovery report")]
    [InlineData("TBD", "too general: ", "Discovery report")]
    public void The_refusal_says_why_and_builds_on_the_words(string name, string why, string better)
    {
        var problem = Problem(name)!;
        Assert.StartsWith(why, problem.Reason, StringComparison.Ordinal);
        Assert.Equal(better, problem.Suggestions[0]);
    }

    [Theory]
    [
        InlineData(""),
        InlineData("   "),
        InlineData("🚀"),
        InlineData("👩‍👩‍👧‍👦 🎉"),
        InlineData("!!!"),
        InlineData("123"),
        InlineData("x 1"),
        InlineData("字")
    ]
    public void A_name_has_at_least_two_letters(string name) =>
        Assert.Contains("two letters", Problem(name)?.Reason, StringComparison.Ordinal);

    [Theory]
    [
        InlineData("Design\u0007 report"),
        InlineData("Design\u202E report"),
        InlineData("Design\u200B report"),
        InlineData("Design\uD83D report"),
        InlineData("Design \U000E0041\U000E0042 report"),
        InlineData("Design\u200F report")
    ]
    public void Invisible_characters_are_refused(string name) =>
        Assert.Contains("invisible", Problem(name)?.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_only_too_long_or_soiled_is_offered_mended()
    {
        Assert.Equal(["Design report"], Problem("Design\u200B  report")?.Suggestions);
        Assert.Equal(
            ["Brand book with logo, colours, fonts and"],
            Problem("Brand book with logo, colours, fonts and " + new string('x', 100))?.Suggestions
        );
        Assert.Equal("Discovery report", Problem(new string('x', 5_000))?.Suggestions[0]);
        Assert.Equal("Discovery report", Problem("Phase\u200B 1")?.Suggestions[0]);
    }

    [Fact]
    public void Joined_emoji_and_flags_of_regions_are_not_invisible()
    {
        Assert.Null(Problem("Family portrait 👩‍👩‍👧‍👦"));
        Assert.Null(Problem("English shop live 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"));
    }

    [Fact]
    public void Length_is_counted_as_a_person_counts()
    {
        Assert.Null(Problem("Report " + string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 113))));
        Assert.Null(Problem("  Report   " + new string('x', 113) + "  "));
        Assert.Equal(
            "too long: 121 characters; a name has at most 120",
            Problem("Report " + new string('x', 114))?.Reason
        );
        Assert.StartsWith("too long: 5000 ", Problem(new string('x', 5_000))?.Reason, StringComparison.Ordinal);
        Assert.StartsWith(
            "too long: ",
            Problem("Zalgo" + new string('\u0301', 5_000))?.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [
        InlineData("Design approval", "DESIGN  approval "),
        InlineData("Größe", "GRÖSSE"),
        InlineData("Café menu", "Cafe\u0301 menu"),
        InlineData("Ｄｅｓｉｇｎ", "design"),
        InlineData("ﬁnal cut", "Final cut"),
        InlineData("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        InlineData("Design\u00A0approval", "design approval")
    ]
    public void Two_spellings_of_one_name_have_one_key(string one, string other) =>
        Assert.Equal(MilestoneName.ToComparisonKey(one), MilestoneName.ToComparisonKey(other));

    [Theory]
    [
        InlineData("Design approval", "Design approvals"),
        InlineData("Concept A", "Concept B"),
        InlineData("Phase 1: logo", "Phase 2: logo")
    ]
    public void Two_names_have_two_keys(string one, string other) =>
        Assert.NotEqual(MilestoneName.ToComparisonKey(one), MilestoneName.ToComparisonKey(other));

    [Theory]
    [InlineData("<script>alert(1)</script>"), InlineData("=cmd()|report"), InlineData("@everyone report")]
    public void Markup_is_text_like_any_other(string name) => Assert.Null(Problem(name));

    [Fact]
    public void Any_words_in_any_order_get_an_answer() =>
        Generators.Holds(
            Gen.Elements(
                    "phase",
                    "1",
                    "70",
                    "%",
                    "of",
                    "half",
                    "almost",
                    "done",
                    "the",
                    "website",
                    "support",
                    "for",
                    "as",
                    "needed",
                    "to",
                    "be",
                    "tbd",
                    "live",
                    "progress",
                    "on",
                    "3/4",
                    "m1",
                    "hours",
                    "deposit",
                    "🚀",
                    "-",
                    ":",
                    ""
                )
                .ListOf()
                .Select(words => string.Join(' ', words)),
            name =>
                Problem(name) is not { } problem
                || (problem.Reason.Length > 0 && problem.Suggestions.All(better => Problem(better) is null))
        );

    private static Answer? Problem(string name) =>
        MilestoneNameReader.FindFault(name) is { } fault
            ? new(NameFaultText.Describe(name, fault), NameSuggestions.For(name))
            : null;

    private static IReadOnlyList<string> Names(string file) => TextTable.Lines(typeof(MilestoneNameTests), file);

    private sealed record Answer(string Reason, IReadOnlyList<string> Suggestions);
}
