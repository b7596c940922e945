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
/// An undelivered message, for a person who may send it again: an approver of the project that it belongs to, or the
/// person who requested it in a personal chat. A message of somebody else is only shown where it has changed that
/// project, and was not sent in a personal chat.
/// </summary>
/// <param name="ProjectView">Its project; null for the sender's own question.</param>
internal sealed record UndeliveredItem(UndeliveredMessage Message, ProjectView? ProjectView)
{
    private const int MostWords = 80;

    /// <summary>The undelivered messages for the sender, the oldest first.</summary>
    /// <param name="seen">The projects that they may see from here.</param>
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

    /// <summary>The number of a message by its name, M7; null for an invalid one.</summary>
    public static long? NumberOf(string text) =>
        text is ['M' or 'm', .. var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// The lines for an inbox: one per project for those that are retried by themselves, and one for each that needs
    /// a person.
    /// </summary>
    public static IEnumerable<InboxLine> ToInboxLines(IReadOnlyList<UndeliveredItem> items) =>
        items
            .Where(k => k is { ProjectView: not null, Message.IsConversationClosed: false })
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
            null when Message.IsFile => "the PDF of an invoice",
            null => $"a card ({Message.CardKindText})",
            { } mine when mine.Sender.Id == turn.Sender.Id => $"the answer to your \"{WordsOf(mine)}\"",
            { IsPersonalChat: false } original when Message.HasChangedProject =>
                $"the answer to {original.Sender.Name}'s \"{WordsOf(original)}\"",
            { } original => $"the answer to {original.Sender.Name}",
        };

    private static string WordsOf(Turn original) =>
        DisplayText.Truncate(CommandSyntax.ReplaceMentions(original.Text, original.Mentions), MostWords);
}
