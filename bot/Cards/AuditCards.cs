using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>The audit trail: what happened, who did it, and whether the chain is whole.</summary>
internal static class AuditCards
{
    public static Card Trail(
        Sight sight,
        Milestone? milestone,
        IReadOnlyList<JournalEntry> lines,
        long total,
        int page
    ) =>
        new($"{milestone?.Name ?? sight.Project.Name}: audit trail")
        {
            Lines = [$"{Words.Entries(total)}, newest first. verify checks that none was changed."],
            Table = new(
                [new("#", true), new("When", Weight: 3), new("Who", Weight: 3), new("What", Weight: 6)],
                [
                    .. lines.Select(l =>
                        ScheduleCards.Row($"{l.Sequence}", sight.Moment(l.At), sight.Who(l), Say(sight, l.What))
                    ),
                ]
            ),
            Footer = sight.AsOf(),
            Buttons = Paging.More(
                page,
                total,
                milestone is null ? "audit" : $"audit {sight.Project.Say(milestone)}",
                sight.Project.Key
            ),
        };

    public static Card Verdict(Sight sight, ChainCheck check, ChainCheck ofWorkspace) =>
        (check, ofWorkspace) switch
        {
            ({ BrokenAt: { } bad }, _) => Broken(
                $"Audit trail BROKEN at entry {bad}",
                $"{Words.Upper(check.What)}. {Outside} Restore a backup and compare from that entry on.",
                $"{sight.Project.Name}. {sight.AsOf()}"
            ),
            ({ Differs: { } differs }, _) => Broken(
                "The tables are not what the audit trail says",
                $"{DifferenceText.Of(sight, differs)} The {Words.Entries(check.Entries)} of the audit trail are "
                    + $"intact. {Outside} Restore a backup and compare with audit.",
                $"{sight.Project.Name}. {sight.AsOf()}"
            ),
            (_, { BrokenAt: { } bad }) => Broken(
                $"Audit trail of the workspace BROKEN at entry {bad}",
                $"The {Words.Entries(check.Entries)} of {sight.Project.Name} are intact; "
                    + $"the workspace's own (templates, seller) are not: {ofWorkspace.What}. "
                    + $"{Outside} Restore a backup and compare from that entry on.",
                sight.AsOf()
            ),
            (_, { Differs: { } differs }) => Broken(
                "The workspace's tables are not what its records say",
                $"{DifferenceText.Of(sight, differs)} The {Words.Entries(check.Entries)} of {sight.Project.Name} are "
                    + $"intact, and its tables say the same. {Outside} Restore a backup.",
                sight.AsOf()
            ),
            _ => new Card(Intact(check))
            {
                Tone = Tone.Good,
                Lines = ["Replayed from the first entry on, it gives exactly what the tables hold."],
                Footer = $"{sight.Project.Name}{OfWorkspace(ofWorkspace)}. {sight.AsOf()}",
            },
        };

    /// <summary>The verdict in one sentence, under what rests on the audit trail.</summary>
    internal static string Verdict(Sight sight, ChainCheck check) =>
        check switch
        {
            { BrokenAt: { } bad } => $"Audit trail BROKEN at entry {bad}: {check.What}.",
            { Differs: { } differs } => $"{DifferenceText.Of(sight, differs)} Say verify.",
            _ => $"{Intact(check)}.",
        };

    private static string OfWorkspace(ChainCheck check) =>
        Suffix.When(check.Entries > 0, $", and {check.Entries} of the workspace");

    private const string Outside = "Somebody changed the database outside the bot.";

    private static string Intact(ChainCheck check) => $"Audit trail intact: {Words.Entries(check.Entries)}";

    private static Card Broken(string title, string what, string footer) =>
        new(title)
        {
            Tone = Tone.Stop,
            Lines = [what],
            Footer = footer,
        };

