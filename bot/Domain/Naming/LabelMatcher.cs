using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Naming;

/// <summary>
/// Finds the standard label that a person may have meant. A name is stored as it was typed; the label is only
/// suggested.
/// </summary>
public static class LabelMatcher
{
    private const int MaxTypos = 3;

    /// <summary>
    /// The names of these milestones as labels, each once, with the details of the first milestone of that name.
    /// </summary>
    public static IReadOnlyList<Label> FromMilestones(IEnumerable<NewMilestone> milestones) =>
        [
            .. milestones
                .DistinctBy(m => MilestoneName.ToComparisonKey(m.Name))
                .Select(m => new Label(MilestoneName.Normalize(m.Name), m.Note, m.DueDays, m.Criterion)),
        ];

    /// <summary>The label with exactly that name, in upper or lower case; null if there is none.</summary>
    public static Label? Find(string name, IEnumerable<Label> labels)
    {
        var key = MilestoneName.ToComparisonKey(name);
        return labels.FirstOrDefault(label => MilestoneName.ToComparisonKey(label.Name) == key);
    }

    /// <summary>
    /// The label that a name nearly is: misspelt, in another word order, singular or plural, joined or hyphenated.
    /// Null when it is a label already, or only shares some of its words.
    /// </summary>
    public static Label? FindNearest(string name, IReadOnlyList<Label> labels)
    {
        if (Find(name, labels) is not null)
            return null;
        var typed = Words(name);
        return labels
            .Select(label => (Label: label, Slips: CountTypos(Words(label.Name), typed)))
            .Where(near => near.Slips <= MaxTypos)
            .OrderBy(near => near.Slips)
            .FirstOrDefault()
            .Label;
    }

    /// <summary>
    /// The number of typos between two names; a very large number when they differ in more than typos.
    /// </summary>
    private static int CountTypos(string[] meant, string[] typed)
    {
        const int far = MaxTypos + 1;
        if (meant.Length == 0 || typed.Length == 0)
            return far;
        if (string.Concat(meant) == string.Concat(typed))
            return 0;
        if (meant.Length != typed.Length)
            return far;
        var left = typed.ToList();
        var typos = 0;
        foreach (var word in meant)
        {
            var (nearest, cost) = left.Select(other => (other, Cost: FindNearest(word, other))).MinBy(one => one.Cost);
            if ((typos += cost) > MaxTypos)
                return far;
            left.Remove(nearest);
        }
        return typos;
    }

    /// <summary>
    /// The number of typos between two words, limited by their length. Short words and numbers may have none.
    /// </summary>
    private static int FindNearest(string meant, string typed)
    {
        if (meant == typed)
            return 0;
        var typos = CountTyposBetween(meant, typed);
        return typos <= Most() ? typos : MaxTypos + 1;

        int Most()
        {
            if (meant.Length < 4 || meant.Any(char.IsDigit) || typed.Any(char.IsDigit))
                return 0;
            // Two typos and another first letter make another word: interior, exterior.
            return meant.Length >= 8 && meant[0] == typed[0] ? 2 : 1;
        }
    }

    /// <summary>Counts letters that are missing, added, wrong, or swapped with their neighbour.</summary>
    private static int CountTyposBetween(string meant, string typed)
    {
        if (Math.Abs(meant.Length - typed.Length) > MaxTypos)
            return MaxTypos + 1;
        var costs = new int[meant.Length + 1, typed.Length + 1];
        for (var i = 0; i <= meant.Length; i++)
        {
            for (var j = 0; j <= typed.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }
                var cost = Math.Min(
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                    costs[i - 1, j - 1] + (meant[i - 1] == typed[j - 1] ? 0 : 1)
                );
                var isSwap = i > 1 && j > 1 && meant[i - 1] == typed[j - 2] && meant[i - 2] == typed[j - 1];
                costs[i, j] = isSwap ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
            }
        }
        return costs[meant.Length, typed.Length];
    }

    /// <summary>The significant words, in lower case and singular.</summary>
    private static string[] Words(string name) =>
        [
            .. new string([.. MilestoneName.ToComparisonKey(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word is not ("a" or "an" or "the" or "of" or "for" or "and" or "or"))
                .Select(ToSingular),
        ];

    /// <summary>"approvals" → "approval", "strategies" → "strategy".</summary>
    private static string ToSingular(string word) =>
        word switch
        {
            { Length: < 4 } or [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
            [.., 'i', 'e', 's'] => word[..^3] + "y",
            [.., 's'] => word[..^1],
            _ => word,
        };
}
