using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Track;

/// <summary>The audit trail: what happened, who did it, and whether the hash chain is intact.</summary>
internal static class AuditCards
{
    public static Card Trail(
        ProjectView view,
        Milestone? milestone,
        IReadOnlyList<JournalEntry> lines,
        long total,
        int page
    ) =>
        new($"{milestone?.Name ?? view.Project.Name}: audit trail")
        {
            Lines = [$"{DisplayText.Entries(total)}, newest first. verify checks that none was changed."],
            Table = new(
                [new("#", true), new("When", Weight: 3), new("Who", Weight: 3), new("What", Weight: 6)],
                [
                    .. lines.Select(l =>
                        ScheduleCards.Row(
                            $"{l.Sequence}",
                            view.FormatMoment(l.At),
                            view.ActorAndCheck(l),
                            Describe(view, l.Event)
                        )
                    ),
                ]
            ),
            Footer = view.AsOf(),
            Buttons = Paging.More(
                page,
                total,
                milestone is null ? "audit" : $"audit {view.Project.Say(milestone)}",
                view.Project.Key
            ),
        };

    public static Card Verdict(ProjectView view, AuditTrailResult check, AuditTrailResult ofWorkspace) =>
        (check, ofWorkspace) switch
        {
            ({ BrokenAtEntry: { } bad }, _) => Broken(
                $"Audit trail BROKEN at entry {bad}",
                $"{DisplayText.Capitalize(check.Problem)}. {Outside} Restore a backup and compare from that entry on.",
                $"{view.Project.Name}. {view.AsOf()}"
            ),
            ({ Difference: { } differs }, _) => Broken(
                "The tables are not what the audit trail says",
                $"{DifferenceText.Describe(view, differs)} The {DisplayText.Entries(check.EntryCount)} of the audit trail are "
                    + $"intact. {Outside} Restore a backup and compare with audit.",
                $"{view.Project.Name}. {view.AsOf()}"
            ),
            (_, { BrokenAtEntry: { } bad }) => Broken(
                $"Audit trail of the workspace BROKEN at entry {bad}",
                $"The {DisplayText.Entries(check.EntryCount)} of {view.Project.Name} are intact; "
                    + $"the workspace's own (templates, seller) are not: {ofWorkspace.Problem}. "
                    + $"{Outside} Restore a backup and compare from that entry on.",
                view.AsOf()
            ),
            (_, { Difference: { } differs }) => Broken(
                "The workspace's tables are not what its records say",
                $"{DifferenceText.Describe(view, differs)} The {DisplayText.Entries(check.EntryCount)} of {view.Project.Name} are "
                    + $"intact, and its tables say the same. {Outside} Restore a backup.",
                view.AsOf()
            ),
            _ => new Card(Intact(check))
            {
                Tone = Tone.Good,
                Lines = ["Replayed from the first entry on, it gives exactly what the tables hold."],
                Footer = $"{view.Project.Name}{OfWorkspace(ofWorkspace)}. {view.AsOf()}",
            },
        };

    /// <summary>The result of the check in one sentence, for cards based on the audit trail.</summary>
    internal static string Verdict(ProjectView view, AuditTrailResult check) =>
        check switch
        {
            { BrokenAtEntry: { } bad } => $"Audit trail BROKEN at entry {bad}: {check.Problem}.",
            { Difference: { } differs } => $"{DifferenceText.Describe(view, differs)} Say verify.",
            _ => $"{Intact(check)}.",
        };

    private static string OfWorkspace(AuditTrailResult check) =>
        Suffix.When(check.EntryCount > 0, $", and {check.EntryCount} of the workspace");

    private const string Outside = "Somebody changed the database outside the bot.";

    private static string Intact(AuditTrailResult check) =>
        $"Audit trail intact: {DisplayText.Entries(check.EntryCount)}";

    private static Card Broken(string title, string what, string footer) =>
        new(title)
        {
            Tone = Tone.Stop,
            Lines = [what],
            Footer = footer,
        };

