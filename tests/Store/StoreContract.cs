using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>What the store guarantees on every database; each database has a class that runs these tests.</summary>
public abstract partial class StoreContract : IDisposable
{
    private protected abstract StoreFixture Rig { get; }

    public void Dispose()
    {
        Rig.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// The project read from the tables, after comparing it with the replayed journal and verifying the chain.
    /// </summary>
    private async Task<Project> WholeAsync(string id, Sender? who = null)
    {
        var read = (
            await Rig.Reader.FindByIdAsync(
                Rig.Says(where: Conversation.ForProject(StoreFixture.Channel.Workspace, id), who: who),
                id,
                default
            )
        )!.Project;
        Assert.Equal(
            ProjectText.Of(Project.FromEvents(await Rig.Reader.ReadJournalAsync(id, default))),
            ProjectText.Of(read)
        );
        var check = await Rig.Reader.VerifyAsync(read, default);
        Assert.Equal(new(read.Revision, null, ""), check);
        return read;
    }
}

/// <summary>The contract on SQLite, with a database file for each test.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private protected override StoreFixture Rig { get; } = new();
}
