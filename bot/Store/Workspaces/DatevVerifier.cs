using System.Data.Common;
using System.Text.Json;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Workspaces;

/// <summary>Compares how the books are exported, and the clients' accounts, with the journal.</summary>
internal static class DatevVerifier
{
    public static async Task<Difference?> FindDifferenceAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = rows.Where(r => r.verb == WorkspaceWriter.DatevSetVerb)
            .Select(r => JsonSerializer.Deserialize(r.details, StoreJson.Default.DatevSet)!)
            .GroupBy(e => e.Name, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, g.Last().Value))
            .OrderBy(s => s.Name, StringComparer.Ordinal);
        var stored = (await WorkspaceStore.ReadDatevAsync(db, workspace))
            .Values.Select(v => (Name: v.Key, v.Value))
            .OrderBy(s => s.Name, StringComparer.Ordinal);
        return DifferenceFinder.CompareRows(
                stored,
                expected,
                s => s.Name,
                s => new(AuditedTable.Datev, MismatchKind.Changed, s.Name),
                s => [("value", s.Value)]
            ) ?? await FindDebtorDifferenceAsync(db, workspace, rows);
    }

    private static async Task<Difference?> FindDebtorDifferenceAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = rows.Where(r => r.verb == WorkspaceWriter.DebtorNumberedVerb)
            .Select(r => JsonSerializer.Deserialize(r.details, StoreJson.Default.DebtorNumbered)!)
            .OrderBy(d => d.Project, StringComparer.Ordinal)
            .Select(d => new Domain.Books.Debtor(d.Project, d.Client, d.Number));
        var stored = (await WorkspaceStore.ReadDebtorsAsync(db, workspace)).OrderBy(
            d => d.Project,
            StringComparer.Ordinal
        );
        return DifferenceFinder.CompareRows(
            stored,
            expected,
            d => d.Project,
            d => new(AuditedTable.Debtor, MismatchKind.Changed, d.Client),
            d => [("number", d.Number), ("client", d.Client)]
        );
    }
}
