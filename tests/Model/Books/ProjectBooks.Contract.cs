namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    private Dictionary<Stage, Worth>? proposal;

    public bool HasProposal => proposal is not null;

    /// <summary>One more stage at the end of a schedule that is not agreed yet.</summary>
    public Stage Add(string name, Worth worth, int dueDays)
    {
        var stage = new Stage(Stages.Count + 1, name, worth) { DueDays = dueDays };
        Stages.Add(stage);
        return stage;
    }

    /// <summary>The client agrees to the schedule, or to the proposed amendment.</summary>
    public string? Agree()
    {
        if (IsClosed)
            return "closed";
        if (IsAgreed && proposal is null)
            return "agreed already";
        var schedule = Schedule(s => proposal?.GetValueOrDefault(s) ?? s.Worth);
        if (schedule is null)
            return "the schedule does not close to the contract";
        foreach (var (stage, worth, net) in schedule)
            (stage.Worth, stage.Net) = (worth, net);
        IsAgreed = true;
        proposal = null;
        return Taken();
    }

    /// <summary>Another price for a stage, to be agreed.</summary>
    public string? Amend(Stage stage, Worth worth)
    {
        if (IsClosed || !IsAgreed)
            return "no agreed terms";
        if (stage.Progress is Progress.Confirmed or Progress.Dropped)
            return "its worth is settled";
        if ((proposal?.GetValueOrDefault(stage) ?? stage.Worth) == worth)
            return "it is that already";
        proposal ??= [];
        proposal[stage] = worth;
        return Taken();
    }

    public string? Withdraw()
    {
        if (proposal is null)
            return "nothing is proposed";
        proposal = null;
        return Taken();
    }

    /// <summary>
    /// Every live stage with its price. What is confirmed keeps its price: a share that would move is turned into the sum
    /// that it came to.
    /// </summary>
    private List<(Stage Stage, Worth Worth, long Net)>? Schedule(Func<Stage, Worth> worthOf)
    {
        var stages = Live.ToList();
        var schedule = stages.Select(worthOf).ToList();
        if (
            stages.Index().FirstOrDefault(s => s.Item.Progress == Progress.Confirmed && schedule[s.Index] is Worth.Rest)
                is { Item: { } rest } confirmedRest
            && schedule.Count(w => w is Worth.Rest) > 1
        )
            schedule[confirmedRest.Index] = new Worth.Fixed(rest.Net);
        while (true)
        {
            if (Sums.Allocate(Contract, schedule) is not { } nets)
                return null;
            var moved = stages.FindIndex(s => s.Progress == Progress.Confirmed && nets[stages.IndexOf(s)] != s.Net);
            if (moved < 0)
                return [.. stages.Zip(schedule, nets)];
            schedule[moved] = new Worth.Fixed(stages[moved].Net);
        }
    }
}
