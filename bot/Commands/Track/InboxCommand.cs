using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Invoicing;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// What waits for the sender in all the projects that they may see, by their permissions; in a public conversation
/// only in its own project, with the number of items elsewhere.
/// </summary>
internal sealed class InboxCommand(ProjectReader reader, UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "inbox",
            "shows what waits for you in all your projects; in a channel or group in the one of that place"
        )
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("inbox", "inbox ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        var all = (await reader.ListAsync(turn, cancel))
            .Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (all.Count == 0 && key.Length > 0)
            return OutcomeReplies.ProjectNotFound(turn, key);
        var here = await reader.GetProjectKeyAsync(turn, cancel);
        IEnumerable<InboxLine> For(IEnumerable<ProjectView> views) =>
            views.SelectMany(s =>
                InboxItem
                    .FindFor(
                        s.Project,
                        ActorOf(turn, !turn.IsPersonalChat && s.Project.Key == here),
                        s.Now,
                        s.SellerToday
                    )
                    .Select(w => new InboxLine(s, w, w.Since))
            );
        var unreachable =
            all.Count == 0
                ? []
                : await reader.FindUnreachableAsync([.. all.Select(s => s.Project.Id)], all[0].Now, cancel);
        var waiting = For(all)
            .Concat(await parked.ListAsync(turn, all, here, cancel))
            .Concat(
                all.Where(s =>
                        s.Project is { Closed: null, Cancelled: null }
                        && Permissions.IsAllowed(
                            s.Project,
                            Permission.ManageRoles,
                            ActorOf(turn, inPlace: false),
                            s.Now
                        )
                    )
                    .Join(unreachable, s => s.Project.Id, l => l.Project, UnreachableLine)
            )
            .Concat(UndeliveredItem.ToInboxLines(await UndeliveredItem.FindAsync(reader, turn, all, cancel)))
            .OrderBy(l => l.Item.Reason)
            .ThenBy(l => l.Since)
            .ToList();
        var others = turn.IsPublic && key.Length == 0 ? await reader.ListAsync(turn.AsPrivate(), cancel) : [];
        var more = OtherProjectsText.ItemsNotShown(
            turn,
            For(others.Where(o => !all.Any(s => s.Project.Id == o.Project.Id))).Count(),
            waiting.Count
        );
        if (all.Count == 0)
            return OtherProjectsText.EmptyListReply(turn, more);
        var (shown, _) = Paging.Page(waiting, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1, "inbox", key);
        var dated = new List<InboxLine>();
        foreach (var line in shown)
            dated.Add(await WithDateAsync(line, cancel));
        return Reply.FromCard(
            InboxCard.Create(
                dated,
                waiting.Count,
                all.Count,
                Paging.Clamp(arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1, waiting.Count),
                here,
                key,
                all[0].AsOf(),
                more,
                waiting.Count(l => l.Item.UnmatchedPayment is not null)
            )
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }

    private static Actor ActorOf(Turn turn, bool inPlace) =>
        new(turn.Sender.Id, turn.Sender.Name, turn.Sender.IsStaff ? ActorKind.Staff : ActorKind.Guest, inPlace);

    /// <summary>
    /// A person who may tie the project to a conversation is informed that the bot can no longer post to its old one.
    /// </summary>
    private static InboxLine UnreachableLine(ProjectView view, UnreachableProject unreachable)
    {
        var since = ZonedCalendar.GetDate(unreachable.Since, view.Project.Zone);
        return new InboxLine(view, new(InboxReason.Unreachable, since), since)
        {
            Unreachable = (unreachable.ClosedCount, unreachable.ConversationCount),
        };
    }

    /// <summary>The date since which something waits again is only in the journal, in no table.</summary>
    private async Task<InboxLine> WithDateAsync(InboxLine line, CancellationToken cancel)
    {
        string[] verbs = line.Item switch
        {
            { Reason: InboxReason.Changes } => ["changes-requested"],
            { Reason: InboxReason.Unbilled, Invoice: not null } => ["invoice-sent-back"],
            _ => [],
        };
        if (verbs.Length == 0)
            return line;
        var project = line.ProjectView.Project;
        return await reader.FindLastEventTimeAsync(project.Id, line.Item.Milestone!.Id, verbs, cancel) is { } at
            ? line with
            {
                Since = ZonedCalendar.GetDate(at, project.Zone),
            }
            : line;
    }
}
