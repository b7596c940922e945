namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    private Proposal? proposal;

    public bool HasProposal => proposal is not null;

    public bool IsEnded { get; private set; }

    /// <summary>The number by which people call a stage.</summary>
    public int PositionOf(Stage stage) => Live.TakeWhile(s => s != stage).Count() + 1;

    /// <summary>One more stage at the end of a schedule that is not agreed yet.</summary>
    public Stage Add(string name, Worth worth, int dueDays)
    {
        var stage = new Stage(name, worth) { DueDays = dueDays, Discount = Discount };
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
        var next = proposal ?? new(Contract, Stages.Select(s => (s, s.Worth)));
        if (Schedule(next) is not { } schedule)
            return "the schedule does not close to the contract";
        foreach (var left in Live.Except(schedule.Select(s => s.Stage)).ToList())
        {
            (left.Progress, left.Net) = (Progress.Dropped, 0);
            // A draft of what is taken out is no invoice of anything.
            foreach (var draft in Bills.Where(b => b.Stage == left && b.State == BillState.Draft))
                draft.State = BillState.Discarded;
        }
        foreach (var kept in schedule.Where(s => next.IsEnd && s.Stage.IsAdvance && s.Worth is Worth.Unbilled))
            kept.Stage.IsSetOff = true;
        foreach (var (stage, worth, net) in schedule)
            (stage.Worth, stage.Net) = (worth, net);
        if (next.IsEnd)
            foreach (var fee in schedule.Select(s => s.Stage).Except(Stages))
                (fee.Progress, fee.IsFee, IsEnded) = (Progress.Confirmed, true, true);
        IsEnded = next.IsEnd;
        var dropped = Stages.Where(s => s.Progress == Progress.Dropped).ToList();
        Stages.Clear();
        Stages.AddRange([.. schedule.Select(s => s.Stage), .. dropped]);
        (Contract, IsAgreed, proposal) = (next.Total, true, null);
        return Taken();
    }

    /// <summary>Another price for a stage, to be agreed.</summary>
    public string? Amend(Stage stage, Worth worth)
    {
        if (WhyNoAmendment() is { } why)
            return why;
        if (stage.Progress is Progress.Confirmed or Progress.Dropped)
            return "its worth is settled";
        var next = proposal ?? Present();
        if (next.Schedule[next.IndexOf(stage)].Worth == worth)
            return "it is that already";
        if (
            worth is Worth.Rest
            && next.Schedule.Exists(s => s.Worth is Worth.Rest && s.Stage.Progress != Progress.Confirmed)
        )
            return "another takes the rest";
        next.Schedule[next.IndexOf(stage)] = (stage, worth);
        return Proposed(next);
    }

    /// <summary>Another total. Every stage keeps its sum, and the rest takes the difference.</summary>
    public string? AmendTotal(long total)
    {
        if (WhyNoAmendment() is { } why)
            return why;
        var next = proposal ?? Present();
        if (
            total <= 0
            || total == next.Total
            || total < Live.Where(s => s.Progress == Progress.Confirmed).Sum(s => s.Net)
        )
            return "no other total, or less than is complete";
        next.WriteSharesAsSums();
        next.Total = total;
        return Proposed(next);
    }

    /// <summary>One more stage at the end.</summary>
    public string? AmendAdd(string name, Worth worth)
    {
        var next = proposal ?? Present();
        if ((WhyNoAmendment() ?? (next.Has(name) ? "the name is taken" : null)) is { } why)
            return why;
        next.Schedule.Add((new(name, worth) { DueDays = dueDays, Discount = Discount }, worth));
        return Proposed(next);
    }

    /// <summary>A part of a stage becomes a stage of its own that follows; nothing else moves by a unit.</summary>
    public string? AmendSplit(Stage stage, long amount, string name)
    {
        var next = proposal ?? Present();
        if ((WhyNoAmendment() ?? (next.Has(name) ? "the name is taken" : null)) is { } why)
            return why;
        var net = ProposedNet(next, stage);
        if (stage.Progress is Progress.Confirmed or Progress.Dropped || amount <= 0 || amount >= net)
            return "less than its worth, of what is not complete";
        var before = Schedule(next)?.ToDictionary(s => s.Stage, s => s.Net);
        var at = next.IndexOf(stage);
        if (next.Schedule[at].Worth is not Worth.Rest)
            next.Schedule[at] = (stage, new Worth.Fixed(net - amount));
        var part = new Stage(name, new Worth.Fixed(amount))
        {
            DueDays = stage.DueDays,
            Tax = stage.Tax,
            Discount = stage.Discount,
            IsAdvance = stage.IsAdvance,
        };
        next.Schedule.Insert(at + 1, (part, part.Worth));
        while (before is not null && Moved(next, before, stage) is { } other)
            next.Schedule[next.IndexOf(other)] = (other, new Worth.Fixed(before[other]));
        return Proposed(next);
    }

    /// <summary>
    /// The project is to end: what is complete stays, the rest is taken out, and a fee may be billed. Advances are no
    /// complete work: one that was billed stays in the schedule, worth nothing, and its money is set off.
    /// </summary>
    public string? ProposeEnd(long? fee, string name)
    {
        if (IsClosed || !IsAgreed)
            return "not at work";
        var done = Live.Where(IsComplete).ToList();
        var setOff = Live.Where(s => !IsComplete(s) && s.IsAdvance && HasNumbered(s)).ToList();
        if (fee is null && done.Count == Live.Count())
            return "nothing to end";
        if (fee is null && done.Count == 0 && !Numbered.Any())
            return "to be cancelled instead";
        if (fee <= 0 || (fee is not null && Live.Any(s => s.Name == name)))
            return "no sum, or the name is taken";
        var schedule = Live.Where(s => done.Contains(s) || setOff.Contains(s))
            .Select(s =>
                (s, setOff.Contains(s) || s.Worth is Worth.Unbilled ? (Worth)new Worth.Unbilled() : Fixed(s.Net))
            )
            .ToList();
        if (fee is { } sum)
            schedule.Add((new(name, new Worth.Fixed(sum)) { DueDays = dueDays }, new Worth.Fixed(sum)));
        return Proposed(new(done.Sum(s => s.Net) + (fee ?? 0), schedule) { IsEnd = true });
    }

    /// <summary>Complete work, or an advance that a final invoice has billed or that is set off already.</summary>
    private bool IsComplete(Stage stage) =>
        stage.IsAdvance
            ? IsInFinal(stage) || (stage is { Progress: Progress.Confirmed, Worth: Worth.Unbilled })
            : stage.Progress == Progress.Confirmed;

    private bool HasNumbered(Stage stage) =>
        Bills.Exists(b => b.Stage == stage && b is { IsLive: true, IsNumbered: true });

    private static Worth.Fixed Fixed(long minor) => new Worth.Fixed(minor);

    public string? Withdraw()
    {
        if (proposal is null)
            return "nothing is proposed";
        proposal = null;
        return Taken();
    }

    /// <summary>A share that a split would move by a unit, or that keeps the schedule from closing.</summary>
    private static Stage? Moved(Proposal next, Dictionary<Stage, long> before, Stage split)
    {
        var others = next
            .Schedule.Where(s => s.Worth is Worth.Percent && s.Stage != split)
            .Select(s => s.Stage)
            .ToList();
        return Schedule(next) is { } schedule
            ? others.Find(o => schedule.Single(s => s.Stage == o).Net != before[o])
            : others.FirstOrDefault();
    }

    /// <summary>What a stage would be worth; where the schedule does not close, the rest is nothing.</summary>
    private static long ProposedNet(Proposal next, Stage stage) =>
        Schedule(next) is { } schedule
            ? schedule.Single(s => s.Stage == stage).Net
            : next.Schedule[next.IndexOf(stage)].Worth switch
            {
                Worth.Fixed(var minor) => minor,
                Worth.Percent => stage.Net,
                _ => 0,
            };

    private Proposal Present() => new(Contract, Live.Select(s => (s, s.Worth)));

    private string? WhyNoAmendment()
    {
        if (IsClosed || !IsAgreed)
            return "no agreed terms";
        return proposal is { IsEnd: true } ? "the end is proposed" : null;
    }

    private string? Proposed(Proposal next)
    {
        proposal = next;
        return Taken();
    }

    /// <summary>
    /// Every live stage with its price. What is confirmed keeps its price: a share that would move is turned into the sum
    /// that it came to.
    /// </summary>
    private static List<(Stage Stage, Worth Worth, long Net)>? Schedule(Proposal next)
    {
        var stages = next.Schedule.Select(s => s.Stage).ToList();
        var schedule = next.Schedule.Select(s => s.Worth).ToList();
        var rest = Enumerable
            .Range(0, stages.Count)
            .FirstOrDefault(i => schedule[i] is Worth.Rest && stages[i].Progress == Progress.Confirmed, -1);
        if (rest >= 0 && schedule.Count(w => w is Worth.Rest) > 1)
            schedule[rest] = new Worth.Fixed(stages[rest].Net);
        while (true)
        {
            if (Sums.Allocate(next.Total, schedule) is not { } nets)
                return null;
            // An advance of which nothing more is billed is the exception.
            var moved = stages.FindIndex(s =>
                s.Progress == Progress.Confirmed
                && schedule[stages.IndexOf(s)] is not Worth.Unbilled
                && nets[stages.IndexOf(s)] != s.Net
            );
            if (moved < 0)
                return [.. stages.Zip(schedule, nets)];
            schedule[moved] = new Worth.Fixed(stages[moved].Net);
        }
    }
}
