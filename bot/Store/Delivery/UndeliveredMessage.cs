using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// A message that could not be delivered: it is retried automatically, or parked for a person to check.
/// </summary>
/// <param name="Project">The project that it belongs to; "" for a reply in a personal chat, which belongs to that
/// person alone.</param>
/// <param name="Turn">The turn that it answers; null for a card that the bot posts or updates.</param>
/// <param name="CardKindText">The kind of that card, as its address spells it; "" for a reply.</param>
/// <param name="IsParked">It is not retried automatically.</param>
/// <param name="IsUncertain">It may have been delivered.</param>
/// <param name="Since">When an attempt first failed, or when it was due.</param>
public sealed record UndeliveredMessage(
    long Id,
    string Project,
    Turn? Turn,
    string CardKindText,
    bool IsParked,
    bool IsUncertain,
    DateTimeOffset Since,
    string Reason
)
{
    /// <summary>
    /// The turn has changed its project, so everybody who can read that project's records knows of it.
    /// </summary>
    public bool HasChangedProject { get; init; }

    /// <summary>It is the PDF of an invoice or a credit note.</summary>
    public bool IsFile { get; init; }

    /// <summary>How people refer to it.</summary>
    public string Name => $"M{Id}";

    /// <summary>It can be sent again by hand, because it is not retried automatically, or not soon.</summary>
    public bool CanBeResent => IsParked || IsUncertain;

    /// <summary>Its conversation is closed to the bot, which is reported separately.</summary>
    public bool IsConversationClosed => Reason.StartsWith($"{nameof(DeliveryFault.Closed)}:", StringComparison.Ordinal);

    /// <summary>A longer list would not be read by anybody.</summary>
    private const int Most = 2000;

    /// <summary>All undelivered messages, the oldest first.</summary>
    internal static async Task<IReadOnlyList<UndeliveredMessage>> ReadAsync(DbConnection db)
    {
        var rows = await db.QueryAsync<UndeliveredRow>(
            """
            select o.id as "Id", o.turn as "Turn", case when o.card <> '' then o.card else coalesce(p.card, '') end as "Card",
            case when o.errand = 'file' then 1 else 0 end as "File", o.parked as "Parked", o.reason as "Why",
            case when o.reason like @doubt then 1 else 0 end as "Uncertain",
            case when o.since > 0 then o.since else o.due_at end as "Since",
            coalesce(t.project, '') as "Changed", coalesce(h.project, '') as "Here"
            from outbox o
            left join posts p on o.errand = 'redraw' and p.channel = o.channel and p.workspace = o.workspace
                and p.conversation = o.conversation and p.message_id = o.message_id
            left join turns t on o.errand = 'answer' and t.workspace = o.workspace and t.scope = 'project' and t.id = o.turn_id
            left join places h on o.errand = 'answer' and h.channel = o.channel and h.workspace = o.workspace
                and h.conversation = o.conversation
            where (o.parked = 1 or o.since > 0) and o.leased_until = 0 order by o.id limit @most
            """,
            new { doubt = Outbox.UncertainPattern, most = Most }
        );
        return [.. rows.Select(r => r.ToUndeliveredMessage())];
    }

    private sealed class UndeliveredRow
    {
        public long Id { get; init; }

        public string? Turn { get; init; }

        public string Card { get; init; } = "";

        public long File { get; init; }

        public long Parked { get; init; }

        public string Why { get; init; } = "";

        public long Uncertain { get; init; }

        public long Since { get; init; }

        /// <summary>The project that the turn has changed.</summary>
        public string Changed { get; init; } = "";

        /// <summary>The project of the conversation.</summary>
        public string Here { get; init; } = "";

        public UndeliveredMessage ToUndeliveredMessage()
        {
            var asked = Turn is null ? null : JsonSerializer.Deserialize(Turn, StoreJson.Default.Turn);
            var cardKindText = CardAddress.Parse(Card)?.KindText ?? "";
            var since = DateTimeOffset.FromUnixTimeMilliseconds(Since);
            return new(Id, ProjectOf(asked), asked, cardKindText, Parked == 1, Uncertain == 1, since, Why)
            {
                HasChangedProject = Changed.Length > 0,
                IsFile = File == 1,
            };
        }

        private string ProjectOf(Turn? asked)
        {
            if (asked is null)
                return CardAddress.ParseOfProject(Card)?.Project ?? "";
            if (Changed.Length > 0)
                return Changed;
            // In a personal chat people ask about any project that they can see, so the reply belongs to no single
            // project.
            return asked.IsPersonalChat ? "" : Here;
        }
    }
}