    /// <summary>An event in words; every event has some.</summary>
    internal static string Say(Sight sight, ProjectEvent what)
    {
        string Name(int milestone) =>
            sight.Project.Milestones.Find(m => m.Id == milestone)?.Name ?? $"milestone id {milestone}";
        Invoice? Invoice(int invoice) => sight.Project.Invoices.Find(i => i.Id == invoice);
        string Number(int invoice) => Invoice(invoice)?.Number() ?? "draft";
        static string Days(DateOnly? starts, DateOnly? expected) =>
            $"{Suffix.With("starts ", starts?.Iso(), ", ")}expected {expected.Iso()}";
        static string Payable(DateOnly? starts, DateOnly? expected, int dueDays) =>
            $"{Days(starts, expected)}, due {Words.Days(dueDays)}";
        static string DoneWhen(Criterion? criterion) => Suffix.With(", done when ", criterion?.Word());
        static string Ref(string reference) => Suffix.With(", ref ", reference);
        static string Or(string text) => text.Length > 0 ? text : "–";
        string Concerned(RequestMade e) => e.Invoice is { } of ? $"on {Number(of)}" : $"of {Name(e.Milestone)}";
        string TakenFrom(MoneyTakenBack e) =>
            e.Payment is { } undoes ? $"from P{undoes} on {Number(e.Invoice)}" : $"for {Number(e.Invoice)}";
        static string Change(TermsChange c) =>
            c.IsDropped ? $"drop {c.Name}" : $"{c.Name}, {c.Amount}, {Payable(c.Starts, c.Expected, c.DueDays)}";
        return what switch
        {
            ProjectCreated e =>
                $"created project {e.Key}: {e.Name} for {e.Client}, {e.Contract.WithCode()}, VAT {e.Vat}",
            PlaceTied e =>
                $"tied the project to a {e.Channel} place{Suffix.When(e.Workspace is not null, " of another workspace")}",
            PlaceLeft e => $"untied the project from a {e.Channel} place that belongs to another workspace",
            RoleGiven e =>
                $"made {sight.NameOf(e.Actor)} {Words.Word(e.Role)}{Suffix.When(e.ByCreation, " by creating the project")}",
            RoleTaken e => $"{sight.NameOf(e.Actor)} is no longer {Words.Word(e.Role)}",
            CodeBrought e =>
                $"{sight.NameOf(e.Actor)} joined by the code of {sight.NameOf(e.Maker)}: the two count as one person",
            ProjectClaimed e => $"{sight.NameOf(e.Actor)} took the project over as lead: no staff member held it",
            RoleAppointed e => $"kept {Words.Word(e.Role)} for {e.Address} on the other platform",
            AppointmentEnded e => $"{Words.Word(e.Role)} is no longer kept for {e.Address}",
            AppointmentBound e =>
                $"{sight.NameOf(e.Actor)} came as {e.Address}, for whom {Words.Word(e.Role)} was kept",
            MilestoneAdded e =>
                $"added {e.Name}, {e.Amount}, {Payable(e.Starts, e.Expected, e.DueDays)}{DoneWhen(e.Criterion)}",
            MilestoneChanged e =>
                $"set {e.Name}, {e.Amount}, {Payable(e.Starts, e.Expected, e.DueDays)}{DoneWhen(e.Criterion)}",
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
                $"confirmed {Name(e.Milestone)} complete by {e.ConfirmedBy}{Suffix.Evidence(e.Reference, e.HeldByTeam)}",
            GateOverridden e => $"overrode the gate of {Name(e.Milestone)}: {e.Reason}",
            InvoiceDrafted e => $"drafted the invoice for {Name(e.Milestone)}: {e.Net.WithCode()} + {e.Vat} VAT",
            InvoiceDiscarded e => $"discarded the invoice draft for {Name(e.Milestone)}",
            InvoiceIssued e =>
                $"issued {e.Number} for {Name(e.Milestone)}{Suffix.With(": ", Invoice(e.Invoice)?.Gross.WithCode())}, "
                    + $"due {e.Due.Iso()}",
            PaymentRecorded e =>
                $"recorded P{e.Payment}, {e.Amount.WithCode()} of {e.On.Iso()} on {Number(e.Invoice)}{Ref(e.Reference)}"
                    + Suffix.When(e.Surplus.IsPositive, $", {e.Surplus} kept as client credit"),
            ProjectClosed => "closed the project",
            ProjectHeld e => $"put the project on hold: {e.Reason}",
            ProjectResumed e => $"resumed the project: {e.Reason}",
            ProjectCancelled e => $"cancelled the project: {e.Reason}",
            SettingsChanged e => $"set zone {e.Zone}, gate {e.Policy.Word()}, {Said(e.Habits)}",
            ClientChanged e =>
                $"set client {e.Name}, contact {Or(e.Contact)}, address {Or(e.Address)}, VAT id {Or(e.VatId)}",
            PersonRekeyed e => $"{sight.NameOf(e.Person)} is known by their account from now on, "
                + "and no longer by the id that one registration of the bot had for them",
            DeputyNamed e => $"made {sight.NameOf(e.Actor)} deputy for {sight.NameOf(e.For)} until {e.Until.Iso()}",
            DeputyRemoved e => $"{sight.NameOf(e.Actor)} is no longer deputy for {sight.NameOf(e.For)}",
            ClientLinkMade e => $"made a client link for {e.Contact}, open until {sight.Moment(e.Expires)}",
            ClientLinksRevoked e => $"revoked {Words.Count(e.Count, "client link")}",
            TermsAmended e => $"proposed terms v{e.Version}: {string.Join(", ", e.Changes.Select(Change))}",
            AmendmentWithdrawn e => $"withdrew the proposed terms v{e.Version}",
            RequestMade e =>
                $"asked (R{e.Request}) for {Words.Word(e.Kind)}{Suffix.Of(e.Amount)} {Concerned(e)}: {e.Reason}",
            RequestDecided { IsApproved: true } e => $"approved request R{e.Request}{Suffix.With(": ", e.Why)}",
            RequestDecided e => $"declined request R{e.Request}{Suffix.With(": ", e.Why)}",
            StageReopened e => $"reopened {Name(e.Milestone)}: {e.Reason}",
            ConfirmationUndone e => $"undid the confirmation of {Name(e.Milestone)}",
            InvoiceSentBack e => $"sent the invoice draft for {Name(e.Milestone)} back: {e.Why}",
            InvoicePutOff e => $"put the invoice draft for {Name(e.Milestone)} off until {e.Until.Iso()}",
            CreditIssued e => $"issued {e.Number} on {Number(e.Invoice)}: {e.Net.WithCode()} + {e.Vat} VAT"
                + $"{Suffix.When(e.IsFull, ", all that was left")}: {e.Reason}",
            InvoiceVoided e => $"{Number(e.Invoice)} is void: credited in full",
            InvoiceWrittenOff e => $"wrote {e.Amount.WithCode()} off on {Number(e.Invoice)}: {e.Reason}",
            WriteOffLapsed e =>
                $"the write-off of {Number(e.Invoice)} no longer holds: more is open than was given up, and it is owed again",
            PaymentReversed e =>
                $"reversed P{e.Reverses} of {e.Amount.WithCode()} on {Number(e.Invoice)} (P{e.Payment}): {e.Reason}",
            RefundRecorded e => $"refunded {e.Amount.WithCode()} on {Number(e.Invoice)} (P{e.Payment}): {e.Reason}",
            InvoiceDisputed e => $"noted that the client disputes {Number(e.Invoice)}: {e.Reason}",
            DisputeSettled e => $"settled the dispute about {Number(e.Invoice)}",
            PaymentPromised e => $"noted that the client promised to pay {Number(e.Invoice)} on {e.On.Iso()}",
            InvoiceSnoozed e => $"snoozed reminders for {Number(e.Invoice)} until {e.Until.Iso()}",
            PromiseUndone e => $"undid the promise to pay {Number(e.Invoice)}"
                + Suffix.With("; the one of ", e.Before?.On.Iso(), " holds again"),
            SnoozeUndone e => $"undid the snooze of reminders for {Number(e.Invoice)}"
                + Suffix.With("; the one until ", e.Before?.Until.Iso(), " holds again"),
            DisputeUndone e => $"undid the dispute about {Number(e.Invoice)}",
            ReminderPosted e => $"posted a reminder for {Number(e.Invoice)} "
                + $"({e.Rung}{Suffix.With(", late: it was due on ", e.MissedOn?.Iso())})",
            MoneyTakenBack e =>
                $"saw that the bank took {e.Amount.WithCode()} back (B{e.Receipt}){Suffix.On(e.On)} {TakenFrom(e)}",
            TakenBackSettled e =>
                $"closed B{e.Receipt} with P{e.Reversal}: {e.Amount.WithCode()} that the bank took back on {Number(e.Invoice)}",
            PaymentAnnounced e =>
                $"announced A{e.Announced}, {e.Amount.WithCode()} for {e.On.Iso()} on {Number(e.Invoice)}{Ref(e.Reference)}",
            AnnouncementEnded { State: AnnouncedState.Booked } e => $"recorded what was announced as A{e.Announced}",
            AnnouncementEnded { State: AnnouncedState.Stopped } e => $"did not record A{e.Announced}: {e.Why}",
            AnnouncementEnded e => $"took A{e.Announced} back: {e.Why}",
            ReceiptDismissed e =>
                $"put the reported payment B{e.Receipt} aside{Suffix.With(": ", e.Amount?.WithCode())}{Suffix.Of(e.On)}",
            Nudged e => Said(sight, e),
            _ => throw new InvalidOperationException($"{what.GetType().Name} has no words; add them to AuditCards."),
        };
    }

