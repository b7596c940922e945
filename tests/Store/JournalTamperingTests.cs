using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// Somebody edits the journal in the database file: the audit trail names the first entry that does not fit.
/// </summary>
public sealed class JournalTamperingTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData(
        "update journal set details = replace(details, '200000', '100000') where verb = 'payment-recorded'",
        23
    )]
    [InlineData("update journal set actor = 'somebody else' where seq = 12", 12)]
    [InlineData("update journal set at = at + 1 where seq = 1", 1)]
    [InlineData("update journal set reason = 'none' where verb = 'gate-overridden'", 22)]
    [InlineData("update journal set solo = 0 where seq = 5", 5)]
    [InlineData("update journal set channel = channel || message_id, message_id = '' where seq = 7", 7)]
    [InlineData("update journal set name_hash = 'x' where seq = 9", 9)]
    [InlineData("update journal_names set name = 'Mallory' where seq = 13", 13)]
    [InlineData("delete from journal where seq = 6", 6)]
    [InlineData("delete from journal where seq = 1", 1)]
    [InlineData("delete from journal where seq = 6; update journal set seq = seq - 1 where seq > 6", 6)]
    [InlineData(
        "update journal set seq = 1000 where seq = 8; update journal set seq = 8 where seq = 9; "
            + "update journal set seq = 9 where seq = 1000",
        8
    )]
    [InlineData(
        "update journal set seq = -seq where seq > 10; update journal set seq = 1 - seq where seq < 0; "
            + "insert into journal select chain, 11, at, actor, name_hash, channel, message_id, turn_id, milestone, "
            + "verb, details, reason, solo, prev, hash from journal where seq = 10",
        11
    )]
    [InlineData(
        "insert into journal select chain, 25, at, actor, name_hash, channel, message_id, turn_id, milestone, "
            + "verb, details, reason, solo, hash, 'x' from journal where seq = 24",
        25
    )]
    [InlineData("delete from journal where seq > 15", 16)]
    [InlineData("delete from journal", 1)]
    [InlineData("delete from journal where seq = 24; update projects set revision = 23", 23)]
    public async Task The_first_entry_that_does_not_fit_is_named(string tampering, long brokenAt)
    {
        var acme = await StoreScenarios.FirstStageAsync(rig);
        Assert.Equal(24, acme.Revision);
        Tamper(tampering);
        Assert.Equal(brokenAt, (await rig.Reader.VerifyAsync(acme, default)).BrokenAtEntry);
    }

    [Theory]
    [InlineData("chain", "'elsewhere'")]
    [InlineData("seq", "1012")]
    [InlineData("at", "at + 1")]
    [InlineData("actor", "'mallory'")]
    [InlineData("name_hash", "'x'")]
    [InlineData("channel", "'web'")]
    [InlineData("message_id", "'x'")]
    [InlineData("turn_id", "'x'")]
    [InlineData("milestone", "2")]
    [InlineData("milestone", "null")]
    [InlineData("verb", "'stage-started'")]
    [InlineData("details", "'{}'")]
    [InlineData("reason", "'x'")]
    [InlineData("solo", "1 - solo")]
    [InlineData("prev", "hash")]
    [InlineData("hash", "prev")]
    public async Task A_change_of_any_column_is_named_by_its_entry(string column, string value)
    {
        var acme = await StoreScenarios.FirstStageAsync(rig);
        Tamper($"update journal set {column} = {value} where seq = 12");
        var check = await rig.Reader.VerifyAsync(acme, default);
        Assert.Equal((12, false), (check.BrokenAtEntry, check.IsIntact));
        Assert.Equal(11, (await rig.Reader.FindRecordAsync(rig.Says(), "", default))!.Entries.Count);
    }

    [Fact]
    public async Task An_entry_forged_with_a_right_hash_of_its_own_breaks_the_next_one()
    {
        var acme = await StoreScenarios.FirstStageAsync(rig);
        var row = await rig.Database.ReadAsync(
            db => db.QuerySingleAsync<MilestoneBot.Store.Events.JournalRow>("select * from journal where seq = 12"),
            default
        );
        var forged = row with { actor = "somebody else" };
        Tamper(
            $"update journal set actor = '{forged.actor}', hash = '{MilestoneBot.Store.Events.Journal.ComputeHash(forged)}' where seq = 12"
        );
        var check = await rig.Reader.VerifyAsync(acme, default);
        Assert.Equal(13, check.BrokenAtEntry);
        Assert.StartsWith("entry 13 does not follow the one before it", check.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update journal set actor = 'x'")]
    [InlineData("delete from journal")]
    public async Task The_journal_itself_refuses_to_be_changed(string sql)
    {
        await rig.AcmeAsync();
        using var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False");
        var refused = Assert.Throws<SqliteException>(() => db.Execute(sql));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_workspaces_own_trail_is_named_too()
    {
        await rig.AcmeAsync();
        foreach (var name in new[] { "Studio", "Studio Ltd" })
            await rig.Workspace.ChangeAsync(
                rig.Says(),
                (w, s) => w.SetSeller(new Party(name, "Street 1", ""), null, s),
                default
            );
        Tamper("update journal set details = replace(details, 'Street 1', 'Street 2') where seq = 2");
        Assert.Equal(2, (await rig.Workspace.VerifyAsync("tenant-a", default)).BrokenAtEntry);
    }

    private void Tamper(string sql)
    {
        using var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False");
        db.Execute("drop trigger journal_keeps_what_it_says; drop trigger journal_keeps_what_it_has; " + sql);
    }
}
