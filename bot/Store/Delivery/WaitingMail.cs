using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>A mail to a client that is owed, and that has been tried in vain or left lying for a while.</summary>
/// <param name="CreditNote">The credit note; of a formal reminder, which letter it is.</param>
/// <param name="Milestone">The milestone of a mail about no invoice.</param>
/// <param name="IsForCopies">It goes to somebody who gets copies.</param>
/// <param name="Attempts">How often the mail server was asked.</param>
/// <param name="Since">When it failed first, or when it was due.</param>
public sealed record WaitingMail(
    string Project,
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    bool IsForCopies,
    int Attempts,
    DateTimeOffset Since
)
{
    /// <summary>How long a mail may wait before somebody should know of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>When an owed mail failed first, or was due.</summary>
    internal const string SinceColumn = "case when m.since > 0 then m.since else m.due_at end";

    /// <summary>Those of every project that have waited for longer than that, the oldest first.</summary>
    internal static async Task<IReadOnlyList<WaitingMail>> ReadAsync(DbConnection db, DateTimeOffset now)
    {
        var rows = await db.QueryAsync<Row>(
            $"""
            select m.project as "Project", m.kind as "Kind", m.invoice as "Invoice", m.credit_note as "CreditNote",
                m.milestone as "Milestone", m.for_copies as "IsForCopies", m.attempts as "Attempts", {SinceColumn} as "Since"
            from client_mails m
            where m.state = 'owed' and {SinceColumn} < @before
            order by {SinceColumn}, m.id
            """,
            new { before = (now - Patience).ToUnixTimeMilliseconds() }
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

    private sealed class Row
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