    private static string Said(Habits habits)
    {
        var quiet = Suffix.With(", quiet ", habits.Quiet);
        var digest = habits.Digest ? "on" : "off";
        return $"hours {habits.From:00} to {habits.To:00}{quiet}, "
            + $"{Words.Count(habits.Holidays.Count, "holiday")}, digest {digest}";
    }

    private static string Said(Sight sight, Nudged e)
    {
        var p = sight.Project;
        string Name() => p.Milestones.Find(m => m.Id == e.Item)?.Name ?? "a milestone";
        string OfDraft() =>
            p.Invoices.Find(i => i.Id == e.Item) is { } draft ? p.MilestoneOf(draft).Name : "a milestone";
        return e.Kind switch
        {
            CueKind.Ahead => $"posted ahead of the start of {Name()}",
            CueKind.Unbilled => $"posted that {Name()} is not billed",
            CueKind.Expected => $"asked whether {Name()} is done",
            CueKind.Terms => "posted that the client has not answered to the terms",
            CueKind.Draft => $"asked the approvers for the invoice draft for {OfDraft()}",
            CueKind.Evidence => $"asked the approvers for the evidence for {Name()}",
            CueKind.Request => $"asked the approvers for request R{e.Item}",
            CueKind.RequestExpired => $"request R{e.Item} expired undecided",
            CueKind.AmendmentExpired => "the amendment expired",
            _ => $"posted the list of the week of {e.Occasion}",
        };
    }
}
