using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Domain.Books;

/// <summary>The account of a client in the ledger. A project keeps it, whatever its client is called later.</summary>
/// <param name="Client">The client's name when the number was given.</param>
public sealed record Debtor(string Project, string Client, int Number)
{
    /// <summary>
    /// The numbers that are still to be given: projects of one client share one, and a new client gets the next after
    /// all that were ever given.
    /// </summary>
    /// <param name="first">The first number of the range.</param>
    public static IReadOnlyList<Debtor> Assign(
        IReadOnlyList<Debtor> known,
        IEnumerable<(string Project, string Client)> projects,
        int first
    )
    {
        var all = known.ToList();
        foreach (var (project, client) in projects)
        {
            if (all.Exists(d => d.Project == project))
                continue;
            var key = MilestoneName.ToComparisonKey(client);
            var same = all.Find(d => MilestoneName.ToComparisonKey(d.Client) == key);
            var next = all.Where(d => d.Number >= first).Select(d => d.Number + 1).DefaultIfEmpty(first).Max();
            all.Add(new(project, client, same?.Number ?? next));
        }
        return all[known.Count..];
    }
}
