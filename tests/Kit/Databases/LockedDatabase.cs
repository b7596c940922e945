using Microsoft.Data.Sqlite;

namespace MilestoneBot.Tests.Kit.Databases;

/// <summary>Another program that locks the bot's database until it is disposed, like a backup that hangs.</summary>
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
