using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// The point that a story has reached: its database and what was posted. Any number of stories begin there, each with a
/// bot and a connector of its own, without being told again from the first line.
/// </summary>
public sealed class StorySnapshot
{
    private readonly Dictionary<string, byte[]> files;
    private readonly FakeConnector connector;

    private StorySnapshot(Dictionary<string, byte[]> files, TeamsStory story)
    {
        (this.files, connector) = (files, story.Connector);
        (Now, IsSolo, Said) = (story.Clock.Now, story.IsSolo, story.Said);
    }

    public DateTimeOffset Now { get; }

    public bool IsSolo { get; }

    /// <summary>How many activities were sent, so that no id is used twice.</summary>
    public int Said { get; }

    /// <summary>Ends a story and keeps the point that it has reached.</summary>
    public static async Task<StorySnapshot> TakeAsync(TeamsStory story)
    {
        await story.QuietAsync();
        var folder = TemporaryFolder.Folder();
        try
        {
            story.Bot.CopyRecords(folder);
            return new(Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes), story);
        }
        finally
        {
            await story.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes the database into a folder, and directs it and its calls to another connector.</summary>
    public void Restore(string folder, FakeConnector other)
    {
        foreach (var (name, content) in files)
            File.WriteAllBytes(Path.Combine(folder, name), content);
        other.ContinueFrom(connector);
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder, BotApp.DatabaseName)};Pooling=False");
        db.Open();
        using var change = db.CreateCommand();
        change.CommandText = "update conversations set reference = replace(reference, $old, $new)";
        change.Parameters.AddWithValue("$old", connector.ServiceUrl);
        change.Parameters.AddWithValue("$new", other.ServiceUrl);
        change.ExecuteNonQuery();
    }
}
