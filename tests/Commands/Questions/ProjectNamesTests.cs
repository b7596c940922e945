using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Commands.Questions;

/// <summary>
/// Milestones are found by their names even where these contain words of questions, and an ambiguous name is answered
/// with the choices.
/// </summary>
public sealed class ProjectNamesTests
{
    private static readonly ProjectView Shop = Of(
        "Phase 2: checkout live",
        "Payment page live",
        "Start page design",
        "Signed-off copy deck",
        "Design system handed over",
        "Migration of the old orders"
    );

    [Theory]
    [InlineData("was the payment page billed?", "Billed 2")]
    [InlineData("is the payment page paid?", "Paid 2")]
    [InlineData("can we start the start page design?", "Gate 3")]
    [InlineData("who signed off the signed-off copy deck?", "ApprovedBy 4")]
    [InlineData("is the copy deck approved", "Approved 4")]
    [InlineData("was design system handed over invoiced?", "Billed 5")]
    [InlineData("was the migration paid?", "Paid 6")]
    [InlineData("was the mig paid?", "no milestone mig")]
    [InlineData("was checkout billed?", "Billed 1")]
    [InlineData("was design billed?", "two milestones design")]
    [InlineData("was the page billed?", "two milestones page")]
    [InlineData("was phase 2 billed?", "two milestones phase 2")]
    [InlineData("was milestone 2 billed?", "Billed 2")]
    [InlineData("was phase 3 billed?", "Billed 3")]
    [InlineData("what have we received of the client?", "Payments")]
    [InlineData("was Copy Deck AND migration billed?", "Billed 4, Billed 6")]
    public void A_name_is_found_whatever_words_it_holds(string line, string reads) =>
        Assert.Equal(reads, QuestionParserTests.Read(line, Shop));

    [Theory]
    [InlineData("is the current phase paid?", "no milestone current milestone")]
    [InlineData("was the previous stage billed?", "no milestone previous milestone")]
    [InlineData("what does the next phase cost?", "Next")]
    [InlineData("is the last milestone billed?", "Billed 6")]
    [InlineData("milestones 2 to 4 billed?", "Billed 2, Billed 3, Billed 4")]
    [InlineData("were the 2nd, 3rd and 4th milestones billed?", "Billed 2, Billed 3, Billed 4")]
    [InlineData("was milestone 2 of 6 billed?", "Billed 2")]
    [InlineData("was phase 99999999999 billed?", "no milestone 99999999999")]
    public void A_place_is_counted_only_where_there_is_one(string line, string reads) =>
        Assert.Equal(reads, QuestionParserTests.Read(line, Shop));

    [Fact]
    public void The_stage_in_work_is_the_current_one_and_the_one_before_it_the_previous()
    {
        var fixture = ProjectFixture.Website().Agreed().Reach(1, "paid").Reach(2, "started");
        var view = new ProjectView(fixture.Project, new Dictionary<string, string>(), fixture.Now, "UTC");
        Assert.Equal(
            "Billed 2, Paid 1",
            QuestionParserTests.Read("is the current stage billed? is the previous phase paid?", view)
        );
    }

    private static ProjectView Of(params string[] names)
    {
        var project = ProjectFixture
            .Website(
                milestones:
                [
                    .. names.Select(name =>
                        new NewMilestone(
                            name,
                            new Amount.Rest(),
                            null,
                            new DateOnly(2026, 9, 1),
                            14,
                            Criterion.FileDelivery
                        ) with
                        {
                            Amount = new Amount.Unbilled(),
                        }
                    ),
                ]
            )
            .Project;
        return new(project, new Dictionary<string, string>(), new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), "Europe/Berlin");
    }
}
