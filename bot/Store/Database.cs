using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Delivery;

namespace MilestoneBot.Store;

/// <summary>
/// The database file. One writer at a time over one long-lived connection, so that changes never meet half-way; readers
/// have connections of their own and see one consistent state. A file that takes nothing is said to do so after a
/// bounded wait; while it is known to, one change after the other finds out whether it still does, and the others are
/// told at once.
/// </summary>
public sealed class Database : IStoreAvailability, IDisposable
{
    private const int Constraint = 19;

    /// <summary>How long a change waits for a file that was locked the last time.</summary>
    private const int ShortTimeoutSeconds = 1;

    private static readonly TimeSpan StalledAfter = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly int timeoutSeconds;
    private SqliteConnection? writer;

    /// <summary>
    /// The file was there once, so it is never made anew: an empty one would hide that all records are gone.
    /// </summary>
    private bool fileExists;

    /// <summary>The file was not where it belongs when something was to be written.</summary>
    private bool wasFileMissing;

    private Durability writes;
    private volatile WriteFailure? lastFailure;
    private long writeStarted;

    private Database(StoreOptions settings)
    {
        Path = System.IO.Path.GetFullPath(settings.Path);
        timeoutSeconds = Math.Max(1, (int)Math.Ceiling(settings.MaxLockWait.TotalSeconds));
    }

    /// <summary>The last change could not be kept.</summary>
    private sealed record WriteFailure(StoreFault Fault, long TriedAt);

    public string Path { get; }

    /// <summary>Why the last change could not be kept; null if it could.</summary>
    public StoreFault? Fault => lastFailure?.Fault;

    public bool IsStalled =>
        lastFailure is not null
        || (Volatile.Read(ref writeStarted) is > 0 and var since && Stopwatch.GetElapsedTime(since) > StalledAfter);

    /// <summary>
    /// Opens the file, makes its folder, brings its tables up to date and looks whether its clock fits.
    /// </summary>
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
    /// Does something in one transaction of the one writer. It is committed if <paramref name="keep"/> says so, else
    /// nothing of it stays.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The file takes nothing now; nothing of it stays.</exception>
    public async Task<T> WriteAsync<T>(
        Func<DbConnection, Task<T>> work,
        Func<T, bool> keep,
        Durability durability,
        CancellationToken cancel
    )
    {
        await writing.WaitAsync(cancel);
        try
        {
            Volatile.Write(ref writeStarted, Stopwatch.GetTimestamp());
            var before = lastFailure;
            if (before is not null && Stopwatch.GetElapsedTime(before.TriedAt) < RetryInterval)
                throw new StoreUnavailableException(before.Fault);
            EnsureFileExists();
            var db = writer ?? OpenWriter(before is null ? timeoutSeconds : ShortTimeoutSeconds);
            // What is owed to the next reader of the file is the same; only how long this commit waits for the disk
            // differs.
            if (writes != durability)
                await db.ExecuteAsync(
                    durability == Durability.Durable ? "pragma synchronous = full" : "pragma synchronous = normal"
                );
            writes = durability;
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
            // A connection that met a broken disk or a full one is not trusted with the next change.
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
            writing.Release();
        }
    }

    /// <summary>Bookkeeping: kept at once, but not worth waiting for the disk.</summary>
    public Task<T> WriteBookkeepingAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, _ => true, Durability.Relaxed, cancel);

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StoreUnavailableException">The file gives nothing now.</exception>
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
            if (e is SqliteException broken && ToFault(broken) is { } fault)
                throw new StoreUnavailableException(fault, e);
            throw;
        }
    }

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
            reader.Dispose();
        writer?.Dispose();
        writing.Dispose();
    }

    /// <summary>
    /// The facts that two who act at the same moment may both make: each is refused to the second, who is ruled on
    /// again.
    /// </summary>
    private static readonly string[] ContendedKeys =
    [
        "turns.workspace, turns.scope, turns.id", // the same thing told twice at once
        "projects.workspace, projects.key_folded", // two projects of one key
        "journal.chain, journal.seq", // two entries at one place
        "invoices.workspace, invoices.number",
        "credit_notes.workspace, credit_notes.number",
        "payments.workspace, payments.source", // one line of the bank recorded twice, or put aside twice
        "dismissals.workspace, dismissals.line",
        "milestones.project, milestones.name_key", // two of one name
        "invoices.project, invoices.milestone", // two drafts of one stage
        "payments.project, payments.reverses", // one payment reversed twice
        "reminders.project, reminders.invoice, reminders.on_day",
        "reminders.project, reminders.invoice, reminders.rung",
    ];

    /// <summary>Somebody else was faster. Any other fact that is there twice is a mistake of the program.</summary>
    internal static bool IsConcurrentChange(Exception e) =>
        e is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } twice
        && Array.Exists(
            ContendedKeys,
            keys => twice.Message.Contains($"UNIQUE constraint failed: {keys}'", StringComparison.Ordinal)
        );

    /// <summary>What whoever runs the bot has to mend; null if it is the program's own mistake.</summary>
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
    /// A file that was moved away or deleted goes on taking changes through an open connection, and all of them are
    /// lost at the end. What is put in its place, the same or a copy, is opened anew; until then the old connection is
    /// kept, for it may be all that is left.
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
        writes = Durability.Durable;
        return writer = OpenConnection("pragma journal_mode = wal; pragma synchronous = full", seconds);
    }

    private SqliteConnection OpenConnection(string pragmas, int seconds)
    {
        var how = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = seconds,
            Mode = fileExists ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
        };
        var db = new SqliteConnection(how.ToString());
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
