using Dapper;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>Old bookkeeping is taken out, and nothing else.</summary>
public sealed class HousekeepingTests : IDisposable
{
    private readonly StoreRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task What_no_platform_repeats_any_more_is_taken_out_and_facts_stay()
    {
        await StoreStories.FirstStageAsync(rig);
        await rig.Database.NoteAsync(db => db.ExecuteAsync("insert into turns (workspace, scope, id, project, at) select workspace, 'form', 'project-new/-/' || id, project, at from turns limit 1"), default);
        await rig.Database.NoteAsync(db => db.ExecuteAsync("insert into turns (workspace, scope, id, project, at) with recursive n(i) as (select 1 union all select i + 1 from n where i < 4500) select 'w', 'project', 'old-' || i, null, 1 from n"), default);
        var facts = MilestoneBot.Tests.Kit.FactTables.Snapshot(rig.Settings.Path).Hash;
        var housekeeping = new Housekeeping(rig.Database, rig.Clock);
        Assert.Equal(4500, await housekeeping.SweepAsync(default));
        Assert.Equal(0, await housekeeping.SweepAsync(default));
        rig.Clock.Now += Housekeeping.LifeOfTurns + TimeSpan.FromDays(2);
        Assert.True(await housekeeping.SweepAsync(default) > 10);
        Assert.Equal(["form"], await rig.Database.ReadAsync(db => db.QueryAsync<string>("select scope from turns"), default));
        Assert.Equal(facts, MilestoneBot.Tests.Kit.FactTables.Snapshot(rig.Settings.Path).Hash);
    }
}
