using System.Globalization;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>
/// A card's address taken apart: <c>kind/project/subject</c>; the subject is <c>p</c> for the project or <c>m3</c> for
/// a milestone. Behind it may stand which invoice or request of that milestone is meant. Untrusted.
/// </summary>
internal sealed record CardAddress(string Project, string Subject)
{
    public const string WholeProject = "p";

    /// <summary>Null for what is no address, and for a card that belongs to no project.</summary>
    public static CardAddress? Of(string card) =>
        card.Split('/') is { Length: <= 4 } and [_, { Length: > 0 } project, var subject, ..]
        && project != Card.NoProject
            ? new(project, subject)
            : null;

    public static CardAddress? Of(Press? press) => press is null ? null : Of(press.Card);

    /// <summary>
    /// The address of the pressed card if it belongs to no project: a form that is used once. Else "".
    /// </summary>
    public static string FormOf(Turn turn) =>
        turn.Card?.Card.Split('/') is [{ Length: > 0 }, Card.NoProject, { Length: > 0 }] ? turn.Card.Card : "";

    public static string OfMilestone(int id) => string.Create(CultureInfo.InvariantCulture, $"m{id}");

    /// <summary>
    /// The card that is posted with an event which nobody in a room brought about; null for what is only noted.
    /// </summary>
    public static string? OfPost(Project project, ProjectEvent what) =>
        what switch
        {
            PaymentRecorded e => At(project, "received", e.Milestone, e.Payment),
            MoneyTakenBack e => At(project, "takenback", e.Milestone, e.Receipt),
            AnnouncementEnded { State: AnnouncedState.Stopped } e => At(project, "announced", e.Milestone, e.Announced),
            ReminderPosted e => At(project, "reminder", e.Milestone, e.Invoice),
            Nudged { Kind: CueKind.Ahead or CueKind.Unbilled or CueKind.Expected or CueKind.Evidence } e => At(
                project,
                "cue-" + Words<CueKind>.Of(e.Kind),
                e.Item,
                null
            ),
            Nudged { Kind: CueKind.Draft } e => At(project, "cue-draft", project.InvoiceById(e.Item).Milestone, e.Item),
            Nudged { Kind: CueKind.Request } e => At(
                project,
                "cue-request",
                project.Requests.Find(r => r.Id == e.Item)!.Milestone,
                e.Item
            ),
            Nudged { Kind: CueKind.Terms or CueKind.Digest } e => At(
                project,
                "cue-" + Words<CueKind>.Of(e.Kind),
                null,
                null
            ),
            _ => null,
        };

    /// <summary>
    /// The card that tells people on another platform of what somebody changed; null for what their standing cards say
    /// well enough.
    /// </summary>
    public static string? OfNews(Project project, ProjectEvent what) =>
        what switch
        {
            TermsSent or TermsAgreed => At(project, "terms", null, null),
            TermsAmended or AmendmentWithdrawn => At(project, "amendment", null, null),
            ProjectHeld or ProjectResumed => At(project, "pause", null, null),
            ProjectClosed or ProjectCancelled or PlaceTied { Workspace: not null } => At(
                project,
                "project",
                null,
                null
            ),
            ProjectClaimed or AppointmentBound => At(project, "team", null, null),
            StageStarted or ChangesRequested or StageReopened or ConfirmationUndone => At(
                project,
                "started",
                what.Subject,
                null
            ),
            StageSubmitted => At(project, "submitted", what.Subject, null),
            EvidenceAttached => At(project, "evidence", what.Subject, null),
            StageConfirmed => At(project, "confirmed", what.Subject, null),
            GateOverridden => At(project, "gate", what.Subject, null),
            InvoiceDrafted e => At(project, "draft", e.Milestone, e.Invoice),
            InvoiceSentBack e => At(project, "draft", e.Milestone, e.Invoice),
            InvoiceIssued e => At(project, "invoice", e.Milestone, e.Invoice),
            CreditIssued e => At(project, "invoice", e.Milestone, e.Invoice),
            InvoiceVoided e => At(project, "invoice", e.Milestone, e.Invoice),
            InvoiceWrittenOff e => At(project, "invoice", e.Milestone, e.Invoice),
            PaymentReversed e => At(project, "invoice", e.Milestone, e.Invoice),
            PaymentAnnounced e => At(project, "announced", e.Milestone, e.Announced),
            RefundRecorded e => At(project, "invoice", e.Milestone, e.Invoice),
            DisputeUndone e => At(project, "invoice", e.Milestone, e.Invoice),
            InvoiceDisputed e => At(project, "invoice", e.Milestone, e.Invoice),
            RequestMade e => At(project, "request", e.Milestone, e.Request),
            RequestDecided e => At(project, "request", e.Milestone, e.Request),
            _ => OfPost(project, what),
        };

    private static string At(Project project, string kind, int? milestone, int? which)
    {
        var subject = milestone is { } id ? OfMilestone(id) : WholeProject;
        var address = $"{kind}/{project.Id}/{subject}";
        return which is { } one ? string.Create(CultureInfo.InvariantCulture, $"{address}/{one}") : address;
    }

    /// <summary>Whether the card is of something that counts its changes, so that an old one can be told.</summary>
    public bool CountsChanges => Subject is WholeProject or ['m', ..];

    /// <summary>The milestone that is the subject; null for the project, and for what is no subject.</summary>
    public int? Milestone =>
        Subject is ['m', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>How many changes the subject has seen; null for a subject that is not there.</summary>
    public long? RevisionIn(Project project) =>
        Subject == WholeProject ? project.Revision : project.Milestones.Find(m => m.Id == Milestone)?.Revision;
}
