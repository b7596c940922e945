using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Workspaces;

/// <summary>Compares the facts of a workspace with its own journal, and its number series with the documents.</summary>
internal static class WorkspaceVerifier
{
    /// <summary>A workspace in which nobody has set anything has an empty chain.</summary>
    public static async Task<AuditTrailResult> VerifyAsync(DbConnection db, string workspace)
    {
        var rows = await AuditTrail.ReadAllAsync(db, Journal.GetWorkspaceChain(workspace), workspace);
        var end =
            await db.QuerySingleOrDefaultAsync<ChainEnd>(
                """select revision as "Length", hash as "Hash" from workspaces where id = @workspace""",
                new { workspace }
            ) ?? new();
        var check = AuditTrail.Verify(rows, end);
        if (check.BrokenAtEntry is not null)
            return check;
        var differs =
            await SellerAsync(db, workspace, rows)
            ?? await VatAsync(db, workspace, rows)
            ?? await DatevVerifier.FindDifferenceAsync(db, workspace, rows)
            ?? await TemplatesAsync(db, workspace, rows)
            ?? await LabelsAsync(db, workspace, rows);
        return check with
        {
            Difference = differs ?? await ProjectsAsync(db, workspace) ?? await SeriesAsync(db, workspace, rows),
        };
    }

