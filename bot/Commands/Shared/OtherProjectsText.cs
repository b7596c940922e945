using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// What a public conversation does not show of other projects: how many there are, and where to ask. None of them is
/// named.
/// </summary>
internal static class OtherProjectsText
{
    /// <param name="shown">The projects that are shown here.</param>
    public static async Task<string> ProjectsNotShownAsync(
        ProjectReader reader,
        Turn turn,
        IReadOnlyList<ProjectView> shown,
        string say,
        CancellationToken cancel
    )
    {
        if (!turn.IsPublic)
            return "";
        var more = (await reader.ListAsync(turn.AsPrivate(), cancel)).Count - shown.Count;
        var projects = DisplayText.Count(more, shown.Count > 0 ? "more project" : "project");
        return Suffix.When(
            more > 0,
            $"{projects} of yours {DisplayText.Are(more)} not shown here, where everybody reads along: say {say} in your own chat with me."
        );
    }

    public static string ItemsNotShown(Turn turn, int more, int here)
    {
        var things = DisplayText.Wait(more, here > 0 ? "more thing" : "thing");
        return Suffix.When(
            turn.IsPublic && more > 0,
            $"{things} for you in other projects: say inbox in your own chat with me."
        );
    }

    /// <summary>The hint where another project is meant that may not be named here; "" in a personal chat.</summary>
    public static string OfAnother(Turn turn) =>
        Suffix.When(turn.IsPublic, ", where everybody reads along; of another one ask in your own chat with me");

    /// <summary>
    /// The reply of a list in a conversation without a project: how to begin, and where the others are.
    /// </summary>
    public static Reply EmptyListReply(Turn turn, string more)
    {
        var none = OutcomeReplies.ProjectNotFound(turn);
        return none with { Kind = ReplyKind.Answer, Text = $"{none.Text} {more}".Trim() };
    }
}
