using System.Data.Common;
using Dapper;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>A project out of the tables, with the hash at the end of its journal.</summary>
internal sealed record Loaded(Project Project, string Hash);

/// <summary>Puts projects together from their rows, however many, in few questions to the database.</summary>
internal static class ProjectRows
{
    /// <summary>Databases limit how many values one question may hold.</summary>
    private const int MostAtOnce = 500;

    private const string Sql = """
        select * from projects where id in @ids;
        select * from roles where project in @ids order by given_seq;
        select * from milestones where project in @ids order by position;
        select * from invoices where project in @ids order by id;
        select * from payments where project in @ids order by id;
        """;

    public static async Task<Loaded> LoadAsync(DbConnection db, string id) => (await LoadAsync(db, [id]))[0];

    public static async Task<List<Loaded>> LoadAsync(DbConnection db, IReadOnlyList<string> ids)
    {
        var all = new List<Loaded>(ids.Count);
        foreach (var some in ids.Chunk(MostAtOnce)) all.AddRange(await LoadSomeAsync(db, some));
        return all;
    }

    private static async Task<IEnumerable<Loaded>> LoadSomeAsync(DbConnection db, string[] ids)
    {
        using var answers = await db.QueryMultipleAsync(Sql, new { ids });
        var projects = (await answers.ReadAsync<ProjectRow>()).AsList();
        var roles = (await answers.ReadAsync<RoleRow>()).ToLookup(r => r.project, StringComparer.Ordinal);
        var milestones = (await answers.ReadAsync<MilestoneRow>()).ToLookup(m => m.project, StringComparer.Ordinal);
        var invoices = (await answers.ReadAsync<InvoiceRow>()).ToLookup(i => i.project, StringComparer.Ordinal);
        var payments = (await answers.ReadAsync<PaymentRow>()).ToLookup(p => p.project, StringComparer.Ordinal);
        return projects.Select(p => new Loaded(Build(p, [.. roles[p.id]], [.. milestones[p.id]], [.. invoices[p.id]], [.. payments[p.id]]), p.hash));
    }

    private static Project Build(ProjectRow row, List<RoleRow> roles, List<MilestoneRow> milestones, List<InvoiceRow> invoices, List<PaymentRow> payments)
    {
        var currency = Currency.TryGet(row.currency, out var found) ? found : throw new FormatException($"\"{row.currency}\" is no currency.");
        var paid = payments.Select(p => p.ToPayment(currency)).ToLookup(p => p.Invoice);
        var changed = milestones.Count == 0 ? 0 : milestones.Max(m => m.terms_seq);
        return row.ToProject(currency) with
        {
            Milestones = [.. milestones.Select(m => m.ToMilestone(currency))],
            Invoices = [.. invoices.Select(i => i.ToInvoice(currency) with { Payments = [.. paid[(int)i.id]] })],
            Holders = [.. roles.Where(r => r.held == 1).Select(r => r.ToHolder())],
            SoloEnded = roles.Exists(r => r.ToHolder().Role is Role.Approver or Role.Finance && r.actor != row.created_by),
            Proposed = row.proposed_seq > changed ? Cells.Signed(row.proposed_by, row.proposed_at, row.proposed_solo) : null,
        };
    }
}

/// <summary>Single values out of their cells.</summary>
internal static class Cells
{
    public static Signature? Signed(string? by, long? at, long? solo) => by is null ? null : new(by, DateTimeOffset.FromUnixTimeMilliseconds(at ?? 0), solo == 1);

    public static DateOnly? Date(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