    private static async Task<Difference?> SellerAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = (Party: (Party?)null, Details: PartyDetails.None);
        var logos = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.verb == WorkspaceWriter.SellerSetVerb))
        {
            var set = JsonSerializer.Deserialize(row.details, StoreJson.Default.SellerSet)!;
            expected = (new(set.Name, set.Address, set.VatId), set.Details ?? expected.Details);
            logos.Add(expected.Details.Logo);
        }
        var stored = await db.QuerySingleOrDefaultAsync<(
            string? Name,
            string? Address,
            string? VatId,
            string? Details
        )>(
            "select seller_name, seller_address, seller_vat_id, seller_details from workspaces where id = @workspace",
            new { workspace }
        );
        foreach (var logo in logos.Where(logo => logo.Length > 0))
            if (!await FileStore.IsKeptAsync(db, logo))
                return new(AuditedTable.SellerLogo, MismatchKind.Changed, "");
        var party = stored.Name is null ? null : new Party(stored.Name, stored.Address ?? "", stored.VatId ?? "");
        return (party, stored.Details) == (expected.Party, StatementValues.Details(expected.Details))
            ? await SellerAccountRows.FindDifferenceAsync(db, workspace, rows)
            : new(AuditedTable.Seller, MismatchKind.Changed, "");
    }

    private static async Task<Difference?> VatAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = rows.LastOrDefault(r => r.verb == WorkspaceWriter.VatSetVerb) is { } set
            ? VatTreatmentConverter.ToText(
                JsonSerializer.Deserialize(set.details, StoreJson.Default.DefaultVatSet)!.Vat
            )
            : null;
        var stored = await db.QuerySingleOrDefaultAsync<string?>(
            "select vat from workspaces where id = @workspace",
            new { workspace }
        );
        return stored == expected ? null : new(AuditedTable.DefaultVat, MismatchKind.Changed, "");
    }

    /// <summary>A template of an earlier version, written as this one writes it; anything else as it is.</summary>
    private static string Rewritten(string milestones)
    {
        try
        {
            return JsonSerializer.Serialize(
                JsonSerializer.Deserialize(milestones, StoreJson.Default.IReadOnlyListNewMilestone)!,
                StoreJson.Default.IReadOnlyListNewMilestone
            );
        }
        catch (JsonException)
        {
            return milestones;
        }
    }

    private static async Task<Difference?> TemplatesAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = rows.Where(r => r.verb == WorkspaceWriter.TemplateSavedVerb)
            .Select(r => JsonSerializer.Deserialize(r.details, StoreJson.Default.TemplateSaved)!)
            .GroupBy(t => MilestoneName.ToComparisonKey(t.Name))
            .Select(same =>
                (
                    same.Key,
                    same.Last().Name,
                    Milestones: JsonSerializer.Serialize(
                        same.Last().Milestones,
                        StoreJson.Default.IReadOnlyListNewMilestone
                    )
                )
            )
            .OrderBy(t => t.Key, StringComparer.Ordinal);
        var stored = (
            await db.QueryAsync<(string Key, string Name, string Milestones)>(
                "select name_key, name, milestones from templates where workspace = @workspace",
                new { workspace }
            )
        )
            .Select(t => (t.Key, t.Name, Milestones: Rewritten(t.Milestones)))
            .OrderBy(t => t.Key, StringComparer.Ordinal);
        return DifferenceFinder.CompareRows(
            stored,
            expected,
            t => t.Key,
            t => new(AuditedTable.Template, MismatchKind.Changed, t.Name),
            _ => []
        );
    }

    private static async Task<Difference?> LabelsAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var expected = new SortedDictionary<string, Label>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (
                row.verb == WorkspaceWriter.LabelSavedVerb
                && JsonSerializer.Deserialize(row.details, StoreJson.Default.LabelSaved) is { Label: var label }
            )
                expected[MilestoneName.ToComparisonKey(label.Name)] = label;
            if (row.verb == WorkspaceWriter.LabelRemovedVerb)
                expected.Remove(
                    MilestoneName.ToComparisonKey(
                        JsonSerializer.Deserialize(row.details, StoreJson.Default.LabelRemoved)!.Name
                    )
                );
        }
        var stored = (await WorkspaceStore.LabelsAsync(db, workspace)).OrderBy(
            l => MilestoneName.ToComparisonKey(l.Name),
            StringComparer.Ordinal
        );
        return DifferenceFinder.CompareRows(
            stored,
            expected.Values,
            l => MilestoneName.ToComparisonKey(l.Name),
            l => new(AuditedTable.Label, MismatchKind.Changed, l.Name),
            l => [(nameof(l.Note), l.Note), (nameof(l.DueDays), l.DueDays), (nameof(l.Criterion), l.Criterion)]
        );
    }

    /// <summary>
    /// There must be as many documents as numbers taken since the first: a series has no gap. It begins at 1, unless
    /// the journal says otherwise.
    /// </summary>
    private static async Task<Difference?> SeriesAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        var first = rows.Where(r => r.verb == WorkspaceWriter.SeriesStartedVerb)
            .Select(r => JsonSerializer.Deserialize(r.details, StoreJson.Default.SeriesStarted)!)
            .ToDictionary(s => $"{s.Prefix}-{s.Year:0000}-", s => (long)s.First, StringComparer.Ordinal);
        var documents = await db.QueryAsync<(string Head, long Count)>(
            """
            select rtrim(number, '0123456789'), count(*) from (
                select number from invoices where workspace = @workspace and number is not null
                union all select number from credit_notes where workspace = @workspace) as documents
            group by 1
            """,
            new { workspace }
        );
        var expected = documents
            .Concat(
                first.Keys.Where(head => documents.All(d => d.Head != head)).Select(head => (Head: head, Count: 0L))
            )
            .Select(d => (d.Head, First: first.GetValueOrDefault(d.Head, 1), d.Count));
        var stored = (await WorkspaceStore.SeriesAsync(db, workspace)).Select(s =>
            (Head: $"{s.Series.Prefix}-{s.Series.Year:0000}-", s.First, Count: s.Taken - s.First + 1)
        );
        return DifferenceFinder.CompareRows(
            stored.OrderBy(s => s.Head, StringComparer.Ordinal),
            expected.OrderBy(s => s.Head, StringComparer.Ordinal),
            s => s.Head,
            s => new(AuditedTable.Series, MismatchKind.Changed, s.Head.TrimEnd('-')),
            s => [("count", s.Count), ("first", s.First)]
        );
    }

    /// <summary>
    /// A project whose row is gone cannot be queried any more; the first entry of its journal shows that it was created
    /// here. Its name is not disclosed to everybody here.
    /// </summary>
    private static async Task<Difference?> ProjectsAsync(DbConnection db, string workspace)
    {
        var lost = await db.QueryAsync<(string Verb, string Details)>(
            """
            select j.verb, j.details from journal j
            where j.seq = 1 and j.chain not like 'workspace:%' and not exists (select 1 from projects p where p.id = j.chain)
            """
        );
        return lost.Any(first => IsOf(workspace, first.Verb, first.Details))
            ? new(AuditedTable.Project, MismatchKind.Missing, "")
            : null;
    }

    /// <summary>An unreadable entry may be one of this workspace.</summary>
    private static bool IsOf(string workspace, string verb, string details)
    {
        try
        {
            return EventJson.Read(verb, details) is not ProjectCreated begun || begun.Workspace == workspace;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return true;
        }
    }
}
