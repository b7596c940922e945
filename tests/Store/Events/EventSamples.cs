using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Store.Events;

/// <summary>
/// One sample of every event. The expected text, journal entry, statement and cards of each sample are in
/// <c>events.txt</c> beside this file, one section for each sample.
/// </summary>
internal static partial class EventSamples
{
    private static readonly Money Net = new(360_000, Currency.Eur);
    private static readonly DateOnly Day = new(2026, 7, 15);
    private static readonly CreditParts Parts = new([
        new(1, new(300_000, Currency.Eur)),
        new(4, new(60_000, Currency.Eur)),
    ]);
    private static readonly Party Party = new("Studio", "Street 1", "DE1");

    private static readonly VatTreatment Standard = new(VatCategory.Standard, new(190_000));
    private static readonly InvoiceClaim Final = new(
        InvoiceKind.Final,
        [new(1, "Launch delivered", new(400_000, Currency.Eur), Standard)],
        [new(2, "INV-2026-0001", Day, new(Standard, new(40_000, Currency.Eur), new(7_600, Currency.Eur)))],
        [new(Standard, Net, new(68_400, Currency.Eur))],
        "the law says so"
    );

    private static readonly LateClaim Claim = new(
        Net,
        Day.AddDays(-10),
        10,
        LateInterestLaw.German,
        null,
        [new(Day.AddDays(-9), Day, Net, 1_052, 365)],
        new(1_038, Currency.Eur),
        new(4_000, Currency.Eur),
        null,
        null
    );

