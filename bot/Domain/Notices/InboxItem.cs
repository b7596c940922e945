using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Notices;

/// <summary>One thing in a project that waits for a person who may deal with it.</summary>
/// <param name="Since">The date in the project's time zone since which it waits; for due or expected things, that
/// date.</param>
public sealed partial record InboxItem(InboxReason Reason, DateOnly Since)
{
    public Milestone? Milestone { get; init; }

    public Invoice? Invoice { get; init; }

    public ApprovalRequest? Request { get; init; }

    /// <summary>An incoming payment that nobody has recorded.</summary>
    public UnmatchedPayment? UnmatchedPayment { get; init; }

    /// <summary>An announced payment that did not fit on its day.</summary>
    public AnnouncedPayment? AnnouncedPayment { get; init; }

    /// <summary>The name of a bank statement that cannot be read, and why; "" for everything else.</summary>
    public string Statement { get; init; } = "";

    /// <summary>
    /// Everything that waits for this person by their roles, including roles as a deputy. A decision about their own
    /// work waits for them only while nobody else could take it.
    /// </summary>
    public static IEnumerable<InboxItem> FindFor(Project p, Actor me, DateTimeOffset now, DateOnly sellerToday)
    {
        bool May(Permission permission) => Permissions.IsAllowed(p, permission, me, now);
        var stopped =
            p.Announcements.Any(Waits) && May(Permission.RecordPayment)
                ? p
                    .Announcements.Where(Waits)
                    .Select(a => new InboxItem(InboxReason.Announced, a.On)
                    {
                        Invoice = a.IsOnAccount ? null : p.InvoiceById(a.Invoice),
                        Milestone = a.IsOnAccount ? null : p.MilestoneOf(p.InvoiceById(a.Invoice)),
                        AnnouncedPayment = a,
                    })
                : [];
        static bool Waits(AnnouncedPayment a) => a.State == AnnouncedPaymentState.Stopped && a.Source.Length == 0;
        if (p.Cancelled is not null)
            return [.. stopped];
        DateOnly On(Signature signed) => ZonedCalendar.GetDate(signed.At, p.Zone);
        var today = p.Today(now);

        IEnumerable<InboxItem> Of(Milestone m)
        {
            if (p.InvoiceOf(m) is { State: InvoiceState.Draft } draft)
            {
                if (p.CanIssue(draft, me, now))
                    yield return new(
                        draft.PostponedUntil > today ? InboxReason.Postponed : InboxReason.Draft,
                        On(draft.Drafted)
                    )
                    {
                        Milestone = m,
                        Invoice = draft,
                    };
            }
            else if (m is { Confirmation: { } confirmed } && p.IsUnbilled(m) && May(Permission.DraftInvoice))
            {
                yield return new(InboxReason.Unbilled, On(confirmed.Signed))
                {
                    Milestone = m,
                    Invoice = p.Invoices.FindLast(i => i.Milestone == m.Id && i.SendBackReason.Length > 0),
                };
            }
            if (m is { Stage: Stage.Submitted, Evidence: { } evidence })
            {
                if (May(Permission.AcceptEvidence))
                    yield return new(InboxReason.Evidence, On(evidence.Attached)) { Milestone = m };
            }
            else if (m is { Stage: Stage.Submitted, Submission: { } submitted } && MayConfirm(m, submitted))
                yield return new(InboxReason.Confirmation, On(submitted.Signed)) { Milestone = m };
            if (m is { Stage: Stage.ChangesRequested, Submission: { } refused } && May(Permission.Deliver))
                yield return new(InboxReason.Changes, On(refused.Signed)) { Milestone = m };
            if (
                m.Stage is Stage.Planned or Stage.Started
                && m.IsLate(today)
                && p is { Agreement: not null, Held: null }
                && May(Permission.Deliver)
            )
                yield return new(InboxReason.Expected, m.Expected!.Value) { Milestone = m };
        }

        bool MayConfirm(Milestone m, Submission submitted) =>
            m.Criterion?.IsConfirmedByClient() ?? false
                ? May(Permission.AttachEvidence)
                : p.CanConfirm(submitted, me, now);

        IEnumerable<InboxItem> Owed(Invoice i)
        {
            if (!i.Open.IsPositive || !May(Permission.FollowUp))
                yield break;
            if (i.Dispute is { } dispute)
                yield return new(InboxReason.Dispute, On(dispute.Signed)) { Milestone = p.MilestoneOf(i), Invoice = i };
            else if (i.DaysLate(sellerToday) > 0)
                yield return new(InboxReason.Overdue, i.IssueDetails!.Due)
                {
                    Milestone = p.MilestoneOf(i),
                    Invoice = i,
                };
        }

        InboxItem Asked(ApprovalRequest r) =>
            new(InboxReason.Request, On(r.Signed))
            {
                Request = r,
                Milestone = p.MilestoneOf(r.Milestone),
                Invoice = p.Invoices.Find(i => i.Id == r.Invoice),
            };

        var requests = p.Requests.Where(r => r.IsOpen && !r.IsExpired(now) && p.CanDecide(r, me, now));
        // Of a closed project only its money is still shown.
        if (p.Closed is not null)
            return
            [
                .. requests.Where(r => r.Invoice is not null).Select(Asked),
                .. p.IssuedInvoices.SelectMany(Owed),
                .. stopped,
            ];
        var agreement =
            p.WaitingAgreement is { } waits && p.CanAcceptAgreement(waits, me, now)
                ? new[] { new InboxItem(InboxReason.Agreement, On(waits.Signed)) }
                : [];
        var terms =
            p is { Proposed: { } sent, WaitingAgreement: null, OpenWish: null }
            && (p.Agreement is null || p.Amendment is not null)
            && May(Permission.RecordAgreement)
                ? new[] { new InboxItem(InboxReason.Terms, On(sent)) }
                : [];
        var mayClaim = me is { Kind: ActorKind.Staff, IsInProjectConversation: true } && p.ListedManagers.Count == 0;
        var withoutManager = mayClaim ? new[] { new InboxItem(InboxReason.WithoutManager, On(p.Created)) } : [];
        return
        [
            .. withoutManager,
            .. p.LiveMilestones.SelectMany(Of),
            .. requests.Select(Asked),
            .. agreement,
            .. terms,
            .. ClientWishes(p, me, now),
            .. OwnTerms(p, me, now),
            .. NextToStart(p, me, now, sellerToday),
            .. p.IssuedInvoices.SelectMany(Owed),
            .. stopped,
        ];
    }
}
