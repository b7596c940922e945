using System.Globalization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// A parsed card address: <c>kind/project/subject</c>. The subject is <c>p</c> for the project or <c>m3</c> for a
/// milestone; the invoice or request of that milestone may follow. Untrusted.
/// </summary>
internal sealed record CardAddress(string Project, string Subject)
{
    public const string ProjectSubject = "p";

    /// <summary>Null for text that is no address, and for a card that belongs to no project.</summary>
    public static CardAddress? Parse(string card) =>
        card.Split('/') is { Length: <= 4 } and [_, { Length: > 0 } project, var subject, ..]
        && project != Card.NoProject
            ? new(project, subject)
            : null;

    public static CardAddress? Parse(CardAction? cardAction) =>
        cardAction is null ? null : Parse(cardAction.CardAddress);

    /// <summary>
    /// The address of the clicked card if it belongs to no project, that is, a form that can be used once; otherwise
    /// "".
    /// </summary>
    public static string GetFormAddress(Turn turn) =>
        turn.CardAction?.CardAddress.Split('/') is [{ Length: > 0 }, Card.NoProject, { Length: > 0 }]
            ? turn.CardAction.CardAddress
            : "";

    public static string ToMilestoneSubject(int id) => string.Create(CultureInfo.InvariantCulture, $"m{id}");

    /// <summary>
    /// The card that is posted for an event that no person in the chat caused; null for events that are only recorded.
    /// </summary>
    public static string? ForPost(Project project, ProjectEvent what) =>
        Format(project, EventCatalogue.Default.Find(what).FindPost(project, what));

    /// <summary>
    /// The card that informs people on another platform about an event; null where the update of the shown cards is
    /// enough.
    /// </summary>
    public static string? ForCrossPost(Project project, ProjectEvent what) =>
        Format(project, EventCatalogue.Default.Find(what).FindCrossPost(project, what));

    private static string? Format(Project project, EventCard? card)
    {
        if (card is null)
            return null;
        var subject = card.Milestone is { } id ? ToMilestoneSubject(id) : ProjectSubject;
        var address = $"{card.Kind}/{project.Id}/{subject}";
        return card.Item is { } one ? string.Create(CultureInfo.InvariantCulture, $"{address}/{one}") : address;
    }

    /// <summary>Whether the card's subject counts its changes, so that an outdated card can be recognised.</summary>
    public bool HasRevision => Subject is ProjectSubject or ['m', ..];

    /// <summary>The milestone that is the subject; null for the project and for unknown subjects.</summary>
    public int? Milestone =>
        Subject is ['m', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>The subject's count of changes; null if the subject does not exist.</summary>
    public long? GetRevision(Project project) =>
        Subject == ProjectSubject ? project.Revision : project.Milestones.Find(m => m.Id == Milestone)?.Revision;
}
