using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>The example project, created by changes through the store.</summary>
internal static partial class StoreScenarios
{
    /// <summary>From the terms to the payment of the first milestone; every step must be saved.</summary>
    public static async Task<Project> FirstStageAsync(StoreFixture rig)
    {
        await rig.AcmeAsync();
        await SavedAsync(rig, (p, s) => p.SendTerms(s));
        await SavedAsync(rig, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 1 July", s));
        await SavedAsync(rig, (p, s) => p.Start(p.Milestones[0], s));
        await SavedAsync(
            rig,
            (p, s) => p.Submit(p.Milestones[0], "Discovery report v3", "https://files.example/d.pdf", s)
        );
        await SavedAsync(rig, (p, s) => p.RequestChanges(p.Milestones[0], "the appendix", s));
        await SavedAsync(rig, (p, s) => p.Submit(p.Milestones[0], "Discovery report v4", "", s));
        await SavedAsync(rig, (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "e-mail 16 July", "Priya Nair", s));
        await SavedAsync(rig, (p, s) => p.Draft(p.Milestones[0], null, s));
        await SavedAsync(rig, (p, s) => p.Discard(p.Milestones[0], s));
        await SavedAsync(rig, (p, s) => p.Draft(p.Milestones[0], "Thank you", s));
        await SavedAsync(
            rig,
            (p, s) => p.ChangeClient(new Dictionary<PartyField, string> { [PartyField.Country] = "FR" }, s)
        );
        await rig.Workspace.ChangeAsync(
            rig.Says(),
            (w, s) =>
                w.SetSeller(
                    s,
                    (PartyField.Name, "Studio GmbH"),
                    (PartyField.Address, "Street 1, Berlin"),
                    (PartyField.Country, "DE")
                ),
            default
        );
        await SavedAsync(rig, (p, s) => p.Issue(p.Milestones[0], s));
        await SavedAsync(rig, (p, s) => p.Override(p.Milestones[1], "Dana asked to go on while the bank is slow", s));
        await SavedAsync(
            rig,
            (p, s) => p.Pay(p.Invoices[1], new(StoreFixture.Eur(2_000), null, "first part", "", false, false, ""), s)
        );
        return await SavedAsync(
            rig,
            (p, s) =>
                p.Pay(
                    p.Invoices[1],
                    new(StoreFixture.Eur(2_300), null, "", "bank-77", KeepSurplus: true, false, "")
                    {
                        Charges = StoreFixture.Eur(15),
                    },
                    s
                )
        );
    }

    /// <summary>Money on account, uses of client credit, and a credit note beyond what is open.</summary>
    private static readonly Func<Project, DecisionContext, Decision>[] CreditActions =
    [
        (p, s) => p.PayOnAccount(new(StoreFixture.Eur(700), null, "in advance", "", false, false, ""), s),
        (p, s) => p.ApplyCredit(p.Invoices[3], StoreFixture.Eur(60), s),
        (p, s) => p.ApplyCredit(p.Invoices[3], StoreFixture.Eur(50), s),
        (p, s) => p.UndoApplication(p.Applications.Last(), "wrong invoice", s),
        (p, s) => p.RefundCredit(StoreFixture.Eur(40), "paid out", s),
        (p, s) => p.PayOnAccount(new(StoreFixture.Eur(30), null, "a slip", "", false, false, ""), s),
        (p, s) => p.Reverse(p.AccountEntries[^1], "a slip", s),
        (p, s) => p.PayOnAccount(InAMonth("to come", s), s),
        (p, s) => p.PayOnAccount(InAMonth("a slip", s), s),
        (p, s) => p.WithdrawAnnouncement(p.Announcements.Last(), "a slip", s),
        (p, s) => p.Pay(p.Invoices[3], new(p.Invoices[3].Open, null, "late", "", false, true, ""), s),
        (p, s) => p.Credit(p.Invoices[3], StoreFixture.Eur(119), "one page less", s),
    ];

    /// <summary>A message of the client's contact in the project's own conversation.</summary>
    private static EvidenceMessage Approved =>
        new(
            EvidenceMessageStore.FormatConversation(StoreFixture.Channel),
            "1782900000.000200",
            "dana",
            "Dana Weiss",
            "dana@acme.example",
            "Approved.",
            DateTimeOffset.UnixEpoch.AddDays(20_000),
            "https://chat.example/p1",
            QuotedMessage.ComputeHash("Approved.")
        );

    private static VatTreatment Reduced => new(VatCategory.Standard, new(7 * Percent.UnitsPerPercent));

    /// <summary>
    /// The bank returns the payment that closed the project, and other payments are announced and cancelled; no time
    /// passes.
    /// </summary>
    private static async Task TakenBackAsync(StoreFixture rig)
    {
        var now = rig.Clock.Now;
        await AllAsync(
            rig,
            "SHOP",
            [
                (p, s) =>
                    p.RecordBankReturn(
                        TakenBack(p),
                        "",
                        0,
                        isUnrecorded: false,
                        s with
                        {
                            Actor = new(
                                "source/statements",
                                "the bank statements",
                                ActorKind.Source,
                                IsInProjectConversation: false
                            ),
                        }
                    ),
                (p, s) => p.Reverse(p.Invoices[3].Payments[0], "bounced", s),
                (p, s) =>
                    p.Pay(
                        p.Invoices[3],
                        new(StoreFixture.Eur(10), s.SellerToday.AddDays(40), "standing order", "", true, false, ""),
                        s
                    ),
                (p, s) => p.WithdrawAnnouncement(p.FindAnnouncedPayment("A1")!, "called off", s),
            ]
        );
        rig.Clock.Now = now;
        foreach (var act in CreditActions)
        {
            await AllAsync(rig, "SHOP", [act]);
            rig.Clock.Now = now;
        }
    }

    /// <summary>The bank's return of the payment that closed the project.</summary>
    private static UnmatchedPayment TakenBack(Project p) =>
        new(
            8,
            new(
                "statements/camt:ab13",
                new(2026, 7, 2),
                p.Invoices[3].BookedUse,
                p.Invoices[3].IssueDetails!.Number,
                "Acme GmbH"
            )
            {
                IsBankReturn = true,
            },
            "july.xml",
            "taken back",
            DateTimeOffset.UnixEpoch
        )
        {
            RecordedAmount = StoreFixture.Eur(0),
        };

    /// <summary>
    /// Projects that together contain all events: every fact table has rows, and every column has a value.
    /// </summary>
    public static async Task<IReadOnlyList<Project>> EverythingAsync(StoreFixture rig)
    {
        await LastYearAsync(rig);
        await MailedAsync(rig);
        await FirstStageAsync(rig);
        await rig.Workspace.ChangeAsync(
            rig.Says(),
            (w, s) => w.SetSeller(new Party("Studio GmbH", "Street 1, Berlin", "DE123456789"), null, s),
            default
        );
        await rig.Workspace.ChangeAsync(
            rig.Says(),
            (w, s) =>
                w.SaveLabel(
                    new("Go-live")
                    {
                        Note = "Purchase order first",
                        DueDays = 30,
                        Criterion = Criterion.FileDelivery,
                    },
                    s
                ),
            default
        );
        Invoice Second(Project p) => p.InvoiceOf(p.Milestones[1])!;
        foreach (
            var rule in new Func<Project, DecisionContext, Decision>[]
            {
                (p, s) => p.Start(p.Milestones[1], s),
                (p, s) => p.Submit(p.Milestones[1], "Screens", "https://files.example/s.pdf", s),
                (p, s) => p.RequestChanges(p.Milestones[1], "the footer", s),
                (p, s) => p.Submit(p.Milestones[1], "Screens v2", "https://files.example/s2.pdf", s),
                (p, s) => p.Confirm(p.Milestones[1], "Dana Weiss", "signed PDF", "Priya Nair", s),
                (p, s) => p.Reopen(p.Milestones[1], "the wrong file", s),
                (p, s) => p.Submit(p.Milestones[1], "Screens v3", "https://files.example/s3.pdf", s),
                (p, s) => p.Confirm(p.Milestones[1], Approved, "message of 16 July", s),
                (p, s) => p.Draft(p.Milestones[1], null, s),
                (p, s) => p.SendBack(p.Milestones[1], "name the order number", s),
                (p, s) => p.Draft(p.Milestones[1], "Order 4711", s),
                (p, s) => p.PostponeDraft(p.Milestones[1], s),
                (p, s) => p.Issue(p.Milestones[1], s),
                (p, s) =>
                    p.DismissPayment(
                        new(
                            7,
                            new("statements/csv:ab12", new(2026, 7, 1), StoreFixture.Eur(50), "rent", "Bob"),
                            "july.csv",
                            "no number",
                            s.At
                        )
                        {
                            RecordedAmount = StoreFixture.Eur(0),
                        },
                        s
                    ),
                (p, s) => p.PromisePayment(Second(p), p.Today(s.At).AddDays(20), s),
                (p, s) => p.SnoozeReminders(Second(p), 3, s),
                (p, s) => p.Remind(Second(p), s),
                (p, s) => p.DisputeInvoice(Second(p), "two screens are missing", s),
                (p, s) => p.Reverse(p.Invoices[1].Payments[1], "bounced", s),
                (p, s) => p.Refund(p.Invoices[1], StoreFixture.Eur(500), "paid twice", s),
                (p, s) => p.Credit(p.Invoices[1], StoreFixture.Eur(119), "one page less", s),
                (p, s) => p.RequestWriteOff(Second(p), "they are slow", s),
                (p, s) => p.Decline(p.Requests[0], "not yet", s),
                (p, s) => p.RequestCredit(Second(p), StoreFixture.Eur(119), "one screen less", s),
                (p, s) => p.ChangeClient("Acme AG", "dana@acme.example", "Road 2, Bonn", "DE987654321", s),
                (p, s) =>
                    p.ChangeSettings(
                        "Europe/Paris",
                        GatePolicy.NotOverdue,
                        new(8, 18, "12-13", [new(2026, 12, 24)], Digest: false, "", false, new(2026, 7, 1)),
                        s
                    ),
                (p, s) => p.CreateClientLink(new('a', 64), s),
                (p, s) => p.Amend(p.Milestones[2], new(null, null, new(2026, 9, 1), new(2026, 10, 1), 30, null), s),
                (p, s) => p.SendTerms(s),
                Wish,
                Agrees,
                (p, s) => p.RevokeClientLinks(s),
                (p, s) => p.ChangeVat(p.Milestones[2], Reduced, "books have the reduced rate", s),
                (p, s) => p.Hold("the client pauses", s),
                (p, s) => p.AddDeputy(StoreFixture.Marc.Id, StoreFixture.Priya.Id, new(2026, 12, 31), s),
            }
        )
            await SavedAsync(rig, rule);
        await new EvidenceMessageStore(rig.Database, rig.Projects, rig.Clock).HandleEditAsync(
            StoreFixture.Channel,
            Approved.Id,
            "Not approved at all.",
            default
        );
        await rig.AcmeAsync("SHOP", StoreFixture.Channel with { Id = "19:shop" });
        await AllAsync(
            rig,
            "SHOP",
            [
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
                (p, s) => p.Draft(p.Milestones[0], null, s),
                (p, s) => p.Issue(p.Milestones[0], s),
                (p, s) => p.Credit(p.Invoices[0], null, "wrong buyer", s),
                (p, s) => p.Draft(p.Milestones[0], null, s, again: true),
                (p, s) => p.Issue(p.Milestones[0], s),
                (p, s) => p.WriteOff(p.Invoices[1], "insolvent", s),
                (p, s) => p.Start(p.Milestones[1], s),
                (p, s) => p.Submit(p.Milestones[1], "Screens", "", s),
                (p, s) => p.Confirm(p.Milestones[1], "Dana Weiss", "mail", "", s),
                (p, s) => p.Draft(p.Milestones[1], null, s),
                (p, s) => p.Issue(p.Milestones[1], s),
                (p, s) => p.Credit(p.Invoices[2], null, "stage cancelled", s),
                (p, s) => p.Start(p.Milestones[2], s),
                (p, s) => p.Submit(p.Milestones[2], "Files", "", s),
                (p, s) => p.Confirm(p.Milestones[2], "", "", "Priya Nair", s),
                (p, s) => p.Draft(p.Milestones[2], null, s),
                (p, s) => p.RequestVat(p.Milestones[2], Reduced, "books have the reduced rate", s),
                (p, s) => p.ChangeVat(p.Milestones[2], Reduced, "printed books have the reduced rate", s),
                (p, s) => p.ChangeVat(p.Milestones[2], p.Treatment, "no book after all", s),
                (p, s) => p.Issue(p.Milestones[2], s),
                (p, s) => p.Pay(p.Invoices[3], new(p.Invoices[3].Open, null, "all of it", "", false, false, ""), s),
                (p, s) => p.Close(s),
            ]
        );
        await TakenBackAsync(rig);
        await rig.AcmeAsync("GONE", StoreFixture.Channel with { Id = "19:gone" });
        await AllAsync(
            rig,
            "GONE",
            [
                (p, s) =>
                    p.ChangeMilestone(
                        p.Milestones[0],
                        new(null, new Amount.Sum(StoreFixture.Eur(3_600)), new(2026, 7, 3), null, null, null),
                        s
                    ),
                Dropped,
                (p, s) => p.MoveMilestone(p.Milestones[1], p.Milestones[0], before: true, s),
                (p, s) => p.ChangeVat(null, Reduced, "", s),
                (p, s) => p.Cancel("the client gave up", s),
            ]
        );
        await EndedAsync(rig);
        await SilenceAsync(rig);
        await rig.Workspace.ChangeAsync(rig.Says(), (w, s) => w.SaveTemplate("shop", s), default);
        await rig.Workspace.ChangeAsync(rig.Says(), (w, s) => w.SetVat(Reduced, s), default);
        return [.. (await rig.Reader.ListAsync(rig.Says(), default)).Select(s => s.Project)];
    }

    /// <summary>In one change a milestone is dropped, and people of another platform are added.</summary>
    private static Decision Dropped(Project p, DecisionContext s) =>
        Together(
            p,
            s,
            q => q.DropMilestone(q.Milestones[2], s),
            q => q.Join("slack", "T0", "C0", StoreFixture.Marc.Id, s),
            q => q.AppointByAddress("finn@agency.example", Role.Finance, s),
            q => q.BindAppointments("finn@agency.example", s with { IsHomeWorkspace = false }).ToArray(),
            q => q.AppointByAddress("lena@agency.example", Role.Lead, s)
        );

    private static Decision Together(Project p, DecisionContext s, params Func<Project, Decision>[] rules)
    {
        var all = new List<ProjectEvent>();
        foreach (var events in rules.Select(rule => Assert.IsType<Decision.Accepted>(rule(p)).Events))
        foreach (var what in events)
        {
            all.Add(what);
            p = p.Apply(new(what, new(s.Actor.Id, s.At, p.IsSolo)));
        }
        return all.ToArray();
    }

    /// <summary>A project of the previous year with notices of the scheduler.</summary>
    private static async Task LastYearAsync(StoreFixture rig)
    {
        var now = rig.Clock.Now;
        rig.Clock.Now = now.AddYears(-1);
        await rig.AcmeAsync("OLD", StoreFixture.Channel with { Id = "19:old" });
        await AllAsync(
            rig,
            "OLD",
            [
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
                (p, s) => p.Draft(p.Milestones[0], null, s),
                (p, s) => p.Issue(p.Milestones[0], s),
                (p, s) => p.ChangeSettlementRules(StoreFixture.Eur(50), StoreFixture.Eur(1), s),
                (p, s) => p.Settle(p.Invoices[0], SettlementKind.BankFee, StoreFixture.Eur(15), "charges", s),
                (p, s) => p.Settle(p.Invoices[0], SettlementKind.Difference, StoreFixture.Eur(2), "rounding", s),
                (p, s) => p.ReverseSettlement(p.FindSettlement("S2")!, "paid after all", s),
                (p, s) => p.Settle(p.Invoices[0], SettlementKind.BadDebt, StoreFixture.Eur(10), "lost", s),
                (p, s) => p.Pay(p.Invoices[0], new(StoreFixture.Eur(4), null, "late", "", false, false, ""), s),
                (p, s) =>
                    p.RequestSettlement(
                        p.Invoices[0],
                        SettlementKind.WithheldTax,
                        StoreFixture.Eur(150),
                        "certificate",
                        s
                    ),
            ]
        );
        await RecoveryUndoneAsync(rig);
        await ClockAsync(rig, NoticeKind.Reminder, 1);
        await ClockAsync(rig, NoticeKind.Digest, 0);
        rig.Clock.Now = now;
    }

    /// <summary>The scheduler sends a notice for last year's project, after the bot was down for 60 days.</summary>
    private static async Task ClockAsync(StoreFixture rig, NoticeKind kind, int item)
    {
        var project = (await rig.Reader.FindAsync(rig.Says(), "OLD", default))!.Project;
        rig.Clock.Now = project.ReminderSettings.NextPostingTime(rig.Clock.Now.AddDays(60), project.Zone);
        var turn = rig.Says(who: Sender.Clock, where: Conversation.ForProject(project.Workspace, project.Id));
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.ChangeAsync(turn, "", (p, s) => p.SendNotice(kind, item, s), default)
        );
    }
}
