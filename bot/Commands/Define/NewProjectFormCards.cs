using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Renders the form that starts a project. It belongs to no project, so it is rendered from the workspace and from
/// whether it was already used.
/// </summary>
internal sealed class NewProjectFormCards(ProjectReader reader, WorkspaceStore workspaces)
{
    /// <summary>A new form; the same turn gets the same form.</summary>
    public Task<Card?> NewAsync(Turn turn, CancellationToken cancel) =>
        DrawAsync(turn, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(turn.Id)))[..16], cancel);

    /// <summary>The current state of the form with that code; null for a guest, who cannot start a project.</summary>
    public async Task<Card?> DrawAsync(Turn turn, string code, CancellationToken cancel)
    {
        // A form that was posted in a conversation is updated by the program itself, for everybody there.
        if (!(turn.Conversation.IsInProcess || turn.Sender.IsStaff) || code.Length is 0 or > 40)
            return null;
        var empty = FormCards.NewProject(code, isUsed: false, [], "");
        if (await reader.IsFormUsedAsync(turn, empty.Address, cancel))
            return FormCards.NewProject(code, isUsed: true, [], "");
        var templates = await ProjectTemplates.AllAsync(workspaces, turn, cancel);
        return FormCards.NewProject(
            code,
            isUsed: false,
            [.. templates.Select(t => new Choice(t.Key, Title(t.Key, t.Value)))],
            ZonedCalendar.IsKnownZone(turn.TimeZone) ? turn.TimeZone : ""
        );
    }

    private static string Title(string name, IReadOnlyList<NewMilestone> milestones) =>
        RefusalText.Cut($"{name}: {DisplayText.First([.. milestones.Select(m => m.Name)], 3)}");
}