    /// <summary>An event as text. Every event has one.</summary>
    internal static string Describe(ProjectView view, ProjectEvent what)
    {
        string Name(int milestone) =>
            view.Project.Milestones.Find(m => m.Id == milestone)?.Name ?? $"milestone id {milestone}";
        Invoice? Invoice(int invoice) => view.Project.Invoices.Find(i => i.Id == invoice);
        string Number(int invoice) => Invoice(invoice)?.NumberOrPending() ?? "draft";
        static string Days(DateOnly? starts, DateOnly? expected) =>
            $"{Suffix.With("starts ", starts?.ToIsoDate(), ", ")}expected {expected.ToIso()}";
        static string Payable(DateOnly? starts, DateOnly? expected, int dueDays) =>
            $"{Days(starts, expected)}, due {DisplayText.Days(dueDays)}";
        static string Discount(CashDiscount? discount) => SettlementText.Terms(discount);
        static string DoneWhen(Criterion? criterion) => Suffix.With(", done when ", criterion?.ToWord());
        static string Ref(string reference) => Suffix.With(", ref ", reference);
        static string Or(string text) => text.Length > 0 ? text : "–";
        string VatSubject(RequestMade e) => e.Of is { } one ? $"of {Name(one)}" : "of everything that is not billed";
        string Concerned(RequestMade e) =>
            e switch
            {
                { Invoice: { } of } => $"on {Number(of)}",
                { Kind: RequestKind.Refund } => "of the client credit",
                _ => $"of {Name(e.Milestone)}",
            };
        string TakenFrom(BankReturnRecorded e) =>
            e.Payment is { } undoes ? $"from P{undoes} on {Number(e.Invoice)}" : $"for {Number(e.Invoice)}";
        static string Change(TermsChange c)
        {
            if (c.IsDropped)
                return $"drop {c.Name}";
            var terms =
                $"{c.Name}, {c.Amount}, {Payable(c.Starts, c.Expected, c.DueDays)}{Discount(c.Discount)}{SilenceText.Terms(c.SilenceDays)}";
            return c.IsAdded ? $"add {terms}" : terms;
        }
        static string Proposed(TermsAmended e) =>
            string.Join(
                ", ",
                new[]
                {
                    Suffix.With("the end of the project: ", e.End?.Reason),
                    Suffix.With("contract ", e.Total?.ToString()),
                }
                    .Where(part => part.Length > 0)
                    .Concat(e.Changes.Select(Change))
            );
        return what switch
        {
            ProjectCreated e => $"created project {e.Key}: {e.Name} for {e.Client}, {e.Contract}, "
                + $"VAT {VatText.Describe(e.Treatment ?? VatTreatment.FromRate(e.Vat))}{Discount(e.Discount)}"
                + SilenceText.Terms(e.SilenceDays),
            ConversationTied e =>
                $"tied the project to a {e.Channel} place{Suffix.When(e.Workspace is not null, " of another workspace")}",
            ConversationLeft e => $"untied the project from a {e.Channel} place that belongs to another workspace",
            RoleGiven e =>
                $"made {view.NameOf(e.Actor)} {DisplayText.NameOf(e.Role)}{Suffix.When(e.ByCreation, " by creating the project")}",
            RoleRemoved e => $"{view.NameOf(e.Actor)} is no longer {DisplayText.NameOf(e.Role)}",
            InvitationUsed e =>
                $"{view.NameOf(e.Actor)} joined by the code of {view.NameOf(e.Maker)}: the two count as one person",
            ProjectClaimed e => $"{view.NameOf(e.Actor)} took the project over as lead: no staff member held it",
            RoleAppointed e => $"kept {DisplayText.NameOf(e.Role)} for {e.Address} on the other platform",
            AppointmentEnded e => $"{DisplayText.NameOf(e.Role)} is no longer kept for {e.Address}",
            AppointmentBound e =>
                $"{view.NameOf(e.Actor)} came as {e.Address}, for whom {DisplayText.NameOf(e.Role)} was kept",
            MilestoneAdded e =>
                $"added {e.Name}, {e.Amount}, {Payable(e.Starts, e.Expected, e.DueDays)}{Discount(e.Discount)}{DoneWhen(e.Criterion)}"
                    + SilenceText.Terms(e.SilenceDays),
            MilestoneChanged e =>
                $"set {e.Name}, {e.Amount}, {Payable(e.Starts, e.Expected, e.DueDays)}{Discount(e.Discount)}{DoneWhen(e.Criterion)}"
                    + SilenceText.Terms(e.SilenceDays),
            MilestoneMoved e => $"moved {Name(e.Milestone)} to place {e.To + 1}",
            MilestoneDropped e => $"dropped {Name(e.Milestone)}",
            TermsSent e => $"sent terms v{e.Version}",
            TermsAgreed e =>
                $"recorded that {e.ClientName} agreed to terms v{e.Version} ({e.Evidence}{Suffix.HeldByTeam(e.HeldByTeam)})",
            StageStarted e => $"started {Name(e.Milestone)}",
            StageSubmitted e => $"submitted {Name(e.Milestone)}: {e.Deliverable}{Suffix.With(" ", e.Url)}",
            ChangesRequested e => $"requested changes to {Name(e.Milestone)}: {e.Missing}",
            EvidenceEdited e => $"saw that the message attached for {Name(e.Milestone)} was edited",
            EvidenceAttached e => $"attached evidence for {Name(e.Milestone)}: {e.ClientName}, {e.Reference}",
            StageConfirmed e =>
                $"confirmed {Name(e.Milestone)} complete by {e.ConfirmedBy}{Suffix.Evidence(e.Reference, e.HeldByTeam)}"
                    + SilenceText.Audit(e.Silence),
            SilenceNoticeAsked or SilenceNoticed or SilenceStopped => SilenceText.Audit(what, Name)!,
            GateOverridden e => $"overrode the gate of {Name(e.Milestone)}: {e.Reason}",
            MilestoneVatChanged e =>
                $"set the VAT of {Name(e.Milestone)} to {VatText.Describe(e.Vat)}{Suffix.With(": ", e.Reason)}",
            ProjectVatChanged e =>
                $"set the VAT of the project to {VatText.Describe(e.Vat)}{Suffix.With(": ", e.Reason)}",
            InvoiceRecalculated e => $"reckoned the draft for {Name(e.Milestone)} anew: {e.Net} + {e.Vat} VAT"
                + Suffix.With(
                    ", less ",
                    string.Join(" and ", e.Claim.Deductions.Select(d => $"{d.Share.Gross} received on {d.Number}"))
                ),
            InvoiceDrafted e => $"drafted the invoice for {Name(e.Milestone)}: {e.Net} + {e.Vat} VAT",
            InvoiceDiscarded e => $"discarded the invoice draft for {Name(e.Milestone)}",
            InvoiceIssued e =>
                $"issued {e.Number} for {Name(e.Milestone)}{Suffix.With(": ", Invoice(e.Invoice)?.Gross.ToString())}, "
                    + $"due {e.Due.ToIsoDate()}",
            PaymentRecorded e =>
                $"recorded P{e.Payment}, {e.Amount} of {e.On.ToIsoDate()} on {Number(e.Invoice)}{Ref(e.Reference)}"
                    + Suffix.When(e.Surplus.IsPositive, $", {e.Surplus} kept as client credit")
                    + Suffix.With(", ", e.Interest?.ToString(), " of it interest")
                    + Suffix.With(", ", e.Charges?.ToString(), " charges"),
            ProjectClosed => "closed the project",
            ProjectHeld e => $"put the project on hold: {e.Reason}",
            ProjectResumed e => $"resumed the project: {e.Reason}",
            ProjectCancelled e => $"cancelled the project: {e.Reason}",
            SettingsChanged e => SettingsCards.Describe(e),
            ClientChanged e =>
                $"set client {e.Name}, contact {Or(e.Contact)}{Suffix.With(" instead of ", e.FormerContact)}, "
                    + $"address {Or(e.Address)}, VAT id {Or(e.VatId)}"
                    + Suffix.When(e.Details is not null, $"; also {SettingsCards.Describe(e.Details)}"),
            PersonRekeyed e => $"{view.NameOf(e.Person)} is known by their account from now on, "
                + "and no longer by the id that one registration of the bot had for them",
            DeputyNamed e => $"made {view.NameOf(e.Actor)} deputy for {view.NameOf(e.For)} until {e.Until.ToIsoDate()}",
            DeputyRemoved e => $"{view.NameOf(e.Actor)} is no longer deputy for {view.NameOf(e.For)}",
            ClientLinkMade { IsMailed: true } e =>
                $"mailed a client link to {e.Contact}, open until {view.FormatMoment(e.Expires)}",
            ClientLinkMade e => $"made a client link for {e.Contact}, open until {view.FormatMoment(e.Expires)}",
            TermsChangeAsked e => $"asked for a change of terms v{e.Version}: {e.Text}",
            ClientLinksRevoked { Mail: not null } => "closed the client link of a mail that did not leave",
            AgreementAttached e =>
                $"agreed to terms v{e.Version} as {e.ClientName} ({e.Evidence}); it waits for an approver",
            AgreementRefused e => $"did not accept that {e.ClientName} agreed to terms v{e.Version}: {e.Reason}",
            ClientLinksRevoked e => $"revoked {DisplayText.Count(e.Count, "client link")}",
            TermsAmended e => $"proposed terms v{e.Version}: {Proposed(e)}",
            ContractChanged e => $"changed the contract to {e.Total}",
            ProjectEnded e => $"ended the project: {e.Reason}",
            ProjectContinued => "took the project up again: milestones were added after its end",
            AmendmentWithdrawn e => $"withdrew the proposed terms v{e.Version}",
            RequestMade { Vat: { } vat } e => $"asked (R{e.Request}) for VAT {VatText.Describe(vat)} "
                + $"{VatSubject(e)}: {e.Reason}",
            RequestMade { Settles: { } kind } e =>
                $"asked (R{e.Request}) for settling {e.Amount?.ToString()} as {SettlementText.NameOf(kind)} "
                    + $"{Concerned(e)}: {e.Reason}",
            RequestMade e =>
                $"asked (R{e.Request}) for {DisplayText.NameOf(e.Kind)}{Suffix.Of(e.Amount)} {Concerned(e)}"
                    + Suffix.With(": ", e.Reason),
            RequestDecided { IsApproved: true } e => $"approved request R{e.Request}{Suffix.With(": ", e.Why)}",
            RequestDecided e => $"declined request R{e.Request}{Suffix.With(": ", e.Why)}",
            StageReopened e => $"reopened {Name(e.Milestone)}: {e.Reason}",
            ConfirmationUndone e => $"undid the confirmation of {Name(e.Milestone)}",
            InvoiceSentBack e => $"sent the invoice draft for {Name(e.Milestone)} back: {e.Why}",
            InvoicePostponed e => $"put the invoice draft for {Name(e.Milestone)} off until {e.Until.ToIsoDate()}",
            CreditIssued e => $"issued {e.Number} on {Number(e.Invoice)}: {e.Net} + {e.Vat} VAT"
                + $"{Suffix.When(e.IsFull, ", all that was left")}"
                + Suffix.When(
                    e.Released is not null,
                    $", {e.Released?.Sum(e.Net.Currency)} of what was paid is client credit now"
                )
                + $": {e.Reason}",
            DocumentStored e => $"kept {DocumentCards.NameOf(view.Project, e)}, SHA-256 {e.Sha256}",
            ClientReceiptsChanged e => $"turned mails to the client about payments {(e.IsOn ? "on" : "off")}",
            ClientMailEvent e => ClientMailText.Audit(view.Project, e),
            InvoiceVoided e => $"{Number(e.Invoice)} is void: credited in full",
            InvoiceWrittenOff e => $"wrote {e.Amount} off on {Number(e.Invoice)}: {e.Reason}",
            InvoiceSettled e =>
                $"settled {SettlementText.Sum(e.Kind, e.Amount, e.Shares)} on {Number(e.Invoice)} (S{e.Settlement}): {e.Reason}",
            SettlementReversed e => $"took S{e.Settlement} on {Number(e.Invoice)} back: {e.Reason}",
            BadDebtRecovered { Credit: not null } e =>
                $"took {e.Amount} of the bad debt S{e.Settlement} on {Number(e.Invoice)} back: it is credited",
            RecoveryUndone e =>
                $"{e.Amount} of S{e.Settlement} on {Number(e.Invoice)} is bad debt again: the payment was undone",
            BadDebtRecovered e => $"recovered {e.Amount} of the bad debt S{e.Settlement} on {Number(e.Invoice)}",
            SettlementRulesChanged e => $"set what may be settled: up to {e.Limit} by finance, "
                + $"up to {e.SmallDifference} automatically",
            WriteOffLapsed e =>
                $"the write-off of {Number(e.Invoice)} no longer holds: more is open than was given up, and it is owed again",
            PaymentReversed e =>
                $"reversed P{e.Reverses} of {e.Amount} on {Number(e.Invoice)} (P{e.Payment}): {e.Reason}",
            RefundRecorded e => $"refunded {e.Amount} on {Number(e.Invoice)} (P{e.Payment}): {e.Reason}",
            PaymentOnAccountRecorded e =>
                $"recorded P{e.Payment}, {e.Amount} of {e.On.ToIsoDate()} on account{Ref(e.Reference)}: client credit"
                    + Suffix.With(", ", e.Charges?.ToString(), " charges"),
            OnAccountReversed e => $"reversed P{e.Reverses} of {e.Amount} (P{e.Payment})"
                + $"{Suffix.With(", taken back as B", e.Receipt?.ToString())}: {e.Reason}",
            CreditRefunded e => $"refunded {e.Amount} of the client credit (P{e.Payment}): {e.Reason}",
            CreditApplied e => $"applied {e.Amount} of the client credit to {Number(e.Invoice)} (A{e.Application})",
            ApplicationUndone e =>
                $"took {e.Parts.Sum(view.Project.Currency)} of A{e.Application} off {Number(e.Invoice)} again"
                    + Suffix.With(": ", e.Reason),
            InvoiceDisputed e => $"noted that the client disputes {Number(e.Invoice)}: {e.Reason}",
            DisputeSettled e => $"settled the dispute about {Number(e.Invoice)}",
            PaymentPromised e => $"noted that the client promised to pay {Number(e.Invoice)} on {e.On.ToIsoDate()}",
            InvoiceSnoozed e => $"snoozed reminders for {Number(e.Invoice)} until {e.Until.ToIsoDate()}",
            PromiseUndone e => $"undid the promise to pay {Number(e.Invoice)}"
                + Suffix.With("; the one of ", e.Before?.On.ToIsoDate(), " holds again"),
            SnoozeUndone e => $"undid the snooze of reminders for {Number(e.Invoice)}"
                + Suffix.With("; the one until ", e.Before?.Until.ToIsoDate(), " holds again"),
            DisputeUndone e => $"undid the dispute about {Number(e.Invoice)}",
            ReminderPosted e => $"posted a reminder for {Number(e.Invoice)} "
                + $"({e.Rung}{Suffix.With(", late: it was due on ", e.MissedOn?.ToIsoDate())})",
            BankReturnRecorded e =>
                $"saw that the bank took {e.Amount} back (B{e.Receipt}){Suffix.With(" on ", e.On?.ToIsoDate())} {TakenFrom(e)}",
            OnAccountTakenBack e =>
                $"saw that the bank took {e.Amount} back (B{e.Receipt}){Suffix.With(" on ", e.On?.ToIsoDate())} "
                    + $"from P{e.Payment} on account",
            BankReturnSettled e =>
                $"closed B{e.Receipt} with P{e.Reversal}: {e.Amount} that the bank took back on {Number(e.Invoice)}",
            PaymentAnnounced e =>
                $"announced A{e.Announced}, {e.Amount} for {e.On.ToIsoDate()} on {Number(e.Invoice)}{Ref(e.Reference)}"
                    + Suffix.With(", ", e.Charges?.ToString(), " charges"),
            AnnouncementEnded { State: AnnouncedPaymentState.Booked } e =>
                $"recorded what was announced as A{e.Announced}",
            AnnouncementEnded { State: AnnouncedPaymentState.Stopped } e => $"did not record A{e.Announced}: {e.Why}",
            AnnouncementEnded e => $"took A{e.Announced} back: {e.Why}",
            OnAccountAnnounced e =>
                $"announced A{e.Announced}, {e.Amount} for {e.On.ToIsoDate()} on account{Ref(e.Reference)}",
            OnAccountAnnouncementEnded { State: AnnouncedPaymentState.Booked } e =>
                $"recorded what was announced as A{e.Announced}",
            OnAccountAnnouncementEnded { State: AnnouncedPaymentState.Stopped } e =>
                $"did not record A{e.Announced}: {e.Why}",
            OnAccountAnnouncementEnded e => $"took A{e.Announced} back: {e.Why}",
            IncomingPaymentDismissed e =>
                $"put the reported payment B{e.Receipt} aside{Suffix.With(": ", e.Amount?.ToString())}"
                    + Suffix.With(" of ", e.On?.ToIsoDate()),
            FormalReminderSent e => DunningText.Audit(e, Number(e.Invoice)),
            PauseNoticeGiven e =>
                $"told the client that work on {Name(e.Milestone)} is paused until {Number(e.Invoice)} is paid",
            PauseNoticeLifted e => $"took back that work on {Name(e.Milestone)} is paused",
            NoticeSent e => DescribeNotice(view, e),
            _ => throw new InvalidOperationException($"{what.GetType().Name} has no words; add them to AuditCards.cs."),
        };
    }

