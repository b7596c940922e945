// A row has the names of its columns, so that no mapping stands between.
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
/// One entry of a chain: what happened, who did it when and where, and the hash that ties it to the entry before.
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

/// <summary>The end of a chain as it also stands on its project or workspace, so that a cut tail shows.</summary>
internal sealed class ChainEnd
{
    public long Length { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>The append-only audit trail: one chain for each project and one for each workspace.</summary>
internal static class Journal
{
    /// <summary>The chain of a workspace's own facts; a project's chain is its id.</summary>
    public static string GetWorkspaceChain(string workspace) => $"workspace:{workspace}";

    /// <summary>Adds an entry by the turn's speaker to the end of a chain. Returns its hash.</summary>
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
    /// The hash of everything an entry says; every field goes in behind its length, so that none can flow into the
    /// next.
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

    /// <summary>The name as the chain covers it: erasing salt and name leaves the chain whole.</summary>
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
