using System.Globalization;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// A message that did not arrive, for who may send it again: an approver of the project that it belongs to, or whoever
/// asked for it in a chat of their own. What somebody else said is told only where it has changed that project, and was
/// not said in a chat of their own.
/// </summary>
/// <param name="ProjectView">Its project; null for the speaker's own question.</param>
internal sealed record UndeliveredItem(UndeliveredMessage Message, ProjectView? ProjectView)
{
    private const int MostWords = 80;

    /// <summary>Those of the speaker's, the oldest first.</summary>
    /// <param name="seen">The projects that he may see from here.</param>
    public static async Task<IReadOnlyList<UndeliveredItem>> FindAsync(
        ProjectReader reader,
        Turn turn,
        IReadOnlyList<ProjectView> seen,
        CancellationToken cancel
    )
    {
        if (!turn.Sender.IsStaff)
            return [];
        var mine = seen.Where(s =>
                Permissions.IsAllowed(s.Project, Permission.Decide, SenderActor.Create(turn, s.Project), turn.At)
            )
            .ToDictionary(s => s.Project.Id, StringComparer.Ordinal);
        bool IsOwn(UndeliveredMessage m) =>
            m is { Project: "", Turn: { } asked } && turn.IsPersonalChat && asked.Sender.Id == turn.Sender.Id;
        return
        [
            .. (await reader.FindUndeliveredAsync(cancel))
                .Select(m => new UndeliveredItem(m, mine.GetValueOrDefault(m.Project)))
                .Where(k => k.ProjectView is not null || IsOwn(k.Message)),
        ];
    }

    /// <summary>The number of a message by its name, M7; null for what is none.</summary>
    public static long? NumberOf(string text) =>
        text is ['M' or 'm', .. var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// What an inbox says of them: one line a project for what goes by itself, and one for what is left to somebody.
    /// </summary>
    public static IEnumerable<InboxLine> ToInboxLines(IReadOnlyList<UndeliveredItem> kept) =>
        kept.Where(k => k is { ProjectView: not null, Message.IsConversationClosed: false })
            .GroupBy(k => (k.ProjectView!.Project.Id, k.Message.CanBeResent))
            .Select(group =>
            {
                var (view, first) = (group.First().ProjectView!, group.First().Message);
                var since = MilestoneBot.Domain.Notices.ZonedCalendar.GetDate(first.Since, view.Project.Zone);
                var (count, why) = (
                    DisplayText.Count(group.Count(), "message"),
                    DeliveryFaultText.Describe(first.Reason)
                );
                var (does, did) = group.Count() == 1 ? ("waits", "was") : ("wait", "were");
                return new InboxLine(view, new(InboxReason.Undelivered, since), since)
                {
                    Undelivered = first.CanBeResent
                        ? $"{count} may not have arrived or {did} given up ({why}): say retry and look"
                        : $"{count} of mine {does} to be delivered since {view.FormatMoment(first.Since)} ({why}); "
                            + "I go on trying by myself",
                };
            });

    public UndeliveredLine ToLine(Turn turn) =>
        new(
            Message.Name,
            What(turn),
            ProjectView?.Project.Key ?? "–",
            ProjectView?.FormatMoment(Message.Since)
                ?? Message.Since.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            Message.CanBeResent
                ? DeliveryFaultText.Describe(Message.Reason)
                : $"{DeliveryFaultText.Describe(Message.Reason)}; it goes by itself",
            Message.CanBeResent
        );

    private string What(Turn turn) =>
        Message.Turn switch
        {
            null => $"a card ({Message.CardKindText})",
            { } mine when mine.Sender.Id == turn.Sender.Id => $"the answer to your \"{WordsOf(mine)}\"",
            { IsPersonalChat: false } said when Message.HasChangedProject =>
                $"the answer to {said.Sender.Name}'s \"{WordsOf(said)}\"",
            { } said => $"the answer to {said.Sender.Name}",
        };

    private static string WordsOf(Turn said) =>
        DisplayText.Truncate(CommandSyntax.ReplaceMentions(said.Text, said.Mentions), MostWords);
}