    private static string DescribeNotice(ProjectView view, NoticeSent e)
    {
        var p = view.Project;
        string Name() => p.Milestones.Find(m => m.Id == e.Item)?.Name ?? "a milestone";
        string OfDraft() =>
            p.Invoices.Find(i => i.Id == e.Item) is { } draft ? p.MilestoneOf(draft).Name : "a milestone";
        return e.Kind switch
        {
            NoticeKind.Ahead => $"posted ahead of the start of {Name()}",
            NoticeKind.Unbilled => $"posted that {Name()} is not billed",
            NoticeKind.Expected => $"asked whether {Name()} is done",
            NoticeKind.Terms => "posted that the client has not answered to the terms",
            NoticeKind.Draft => $"asked the approvers for the invoice draft for {OfDraft()}",
            NoticeKind.Evidence when e.Item == 0 => "asked the approvers for the client's agreement",
            NoticeKind.Evidence => $"asked the approvers for the evidence for {Name()}",
            NoticeKind.Request => $"asked the approvers for request R{e.Item}",
            NoticeKind.RequestExpired => $"request R{e.Item} expired undecided",
            NoticeKind.AmendmentExpired => "the amendment expired",
            NoticeKind.Silence => $"looked at the days of silence of {Name()}",
            NoticeKind.PauseEnded => $"saw that work on {Name()} is no longer paused",
            NoticeKind.ClientReminder =>
                $"mails the client about {p.Invoices.Find(i => i.Id == e.Item)?.NumberOrPending()} (step {e.Occasion})",
            _ => $"posted the list of the week of {e.Occasion}",
        };
    }
}
