using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace MilestoneBot.Store;

/// <summary>Whether a commit has to survive a power failure. Facts do; bookkeeping of posts and outbox lines need not.</summary>
public enum Durability { Durable, Light }

/// <summary>
/// The database file. One writer at a time over one long-lived connection, so that changes never meet half-way; readers
/// have connections of their own and see one consistent state.
/// </summary>
public sealed class Database : IDisposable
{
    private const int Constraint = 19;

    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly SemaphoreSlim writing = new(1, 1);
    private SqliteConnection? writer;
    private Durability writes;

    private Database(string path) => Path = path;

    public string Path { get; }

    /// <summary>Opens the file, makes its folder, brings its tables up to date and looks whether its clock fits.</summary>
    /// <exception cref="StoreRefusesException">It belongs to a newer program, or was written by a later clock.</exception>
    public static Database Open(StoreSettings settings, TimeProvider clock)
    {
        var path = System.IO.Path.GetFullPath(settings.Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var database = new Database(path);
        try
        {
            var db = database.OpenWriter();
            Migrator.Run(db, path, clock);
            ClockCheck.Run(db, path, clock);
            Outbox.TakeOver(db);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Does something in one transaction of the one writer. It is committed if <paramref name="keep"/> says so, else nothing of it stays.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, Func<T, bool> keep, Durability durability, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            var db = writer ?? OpenWriter();
            // What is owed to the next reader of the file is the same; only how long this commit waits for the disk differs.
            if (writes != durability) await db.ExecuteAsync($"pragma synchronous = {(durability == Durability.Durable ? "full" : "normal")}");
            writes = durability;
            await using var transaction = await db.BeginTransactionAsync(CancellationToken.None);
            var result = await work(db);
            if (keep(result)) await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not Constraint)
        {
            // A connection that met a broken disk or a full one is not trusted with the next change.
            writer?.Dispose();
            writer = null;
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Bookkeeping: kept at once, but not worth waiting for the disk.</summary>
    public Task<T> NoteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => WriteAsync(work, _ => true, Durability.Light, cancel);

    /// <summary>Reads one consistent state.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var db = readers.TryTake(out var idle) ? idle : OpenConnection("pragma query_only = on");
        try
        {
            T result;
            await using (db.BeginTransaction(deferred: true)) result = await work(db);
            readers.Add(db);
            return result;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        while (readers.TryTake(out var reader)) reader.Dispose();
        writer?.Dispose();
        writing.Dispose();
    }

    /// <summary>A fact that may exist only once existed already (unique, primary key).</summary>
    internal static bool IsTwice(Exception e) => e is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    private SqliteConnection OpenWriter()
    {
        writes = Durability.Durable;
        return writer = OpenConnection("pragma journal_mode = wal; pragma synchronous = full");
    }

    private SqliteConnection OpenConnection(string pragmas)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            db.Open();
            db.Execute("pragma busy_timeout = 10000; " + pragmas);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }
}