    public static readonly IReadOnlyList<ProjectEvent> All =
    [
        new ProjectCreated(
            "id",
            "tenant-a",
            "ACME",
            "Acme website",
            "Acme GmbH",
            "dana@acme.example",
            Net,
            new(190_000),
            Day,
            "Europe/Berlin",
            14,
            GatePolicy.NotOverdue
        ),
        new ConversationTied("slack", "C0ACME", "T0AGENCY"),
        new ConversationLeft("slack", "C0ACME", "T0AGENCY"),
        new RoleGiven("marc", Role.Approver, ByCreation: true),
        new RoleRemoved("marc", Role.Finance),
        new PersonRekeyed("29:marc", "marc", EndedSolo: true),
        new InvitationUsed("slack|T0|U0PRIYA", "priya"),
        new ProjectClaimed("lena"),
        new RoleAppointed("marc@agency.example", Role.Approver),
        new AppointmentEnded("finn@agency.example", Role.Finance),
        new AppointmentBound("marc@agency.example", Role.Approver, "slack|T0|U0MARC"),
        new MilestoneAdded(
            1,
            0,
            "Design \"approval\" – Größe",
            new Amount.Share(new(333_333)),
            Day,
            null,
            14,
            Criterion.ClientSignOff,
            "note"
        ),
        new MilestoneChanged(1, "Design", new Amount.Sum(new(1, Currency.Eur)), null, Day, 0, null)
        {
            SilenceDays = 14,
        },
        new MilestoneVatChanged(
            1,
            new(VatCategory.Exempt, Percent.Zero, "adult education"),
            "the law says so",
            Standard
        ),
        new ProjectVatChanged(new(VatCategory.ReverseCharge, Percent.Zero), "client in France"),
        new MilestoneMoved(2, 1, 0),
        new MilestoneDropped(2),
        new TermsSent(1),
        new TermsAgreed(1, "Dana Weiss", "e-mail", HeldByTeam: true) { SilenceKnown = [1, 3] },
        new StageStarted(1),
        new StageSubmitted(1, "Report", "https://files.example/r.pdf"),
        new ChangesRequested(1, "the appendix"),
        new EvidenceAttached(
            1,
            "Dana",
            "mail",
            new(
                "slack/T0/C0",
                "1.0002",
                "slack|T0|UDANA",
                "Dana",
                "dana@acme.example",
                "Approved \"as it is\".",
                DateTimeOffset.UnixEpoch.AddDays(1),
                "https://a.example/p1",
                "ab12"
            )
        ),
        new EvidenceEdited(1, DateTimeOffset.UnixEpoch.AddDays(2)),
        new StageConfirmed(1, "Dana", "mail", HeldByTeam: false),
        new SilenceNoticeAsked(1, IsSecond: true),
        new SilenceNoticed(1, IsSecond: false, "dana@acme.example", 14, Day),
        new SilenceStopped(1, SilenceStop.OnHold),
        new GateOverridden(1, "a reason that is long"),
        new InvoiceDrafted(1, 1, Net, new(190_000), new(68_400, Currency.Eur), 14, Day, "note"),
        new InvoiceRecalculated(1, 1, Net, new(190_000), new(68_400, Currency.Eur), Final),
        new InvoiceDiscarded(1, 1),
        new InvoiceIssued(1, 1, "INV-2026-0001", Day, Day.AddDays(14), Party, Party with { VatId = "" }, IsSample: true)
        {
            SellerDetails = new() { Country = "DE", Account = new("DE89370400440532013000", "Studio", "") },
            BuyerDetails = new()
            {
                City = "Lyon",
                Language = DocumentLanguage.French,
                IsConsumer = true,
            },
        },
        new PaymentRecorded(1, 1, 1, Net, new(0, Currency.Eur), Day, "ref", "bank-1")
        {
            Charges = new(1_500, Currency.Eur),
        },
        new ProjectClosed(),
        new ProjectHeld("client pauses"),
        new ProjectResumed("client goes on"),
        new ProjectCancelled("client gave up"),
        new SettingsChanged(
            "Europe/Paris",
            GatePolicy.Advise,
            new(
                8,
                18,
                "12-13",
                [Day, Day.AddDays(1)],
                Digest: false,
                "DE-BY",
                MovesDueDate: true,
                Day,
                AsksForInterest: true
            )
        ),
        new ClientChanged("Acme AG", "dana@acme.example", "Street 2", "DE2")
        {
            Details = new() { Country = "DE", OrderNumber = "PO 4711" },
            FormerContact = "dora@acme.example",
        },
        new DeputyNamed("lena", "marc", Day, EndsSolo: true),
        new DeputyRemoved("lena", "marc"),
        new ClientLinkMade(1, "ab12", "dana@acme.example", DateTimeOffset.UnixEpoch.AddDays(30)) { IsMailed = true },
        new ClientLinksRevoked(1),
        new TermsChangeAsked(2, "Please deliver in August."),
        new AgreementAttached(2, "Dana Weiss", "client page", DateTimeOffset.UnixEpoch.AddDays(3), 1),
        new AgreementRefused(2, "Dana Weiss", "it was a test"),
        new TermsAmended(
            2,
            [
                new(1, "Design approval", new Amount.Rest(), null, Day, 30, Criterion.WrittenEmail, IsDropped: false),
                new(2, "Extras delivered", new Amount.Share(new(1)), Day, null, 0, null, IsDropped: true),
            ]
        ),
        new AmendmentWithdrawn(2),
        new ContractChanged(Net),
        new ProjectEnded("the client stops", 3),
        new ProjectContinued(),
        new RequestMade(1, RequestKind.Refund, 1, 1, Net, "paid twice"),
        new RequestDecided(1, 1, IsApproved: false, "not yet"),
        new StageReopened(1, "the wrong file"),
        new ConfirmationUndone(1),
        new InvoiceSentBack(1, 1, "the note"),
        new InvoicePostponed(1, 1, Day),
        new CreditIssued(1, 1, 1, "CN-2026-0001", Day, Net, new(68_400, Currency.Eur), "wrong rate", IsFull: true),
        new InvoiceVoided(1, 1),
        new InvoiceWrittenOff(1, 1, Net, "insolvent"),
        new WriteOffLapsed(1, 1),
        new PaymentReversed(2, 1, ReversesRefund: true, 1, 1, Net, new(1, Currency.Eur), Day, "bounced"),
        new RefundRecorded(3, 1, 1, Net, new(1, Currency.Eur), Day, "paid twice"),
        new PaymentOnAccountRecorded(4, Net, Day, "ref", "bank-2"),
        new OnAccountReversed(5, 4, ReversesRefund: false, Net, Day, "bounced", Parts) { Receipt = 7, Line = "bank-7" },
        new CreditRefunded(6, Net, Day, "paid out", Parts),
        new CreditApplied(1, 1, 1, Net, Day, Parts),
        new ApplicationUndone(1, 1, 1, Parts, "wrong invoice"),
        new InvoiceDisputed(1, 1, "late"),
        new DisputeSettled(1, 1),
        new PaymentPromised(1, 1, Day),
        new InvoiceSnoozed(1, 1, Day),
        new PromiseUndone(1, 1, new(Day, new("priya", DateTimeOffset.UnixEpoch.AddDays(1), Solo: true))),
        new SnoozeUndone(1, 1, new(Day, new("priya", DateTimeOffset.UnixEpoch.AddDays(1), Solo: false))),
        new DisputeUndone(1, 1),
        new ReminderPosted(1, 1, Reminder.Manual, Day, Day),
        new NoticeSent(NoticeKind.Unbilled, 1, "1", Day),
        new IncomingPaymentDismissed(7, "statements/camt:ab12", Net, Day),
        new BankReturnRecorded(7, "statements/camt:ab12", 1, 1, 2, Net, Day),
        new BankReturnSettled(7, "statements/camt:ab12", 1, 1, 3, Net),
        new PaymentAnnounced(1, 1, 1, Net, KeepSurplus: true, Day, "ref", "statements/camt:ab13")
        {
            Charges = new(1_500, Currency.Eur),
        },
        new AnnouncementEnded(1, 1, 1, AnnouncedPaymentState.Stopped, "nothing is open"),
        new OnAccountAnnounced(2, Net, Day, "ref", "statements/camt:ab14"),
        new OnAccountAnnouncementEnded(2, AnnouncedPaymentState.Stopped, "it looks like P3"),
        new OnAccountTakenBack(8, "statements/camt:ab15", 4, Net, Day),
        new InvoiceSettled(
            1,
            1,
            1,
            SettlementKind.Discount,
            new(2_380, Currency.Eur),
            [new(new(VatCategory.Standard, new(190_000), ""), new(2_000, Currency.Eur), new(380, Currency.Eur))],
            Day,
            "2 % within 10 days",
            RestsOnPayments: true
        ),
        new SettlementReversed(1, 1, 1, "paid after all"),
        new BadDebtRecovered(1, 1, 1, new(500, Currency.Eur)),
        new RecoveryUndone(1, 1, 1, new(500, Currency.Eur)),
        new SettlementRulesChanged(new(5_000, Currency.Eur), new(50, Currency.Eur)),
        new DocumentStored(1, null, DocumentForm.Pdf, new string('a', 64), 40_960),
        new ClientReceiptsChanged(IsOn: true),
        new ClientMailRequested(ClientMailKind.Invoice, 1, null, 1),
        new ClientMailSent(ClientMailKind.Invoice, 1, null, 1, 7, "dana@acme.example", "4f1c.7@milestonebot.invalid"),
        new ClientMailRefused(
            ClientMailKind.Invoice,
            1,
            null,
            1,
            7,
            "dana@acme.example",
            ClientMailFault.AddressRefused,
            "550 5.1.1 no such user"
        ),
        new FormalReminderSent(1, 1, 2, Day, Day.AddDays(12), Claim),
        new PauseNoticeGiven(2, 1, Day),
        new PauseNoticeLifted(2),
    ];

