using Microsoft.Data.Sqlite;

namespace MilestoneBot.Tests.Kit.Databases;

/// <summary>
/// Another program that has the bot's database to itself until it lets go, as a backup or a copy that hangs does.
/// </summary>
public sealed class LockedDatabase : IDisposable
{
    private readonly SqliteConnection db;

    public LockedDatabase(string path)
    {
        db = new($"Data Source={path};Pooling=False;Default Timeout=30");
        db.Open();
        Say("begin exclusive");
    }

    public void Dispose()
    {
        Say("rollback");
        db.Dispose();
    }

    private void Say(string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
