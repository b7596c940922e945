// Properties have the names of the columns, so that no mapping is needed.
#pragma warning disable IDE1006, SA1300
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Events;

/// <summary>
/// One entry of a chain: what happened, who did it when and where, and the hash that links it to the entry before.
/// </summary>
internal record JournalRow
{
    public string chain { get; init; } = "";
    public long seq { get; init; }
    public long at { get; init; }
    public string actor { get; init; } = "";
    public string name_hash { get; init; } = "";
    public string channel { get; init; } = "";
    public string message_id { get; init; } = "";
    public string turn_id { get; init; } = "";
    public long? milestone { get; init; }
    public string verb { get; init; } = "";
    public string details { get; init; } = "";
    public string reason { get; init; } = "";
    public long solo { get; init; }
    public string prev { get; init; } = "";
    public string hash { get; init; } = "";
}

/// <summary>
/// The end of a chain as it is also stored on its project or workspace, so that entries cut off at the end are noticed.
/// </summary>
internal sealed class ChainEnd
{
    public long Length { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>The append-only audit trail: one chain for each project and one for each workspace.</summary>
internal static class Journal
{
    /// <summary>The chain of a workspace's own facts; the chain of a project is its id.</summary>
    public static string GetWorkspaceChain(string workspace) => $"workspace:{workspace}";

    /// <summary>Appends an entry signed by the turn's sender. Returns its hash.</summary>
    public static async Task<string> AppendAsync(DbConnection db, Turn turn, string salt, JournalRow entry)
    {
        var row = entry with
        {
            actor = turn.Sender.Id,
            name_hash = ComputeHash(salt, turn.Sender.Name),
            channel = turn.Conversation.Channel,
            message_id = turn.MessageId,
            turn_id = turn.Id,
        };
        row = row with { hash = ComputeHash(row) };
        await db.ExecuteAsync(
            """
            insert into journal (chain, seq, at, actor, name_hash, channel, message_id, turn_id, milestone, verb,
                details, reason, solo, prev, hash)
            values (@chain, @seq, @at, @actor, @name_hash, @channel, @message_id, @turn_id, @milestone, @verb, @details,
                @reason, @solo, @prev, @hash)
            """,
            row
        );
        await db.ExecuteAsync(
            "insert into journal_names (chain, seq, actor, name) values (@chain, @seq, @actor, @name)",
            new
            {
                row.chain,
                row.seq,
                row.actor,
                name = turn.Sender.Name,
            }
        );
        return row.hash;
    }

    /// <summary>
    /// The hash of all fields of an entry. Each field is preceded by its length, so that no text can move from one
    /// field into the next.
    /// </summary>
    public static string ComputeHash(JournalRow row) =>
        Hash(
            row.chain,
            Text(row.seq),
            Text(row.at),
            row.actor,
            row.name_hash,
            row.channel,
            row.message_id,
            row.turn_id,
            row.milestone is { } m ? Text(m) : "",
            row.verb,
            row.details,
            row.reason,
            Text(row.solo),
            row.prev
        );

    /// <summary>
    /// The hash of a name that the chain contains. If salt and name are erased, the chain stays valid.
    /// </summary>
    public static string ComputeHash(string salt, string name) => Hash(salt, name);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hash(params ReadOnlySpan<string> fields)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
