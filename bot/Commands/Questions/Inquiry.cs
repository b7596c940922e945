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
    private IReadOnlyList<Sight> on =
        ground.Here is { } here ? [here]
        : ground.All.Count == 1 ? ground.All
        : [];
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
            var isBack = !clause.HasSubject && !Clauses.IsWhole(clause);
            var stages =
                clause.HasSubject ? clause.Stages
                : isBack ? spokenOf.GetValueOrDefault(sight.Project.Id, [])
                : [];
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

    /// <summary>
    /// "How much?" asks more of the same; "and design?", "what about phase 3?" ask the same of another stage, or at
    /// first how it stands.
    /// </summary>
    private Clause GoneOn(Clause clause) =>
        clause is { HasTopic: false, HasSubject: false, Foreign.Count: 0, Ask: { } ask and not Sign.Be }
        && before is { } asked
            ? asked with
            {
                Ask = ask,
            }
        : clause is { HasTopic: false, HasSubject: true } && (clause.Has(Sign.About) || clause.Ask is null)
            ? before is { } same ? same with { Stages = clause.Stages, No = clause.No, Foreign = clause.Foreign }
                : clause.Has(Sign.About) ? clause with { Ask = Sign.What }
                : clause
        : clause;
}
