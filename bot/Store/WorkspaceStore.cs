using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>The one door for the facts of a whole workspace: templates, and who sends the invoices.</summary>
public sealed class WorkspaceStore
{
    /// <summary>The workspace's own templates by name; the built-in ones are not among them.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>> TemplatesAsync(string workspace, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Keeps a template under its name, in place of an older one.</summary>
    public Task SaveTemplateAsync(Turn turn, string name, IReadOnlyList<NewMilestone> milestones, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Who sends this workspace's invoices: what was set by chat, else the trial's sample, else null.</summary>
    public Task<Seller?> SellerAsync(string workspace, CancellationToken cancel) => throw new NotSupportedException();

    public Task SetSellerAsync(Turn turn, Party seller, CancellationToken cancel) => throw new NotSupportedException();
}
