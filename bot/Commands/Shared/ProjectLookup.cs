using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// Reads arguments that may end in a project's key: "2 ACME" is milestone 2 of ACME. Without a project, the argument
/// is the key that was not found.
/// </summary>
internal static class ProjectLookup
{
    public static async Task<(ProjectView? Sight, string Said)> FindAsync(
        ProjectReader reader,
        Turn turn,
        string typed,
        CancellationToken cancel
    )
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var here = await reader.FindAsync(turn, "", cancel);
        if (words.Length == 0)
            return (here, "");
        var key = words[^1];
        if (here is not null && here.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            return (here, string.Join(' ', words[..^1]));
        // A word that names something in this conversation's project keeps that meaning; only otherwise may it be
        // another project's key.
        var isHere =
            here is not null
            && (
                here.Project.FindMilestone(typed).Found is not null
                || here.Project.FindInvoiceByNumber(typed) is not null
                || here.Project.FindRequest(typed).Found is not null
            );
        if (!isHere && key.Length <= 10 && key.All(char.IsAsciiLetterOrDigit))
        {
            if (await reader.FindAsync(turn, key, cancel) is { } other)
                return (other, string.Join(' ', words[..^1]));
            if (turn.IsPublic && await reader.FindAsync(turn.AsPrivate(), key, cancel) is not null)
                return (null, key);
        }
        return (here, here is null ? "" : typed);
    }
}
