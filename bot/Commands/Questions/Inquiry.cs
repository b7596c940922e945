using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Reads a message as questions: each with its project, its stage and its topic, in order; what one leaves out, those
/// before it say.
/// </summary>
internal sealed class Inquiry(Ground ground)
{
    private readonly List<Asked> asked = [];
    private readonly Dictionary<string, Spotter> spotters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Subject>> spokenOf = new(StringComparer.Ordinal);
    private IReadOnlyList<Sight> on = AtFirst(ground);
    private Clause? before;
    private Sentence? asks;
    private bool isAllAsked = true;

    /// <summary>The questions; none when it is no question or nothing that the records hold.</summary>
    /// <returns>Also whether every word of it was a question and understood for certain.</returns>
    public static (IReadOnlyList<Asked> Asked, bool IsSure) Read(IReadOnlyList<Sentence> sentences, Ground ground)
    {
        var inquiry = new Inquiry(ground);
        foreach (var sentence in sentences)
            inquiry.Turn(sentence);
        foreach (var sentence in sentences)
            inquiry.Take(sentence);
        var isAny = inquiry.asked.Exists(a => a is not Asked.Unclear { Words: "" });
        return isAny
            ? (inquiry.asked, inquiry.isAllAsked && inquiry.asked.TrueForAll(a => a is Asked.Clear))
            : ([], false);
    }

    /// <summary>The project of the place, else the only one there is; else it has to be named.</summary>
    private static IReadOnlyList<Sight> AtFirst(Ground ground)
    {
        if (ground.Here is { } here)
            return [here];
        return ground.All.Count == 1 ? ground.All : [];
    }

    /// <summary>A sentence that only names a project says of which one all the others ask.</summary>
    private void Turn(Sentence sentence)
    {
        var tokens = Spot(sentence, ground.Here);
        if (ProjectNames.Only(tokens) && !ProjectNames.GoesOn(sentence, tokens))
            on = [.. tokens.SelectMany(t => t.Key is { } key ? [key] : t.Projects)];
    }

    private void Take(Sentence sentence)
    {
        var tokens = Spot(sentence, ground.Here);
        if (!Shape.IsQuestion(sentence, tokens))
        {
            if (asked.Count > 0 && tokens is [{ Sign: Sign.Foreign } lone] && lone.Said.All(char.IsAsciiLetterOrDigit))
                asked.Add(new Asked.NoProject(lone.Said.ToUpperInvariant()));
            else if (
                tokens.Any(t =>
                    t.Sign is not (Sign.Filler or Sign.Greeting or Sign.And or Sign.Person or Sign.Contact)
                    && t.Projects.Count == 0
                )
            )
                isAllAsked = false;
            if (on is [var sight] && Spot(sentence, sight).SelectMany(t => t.Stages).ToList() is { Count: > 0 } named)
                spokenOf[sight.Project.Id] = named;
            return;
        }
        // A sum is told more often than asked: "pay INV-2026-0001 2000?" is a command that somebody doubts.
        if (tokens.Any(t => t.Sign == Sign.Sum))
            isAllAsked = false;
        if (tokens.Any(t => t.Projects.Count > 0))
            on = ProjectNames.In(tokens);
        // "And for SHOP?" asks the same of another project.
        asks = asks is not null && ProjectNames.Only(tokens) ? asks : sentence;
        if (on.Count > 0)
        {
            foreach (var sight in on)
                Read(asks, sight);
        }
        else if (Clauses.Of(tokens).Any(c => c.HasTopic && Grammar.Of(c, c.HasSubject) is not null))
            asked.Add(ground.All.Count == 0 ? new Asked.NoProject("") : new Asked.WhichProject(ground.All));
    }

    private IReadOnlyList<Token> Spot(Sentence sentence, Sight? sight)
    {
        var of = sight?.Project.Id ?? "";
        if (!spotters.TryGetValue(of, out var spotter))
            spotters[of] = spotter = new(ground, sight);
        return spotter.Spot(sentence.Words);
    }

    private void Read(Sentence sentence, Sight sight)
    {
        foreach (var clause in Clauses.Of(Spot(sentence, sight)).Select(GoneOn))
        {
            var stages = StagesOf(clause, sight);
            var understood = Understood.Of(clause, stages, sight).ToList();
            asked.AddRange(understood);
            if (clause.HasTopic)
                before = clause;
            // "it" is the stage that was named, or the one that the answer names.
            if (understood is [Asked.Clear { Stage: null } alone] && Topics.Names(alone.Topic, sight) is { } next)
                stages = [next];
            if (stages.Count > 0)
                spokenOf[sight.Project.Id] = stages;
        }
    }

    /// <summary>The stages that a clause names; where it names none and asks of no whole, those spoken of before.</summary>
    private IReadOnlyList<Subject> StagesOf(Clause clause, Sight sight)
    {
        if (clause.HasSubject)
            return clause.Stages;
        return Clauses.IsWhole(clause) ? [] : spokenOf.GetValueOrDefault(sight.Project.Id, []);
    }

    /// <summary>
    /// "How much?" asks more of the same; "and design?", "what about phase 3?" ask the same of another stage, or at
    /// first how it stands.
    /// </summary>
    private Clause GoneOn(Clause clause)
    {
        if (clause.HasTopic)
            return clause;
        if (!clause.HasSubject)
            return clause is { Foreign.Count: 0, Ask: { } ask and not Sign.Be } && before is { } asked
                ? asked with
                {
                    Ask = ask,
                }
                : clause;
        var isAbout = clause.Has(Sign.About);
        if (!isAbout && clause.Ask is not null)
            return clause;
        if (before is { } same)
            return same with { Stages = clause.Stages, No = clause.No, Foreign = clause.Foreign };
        return isAbout ? clause with { Ask = Sign.What } : clause;
    }
}
