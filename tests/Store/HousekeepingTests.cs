using Dapper;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>Expired bookkeeping is deleted, and nothing else.</summary>
public sealed class HousekeepingTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task What_no_platform_repeats_any_more_is_taken_out_and_facts_stay()
    {
        await StoreScenarios.FirstStageAsync(rig);
        await rig.Database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "insert into turns (workspace, scope, id, project, at) "
                        + "select workspace, 'form', 'project-new/-/' || id, project, at from turns limit 1"
                ),
            default
        );
        await rig.Database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "insert into turns (workspace, scope, id, project, at) "
                        + "with recursive n(i) as (select 1 union all select i + 1 from n where i < 4500) "
                        + "select 'w', 'project', 'old-' || i, null, 1 from n"
                ),
            default
        );
        var facts = MilestoneBot.Tests.Kit.Databases.BusinessTables.Snapshot(rig.Settings.Path).Hash;
        var housekeeping = new Housekeeping(rig.Database, rig.Clock);
        Assert.Equal(4500, await housekeeping.DeleteExpiredAsync(default));
        Assert.Equal(0, await housekeeping.DeleteExpiredAsync(default));
        rig.Clock.Now += Housekeeping.TurnLifetime + TimeSpan.FromDays(2);
        Assert.True(await housekeeping.DeleteExpiredAsync(default) > 10);
        Assert.Equal(
            ["form"],
            await rig.Database.ReadAsync(db => db.QueryAsync<string>("select scope from turns"), default)
        );
        Assert.Equal(facts, MilestoneBot.Tests.Kit.Databases.BusinessTables.Snapshot(rig.Settings.Path).Hash);
    }

    [Fact]
    public async Task A_project_that_was_taken_out_behind_the_bots_back_is_missed_for_ever()
    {
        await rig.AcmeAsync();
        var gone = await rig.AcmeAsync("SHOP", StoreFixture.Channel with { Id = "19:shop" });
        Assert.Null((await rig.Workspace.VerifyAsync(gone.Workspace, default)).Difference);
        await using (
            var tool = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={rig.Settings.Path};Pooling=False;Foreign Keys=False"
            )
        )
        {
            await tool.OpenAsync();
            foreach (var table in new[] { "milestones", "roles", "places" })
                await tool.ExecuteAsync($"delete from {table} where project = @Id", new { gone.Id });
            await tool.ExecuteAsync("delete from projects where id = @Id", new { gone.Id });
        }
        Assert.Equal(
            MilestoneBot.Domain.Audit.MismatchKind.Missing,
            (await rig.Workspace.VerifyAsync(gone.Workspace, default)).Difference?.Kind
        );
        rig.Clock.Now += Housekeeping.TurnLifetime + TimeSpan.FromDays(400);
        await new Housekeeping(rig.Database, rig.Clock).DeleteExpiredAsync(default);
        Assert.Equal(0, await rig.AskAsync<long>("select count(*) from turns where scope <> 'form'"));
        Assert.Equal(
            new MilestoneBot.Domain.Audit.Difference(
                MilestoneBot.Domain.Audit.AuditedTable.Project,
                MilestoneBot.Domain.Audit.MismatchKind.Missing,
                ""
            ),
            (await rig.Workspace.VerifyAsync(gone.Workspace, default)).Difference
        );
        Assert.Null((await rig.Workspace.VerifyAsync("another-workspace", default)).Difference);
    }
}
