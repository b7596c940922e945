using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Kit.Databases;

/// <summary>
/// A snapshot of all rows of all tables with business facts, in a fixed order. A refused change must leave two
/// snapshots equal. Tables that only store conversations, people and messages are not included.
/// </summary>
public sealed partial class BusinessTables
{
    private static readonly string[] Bookkeeping =
    [
        "turns",
        "conversations",
        "installations",
        "posts",
        "pending",
        "outbox",
        "downloads",
        "logo_uploads",
        "client_codes",
        "invitations",
        "grants",
        "standings",
        "person_addresses",
        "dues",
        "receipts",
        "source_batches",
        "source_checks",
        "people",
        "migrations",
    ];

    private static readonly string[] Random = ["hash", "prev", "name_hash", "message_id", "turn_id", "token_hash"];

    private readonly IReadOnlyList<string> rows;

    private BusinessTables(IReadOnlyList<string> rows)
    {
        this.rows = rows;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))));
    }

    /// <summary>One hash of all rows.</summary>
    public string Hash { get; }

    public int Count => rows.Count;

    /// <summary>Reads the facts of a database that may be in use; it sees one committed state.</summary>
    public static BusinessTables Snapshot(string databaseFile)
    {
        using var db = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = databaseFile,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
                DefaultTimeout = 10,
            }.ToString()
        );
        db.Open();
        using var moment = db.BeginTransaction(deferred: true);
        var tables = Read(
                db,
                "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name"
            )
            .Select(r => r.Single().Value);
        return new([.. tables.Except(Bookkeeping, StringComparer.Ordinal).SelectMany(table => RowsOf(db, table))]);
    }

    /// <summary>
    /// The same facts in a form that is equal for two runs of the same story: without random values (hashes, turn ids),
    /// with projects by their key, and with the given differing names replaced.
    /// </summary>
    public BusinessTables Retold(params (string Here, string There)[] names)
    {
        var keys = rows.Where(row => row.StartsWith("projects: ", StringComparison.Ordinal))
            .Select(row => (Value(row, "id"), Value(row, "key")))
            .Concat(names)
            .ToList();
        return new([
            .. rows.Select(row => TokenHash().Replace(row, ""))
                .Select(row =>
                    keys.Aggregate(
                        string.Join(
                            " | ",
                            row.Split(" | ")
                                .Where(cell =>
                                    !Array.Exists(
                                        Random,
                                        column => cell.StartsWith(column + "=", StringComparison.Ordinal)
                                    )
                                )
                        ),
                        (text, k) => text.Replace(k.Item1, k.Item2, StringComparison.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal),
        ]);
    }

    public override string ToString() => string.Join('\n', rows);

    /// <summary>The rows that only one of the two snapshots has; "" when they are equal.</summary>
    public string ChangesTo(BusinessTables later)
    {
        var gone = Without(rows, later.rows).Select(r => "- " + r);
        var come = Without(later.rows, rows).Select(r => "+ " + r);
        return string.Join('\n', gone.Concat(come));
    }

    private static string Value(string row, string column) =>
        row[(row.IndexOf(": ", StringComparison.Ordinal) + 2)..]
            .Split(" | ")
            .Single(cell => cell.StartsWith(column + "=", StringComparison.Ordinal))[(column.Length + 1)..];

    private static IEnumerable<string> RowsOf(SqliteConnection db, string table) =>
        Read(db, $"select * from \"{table}\"")
            .Select(row => $"{table}: {string.Join(" | ", row.Select(c => $"{c.Name}={c.Value}"))}")
            .Order(StringComparer.Ordinal);

    private static List<(string Name, string Value)[]> Read(SqliteConnection db, string sql)
    {
        using var query = db.CreateCommand();
        query.CommandText = sql;
        using var reader = query.ExecuteReader();
        var found = new List<(string, string)[]>();
        while (reader.Read())
            found.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), Text(reader.GetValue(i)))),
            ]);
        return found;
    }

    private static string Text(object value) =>
        value switch
        {
            DBNull => "∅",
            byte[] bytes => Convert.ToHexStringLower(bytes),
            string text => text.ReplaceLineEndings("⏎"),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    /// <summary>The rows of one list that the other does not have, each as often as it is missing.</summary>
    private static List<string> Without(IReadOnlyList<string> these, IReadOnlyList<string> those)
    {
        var left = those.ToList();
        return [.. these.Where(row => !left.Remove(row))];
    }

    [GeneratedRegex("\"tokenHash\":\"[0-9a-f]+\",?", RegexOptions.NonBacktracking)]
    private static partial Regex TokenHash();
}

/// <summary>Reads a bot's business facts.</summary>
public static class BusinessTablesExtensions
{
    /// <summary>Every row of every fact table as one text, to verify that nothing was changed.</summary>
    public static string Facts(this BotApp bot) => BusinessTables.Snapshot(bot.DatabaseFile).ToString();
}
