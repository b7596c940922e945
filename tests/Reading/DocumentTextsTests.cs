using System.Text.RegularExpressions;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Reading;

/// <summary>The table of what documents say: complete in every language, and a mistake in it is named.</summary>
public sealed partial class DocumentTextsTests
{
    public static TheoryData<int> All => [.. Enum.GetValues<DocumentText>().Select(text => (int)text)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_stands_there_in_every_language_with_the_same_places(int number)
    {
        var places = Enum.GetValues<DocumentLanguage>()
            .Select(language => DocumentTexts.In(language, (DocumentText)number))
            .Select(text => string.Concat(Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)))
            .ToList();
        Assert.Equal(3, places.Count);
        Assert.Single(places.Distinct());
    }

    [Fact]
    public void Each_language_has_twelve_months() =>
        Assert.All(
            Enum.GetValues<DocumentLanguage>(),
            language => Assert.Equal(12, DocumentTexts.In(language, DocumentText.Months).Split(' ').Length)
        );

    [Fact]
    public void What_is_filled_in_may_hold_braces() =>
        Assert.Equal(
            "Logo of {0} {x",
            DocumentTexts.In(DocumentLanguage.English, DocumentText.LogoAlternative, "{0} {x")
        );

    [Theory]
    [InlineData("[Nothing]\nen: x", "line 1: [Nothing] is no text")]
    [InlineData("en: x", "line 1: a line is a language")]
    [InlineData("[Page]\nxx: y", "line 2: a line is a language")]
    [InlineData("[Page]\nen: x\nen: y", "line 3: Page stands there twice")]
    public void A_mistake_in_the_table_is_named(string table, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<InvalidOperationException>(() => DocumentTexts.Parse(table)).Message,
            StringComparison.Ordinal
        );

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
