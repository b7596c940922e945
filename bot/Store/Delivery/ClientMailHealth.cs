using System.Data.Common;
using Dapper;

namespace MilestoneBot.Store.Delivery;

/// <summary>The state of the mails to clients, for health checks.</summary>
/// <param name="Overdue">For how long the oldest owed mail has been due or failing; zero when there is none.</param>
/// <param name="Waiting">Mails still to be sent, due or not.</param>
/// <param name="Refused">Mails that did not leave and were not mailed again since.</param>
/// <param name="Uncertain">Mails that may have arrived and were not mailed again since.</param>
/// <param name="Attempts">How often the mail server was asked about the oldest.</param>
public sealed record ClientMailHealth(TimeSpan Overdue, long Waiting, long Refused, long Uncertain, long Attempts)
{
    private const string IsLast = """
        not exists (
            select 1 from client_mails n where n.project = m.project and n.kind = m.kind
            and coalesce(n.invoice, 0) = coalesce(m.invoice, 0) and coalesce(n.credit_note, 0) = coalesce(m.credit_note, 0)
            and coalesce(n.milestone, 0) = coalesce(m.milestone, 0) and n.item = m.item and n.for_copies = m.for_copies
            and n.address = m.address and n.id > m.id and n.state <> 'dropped')
        """;

    internal static async Task<ClientMailHealth> ReadAsync(DbConnection db, DateTimeOffset now)
    {
        var (waiting, refused, uncertain) = (
            await CountAsync("owed"),
            await CountAsync("refused"),
            await CountAsync("uncertain")
        );
        var oldest = await db.QueryFirstOrDefaultAsync<OldestMailRow>(
            $"""
            select m.attempts as "Attempts", {WaitingMailRows.SinceColumn} as "Since" from client_mails m
            where m.state = 'owed' order by {WaitingMailRows.SinceColumn}, m.id limit 1
            """
        );
        var overdue = oldest is null ? TimeSpan.Zero : now - DateTimeOffset.FromUnixTimeMilliseconds(oldest.Since);
        return new(
            overdue > TimeSpan.Zero ? overdue : TimeSpan.Zero,
            waiting,
            refused,
            uncertain,
            oldest?.Attempts ?? 0
        );

        Task<long> CountAsync(string state) =>
            db.ExecuteScalarAsync<long>(
                $"select count(*) from client_mails m where m.state = @state{(state == "owed" ? "" : $" and {IsLast}")}",
                new { state }
            );
    }

    private sealed class OldestMailRow
    {
        public long Attempts { get; init; }

        public long Since { get; init; }
    }
}
