using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Audit;

/// <summary>The parts of each kind of data. A difference is reported by the first part that differs.</summary>
public static partial class DifferenceFinder
{
    private static IEnumerable<(string Part, object? Value)> Parts(Project p) =>
        [
            (nameof(p.Id), p.Id),
            (nameof(p.Workspace), p.Workspace),
            (nameof(p.Key), p.Key),
            (nameof(p.Name), p.Name),
            (nameof(p.Client), p.Client),
            (nameof(p.Contact), p.Contact),
            (nameof(p.ClientAddress), p.ClientAddress),
            (nameof(p.ClientVatId), p.ClientVatId),
            (nameof(p.ClientDetails), p.ClientDetails),
            (nameof(p.FormerContact), p.FormerContact),
            (nameof(p.Wish), p.Wish),
            (nameof(p.LastWaitingAgreement), p.LastWaitingAgreement),
            (nameof(p.Contract), p.Contract),
            (nameof(p.FirstContract), p.FirstContract),
            (nameof(p.Vat), p.Vat),
            (nameof(p.Treatment), p.Treatment),
            (nameof(p.Starts), p.Starts),
            (nameof(p.Zone), p.Zone),
            (nameof(p.DueDays), p.DueDays),
            (nameof(p.Policy), p.Policy),
            (nameof(p.Discount), p.Discount),
            (nameof(p.SilenceDays), p.SilenceDays),
            (nameof(p.ReminderSettings), p.ReminderSettings),
            (nameof(p.SettlementRules), p.SettlementRules),
            (nameof(p.Created), p.Created),
            (nameof(p.Agreement), p.Agreement),
            (nameof(p.Amendment), p.Amendment),
            (nameof(p.Proposed), p.Proposed),
            (nameof(p.OutdatedProposal), p.OutdatedProposal),
            (nameof(p.Held), p.Held),
            (nameof(p.Cancelled), p.Cancelled),
            (nameof(p.Ended), p.Ended),
            (nameof(p.Fee), p.Fee),
            (nameof(p.Fees), string.Join(' ', p.Fees)),
            (nameof(p.Closed), p.Closed),
            (nameof(p.SoloEnded), p.SoloEnded),
            (nameof(p.TermsMail), p.TermsMail),
            (nameof(p.Mail), p.Mail),
            (nameof(p.CopyMail), p.CopyMail),
            (nameof(p.ClientReceipts), p.ClientReceipts),
            (nameof(p.Revision), p.Revision),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(RoleHolder h) =>
        [(nameof(h.ByCreation), h.ByCreation)];

    private static IEnumerable<(string Part, object? Value)> Parts(Deputy d) =>
        [(nameof(d.Until), d.Until), (nameof(d.Signed), d.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(Appointment a) =>
        [(nameof(a.Signed), a.Signed), (nameof(a.Actor), a.Actor)];

    private static IEnumerable<(string Part, object? Value)> Parts(Milestone m) =>
        [
            (nameof(m.Name), m.Name),
            (nameof(m.Amount), m.Amount),
            (nameof(m.Starts), m.Starts),
            (nameof(m.Expected), m.Expected),
            (nameof(m.DueDays), m.DueDays),
            (nameof(m.Discount), m.Discount),
            (nameof(m.SilenceDays), m.SilenceDays),
            (nameof(m.Silence), m.Silence),
            (nameof(m.Criterion), m.Criterion),
            (nameof(m.Note), m.Note),
            (nameof(m.Kind), m.Kind),
            (nameof(m.Vat), m.Vat),
            (nameof(m.VatCorrection), m.VatCorrection),
            (nameof(m.Stage), m.Stage),
            (nameof(m.Started), m.Started),
            (nameof(m.Submission), m.Submission),
            (nameof(m.RequestedChanges), m.RequestedChanges),
            (nameof(m.ChangesAsked), m.ChangesAsked),
            (nameof(m.Evidence), m.Evidence),
            (nameof(m.Confirmation), m.Confirmation),
            (nameof(m.Override), m.Override),
            (nameof(m.Pause), m.Pause),
            (nameof(m.Mail), m.Mail),
            (nameof(m.ReopenedAfterInvoice), m.ReopenedAfterInvoice),
            (nameof(m.Revision), m.Revision),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(Invoice i) =>
        [
            (nameof(i.Milestone), i.Milestone),
            (nameof(i.Net), i.Net),
            (nameof(i.Rate), i.Rate),
            (nameof(i.Vat), i.Vat),
            (nameof(i.Claim), i.Claim),
            (nameof(i.DueDays), i.DueDays),
            (nameof(i.Discount), i.Discount),
            (nameof(i.CompletedOn), i.CompletedOn),
            (nameof(i.Note), i.Note),
            (nameof(i.Completion), i.Completion),
            (nameof(i.Drafted), i.Drafted),
            (nameof(i.State), i.State),
            (nameof(i.IssueDetails.Number), i.IssueDetails?.Number),
            (nameof(i.IssueDetails.On), i.IssueDetails?.On),
            (nameof(i.IssueDetails.Due), i.IssueDetails?.Due),
            (nameof(i.IssueDetails.Seller), i.IssueDetails?.Seller),
            (nameof(i.IssueDetails.Buyer), i.IssueDetails?.Buyer),
            (nameof(i.IssueDetails.SellerDetails), i.IssueDetails?.SellerDetails),
            (nameof(i.IssueDetails.BuyerDetails), i.IssueDetails?.BuyerDetails),
            (nameof(i.IssueDetails.IsSample), i.IssueDetails?.IsSample),
            (nameof(i.IssueDetails.Signed), i.IssueDetails?.Signed),
            (nameof(i.PostponedUntil), i.PostponedUntil),
            (nameof(i.SendBackReason), i.SendBackReason),
            (nameof(i.Ended), i.Ended),
            (nameof(i.Dispute), i.Dispute),
            (nameof(i.Promise), i.Promise),
            (nameof(i.Snooze), i.Snooze),
            (nameof(i.WriteOff), i.WriteOff),
            (nameof(i.Mail), i.Mail),
            (nameof(i.ReminderMail), i.ReminderMail),
            (nameof(i.FormalReminder), i.FormalReminder),
            (nameof(i.FormalMail), i.FormalMail),
            (nameof(i.NoticeMail), i.NoticeMail),
            (nameof(i.CopyMail), i.CopyMail),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(Payment p) =>
        [
            (nameof(p.Invoice), p.Invoice),
            (nameof(p.Amount), p.Amount),
            (nameof(p.Surplus), p.Surplus),
            (nameof(p.Interest), p.Interest),
            (nameof(p.On), p.On),
            (nameof(p.Reference), p.Reference),
            (nameof(p.Source), p.Source),
            (nameof(p.Charges), p.Charges),
            (nameof(p.Kind), p.Kind),
            (nameof(p.Reverses), p.Reverses),
            (nameof(p.ReversesRefund), p.ReversesRefund),
            (nameof(p.Reason), p.Reason),
            (nameof(p.Parts), p.Parts),
            (nameof(p.Signed), p.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, CreditNote Note) c) =>
        [
            (nameof(c.Invoice), c.Invoice),
            (nameof(c.Note.Number), c.Note.Number),
            (nameof(c.Note.On), c.Note.On),
            (nameof(c.Note.Net), c.Note.Net),
            (nameof(c.Note.Vat), c.Note.Vat),
            (nameof(c.Note.Shares), string.Join("; ", c.Note.Shares)),
            (nameof(c.Note.Reason), c.Note.Reason),
            (nameof(c.Note.IsFull), c.Note.IsFull),
            (nameof(c.Note.Released), c.Note.Released),
            (nameof(c.Note.Signed), c.Note.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, Reminder One) r) =>
        [
            (nameof(r.One.Step), r.One.Step),
            (nameof(r.One.MissedOn), r.One.MissedOn),
            (nameof(r.One.Signed), r.One.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(LastNotice n) =>
        [(nameof(n.Occasion), n.Occasion), (nameof(n.On), n.On), (nameof(n.Signed), n.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(Dismissal d) =>
        [
            (nameof(d.Number), d.Number),
            (nameof(d.Amount), d.Amount),
            (nameof(d.On), d.On),
            (nameof(d.Signed), d.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(BankReturn r) =>
        [
            (nameof(r.Number), r.Number),
            (nameof(r.Payment), r.Payment),
            (nameof(r.Amount), r.Amount),
            (nameof(r.On), r.On),
            (nameof(r.IsDismissed), r.IsDismissed),
            (nameof(r.Signed), r.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, ReturnSettlement One) s) =>
        [(nameof(s.One.Amount), s.One.Amount), (nameof(s.One.Signed), s.One.Signed)];

    private static IEnumerable<(string Part, object? Value)> Parts(AnnouncedPayment a) =>
        [
            (nameof(a.Invoice), a.Invoice),
            (nameof(a.Amount), a.Amount),
            (nameof(a.KeepSurplus), a.KeepSurplus),
            (nameof(a.On), a.On),
            (nameof(a.Reference), a.Reference),
            (nameof(a.Source), a.Source),
            (nameof(a.Charges), a.Charges),
            (nameof(a.State), a.State),
            (nameof(a.Reason), a.Reason),
            (nameof(a.Mark), a.Mark),
            (nameof(a.Signed), a.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts((int Invoice, SettledAmount One) s) =>
        [
            (nameof(s.Invoice), s.Invoice),
            (nameof(s.One.Kind), s.One.Kind),
            (nameof(s.One.Amount), s.One.Amount),
            (nameof(s.One.On), s.One.On),
            (nameof(s.One.Reason), s.One.Reason),
            (nameof(s.One.RestsOnPayments), s.One.RestsOnPayments),
            (nameof(s.One.Recovered), s.One.Recovered),
            (nameof(s.One.Mark), s.One.Mark),
            (nameof(s.One.Reversal), s.One.Reversal),
            (nameof(s.One.Signed), s.One.Signed),
            (nameof(s.One.Shares), string.Join("; ", s.One.Shares)),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(CreditApplication a) =>
        [
            (nameof(a.Invoice), a.Invoice),
            (nameof(a.Amount), a.Amount),
            (nameof(a.Parts), a.Parts),
            (nameof(a.Undone), a.Undone),
            (nameof(a.On), a.On),
            (nameof(a.Signed), a.Signed),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(ApprovalRequest r) =>
        [
            (nameof(r.Kind), r.Kind),
            (nameof(r.Settles), r.Settles),
            (nameof(r.Milestone), r.Milestone),
            (nameof(r.Invoice), r.Invoice),
            (nameof(r.Amount), r.Amount),
            (nameof(r.Reason), r.Reason),
            (nameof(r.Vat), r.Vat),
            (nameof(r.Of), r.Of),
            (nameof(r.Signed), r.Signed),
            (nameof(r.State), r.State),
            (nameof(r.Decided), r.Decided),
            (nameof(r.DeclineReason), r.DeclineReason),
        ];

    private static IEnumerable<(string Part, object? Value)> Parts(ClientLink l) =>
        [
            (nameof(l.TokenHash), l.TokenHash),
            (nameof(l.Contact), l.Contact),
            (nameof(l.IsMailed), l.IsMailed),
            (nameof(l.Mail), l.Mail),
            (nameof(l.Account), l.Account),
            (nameof(l.IsByCode), l.IsByCode),
            (nameof(l.ExpiresAt), l.ExpiresAt),
            (nameof(l.Signed), l.Signed),
            (nameof(l.Revoked), l.Revoked),
        ];
}
