using Dapper;

namespace MilestoneBot.Tests.Store.Older;

/// <summary>The database of an earlier version is replayed and verified: no stored word changed its meaning.</summary>
public sealed class OlderDatabaseTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public OlderDatabaseTests()
    {
        rig.Database.Dispose();
        foreach (var file in Directory.GetFiles(rig.Folder))
            File.Delete(file);
        OlderFiles.CopyTo("everything-2026-11-30.db", rig.Settings.Path);
        rig.Clock.Now = new(2026, 7, 16, 14, 0, 0, TimeSpan.Zero);
        rig.Reopen();
    }

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData("ACME")]
    [InlineData("SHOP")]
    public async Task The_journal_of_an_earlier_version_replays_to_what_its_tables_hold(string key)
    {
        var record = await rig.Reader.FindRecordAsync(rig.Says(), key, default);
        var check = await rig.Reader.VerifyAsync(record!.View.Project, default);
        Assert.Null(check.BrokenAtEntry);
        Assert.Null(check.Difference);
        Assert.True(check.EntryCount > 20, $"{check}");
    }

    [Fact]
    public async Task Nearly_every_kind_of_event_is_in_it()
    {
        var verbs = await rig.Database.ReadAsync(
            async db => (await db.QueryAsync<string>("select distinct verb from journal")).AsList(),
            default
        );
        Assert.True(verbs.Count > 50, string.Join(", ", verbs));
    }
}
