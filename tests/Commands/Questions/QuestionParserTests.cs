using MilestoneBot.Cards.Answers;
using MilestoneBot.Commands.Questions;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Commands.Questions;

/// <summary>
/// What a question asks, in whatever words: each line of the table has one reading, and a line without a reading is
/// not answered.
/// </summary>
public sealed class QuestionParserTests
{
    private static readonly IReadOnlyList<(string Line, string Reads)> Table =
    [
        .. TextTable
            .Rows(typeof(QuestionParserTests), "readings.txt", " => ")
            .Select(row => (row.Left.Replace("\\n", "\n"), row.Right)),
    ];

    [Fact]
    public void Every_line_of_the_table_is_read_as_it_says()
    {
        Assert.True(Table.Count > 400, $"{Table.Count} lines");
        Assert.Empty(
            Table
                .Where(row => Read(row.Line) != row.Reads)
                .Select(row => $"{row.Line} is read as {Read(row.Line)}, not as {row.Reads}")
        );
    }

    [Fact]
    public void Every_topic_is_asked_for_somewhere_in_the_table()
    {
        var asked = Table
            .SelectMany(row => row.Reads.Split(", "))
            .Select(reads => reads.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enum.GetNames<Topic>().Except(asked).Except([nameof(Topic.Unheld)]));
    }

    /// <summary>
    /// Misspelt commands, greetings, statements and chat: none of them is a question about the records.
    /// </summary>
    [Theory]
    [InlineData("hello")]
    [InlineData("hi bot")]
    [InlineData("good morning everyone")]
    [InlineData("thank you, that's great")]
    [InlineData("invoce design")]
    [InlineData("paied INV-2026-0001 2000")]
    [InlineData("please invoice design")]
    [InlineData("please start final delivery")]
    [InlineData("issu 2")]
    [InlineData("strat final")]
    [InlineData("satus")]
    [InlineData("mony")]
    [InlineData("invoces overdue")]
    [InlineData("phase 2 paid")]
    [InlineData("phase 2 is paid")]
    [InlineData("balance paid 2,000.00")]
    [InlineData("payment received")]
    [InlineData("design was approved by Dana yesterday")]
    [InlineData("we billed design last week")]
    [InlineData("Acme paid the invoice")]
    [InlineData("I'll start design tomorrow")]
    [InlineData("let's start phase 3")]
    [InlineData("if phase 2 is paid, start phase 3")]
    [InlineData("when design is done, invoice it")]
    [InlineData("do bill phase 2")]
    [InlineData("have design billed by friday")]
    [InlineData("remind me to invoice design tomorrow")]
    [InlineData("we need to talk about phase 3")]
    [InlineData("great news: Dana approved design!")]
    [InlineData("nice work on the design")]
    [InlineData("the invoice is wrong")]
    [InlineData("lunch at 12?")]
    [InlineData("how are you?")]
    [InlineData("who is the prime minister?")]
    [InlineData("can you help me?")]
    [InlineData("did you see the game?")]
    [InlineData("invoice for design")]
    [InlineData("any news")]
    [InlineData("\U0001F389\U0001F389")]
    [InlineData("?")]
    [InlineData("")]
    public void What_is_no_question_about_the_records_is_none(string line) => Assert.Equal("", Read(line));

    /// <summary>
    /// A question with a word that has no meaning here, or that is not on record: it is not answered.
    /// </summary>
    [Theory]
    [InlineData("how many hours did we bill for phase 2?", "unclear: hours")]
    [InlineData("was the reminder sent for INV-2026-0002?", "unclear: reminder")]
    [InlineData("what is the profit margin of phase 2?", "")]
    [InlineData("who did we send INV-2026-0002 to?", "unheld")]
    [InlineData("what would happen if Acme does not pay?", "unheld")]
    [InlineData("who can issue invoices?", "unheld")]
    [InlineData("what did phase 2 cost us?", "unheld")]
    [InlineData("how much did we bill in July?", "of a period")]
    [InlineData("what was billed on 14 August?", "of a period")]
    [InlineData("what does Globex owe?", "stranger: globex")]
    [InlineData("was the onboarding billed?", "no milestone onboarding")]
    [InlineData("was phase 7 billed?", "no milestone 7")]
    [InlineData("is milestone 0 paid?", "no milestone 0")]
    [InlineData("was INV-2026-0009 paid?", "no invoice INV-2026-0009")]
    [InlineData("was it paid?", "which stage")]
    [InlineData("can we start it?", "which stage")]
    public void What_is_in_doubt_is_not_answered(string line, string reads) => Assert.Equal(reads, Read(line));

    [Fact]
    public void Every_question_that_the_bot_gives_as_an_example_is_understood()
    {
        var (parsedQuestions, isSure) = QuestionParser.Parse(
            SentenceReader.ReadSentences(string.Join(' ', ClarificationText.Examples)),
            QuestionFixture.QuestionScope
        );
        Assert.Equal(ClarificationText.Examples.Count, parsedQuestions.Count);
        Assert.True(isSure);
    }

    [Fact]
    public void No_phrase_stands_for_two_things()
    {
        var entries = Lexicon.Entries().ToList();
        Assert.Empty(
            entries
                .GroupBy(e => e.Phrase, StringComparer.Ordinal)
                .Where(g => g.Select(e => e.Sign).Distinct().Count() > 1)
                .Select(g => g.Key)
        );
        Assert.All(entries, e => Assert.Equal(e.Phrase, string.Join(' ', SentenceReader.ReadName(e.Phrase))));
    }

    [Fact]
    public void Every_topic_has_an_answer_of_a_stage_and_of_the_project() =>
        Assert.All(
            Enum.GetValues<Topic>().Where(t => t != Topic.Unheld),
            topic =>
            {
                Assert.EndsWith(".", TopicAnswers.Answer(topic, QuestionFixture.ProjectView), StringComparison.Ordinal);
                Assert.All(
                    QuestionFixture.ProjectView.Project.LiveMilestones,
                    m =>
                        Assert.EndsWith(
                            ".",
                            TopicAnswers.Answer(topic, new AnswerSubject(QuestionFixture.ProjectView, m)),
                            StringComparison.Ordinal
                        )
                );
            }
        );

    internal static string Read(string line, ProjectView? view = null) =>
        string.Join(
            ", ",
            QuestionParser
                .Parse(
                    SentenceReader.ReadSentences(line),
                    new(view ?? QuestionFixture.ProjectView, [view ?? QuestionFixture.ProjectView])
                )
                .Asked.Select(Say)
        );

    private static string Say(ParsedQuestion parsedQuestion) =>
        parsedQuestion switch
        {
            ParsedQuestion.AnswerableQuestion { Stage: { } stage } c =>
                $"{c.Topic} {stage.Project.PositionOf(stage.Milestone)}",
            ParsedQuestion.AnswerableQuestion c => $"{c.Topic}",
            ParsedQuestion.UnknownReference { Why: Refusal.MilestoneUnknown no } => $"no milestone {no.Text}",
            ParsedQuestion.UnknownReference { Why: Refusal.InvoiceUnknown no } => $"no invoice {no.Text}",
            ParsedQuestion.UnknownReference { Why: Refusal.MilestoneAmbiguous no } => $"two milestones {no.Text}",
            ParsedQuestion.UnknownWords u => $"unclear: {u.Words}",
            ParsedQuestion.UnknownName s => $"stranger: {s.Words}",
            ParsedQuestion.MilestoneNotNamed => "which stage",
            ParsedQuestion.PeriodQuestion => "of a period",
            ParsedQuestion.NotOnRecord => "unheld",
            _ => parsedQuestion.GetType().Name,
        };
}
