using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Naming;

/// <summary>
/// Finds the standard label that somebody may have meant. A name is kept as it was typed; the label is only offered.
/// </summary>
public static class LabelMatcher
{
    private const int MaxTypos = 3;

    /// <summary>The names of these milestones as labels, each once, with what its first milestone carries.</summary>
    public static IReadOnlyList<Label> FromMilestones(IEnumerable<NewMilestone> milestones) =>
        [
            .. milestones
                .DistinctBy(m => MilestoneName.ToComparisonKey(m.Name))
                .Select(m => new Label(MilestoneName.Normalize(m.Name), m.Note, m.DueDays, m.Criterion)),
        ];

    /// <summary>The label of exactly that name, in any case; null if there is none.</summary>
    public static Label? Find(string name, IEnumerable<Label> labels)
    {
        var key = MilestoneName.ToComparisonKey(name);
        return labels.FirstOrDefault(label => MilestoneName.ToComparisonKey(label.Name) == key);
    }

    /// <summary>
    /// The label that a name nearly is: misspelt, in another order or number, joined or hyphenated. Null where it is a
    /// label already, and where it only shares some of its words.
    /// </summary>
    public static Label? FindNearest(string name, IReadOnlyList<Label> labels)
    {
        if (Find(name, labels) is not null)
            return null;
        var said = Words(name);
        return labels
            .Select(label => (Label: label, Slips: CountTypos(Words(label.Name), said)))
            .Where(near => near.Slips <= MaxTypos)
            .OrderBy(near => near.Slips)
            .FirstOrDefault()
            .Label;
    }

    /// <summary>How many slips of the hand make the one of the other; far too many where they differ in more.</summary>
    private static int CountTypos(string[] meant, string[] said)
    {
        const int far = MaxTypos + 1;
        if (meant.Length == 0 || said.Length == 0)
            return far;
        if (string.Concat(meant) == string.Concat(said))
            return 0;
        if (meant.Length != said.Length)
            return far;
        var left = said.ToList();
        var slips = 0;
        foreach (var word in meant)
        {
            var (nearest, cost) = left.Select(other => (other, Cost: FindNearest(word, other))).MinBy(one => one.Cost);
            if ((slips += cost) > MaxTypos)
                return far;
            left.Remove(nearest);
        }
        return slips;
    }

    /// <summary>
    /// Slips between two words, as many as their length lets one tell; short words and numbers have none.
    /// </summary>
    private static int FindNearest(string meant, string said)
    {
        if (meant == said)
            return 0;
        var slips = CountTyposBetween(meant, said);
        return slips <= Most() ? slips : MaxTypos + 1;

        int Most()
        {
            if (meant.Length < 4 || meant.Any(char.IsDigit) || said.Any(char.IsDigit))
                return 0;
            // Two slips that begin with another letter make another word: interior, exterior.
            return meant.Length >= 8 && meant[0] == said[0] ? 2 : 1;
        }
    }

    /// <summary>Letters missing, too many, wrong, or changed with their neighbour.</summary>
    private static int CountTyposBetween(string meant, string said)
    {
        if (Math.Abs(meant.Length - said.Length) > MaxTypos)
            return MaxTypos + 1;
        var costs = new int[meant.Length + 1, said.Length + 1];
        for (var i = 0; i <= meant.Length; i++)
        {
            for (var j = 0; j <= said.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }
                var cost = Math.Min(
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                    costs[i - 1, j - 1] + (meant[i - 1] == said[j - 1] ? 0 : 1)
                );
                var isSwap = i > 1 && j > 1 && meant[i - 1] == said[j - 2] && meant[i - 2] == said[j - 1];
                costs[i, j] = isSwap ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
            }
        }
        return costs[meant.Length, said.Length];
    }

    /// <summary>The words that say something, in one case and number.</summary>
    private static string[] Words(string name) =>
        [
            .. new string([.. MilestoneName.ToComparisonKey(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word is not ("a" or "an" or "the" or "of" or "for" or "and" or "or"))
                .Select(ToSingular),
        ];

    /// <summary>"approvals", "strategies": one of them.</summary>
    private static string ToSingular(string word) =>
        word switch
        {
            { Length: < 4 } or [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
            [.., 'i', 'e', 's'] => word[..^3] + "y",
            [.., 's'] => word[..^1],
            _ => word,
        };
}
