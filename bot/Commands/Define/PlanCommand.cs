using System.Globalization;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Shows the preview of a pasted schedule before anything is saved; without arguments, the pending preview, by pages.
/// </summary>
internal sealed class PlanCommand(ProjectReader reader, WorkspaceStore workspaces, PendingInputStore pendingInputStore)
    : ICommand
{
    /// <summary>
    /// A preview belongs to the project that it was read for: the conversation may be tied to another one before the
    /// person saves it.
    /// </summary>
    public static string KindOf(ProjectView? view) => $"plan {view?.Project.Id}";

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("plan", "reads a pasted schedule, one line for each milestone, and shows it before saving")
        {
            TakesText = true,
            TextPlaceholder = "<name | amount | expected | due | done-when> …",
        }.WithExamples(
            "plan\nDiscovery report | 30% | 2026-07-15 | 14 | portal-approval\nFinal delivery | rest | 2026-09-18 | 14 | file-delivery",
            "plan Design approval | 4800 EUR | 2026-08-14 | 30 | client-sign-off"
        );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var page = PageOf(arguments.RawText);
        var text = page > 0 ? await pendingInputStore.FindAsync(turn, KindOf(view), cancel) : arguments.RawText;
        if (text.Length == 0)
            return CommandDispatcher.CreateUsageReply(
                Syntax,
                "paste the schedule behind plan, one line for each milestone"
            ) with
            {
                Kind = ReplyKind.Refusal,
            };
        var paste = PlanParser.Parse(text, view.Project, view.Today);
        if (paste.Problem.Length > 0)
            return Reply.Refuse($"I cannot read that paste: {paste.Problem}. Nothing is saved.");
        var (good, bad) = (
            paste.ValidMilestones,
            paste.InvalidLines.Select(line => $"Line {line.Number}: {line.Problem}").ToList()
        );
        if (good.Count == 0)
            return Reply.Refuse(
                "No line is a milestone, so there is nothing to save."
                    + Suffix.With(" ", string.Join(". ", bad.Take(5)), ".")
            );
        if (view.Project.LiveMilestones.Count() + good.Count > Project.MaxMilestones)
            return RefusalText.ToReply(new Refusal.TooManyMilestones(Project.MaxMilestones), view);
        // All rows together show by how much they exceed the contract; adding one after the other would stop at the
        // first that does not fit.
        var split = Allocation.Split(
            view.Project.Contract,
            [.. view.Project.LiveMilestones.Select(m => m.Amount), .. good.Select(m => m.Amount)]
        );
        if (!split.TakesRest && split.Unassigned.IsNegative)
            return RefusalText.ToReply(new Refusal.AmountsExceedContract(split, view.Project.Contract), view);
        var context = new DecisionContext(
            SenderActor.Create(turn, view.Project),
            turn.At,
            view.SellerZone,
            null,
            _ => "",
            MilestoneNameReader.FindFault
        );
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var filled = good.Select(m => StandardLabels.WithLabelDefaults(m, labels)).ToList();
        if (view.Project.AddMilestones(filled, context) is not Decision.Accepted(var events))
            return RefusalText.ToReply(((Decision.Refused)view.Project.AddMilestones(filled, context)).Why, view);
        if (page == 0)
            await pendingInputStore.SaveAsync(turn, KindOf(view), text, cancel);
        var after = events.Aggregate(
            view.Project,
            (project, e) => project.Apply(new(e, new(turn.Sender.Id, turn.At, false)))
        );
        return Reply.FromCard(
            PlanCard.Preview(view with { Project = after }, good.Count, bad, paste.Notes, PlanParser.CodeOf(text), page)
        );
    }

    /// <summary>"plan" alone and "plan page 2" show the pending preview; 0 for a paste.</summary>
    private static int PageOf(string text) =>
        text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => 1,
            ["page", var number]
                when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                    && page is > 0 and < 1_000 => page,
            _ => 0,
        };
}
