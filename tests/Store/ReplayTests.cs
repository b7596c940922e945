using MilestoneBot.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>The tables and the journal are written from the same ruling and say the same.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly StoreRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_new_project_reads_back_as_it_was_ruled()
    {
        var ruled = await rig.AcmeAsync();
        var read = await rig.Reader.FindAsync(rig.Says("status"), "", default);
        Assert.Equal(ProjectText.Of(ruled), ProjectText.Of(read!.Project));
        Assert.Equal(8, read.Project.Revision);
        Assert.Equal("Europe/Berlin", read.SellerZone);
        Assert.Equal("Priya Nair", read.NameOf(StoreRig.Priya.Id));
    }

    [Fact]
    public async Task After_a_whole_stage_the_tables_equal_the_replayed_journal()
    {
        var ruled = await StoreStories.FirstStageAsync(rig);
        var read = (await rig.Reader.FindAsync(rig.Says("status"), "acme", default))!.Project;
        var replayed = Project.Fold(await rig.Reader.JournalAsync(read.Id, default));
        Assert.Equal(ProjectText.Of(ruled), ProjectText.Of(read));
        Assert.Equal(ProjectText.Of(replayed), ProjectText.Of(read));
        Assert.Equal("INV-2026-0001", read.Invoices[1].Issued!.Number);
        Assert.Equal(StoreRig.Eur(16), read.Invoices[1].Payments[1].Surplus);
        Assert.Null((await rig.Reader.VerifyAsync(read, default)).BrokenAt);
    }
}
