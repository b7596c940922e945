using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Delivery;

namespace MilestoneBot.Store;

/// <summary>
/// The database file. There is one writer at a time on one long-lived connection, so that changes never overlap.
/// Readers have connections of their own and see one consistent state. A file that cannot be written is reported as
/// unavailable after a bounded wait. While it is known to be unavailable, one change after the other tests whether it
/// still is, and all others fail immediately.
/// </summary>
public sealed class Database : IStoreAvailability, IDisposable
{
    private const int Constraint = 19;

    /// <summary>How long a change waits for a file that was locked the last time.</summary>
    private const int ShortTimeoutSeconds = 1;

    private static readonly TimeSpan StalledAfter = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly SemaphoreSlim writeLock = new(1, 1);
    private readonly int timeoutSeconds;
    private SqliteConnection? writer;

    /// <summary>
    /// Once the file existed, it is never created again: an empty file would hide that all records are gone.
    /// </summary>
    private bool fileExists;

    /// <summary>The file was missing when something was to be written.</summary>
    private bool wasFileMissing;

    private Durability writerDurability;
    private volatile WriteFailure? lastFailure;
    private long writeStarted;

    private Database(StoreOptions settings)
    {
        Path = System.IO.Path.GetFullPath(settings.Path);
        timeoutSeconds = Math.Max(1, (int)Math.Ceiling(settings.MaxLockWait.TotalSeconds));
    }

    /// <summary>The failure of the last change.</summary>
    private sealed record WriteFailure(StoreFault Fault, long TriedAt);

    public string Path { get; }

    /// <summary>Why the last change could not be saved; null if it could.</summary>
    public StoreFault? Fault => lastFailure?.Fault;

    public bool IsStalled =>
        lastFailure is not null
        || (Volatile.Read(ref writeStarted) is > 0 and var since && Stopwatch.GetElapsedTime(since) > StalledAfter);

