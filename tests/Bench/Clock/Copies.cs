using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Store;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>
/// Writes a database file with many copies of original projects, each with its own id, key, conversation and invoice
/// numbers. Every row of the original is copied, whatever tables there are, and the journal gets a new hash chain, so
/// that a copy is a project like any other and <c>verify</c> finds it intact.
/// </summary>
internal sealed class Copies : IDisposable
{
    /// <summary>Tables without project data: undelivered messages and the database's own tables.</summary>
    private static readonly string[] SkippedTables = ["migrations", "outbox", "series", "sqlite_sequence"];

    private readonly SqliteConnection source;
    private readonly SqliteConnection db;
    private readonly List<Table> tables = [];
    private readonly Dictionary<string, List<(Table Table, List<Marked?[]> Marks, List<object[]> Rows)>> originals =
        new(StringComparer.Ordinal);
    private int written;

    /// <param name="source">The file with the original projects.</param>
    /// <param name="file">The new file.</param>
    public Copies(string source, string file, TimeProvider clock)
    {
        Database.Open(new(file, null), clock).Dispose();
        this.source = Open(source);
        db = Open(file);
        db.Execute(
            "pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; "
                + "pragma foreign_keys = off; pragma cache_size = -1000000; begin"
        );
        foreach (
            var name in this
                .source.Query<string>("select name from sqlite_master where type = 'table'")
                .Except(SkippedTables, StringComparer.Ordinal)
        )
            tables.Add(new(db, name));
        foreach (var shared in tables.Where(t => t.Owner.Length == 0))
        foreach (var row in shared.Read(this.source, "", ""))
            shared.Write(row);
    }

    /// <summary>Adds one more copy.</summary>
    public void Add(Original original)
    {
        if (!originals.TryGetValue(original.Id, out var rows))
            rows = originals[original.Id] = [.. Read(original)];
        var number = written++;
        string[] own =
        [
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}")).AsSpan(0, 10)),
            string.Create(CultureInfo.InvariantCulture, $"K{number}"),
            string.Create(CultureInfo.InvariantCulture, $"19:room-{number}"),
            .. original.Numbers.Select(
                (_, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INV-2026-{(number * original.Numbers.Count) + i + 1:0000}"
                    )
            ),
        ];
        var end = "";
        // The project's own row comes last, because it holds the end of the hash chain.
        foreach (var (table, values, cells) in rows)
            for (var i = 0; i < cells.Count; i++)
            {
                var copy = new object[cells[i].Length];
                for (var c = 0; c < copy.Length; c++)
                    copy[c] = values[i][c]?.With(own) ?? cells[i][c];
                if (table.Name == "journal")
                    end = table.Chain(copy, end);
                if (table.Name == "projects")
                    copy[table.At("hash")] = end;
                table.Write(copy);
            }
    }

    /// <summary>Completes the file.</summary>
    public void Dispose()
    {
        var series = source.QuerySingle<(string Workspace, string Prefix, long Year)>(
            "select workspace, prefix, year from series"
        );
        db.Execute(
            "insert into series (workspace, prefix, year, taken) values (@Workspace, @Prefix, @Year, @taken); commit",
            new
            {
                series.Workspace,
                series.Prefix,
                series.Year,
                taken = written * Originals.InvoicesEach,
            }
        );
        foreach (var table in tables)
            table.Dispose();
        db.Dispose();
        source.Dispose();
    }

    private IEnumerable<(Table Table, List<Marked?[]> Marks, List<object[]> Rows)> Read(Original original)
    {
        string[] values = [original.Id, original.Key, original.Conversation, .. original.Numbers];
        foreach (var table in tables.Where(t => t.Owner.Length > 0).OrderBy(t => t.Name == "projects"))
        {
            var rows = table.Read(
                source,
                table.Owner,
                table.Owner == "conversation" ? original.Conversation : original.Id
            );
            yield return (
                table,
                rows.ConvertAll(row =>
                    Array.ConvertAll(row, cell => cell is string text ? Marked.Of(text, values) : null)
                ),
                rows
            );
        }
    }

    private static SqliteConnection Open(string file)
    {
        var opened = new SqliteConnection($"Data Source={file};Pooling=False");
        opened.Open();
        return opened;
    }

    /// <summary>A table, and the statement that inserts its rows.</summary>
    private sealed class Table : IDisposable
    {
        private readonly string[] columns;
        private readonly SqliteCommand insert;

        public Table(SqliteConnection db, string name)
        {
            Name = name;
            columns = [.. db.Query<string>("select name from pragma_table_info(@name)", new { name })];
            insert = db.CreateCommand();
            insert.CommandText =
                $"insert into {name} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))})";
            foreach (var column in columns)
                insert.Parameters.Add(new SqliteParameter { ParameterName = "@" + column });
            insert.Prepare();
        }

        public string Name { get; }

        /// <summary>The column with the id of the project; "" when rows belong to the whole workspace.</summary>
        public string Owner =>
            Name switch
            {
                "projects" => "id",
                "conversations" => ProjectColumn ?? "conversation",
                _ => ProjectColumn ?? "",
            };

        private string? ProjectColumn => Array.Find(columns, c => c is "project" or "chain");

        public int At(string column) => Array.IndexOf(columns, column);

        public List<object[]> Read(SqliteConnection from, string owner, string value)
        {
            using var query = from.CreateCommand();
            var which = owner.Length == 0 ? "" : $"where {owner} = @value";
            query.CommandText = $"select {string.Join(", ", columns)} from {Name} {which} order by rowid";
            query.Parameters.AddWithValue("@value", value);
            using var reader = query.ExecuteReader();
            var rows = new List<object[]>();
            while (reader.Read())
            {
                var row = new object[columns.Length];
                reader.GetValues(row);
                rows.Add(row);
            }
            return rows;
        }

        public void Write(object[] row)
        {
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }

        /// <summary>Links an entry of the journal to the one before it. Returns its hash.</summary>
        public string Chain(object[] row, string before)
        {
            row[At("prev")] = before;
            string Text(string column) => (string)row[At(column)];
            long Number(string column) => (long)row[At(column)];
            var hash = Journal.ComputeHash(
                new()
                {
                    chain = Text("chain"),
                    seq = Number("seq"),
                    at = Number("at"),
                    actor = Text("actor"),
                    name_hash = Text("name_hash"),
                    channel = Text("channel"),
                    message_id = Text("message_id"),
                    turn_id = Text("turn_id"),
                    milestone = row[At("milestone")] as long?,
                    verb = Text("verb"),
                    details = Text("details"),
                    reason = Text("reason"),
                    solo = Number("solo"),
                    prev = before,
                }
            );
            row[At("hash")] = hash;
            return hash;
        }

        public void Dispose() => insert.Dispose();
    }
}
