using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Store;

namespace MilestoneBot.Tests.Cards.Track;

/// <summary>Every event has a sentence about what the person did.</summary>
public sealed class AuditWordsTests
{
    private const string Words = """
        ProjectCreated: created project ACME: Acme website for Acme GmbH, EUR 3,600.00, VAT 19 %
        ConversationTied: tied the project to a slack place of another workspace
        ConversationLeft: untied the project from a slack place that belongs to another workspace
        RoleGiven: made Marc Ode approver by creating the project
        RoleRemoved: Marc Ode is no longer finance
        PersonRekeyed: Marc Ode is known by their account from now on, and no longer by the id that one registration of the bot had for them
        InvitationUsed: Priya Shah joined by the code of Priya Nair: the two count as one person
        ProjectClaimed: Lena Kay took the project over as lead: no staff member held it
        RoleAppointed: kept approver for marc@agency.example on the other platform
        AppointmentEnded: finance is no longer kept for finn@agency.example
        AppointmentBound: Marc Oliver came as marc@agency.example, for whom approver was kept
        MilestoneAdded: added Design "approval" – Größe, 33.3333 %, starts 2026-07-15, expected –, due 14 days, done when client-sign-off
        MilestoneChanged: set Design, 0.01, expected 2026-07-15, due 0 days
        MilestoneMoved: moved Design approval to place 1
        MilestoneDropped: dropped Design approval
        TermsSent: sent terms v1
        TermsAgreed: recorded that Dana Weiss agreed to terms v1 (e-mail, held by the team)
        StageStarted: started Discovery and strategy
        StageSubmitted: submitted Discovery and strategy: Report https://files.example/r.pdf
        ChangesRequested: requested changes to Discovery and strategy: the appendix
        EvidenceAttached: attached evidence for Discovery and strategy: Dana, mail
        EvidenceEdited: saw that the message attached for Discovery and strategy was edited
        StageConfirmed: confirmed Discovery and strategy complete by Dana (mail)
        GateOverridden: overrode the gate of Discovery and strategy: a reason that is long
        InvoiceDrafted: drafted the invoice for Discovery and strategy: EUR 3,600.00 + 684.00 VAT
        InvoiceDiscarded: discarded the invoice draft for Discovery and strategy
        InvoiceIssued: issued INV-2026-0001 for Discovery and strategy: EUR 4,284.00, due 2026-07-29
        PaymentRecorded: recorded P1, EUR 3,600.00 of 2026-07-15 on INV-2026-0001, ref ref
        ProjectClosed: closed the project
        ProjectHeld: put the project on hold: client pauses
        ProjectResumed: resumed the project: client goes on
        ProjectCancelled: cancelled the project: client gave up
        SettingsChanged: set zone Europe/Paris, gate advise, hours 08 to 18, quiet 12-13, 2 holidays, digest off
        ClientChanged: set client Acme AG, contact dana@acme.example, address Street 2, VAT id DE2
        DeputyNamed: made Lena Kay deputy for Marc Ode until 2026-07-15
        DeputyRemoved: Lena Kay is no longer deputy for Marc Ode
        ClientLinkMade: made a client link for dana@acme.example, open until 1970-01-31 01:00
        ClientLinksRevoked: revoked 1 client link
        TermsAmended: proposed terms v2: Design approval, rest, expected 2026-07-15, due 30 days, drop Extras delivered
        AmendmentWithdrawn: withdrew the proposed terms v2
        RequestMade: asked (R1) for a refund of EUR 3,600.00 on INV-2026-0001: paid twice
        RequestDecided: declined request R1: not yet
        StageReopened: reopened Discovery and strategy: the wrong file
        ConfirmationUndone: undid the confirmation of Discovery and strategy
        InvoiceSentBack: sent the invoice draft for Discovery and strategy back: the note
        InvoicePostponed: put the invoice draft for Discovery and strategy off until 2026-07-15
        CreditIssued: issued CN-2026-0001 on INV-2026-0001: EUR 3,600.00 + 684.00 VAT, all that was left: wrong rate
        InvoiceVoided: INV-2026-0001 is void: credited in full
        InvoiceWrittenOff: wrote EUR 3,600.00 off on INV-2026-0001: insolvent
        WriteOffLapsed: the write-off of INV-2026-0001 no longer holds: more is open than was given up, and it is owed again
        PaymentReversed: reversed P1 of EUR 3,600.00 on INV-2026-0001 (P2): bounced
        RefundRecorded: refunded EUR 3,600.00 on INV-2026-0001 (P3): paid twice
        InvoiceDisputed: noted that the client disputes INV-2026-0001: late
        DisputeSettled: settled the dispute about INV-2026-0001
        PaymentPromised: noted that the client promised to pay INV-2026-0001 on 2026-07-15
        InvoiceSnoozed: snoozed reminders for INV-2026-0001 until 2026-07-15
        PromiseUndone: undid the promise to pay INV-2026-0001; the one of 2026-07-15 holds again
        SnoozeUndone: undid the snooze of reminders for INV-2026-0001; the one until 2026-07-15 holds again
        DisputeUndone: undid the dispute about INV-2026-0001
        ReminderPosted: posted a reminder for INV-2026-0001 (manual, late: it was due on 2026-07-15)
        NoticeSent: posted that Discovery and strategy is not billed
        IncomingPaymentDismissed: put the reported payment B7 aside: EUR 3,600.00 of 2026-07-15
        BankReturnRecorded: saw that the bank took EUR 3,600.00 back (B7) on 2026-07-15 from P2 on INV-2026-0001
        BankReturnSettled: closed B7 with P3: EUR 3,600.00 that the bank took back on INV-2026-0001
        PaymentAnnounced: announced A1, EUR 3,600.00 for 2026-07-15 on INV-2026-0001, ref ref
        AnnouncementEnded: did not record A1: nothing is open
        """;

    [Fact]
    public void Every_event_of_the_audit_trail_reads_well()
    {
        var fixture = ProjectFixture.Website().Agreed().Reach(1, "issued");
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["marc"] = "Marc Ode",
            ["lena"] = "Lena Kay",
            ["priya"] = "Priya Nair",
            ["slack|T0|U0PRIYA"] = "Priya Shah",
            ["slack|T0|U0MARC"] = "Marc Oliver",
        };
        var view = new ProjectView(fixture.Project, names, fixture.Now, "Europe/Berlin");
        Assert.Equal(
            Words.ReplaceLineEndings("\n").Split('\n'),
            EventCoverageTests.Samples.Select(e => $"{e.GetType().Name}: {AuditCards.Describe(view, e)}")
        );
    }
}
