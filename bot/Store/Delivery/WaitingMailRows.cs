using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>Reads the mails to clients that wait in vain.</summary>
internal static class WaitingMailRows
{
    /// <summary>When an owed mail failed first, or was due.</summary>
    internal const string SinceColumn = "case when m.since > 0 then m.since else m.due_at end";

    /// <summary>Those of every project that have waited for longer than that, the oldest first.</summary>
    internal static async Task<IReadOnlyList<WaitingMail>> ReadAsync(DbConnection db, DateTimeOffset now)
    {
        var rows = await db.QueryAsync<WaitingMailRow>(
            $"""
            select m.project as "Project", m.kind as "Kind", m.invoice as "Invoice", m.credit_note as "CreditNote",
                m.milestone as "Milestone", m.for_copies as "IsForCopies", m.attempts as "Attempts", {SinceColumn} as "Since"
            from client_mails m
            where m.state = 'owed' and {SinceColumn} < @before
            order by {SinceColumn}, m.id
            """,
            new { before = (now - WaitingMail.Patience).ToUnixTimeMilliseconds() }
        );
        return
        [
            .. rows.Select(r => new WaitingMail(
                r.Project,
                EnumText<ClientMailKind>.Parse(r.Kind),
                (int?)r.Invoice,
                (int?)r.CreditNote,
                (int?)r.Milestone,
                r.IsForCopies == 1,
                (int)r.Attempts,
                DateTimeOffset.FromUnixTimeMilliseconds(r.Since)
            )),
        ];
    }

    private sealed class WaitingMailRow
    {
        public string Project { get; init; } = "";

        public string Kind { get; init; } = "";

        public long? Invoice { get; init; }

        public long? CreditNote { get; init; }

        public long? Milestone { get; init; }

        public long IsForCopies { get; init; }

        public long Attempts { get; init; }

        public long Since { get; init; }
    }
}
