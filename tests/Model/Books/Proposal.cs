namespace MilestoneBot.Tests.Model.Books;

/// <summary>What the agreed contract is to become: a total and a schedule, in order.</summary>
internal sealed class Proposal(long total, IEnumerable<(Stage Stage, Worth Worth)> schedule)
{
    public long Total { get; set; } = total;

    public List<(Stage Stage, Worth Worth)> Schedule { get; } = [.. schedule];

    /// <summary>Set where the project is to end: the stage that bills the fee, if there is one.</summary>
    public bool IsEnd { get; init; }

    public int IndexOf(Stage stage) => Schedule.FindIndex(s => s.Stage == stage);

    public bool Has(string name) => Schedule.Exists(s => s.Stage.Name == name);

    /// <summary>Shares that are not of a new total become the sums that they came to.</summary>
    public void WriteSharesAsSums()
    {
        for (var i = 0; i < Schedule.Count; i++)
            if (Schedule[i] is (var stage, Worth.Percent worth) && worth == stage.Worth)
                Schedule[i] = (stage, new Worth.Fixed(stage.Net));
    }
}
