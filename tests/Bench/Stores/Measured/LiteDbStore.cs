using LiteDB;
using LiteDB.Engine;

namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>
/// LiteDB in three ways: with its defaults, with its most durable setting, and with syncs that the host adds.
/// </summary>
internal sealed class LiteDbStore : IMeasuredStore
{
    public const string File = "events.db";
    public const string Log = "events-log.db";

    /// <summary>The length of the log at which LiteDB makes a checkpoint: 1,000 pages.</summary>
    private const long LongLog = 1000 * 8192;

    private readonly LiteDatabase db;
    private readonly ILiteCollection<BsonDocument> events;

    /// <summary>The streams that the host passed to LiteDB; null when LiteDB opened its files itself.</summary>
    private readonly (SyncingStream Data, SyncingStream Log)? own;

    private LiteDbStore(LiteDatabase db, (SyncingStream Data, SyncingStream Log)? own = null)
    {
        this.db = db;
        this.own = own;
        events = db.GetCollection("events");
        events.EnsureIndex("project");
    }

    /// <summary>The defaults: a checkpoint is made when the log holds 1,000 pages.</summary>
    public static LiteDbStore Open(string folder) => new(OpenFile(folder));

    /// <summary>
    /// The most durable setting: a checkpoint after every commit, which is the only sync that LiteDB makes.
    /// </summary>
    public static LiteDbStore OpenWithCheckpoints(string folder)
    {
        var opened = OpenFile(folder);
        opened.CheckpointSize = 1;
        return new(opened);
    }

    /// <summary>
    /// The most that a host can add: it opens the files itself, syncs the log after every commit and makes the
    /// checkpoints, so that none begins before its log is on the disk.
    /// </summary>
    public static LiteDbStore OpenOnSyncingStreams(string folder)
    {
        var (data, log) = (new SyncingStream(Path.Combine(folder, File)), new SyncingStream(Path.Combine(folder, Log)));
        var opened = new LiteDatabase(new LiteEngine(new EngineSettings { DataStream = data, LogStream = log }))
        {
            CheckpointSize = 0,
        };
        return new(opened, (data, log));
    }

    public Task CommitAsync(BusinessEvent what)
    {
        events.Insert(
            new BsonDocument
            {
                ["_id"] = what.Id,
                ["project"] = what.Project,
                ["verb"] = what.Verb,
                ["details"] = what.Details,
            }
        );
        if (own is { Log: var log })
        {
            log.Flush();
            if (log.Length >= LongLog)
                db.Checkpoint();
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<BusinessEvent>> ReadAsync() =>
        Task.FromResult<IReadOnlyList<BusinessEvent>>([
            .. events
                .FindAll()
                .Select(e => new BusinessEvent(
                    e["_id"].AsInt64,
                    e["project"].AsString,
                    e["verb"].AsString,
                    e["details"].AsString
                )),
        ]);

    public async ValueTask DisposeAsync()
    {
        db.Dispose();
        if (own is not { } streams)
            return;
        await streams.Data.DisposeAsync();
        await streams.Log.DisposeAsync();
    }

    private static LiteDatabase OpenFile(string folder) =>
        new(new ConnectionString { Filename = Path.Combine(folder, File) });

    /// <summary>A file in which every flush is a sync.</summary>
    private sealed class SyncingStream(string path)
        : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0)
    {
        public override void Flush(bool flushToDisk) => base.Flush(flushToDisk: true);
    }
}
