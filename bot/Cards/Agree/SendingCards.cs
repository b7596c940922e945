using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Agree;

/// <summary>
/// How sending is called: as what happens. Where the bot mails, the button says so; otherwise people send it themselves and
/// mark it as sent.
/// </summary>
internal static class SendingCards
{
    /// <summary>The terms as plain text, for people to send.</summary>
    public static Button CopyText { get; } = new("Copy text for the client", "terms text");

    /// <summary>The form in which the contact's address is entered.</summary>
    public static Button AddContact { get; } = new("Add the client's address", "settings client");

    /// <summary>The terms, or the changed ones, go to the client.</summary>
    public static IEnumerable<Button> Terms(ProjectView view)
    {
        var p = view.Project;
        var what = p.Agreement is null ? "terms" : "changes";
        if (!IsMailed(view))
            return [new("Mark as sent", "terms send", ButtonStyle.Primary), CopyText];
        return
        [
            new(
                $"Send {what} to {DisplayText.Truncate(p.ContactName(), 30)} by mail",
                "terms send",
                ButtonStyle.Primary
            ),
        ];
    }

    /// <summary>The reminder is for the team; the client gets nothing.</summary>
    public static Button TeamReminder(Invoice invoice) =>
        new("Post a team reminder", $"remind {invoice.NumberOrPending()}", ButtonStyle.Primary);

    /// <summary>A contact without an address gets no mail and cannot answer.</summary>
    public static IEnumerable<string> ContactLines(Project p)
    {
        if (NeedsContact(p))
            yield return p.Contact.Length == 0
                ? "Who agrees for the client? Please add their e-mail address."
                : $"Please add the e-mail address of {p.Contact}: nothing reaches them without it.";
    }

    public static IEnumerable<Button> ContactButtons(Project p) => NeedsContact(p) ? [AddContact] : [];

    public static bool NeedsContact(Project p) => p is { IsOver: false, ContactAddress.Length: 0 };

    /// <summary>The terms as a text that people send themselves.</summary>
    public static Card Text(ProjectView view)
    {
        var p = view.Project;
        var shown = p.Amendment is null ? p : p.WithAmendment;
        if (!shown.LiveMilestones.Any() || !shown.Allocation.Closes || shown.MissingTerms.Count > 0)
            return new Card("The terms are not complete yet")
            {
                Tone = Tone.Warning,
                Lines = ["There is no text for the client before that.", ScheduleCards.NextStep(p)],
                Buttons = [new("Show terms", "terms")],
            };
        var zero = Money.Zero(shown.Currency);
        var net = shown.LiveMilestones.Aggregate(zero, (sum, m) => sum + shown.NetOf(m));
        var gross = shown.LiveMilestones.Aggregate(zero, (sum, m) => sum + ClientChatCards.GrossOf(shown, m));
        return new Card("Text for the client")
        {
            Lines =
            [
                $"Copy the text below into an e-mail to {(p.ContactAddress.Length > 0 ? p.ContactAddress : p.Client)}. "
                    + "Then mark the terms as sent here.",
                $"Hello {p.ContactName()}, these are the terms for {p.Name} (version {p.NextTermsVersion}):",
                .. shown.LiveMilestones.Select((m, i) => $"{i + 1}. {Line(shown, m)}"),
                $"Total: {net} net, {gross} with VAT.",
                $"A stage starts when: {DisplayText.NameOf(shown.Policy)}.",
                "Please answer with \"I agree\" and your full name, or tell us what should be different.",
            ],
            Buttons =
            [
                .. p.Proposed is null
                    ? [new Button("Mark as sent", "terms send", ButtonStyle.Primary)]
                    : Array.Empty<Button>(),
                new("Show terms", "terms"),
            ],
        };
    }

    private static string Line(Project shown, Domain.Milestones.Milestone m)
    {
        var sum = shown.IsBillable(m)
            ? $"{shown.NetOf(m)} net, {ClientChatCards.GrossOf(shown, m)} with VAT"
            : "not billed on its own";
        return $"{m.Name}: {sum} · {ClientChatCards.Terms(shown, m)}";
    }

    private static bool IsMailed(ProjectView view) =>
        view.Mail == ClientMailMode.Mailed && view.Project.ContactAddress.Length > 0;
}