    /// <summary>Further samples of events whose content selects another card or another text.</summary>
    public static readonly IReadOnlyList<ProjectEvent> Variants =
    [
        .. Mails,
        new ClientMailRequested(ClientMailKind.Reminder, 1, null, 1),
        new ClientMailSent(
            ClientMailKind.FormalReminder,
            1,
            2,
            1,
            13,
            "dana@acme.example",
            "4f1c.13@milestonebot.invalid"
        ),
        new DocumentStored(1, 2, DocumentForm.FormalReminder, new string('b', 64), 20_480),
        new FormalReminderSent(
            1,
            1,
            1,
            Day,
            Day.AddDays(12),
            Claim with
            {
                Law = null,
                NoInterest = NoInterestReason.Off,
                Periods = [],
                Interest = new(0, Currency.Eur),
                FlatFee = new(0, Currency.Eur),
                NoRateFrom = Day,
                NoRateTo = Day,
            }
        ),
        new ConversationTied("slack", "C0ACME"),
        new CreditIssued(
            2,
            1,
            1,
            "CN-2026-0002",
            Day,
            Net,
            new(68_400, Currency.Eur),
            "discount",
            false,
            Released: Parts
        ),
        new PaymentReversed(2, 1, ReversesRefund: false, 1, 1, Net, new(1, Currency.Eur), Day, "bounced", Parts),
        new RefundRecorded(3, 1, 1, Net, Net, Day, "paid twice", Parts),
        new ApplicationUndone(1, 1, 1, Parts),
        new RequestDecided(1, 1, IsApproved: true, ""),
        new PaymentRecorded(1, 1, 1, Net, new(0, Currency.Eur), Day, "ref", "bank-1")
        {
            Interest = new(5_000, Currency.Eur),
        },
        new InvoiceSettled(
            2,
            1,
            1,
            SettlementKind.BankFee,
            new(1_500, Currency.Eur),
            [],
            Day,
            "charges",
            RestsOnPayments: false
        ),
        new RequestMade(2, RequestKind.Settle, 1, 1, Net, "certificate") { Settles = SettlementKind.WithheldTax },
        new MilestoneAdded(1, 0, "Design", new Amount.Rest(), null, null, 14, null, "")
        {
            Discount = new(new(20_000), 10),
        },
        new MilestoneChanged(1, "Design", new Amount.Rest(), null, Day, 14, null) { Discount = new(new(20_000), 10) },
        new InvoiceDrafted(1, 1, Net, new(190_000), new(68_400, Currency.Eur), 14, Day, "note")
        {
            Discount = new(new(20_000), 10),
            Completion = new(1, 3, "Design", Day, "", "", "Report v3", "Thank you")
            {
                SilenceVersion = 1,
                SilenceUntil = Day,
            },
        },
        new TermsAmended(
            2,
            [
                new(1, "Design", new Amount.Rest(), null, Day, 14, null, IsDropped: false)
                {
                    Discount = new(new(20_000), 10),
                },
            ]
        ),
        new TermsAmended(
            2,
            [
                new(1, "Design approval", new Amount.Sum(Net), null, Day, 30, Criterion.WrittenEmail, IsDropped: false)
                {
                    Wanted = new Amount.Share(new(300_000)),
                },
                new(2, "Extras delivered", new Amount.Share(new(1)), Day, Day, 0, null, IsDropped: false)
                {
                    IsOfNewTotal = true,
                },
                new(4, "Extra report", new Amount.Sum(Net), null, Day, 14, Criterion.FileDelivery, IsDropped: false)
                {
                    AddedAfter = 2,
                    Note = "Order 17",
                },
            ],
            Net,
            new("the client stops", 4)
        ),
        new ProjectEnded("the client stops", null),
        new AnnouncementEnded(1, 1, 1, AnnouncedPaymentState.Booked, ""),
        new AnnouncementEnded(1, 1, 1, AnnouncedPaymentState.Withdrawn, "a slip"),
        new OnAccountAnnouncementEnded(2, AnnouncedPaymentState.Booked, ""),
        new OnAccountAnnouncementEnded(2, AnnouncedPaymentState.Withdrawn, "a slip"),
        new BadDebtRecovered(1, 1, 1, new(500, Currency.Eur)) { Credit = 2 },
        new MilestoneAdded(1, 0, "Design", new Amount.Rest(), null, null, 14, Criterion.ClientSignOff, "")
        {
            SilenceDays = 14,
        },
        new StageConfirmed(1, "silence", "", HeldByTeam: false)
        {
            Silence = new(
                1,
                14,
                "dana@acme.example",
                DateTimeOffset.UnixEpoch.AddDays(1),
                DateTimeOffset.UnixEpoch.AddDays(9),
                Day
            ),
        },
        new SilenceNoticeAsked(1, IsSecond: false),
        new SilenceNoticed(1, IsSecond: true, "dana@acme.example", 14, Day),
        .. Enum.GetValues<NoticeKind>().Select(kind => new NoticeSent(kind, 1, "2026-07-13", Day)),
    ];
}
