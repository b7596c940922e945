using MilestoneBot.Domain;

namespace MilestoneBot.Tests.Domain;

/// <summary>A milestone is named after what the client receives or signs.</summary>
public sealed class MilestoneNameTests
{
    public static TheoryData<string> Good => [.. MilestoneNameTable.Good];

    public static TheoryData<string> Empty => [.. MilestoneNameTable.Empty];

    [Theory, MemberData(nameof(Good))]
    public void A_name_with_a_deliverable_passes(string name) => Assert.Null(MilestoneName.Check(name));

    [Theory, MemberData(nameof(Empty))]
    public void An_empty_name_is_refused_and_better_ones_are_offered_that_pass(string name)
    {
        var problem = MilestoneName.Check(name);

        Assert.NotNull(problem);
        Assert.Matches("^(not a deliverable|too general): .", problem.Why);
        Assert.InRange(problem.Better.Count, 2, 3);
        Assert.All(problem.Better, better => Assert.Null(MilestoneName.Check(better)));
    }
}
