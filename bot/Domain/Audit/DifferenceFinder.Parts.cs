using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Audit;

/// <summary>
/// The parts of each kind of data by names that people know. A difference is reported by the first part that differs.
/// </summary>
public static partial class DifferenceFinder
{
    private static IEnumerable<(string Part, object? Value)> Parts(Project p) =>
        [
            ("id", p.Id),
            ("workspace", p.Workspace),
            ("key", p.Key),
            ("name", p.Name),
            ("client", p.Client),
            ("contact", p.Contact),
            ("client's address", p.ClientAddress),
            ("client's VAT id", p.ClientVatId),
            ("contract", p.Contract),
            ("VAT rate", p.Vat),
            ("start", p.Starts),
            ("time zone", p.Zone),
            ("due days", p.DueDays),
            ("gate policy", p.Policy),
            ("reminder settings", p.ReminderSettings),
            ("creation", p.Created),
            ("agreement", p.Agreement),
            ("amendment", p.Amendment),
            ("sending of the terms", p.Proposed),
            ("earlier sending of the terms", p.OutdatedProposal),
            ("hold", p.Held),
            ("cancellation", p.Cancelled),
            ("closing", p.Closed),
            ("solo mark", p.SoloEnded),
            ("count of changes", p.Revision),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(RoleHolder h) => [("creation mark", h.ByCreation)];

    private static IEnumerable<(string Part, object? Value)> Parts(Deputy d) =>
        [("last day", d.Until), ("naming", d.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(Appointment a) =>
        [("naming", a.Signed), ("account", a.Actor)];

    private static IEnumerable<(string Part, object? Value)> Parts(Milestone m) =>
        [
            ("name", m.Name),
            ("amount", m.Amount),
            ("start", m.Starts),
            ("expected date", m.Expected),
            ("due days", m.DueDays),
            ("criterion", m.Criterion),
            ("note", m.Note),
            ("state", m.Stage),
            ("start of work", m.Started),
            ("submission", m.Submission),
            ("what is missing", m.RequestedChanges),
            ("evidence", m.Evidence),
            ("confirmation", m.Confirmation),
            ("override", m.Override),
            ("invoice before the reopening", m.ReopenedAfterInvoice),
            ("count of changes", m.Revision),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(Invoice i) =>
        [
            ("milestone", i.Milestone),
            ("net", i.Net),
            ("VAT rate", i.Rate),
            ("VAT", i.Vat),
            ("due days", i.DueDays),
            ("completion date", i.CompletedOn),
            ("note", i.Note),
            ("drafting", i.Drafted),
            ("state", i.State),
            ("number", i.IssueDetails?.Number),
            ("issue date", i.IssueDetails?.On),
            ("due date", i.IssueDetails?.Due),
            ("seller", i.IssueDetails?.Seller),
            ("buyer", i.IssueDetails?.Buyer),
            ("sample mark", i.IssueDetails?.IsSample),
            ("issue", i.IssueDetails?.Signed),
            ("put off until", i.PostponedUntil),
            ("reason of sending back", i.SendBackReason),
            ("who ended it", i.Ended),
            ("dispute", i.Dispute),
            ("promise", i.Promise),
            ("snooze", i.Snooze),
            ("write-off", i.WriteOff),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(Payment p) =>
        [
            ("invoice", p.Invoice),
            ("amount", p.Amount),
            ("surplus", p.Surplus),
            ("value date", p.On),
            ("reference", p.Reference),
            ("source", p.Source),
            ("kind", p.Kind),
            ("reversed entry", p.Reverses),
            ("reversed refund", p.ReversesRefund),
            ("reason", p.Reason),
            ("recording", p.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, CreditNote Note) c) =>
        [
            ("invoice", c.Invoice),
            ("number", c.Note.Number),
            ("issue date", c.Note.On),
            ("net", c.Note.Net),
            ("VAT", c.Note.Vat),
            ("reason", c.Note.Reason),
            ("full credit", c.Note.IsFull),
            ("issue", c.Note.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, Reminder One) r) =>
        [("step", r.One.Step), ("day it was missed on", r.One.MissedOn), ("posting", r.One.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(LastNotice n) =>
        [("occasion", n.Occasion), ("day", n.On), ("posting", n.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(Dismissal d) =>
        [("number", d.Number), ("amount", d.Amount), ("value date", d.On), ("putting aside", d.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(BankReturn r) =>
        [
            ("number", r.Number),
            ("payment", r.Payment),
            ("amount", r.Amount),
            ("date", r.On),
            ("putting aside", r.IsDismissed),
            ("recording", r.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, ReturnSettlement One) s) =>
        [("amount", s.One.Amount), ("recording", s.One.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(AnnouncedPayment a) =>
        [
            ("invoice", a.Invoice),
            ("amount", a.Amount),
            ("choice of surplus", a.KeepSurplus),
            ("value date", a.On),
            ("reference", a.Reference),
            ("source", a.Source),
            ("state", a.State),
            ("reason", a.Reason),
            ("recording", a.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(ApprovalRequest r) =>
        [
            ("kind", r.Kind),
            ("milestone", r.Milestone),
            ("invoice", r.Invoice),
            ("amount", r.Amount),
            ("reason", r.Reason),
            ("asking", r.Signed),
            ("state", r.State),
            ("decision", r.Decided),
            ("answer", r.DeclineReason),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(ClientLink l) =>
        [
            ("token", l.TokenHash),
            ("contact", l.Contact),
            ("expiry", l.ExpiresAt),
            ("making", l.Signed),
            ("revocation", l.Revoked),
        ];
}
