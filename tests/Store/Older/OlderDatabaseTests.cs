using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

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

    /// <summary>Billed before there were advances, categories of VAT and several rates.</summary>
    private sealed record OldInvoice(long Id, long Net, long Vat, long Rate, string? Number);

    [Theory]
    [InlineData("OLD")]
    [InlineData("ACME")]
    [InlineData("SHOP")]
    public async Task What_was_billed_keeps_its_sums_and_every_milestone_is_a_delivery_at_the_projects_rate(string key)
    {
        var old = await BilledBeforeAsync(key);
        Assert.NotEmpty(old);
        var project = (await rig.Reader.FindRecordAsync(rig.Says(), key, default))!.View.Project;
        Assert.All(
            project.Milestones,
            m => Assert.Equal((MilestoneKind.Delivery, null, project.Vat), (m.Kind, m.Vat, project.TreatmentOf(m).Rate))
        );
        foreach (var before in old)
        {
            var now = project.InvoiceById((int)before.Id);
            Assert.Equal(
                (before.Net, before.Vat, before.Number),
                (now.Net.Minor, now.Vat.Minor, now.IssueDetails?.Number)
            );
            Assert.Equal(InvoiceKind.Ordinary, now.Kind);
            Assert.Empty(now.Deductions);
            var share = Assert.Single(now.Shares);
            Assert.Equal((before.Net, before.Vat), (share.Net.Minor, share.Vat.Minor));
            Assert.Equal(before.Rate, share.Treatment.Rate.Units);
        }
        var totals = Totals.Create(project);
        Assert.Equal(old.Where(i => i.Number is not null).Sum(i => i.Net), totals.Billed.Minor);
        Assert.Equal(old.Where(i => i.Number is not null).Sum(i => i.Vat), totals.Vat.Minor);
        Assert.Equal(
            project.Contract,
            totals.Billed - totals.Credited + totals.GivenUp + Forecast.Create(project, Day, Day).NotYetBilled
        );
    }

    private static readonly DateOnly Day = new(2026, 7, 16);

    /// <summary>What the tables held before this version opened them.</summary>
    private async Task<IReadOnlyList<OldInvoice>> BilledBeforeAsync(string key)
    {
        var file = Path.Combine(rig.Folder, "before.db");
        OlderFiles.CopyTo("everything-2026-11-30.db", file);
        await using var before = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return
        [
            .. await before.QueryAsync<OldInvoice>(
                "select i.id, i.net, i.vat, i.rate, i.number from invoices i join projects p on p.id = i.project where p.key = @key",
                new { key }
            ),
        ];
    }
}
