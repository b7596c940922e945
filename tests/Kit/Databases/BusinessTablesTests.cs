using MilestoneBot.Tests.Store;

namespace MilestoneBot.Tests.Kit.Databases;

/// <summary>The snapshot of business tables covers every fact and nothing else.</summary>
public sealed class BusinessTablesTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    private BusinessTables Now => BusinessTables.Snapshot(rig.Settings.Path);

    [Fact]
    public async Task One_changed_fact_is_named_and_what_is_only_remembered_of_conversations_is_none()
    {
        await rig.AcmeAsync();
        var before = Now;
        await rig.ConversationStore.SaveReferenceAsync(StoreFixture.Channel, "another reference", default);
        await rig.PendingInputStore.SaveAsync(rig.Says(), "plan", "text", default);
        await rig.Outbox.EnqueueAnswerAsync(rig.Says(), TimeSpan.Zero, default);
        Assert.Equal((before.Hash, ""), (Now.Hash, before.ChangesTo(Now)));

        await StoreScenarios.SavedAsync(rig, (p, s) => p.SendTerms(s));
        var changes = before.ChangesTo(Now).Split('\n');
        Assert.NotEqual(before.Hash, Now.Hash);
        Assert.Contains(
            changes,
            c =>
                c.StartsWith("+ journal: ", StringComparison.Ordinal)
                && c.Contains("verb=terms-sent", StringComparison.Ordinal)
        );
        Assert.Contains(changes, c => c.StartsWith("- projects: ", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.StartsWith("+ projects: ", StringComparison.Ordinal));
    }

    /// <summary>A new table counts as business facts until it is listed otherwise.</summary>
    [Fact]
    public async Task Every_table_is_a_fact_or_on_the_list_of_what_is_none()
    {
        await rig.Database.WriteBookkeepingAsync(
            db =>
                Dapper.SqlMapper.ExecuteAsync(
                    db,
                    "create table brand_new (a text); insert into brand_new values ('x')"
                ),
            default
        );
        Assert.Equal("- brand_new: a=x", Now.ChangesTo(await AfterAsync("delete from brand_new")));
    }

    [Fact]
    public async Task The_same_row_twice_is_not_the_same_as_once()
    {
        await rig.Database.WriteBookkeepingAsync(
            db => Dapper.SqlMapper.ExecuteAsync(db, "create table twins (a text); insert into twins values ('x')"),
            default
        );
        Assert.Equal("+ twins: a=x", Now.ChangesTo(await AfterAsync("insert into twins values ('x')")));
    }

    private async Task<BusinessTables> AfterAsync(string sql)
    {
        await rig.Database.WriteBookkeepingAsync(db => Dapper.SqlMapper.ExecuteAsync(db, sql), default);
        return Now;
    }
}
