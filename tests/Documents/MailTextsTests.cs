using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Documents;

/// <summary>Every text of mails is there in every language, and asks for the same parts.</summary>
public sealed class MailTextsTests
{
    public static TheoryData<int> All => [.. Enum.GetValues<MailText>().Select(text => (int)text)];

    public static TheoryData<int> News => [.. Enum.GetValues<NewsText>().Select(text => (int)text)];

    [Theory]
    [MemberData(nameof(News))]
    public void News_stand_there_in_every_language_with_the_same_parts(int number) =>
        AssertSame(language => NewsTexts.In(language, (NewsText)number, "«0»", "«1»", "«2»"));

    [Theory]
    [MemberData(nameof(All))]
    public void It_stands_there_in_every_language_with_the_same_parts(int number) =>
        AssertSame(language => MailTexts.In(language, (MailText)number, "«0»", "«1»", "«2»"));

    /// <summary>French has one apostrophe and one word for mail, and no line begins with a mark.</summary>
    [Fact]
    public void French_writes_alike_everywhere()
    {
        foreach (
            var table in new[]
            {
                "MailTexts.txt",
                "NewsTexts.txt",
                "DeliveryMailTexts.txt",
                "DocumentReminderMailTexts.txt",
                "DocumentReminderTexts.txt",
                "DocumentTexts.txt",
                "ClientPageTexts.txt",
            }
        )
        foreach (var line in BuiltIn.Text(table).Split('\n').Where(l => l.StartsWith("fr:", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("’", line, StringComparison.Ordinal);
            Assert.DoesNotContain("courriel", line, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(
            "Copie\u00A0: Facture F-1",
            MailTexts.In(DocumentLanguage.French, MailText.CopySubject, "Facture F-1")
        );
    }

    private static void AssertSame(Func<DocumentLanguage, string> say)
    {
        var texts = Enum.GetValues<DocumentLanguage>().Select(say).ToList();
        Assert.All(texts, text => Assert.NotEmpty(text));
        foreach (var part in new[] { "«0»", "«1»", "«2»" })
            Assert.Single(texts.Select(text => text.Contains(part, StringComparison.Ordinal)).Distinct());
    }
}
