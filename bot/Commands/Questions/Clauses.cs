namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Puts the parts of a sentence together: what one part leaves out, its neighbour says. "When and by whom was phase 1
/// approved", "was phase 2 billed and paid", "are phases 1 and 3 paid", "who approved design, and when?"
/// </summary>
internal sealed class Clauses
{
    private readonly List<Clause> done = [];
    private readonly List<Sign> asks = [];
    private readonly List<Clause> waiting = [];

    public static IReadOnlyList<Clause> Of(IReadOnlyList<Token> tokens)
    {
        var all = new Clauses();
        var parts = ClauseParts.Of(tokens).Select(part => part.Naming()).ToList();
        var opening = parts.FindIndex(part => part is { Opens: true, HasTopic: true });
        foreach (var (at, part) in parts.Index())
            // What is told in front of a question only says of which stage: "we finished design, can we bill it?"
            all.Take(
                at < opening && part is { Opens: false, IsTold: true }
                    ? part with
                    {
                        Signs = new HashSet<Sign>(),
                        Ask = null,
                        Foreign = [],
                    }
                    : part
            );
        return all.done.Count > 0 ? all.done : all.waiting;
    }

    private void Take(Clause part)
    {
        if (
            part is { HasTopic: false, HasSubject: false }
            && (part.Has(Sign.Greeting) || (done.Count > 0 && part.IsAside))
        )
            return;
        // "…, which stage?" and "…, net" add nothing of their own.
        if (part.HasTopic && (done.Count == 0 || part.HasSubject || !part.IsWeak))
            Add(part);
        else if (done.Count == 0)
            Wait(part);
        else if (part.HasSubject)
            Name(part);
        else if (part is { Ask: { } ask } && ask != Sign.Be)
            done.Add(done[^1] with { Ask = ask, Foreign = part.Foreign });
        else if (part.Foreign.Count > 0)
            done[^1] = done[^1] with { Foreign = [.. done[^1].Foreign, .. part.Foreign] };
    }

    /// <summary>How it was asked last; null where nothing was asked yet.</summary>
    private Sign? AskBefore()
    {
        if (done.Count > 0)
            return done[^1].Ask;
        return asks.Count > 0 ? asks[^1] : null;
    }

    private void Add(Clause part)
    {
        var before = waiting.Where(w => w.HasSubject).ToList();
        var isWhole = IsWhole(part);
        part = part with
        {
            Ask = part.Ask ?? AskBefore(),
            Stages =
            [
                .. before
                    .SelectMany(w => w.Stages)
                    .Concat(part.Stages)
                    .DistinctBy(s => (s.Milestone.Id, s.Invoice?.Id)),
            ],
            No = part.No ?? before.Select(w => w.No).FirstOrDefault(no => no is not null),
            Foreign = [.. waiting.SelectMany(w => w.Foreign), .. part.Foreign],
        };
        if (!part.HasSubject && done.Count > 0 && !isWhole)
            part = part with { Stages = done[^1].Stages, No = done[^1].No };
        foreach (var ask in asks.Where(a => a != part.Ask))
            done.Add(part with { Ask = ask });
        done.Add(part);
        asks.Clear();
        waiting.Clear();
    }

    /// <summary>
    /// A part in front that asks nothing whole: its question word or its stage belongs to what follows.
    /// </summary>
    private void Wait(Clause part)
    {
        if (part is { Ask: { } ask } && ask != Sign.Be)
            asks.Add(ask);
        if (part.HasSubject || part.Foreign.Count > 0 || part.Ask is not null || part.Has(Sign.About, Sign.Request))
            waiting.Add(part);
    }

    /// <summary>
    /// A stage behind the question: the one that was left out, or another one of which the same is asked.
    /// </summary>
    private void Name(Clause part)
    {
        if (done.TrueForAll(d => !d.HasSubject && !IsWhole(d)))
            for (var i = 0; i < done.Count; i++)
                done[i] = done[i] with
                {
                    Stages = part.Stages,
                    No = part.No,
                    Foreign = [.. done[i].Foreign, .. part.Foreign],
                };
        else
            done.Add(
                done[^1] with
                {
                    Stages = part.Stages,
                    No = part.No,
                    Foreign = part.Foreign,
                    Ask = part.Ask ?? done[^1].Ask,
                }
            );
    }

    /// <summary>It asks of the whole project, whatever stage was spoken of before.</summary>
    internal static bool IsWhole(Clause part) =>
        part.Has(Sign.Whole, Sign.Every, Sign.Client, Sign.Project, Sign.Next, Sign.Point)
        || part.Ask is Sign.Which or Sign.Many
        || (part.Has(Sign.Customer) && part.Has(Sign.Owe));
}
