using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Answers questions from the records: each in its turn, exactly, and with one as-of time. What is in doubt is asked
/// back.
/// </summary>
internal sealed class Answering(ProjectReader reader)
{
    /// <summary>The answer; null when the words are no question that the records can answer.</summary>
    /// <param name="onlySure">Whether doubt is nothing too: somebody else has an answer to it.</param>
    public async Task<Reply?> AnswerAsync(Turn turn, bool onlySure, CancellationToken cancel)
    {
        var sentences = Wording.Sentences(turn.Says);
        if (sentences.Count == 0)
            return null;
        var here = await reader.FindAsync(turn, "", cancel);
        var (asked, isSure) = Inquiry.Read(sentences, new(here, here is null ? [] : [here]));
        if (asked.Count == 0)
            return null;
        if (turn.Who.IsForeign)
            return RefusalText.Say(new Refusal.GuestHere(), null);
        // Other projects are looked at only when the words may mean one: a client may have several. Where everybody
        // reads along, this place's is meant if it can be.
        if (here is null || !isSure || (!turn.IsOpen && Names(sentences, here)))
            (asked, isSure) = Inquiry.Read(sentences, new(here, await reader.ListAsync(turn.Alone(), cancel)));
        if (asked.Count == 0 || (onlySure && !isSure))
            return null;
        if (
            !turn.IsOpen
            || !asked.Any(a => a is Asked.WhichProject || (a.Sight is { } of && of.Project.Id != here?.Project.Id))
        )
            return Say(asked);
        return onlySure ? null : Reply.No(AskBackText.NotHere(turn.Says));
    }

    private static bool Names(IReadOnlyList<Sentence> sentences, Sight here) =>
        sentences.Any(s => new Spotter(new(here, [here]), here).Spot(s.Words).Any(t => t.Projects.Count > 0));

    internal static Reply Say(IReadOnlyList<Asked> asked)
    {
        var answers = asked
            .Select(a => (a.Sight, Text: Text(a), About: (a as Asked.Clear)?.Stage, IsUnclear: a is Asked.Unclear))
            .DistinctBy(a => (a.Sight?.Project.Id, a.Text))
            .ToList();
        var sights = asked.OfType<Asked.Clear>().Select(a => a.On).DistinctBy(s => s.Project.Id).ToList();
        var said = new List<string>();
        Subject? spokenOf = null;
        foreach (var (sight, text, about, _) in answers)
        {
            var head =
                sights.Count > 1 && sight is not null && sight != answers.ElementAtOrDefault(said.Count - 1).Sight
                    ? $"{sight.Project.Name} ({sight.Project.Key}): "
                    : "";
            // An answer that does not name its stage follows one that did, or says it behind.
            if (
                about is null
                || text.Contains(about.Name, StringComparison.Ordinal)
                || (spokenOf == about && head.Length == 0)
            )
                said.Add(head + text);
            else
                said.Add($"{head}{text} That is {NameAndInvoice(about)}.");
            spokenOf = about;
        }
        // What can be asked is said once, behind everything that was not understood.
        if (answers.Exists(a => a.Text.Length == 0 || a.IsUnclear))
            said.Add(AskBackText.Unheld);
        var words = string.Join(' ', said.Where(s => s.Length > 0));
        return sights.Count == 0
            ? Reply.No(words)
            : Reply.Say($"{words} {sights[0].AsOf()}, {string.Join(" and ", sights.Select(s => s.Project.Name))}.");
    }

    private static string NameAndInvoice(Subject stage) =>
        stage.Issued is { } invoice ? $"{stage.Name}, {invoice.Number()}" : stage.Name;

    private static string Text(Asked asked) =>
        asked switch
        {
            Asked.Clear(var sight, var topic, var stage, var note) => note
                + (stage is null ? Topics.Say(topic, sight) : Topics.Say(topic, stage)),
            Asked.Lost(var sight, var why) => RefusalText.Text(why, sight),
            Asked.NoProject(var key) => RefusalText.Text(
                key.Length > 0 ? new Refusal.ProjectUnknown(key) : new Refusal.NoProjectHere(),
                null
            ),
            Asked.WhichProject(var seen) => AskBackText.WhichProject(seen),
            Asked.WhichStage(var sight) => AskBackText.WhichStage(sight),
            Asked.Stranger(var sight, var words) => AskBackText.Stranger(sight, words),
            Asked.OfAPeriod => AskBackText.OfAPeriod,
            Asked.Unclear({ }, { Length: > 0 } words) => AskBackText.Unclear(words),
            _ => "",
        };
}
