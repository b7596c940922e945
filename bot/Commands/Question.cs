using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>"Was phase 2 billed? Was it paid?": one exact answer for each question, from the ledger.</summary>
internal sealed class Question
{
    private enum Topic { Billed, Paid, Start }

    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal) { "was", "were", "is", "are", "did", "have", "has", "do", "does", "can", "may" };
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "was", "were", "is", "are", "did", "have", "has", "do", "does", "can", "may", "we", "the", "a", "for", "been", "already", "yet", "now", "and", "or", "phase", "stage", "milestone", "step", "part", "number", "no", "client", "anyone", "you", "fully", "full", "in" };
    private static readonly HashSet<string> Again = new(StringComparer.Ordinal) { "it", "that", "this", "one" };
    private static readonly Dictionary<string, Topic> Topics = new(StringComparer.Ordinal)
    {
        ["billed"] = Topic.Billed, ["bill"] = Topic.Billed, ["invoiced"] = Topic.Billed, ["invoice"] = Topic.Billed, ["charged"] = Topic.Billed, ["charge"] = Topic.Billed,
        ["paid"] = Topic.Paid, ["pay"] = Topic.Paid, ["settled"] = Topic.Paid,
        ["start"] = Topic.Start, ["begin"] = Topic.Start,
    };
    private static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal)
    {
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["first"] = "1", ["second"] = "2", ["third"] = "3", ["fourth"] = "4", ["fifth"] = "5", ["sixth"] = "6",
    };

    private readonly List<(Topic Topic, string About)> parts = [];
    private string key = "";

    private Question()
    {
    }

    /// <summary>The questions in a line; null when it is none that the records can answer.</summary>
    public static Question? Read(string says)
    {
        var question = new Question();
        var about = "";
        foreach (var sentence in says.ToLowerInvariant().Split(['?', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = sentence.Split([' ', ',', '.', '!', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (!(Openers.Contains(words[0]) || words[0] == "and"))
            {
                // A lone word behind the question may name another project.
                if (words.Length == 1 && question.parts.Count > 0) question.key = words[0];
                continue;
            }
            var topics = words.Where(Topics.ContainsKey).Select(w => Topics[w]).Distinct().ToList();
            var named = words.Where(w => !Topics.ContainsKey(w) && !Fillers.Contains(w) && !Again.Contains(w)).Select(w => Numbers.GetValueOrDefault(w, w)).ToList();
            // "phase one": the number word stands behind its noun; elsewhere "one" only points back.
            if (words.Index().Any(w => w.Item == "one" && w.Index > 0 && words[w.Index - 1] is "phase" or "stage" or "milestone" or "step" or "part")) named.Add("1");
            if (named.Count > 0) about = string.Join(' ', named);
            // "phase 1 and phase 2" asks the same of each.
            IEnumerable<string> each = named.Count > 1 && named.All(n => n.All(char.IsAsciiDigit)) ? named : [about];
            question.parts.AddRange(topics.SelectMany(topic => each.Select(one => (topic, one))));
        }
        return question.parts.Count > 0 ? question : null;
    }

    public async Task<Reply> AnswerAsync(ProjectReader reader, Turn turn, CancellationToken cancel)
    {
        var answers = new List<string>();
        Sight? asked = null;
        foreach (var (topic, words) in parts)
        {
            var (found, about) = await OnProject.FindAsync(reader, turn, $"{words} {key}".Trim(), cancel);
            if (found is not { } sight) return Answers.NoProject(key.ToUpperInvariant());
            asked = sight;
            if (about.Length == 0) return Reply.No(sight.Project.Live.FirstOrDefault() is { } first ? $"Which milestone do you mean? Ask for one by its number or name: was {first.Name} billed?" : RefusalText.Text(new Refusal.NoMilestones(), sight));
            if (sight.Project.Find(about) is not ({ } milestone, _)) return RefusalText.Say(sight.Project.Find(about).No!, sight);
            answers.Add(topic switch
            {
                Topic.Billed => AnswerText.Billed(sight, milestone),
                Topic.Paid => AnswerText.Paid(sight, milestone),
                _ => milestone.Stage == Stage.Planned ? GateCard.Say(sight, sight.Project.GateOf(milestone, sight.SellerToday)) : $"{milestone.Name} is {Words.Word(milestone.Stage)}.",
            });
        }
        return Reply.Say($"{string.Join(' ', answers.Distinct())} {asked!.AsOf()}, {asked!.Project.Name}.");
    }
}