    /// <summary>Opens the file, creates its folder, migrates its tables and checks the clock.</summary>
    /// <exception cref="StoreStartupException">It belongs to a newer program, or was written by a later
    /// clock.</exception>
    public static Database Open(StoreOptions settings, TimeProvider clock)
    {
        var database = new Database(settings);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(database.Path)!);
        try
        {
            var db = database.OpenWriter(database.timeoutSeconds);
            Migrator.Run(db, database.Path, clock);
            ClockCheck.EnsureClockFits(db, database.Path, clock);
            Outbox.ReleaseAllLeases(db);
            database.fileExists = true;
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs one transaction on the writer's connection. It is committed if <paramref name="keep"/> returns true, and
    /// rolled back otherwise.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The file cannot be written now; nothing was saved.</exception>
    public async Task<T> WriteAsync<T>(
        Func<DbConnection, Task<T>> work,
        Func<T, bool> keep,
        Durability durability,
        CancellationToken cancel
    )
    {
        await writeLock.WaitAsync(cancel);
        try
        {
            Volatile.Write(ref writeStarted, Stopwatch.GetTimestamp());
            var before = lastFailure;
            if (before is not null && Stopwatch.GetElapsedTime(before.TriedAt) < RetryInterval)
                throw new StoreUnavailableException(before.Fault);
            EnsureFileExists();
            var db = writer ?? OpenWriter(before is null ? timeoutSeconds : ShortTimeoutSeconds);
            // Other connections see the same in both modes; the mode only decides whether this commit waits for the
            // disk.
            if (writerDurability != durability)
                await db.ExecuteAsync(
                    durability == Durability.Durable ? "pragma synchronous = full" : "pragma synchronous = normal"
                );
            writerDurability = durability;
            await using var transaction = await db.BeginTransactionAsync(CancellationToken.None);
            var result = await work(db);
            if (!keep(result))
                return result;
            await transaction.CommitAsync(CancellationToken.None);
            if (before is not null)
                Recover(db);
            return result;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not Constraint)
        {
            // A connection that met a broken or full disk is not used for the next change.
            writer?.Dispose();
            writer = null;
            if (ToFault(e) is not { } fault)
                throw;
            lastFailure = new(fault, Stopwatch.GetTimestamp());
            throw new StoreUnavailableException(fault, e);
        }
        finally
        {
            Volatile.Write(ref writeStarted, 0);
            writeLock.Release();
        }
    }

    /// <summary>Writes bookkeeping: committed at once, but without waiting for the disk.</summary>
    public Task<T> WriteBookkeepingAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, _ => true, Durability.Relaxed, cancel);

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SqliteConnection? db = null;
        try
        {
            var seconds = lastFailure is null ? timeoutSeconds : ShortTimeoutSeconds;
            db = readers.TryTake(out var idle) ? idle : OpenConnection("pragma query_only = on", seconds);
            T result;
            await using (db.BeginTransaction(deferred: true))
                result = await work(db);
            readers.Add(db);
            return result;
        }
        catch (Exception e)
        {
            if (db is not null)
                await db.DisposeAsync();
            if (e is SqliteException sqliteError && ToFault(sqliteError) is { } fault)
                throw new StoreUnavailableException(fault, e);
            throw;
        }
    }

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
            reader.Dispose();
        writer?.Dispose();
        writeLock.Dispose();
    }

    /// <summary>
    /// Unique keys that concurrent changes may both try to write. The second one fails on the key and is decided again.
    /// </summary>
    private static readonly string[] ContendedKeys =
    [
        "turns.workspace, turns.scope, turns.id", // the same turn, received twice at once
        "projects.workspace, projects.key_folded", // two projects with the same key
        "journal.chain, journal.seq", // two entries at the same position
        "invoices.workspace, invoices.number",
        "credit_notes.workspace, credit_notes.number",
        "payments.workspace, payments.source", // one bank entry recorded twice, or put aside twice
        "dismissals.workspace, dismissals.line",
        "milestones.project, milestones.name_key", // two milestones with the same name
        "invoices.project, invoices.milestone", // two drafts for the same milestone
        "payments.project, payments.reverses", // one payment reversed twice
        "reminders.project, reminders.invoice, reminders.on_day",
        "reminders.project, reminders.invoice, reminders.rung",
    ];

    /// <summary>Whether a concurrent change was faster. Any other violation of a unique key is a bug.</summary>
    internal static bool IsConcurrentChange(Exception e) =>
        e is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } violation
        && Array.Exists(
            ContendedKeys,
            keys => violation.Message.Contains($"UNIQUE constraint failed: {keys}'", StringComparison.Ordinal)
        );

    /// <summary>The fault that the operator has to fix; null if it is a bug in the program.</summary>
    private static StoreFault? ToFault(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            13 => StoreFault.Full,
            5 or 6 => StoreFault.Locked,
            3 or 8 => StoreFault.ReadOnly,
            11 or 26 => StoreFault.Damaged,
            10 or 14 or 23 => StoreFault.Unreachable,
            _ => null,
        };

    /// <summary>
    /// A file that was moved away or deleted still accepts changes through an open connection, and all of them are lost
    /// when it is closed. If a file is there again, the same or a copy, it is opened anew. Until then the old
    /// connection is kept, because it may be all that is left.
    /// </summary>
    private void EnsureFileExists()
    {
        if (!File.Exists(Path))
        {
            wasFileMissing = true;
            lastFailure = new(StoreFault.Unreachable, Stopwatch.GetTimestamp());
            throw new StoreUnavailableException(StoreFault.Unreachable);
        }
        if (!wasFileMissing)
            return;
        wasFileMissing = false;
        writer?.Dispose();
        writer = null;
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }

    private void Recover(SqliteConnection db)
    {
        lastFailure = null;
        SetTimeout(db, timeoutSeconds);
    }

    private SqliteConnection OpenWriter(int seconds)
    {
        writerDurability = Durability.Durable;
        return writer = OpenConnection("pragma journal_mode = wal; pragma synchronous = full", seconds);
    }

    private SqliteConnection OpenConnection(string pragmas, int seconds)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = seconds,
            Mode = fileExists ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
        };
        var db = new SqliteConnection(connectionString.ToString());
        try
        {
            db.Open();
            SetTimeout(db, seconds);
            db.Execute(pragmas);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    private static void SetTimeout(SqliteConnection db, int seconds)
    {
        db.DefaultTimeout = seconds;
        db.Execute($"pragma busy_timeout = {seconds * 1000}");
    }
}
