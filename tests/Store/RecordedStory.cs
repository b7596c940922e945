using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// A project history with all events, recorded once for all tests of a class; each test works on a copy of the database
/// or only reads.
/// </summary>
public sealed class RecordedStory : IAsyncLifetime
{
    internal StoreFixture Rig { get; } = new();

    internal IReadOnlyList<Project> Projects { get; private set; } = [];

    internal ProjectRecord Acme { get; private set; } = null!;

    internal ProjectRecord Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Projects = await StoreScenarios.EverythingAsync(Rig);
        Acme = (await Rig.Reader.FindRecordAsync(Rig.Says(), "ACME", default))!;
        Shop = (await Rig.Reader.FindRecordAsync(Rig.Says(), "SHOP", default))!;
        // The database is closed, so that a copy of the file is complete.
        Rig.Database.Dispose();
    }

    public Task DisposeAsync()
    {
        Rig.Dispose();
        return Task.CompletedTask;
    }
}
