using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// What is not told where everybody reads along: how much there is of it, and where to ask. Nothing of it is named.
/// </summary>
internal static class Elsewhere
{
    /// <param name="shown">The projects that are told of here.</param>
    public static async Task<string> ProjectsAsync(
        ProjectReader reader,
        Turn turn,
        IReadOnlyList<Sight> shown,
        string say,
        CancellationToken cancel
    )
    {
        if (!turn.IsOpen)
            return "";
        var more = (await reader.ListAsync(turn.Alone(), cancel)).Count - shown.Count;
        var projects = Words.Count(more, shown.Count > 0 ? "more project" : "project");
        return Suffix.When(
            more > 0,
            $"{projects} of yours {Words.Are(more)} not shown here, where everybody reads along: say {say} in your own chat with me."
        );
    }

    public static string Things(Turn turn, int more, int here)
    {
        var things = Words.Wait(more, here > 0 ? "more thing" : "thing");
        return Suffix.When(
            turn.IsOpen && more > 0,
            $"{things} for you in other projects: say inbox in your own chat with me."
        );
    }

    /// <summary>Where another project is asked of that may not be named here; "" in a chat of one person.</summary>
    public static string OfAnother(Turn turn) =>
        Suffix.When(turn.IsOpen, ", where everybody reads along; of another one ask in your own chat with me");

    /// <summary>The answer of a list where the place has no project: how to begin, and where the others are.</summary>
    public static Reply None(Turn turn, string more)
    {
        var none = Answers.NoProject(turn);
        return none with { IsRefusal = false, Text = $"{none.Text} {more}".Trim() };
    }
}
