using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain;

/// <summary>
/// Random actions of random people on a project, valid and invalid ones, for tests of random sequences.
/// </summary>
internal static partial class RandomProjectActions
{
    /// <summary>A message of the client's contact about a stage.</summary>
    public static EvidenceMessage Message(Milestone m) =>
        new(
            "chat/a/b",
            $"{m.Id}",
            "dana",
            "Dana",
            "dana@acme.example",
            "Approved.",
            DateTimeOffset.UnixEpoch,
            "",
            "hash"
        );

    /// <summary>Credit notes, refunds, reversals, write-offs.</summary>
    public static Decision Correct(Project p, DecisionContext s, Random random)
    {
        var numbered = p.NumberedInvoices.ToList();
        if (s.History() is [.., { Event: BadDebtRecovered { Credit: null } }])
            return p.Undo(s);
        if (random.Next(3) == 0)
            return UseCredit(p, s, random);
        if (numbered.Count == 0)
            return p.SendTerms(s);
        var i = numbered[random.Next(numbered.Count)];
        var some = new Money(random.NextInt64(1, Math.Max(2, i.Gross.Minor)), p.Currency);
        var reason = random.Next(6) == 0 ? "stage cancelled" : "agreed with the client";
        return random.Next(8) switch
        {
            6 => p.Settle(
                i,
                (SettlementKind)random.Next(5),
                random.Next(3) == 0 || !i.Open.IsPositive
                    ? null
                    : new(random.NextInt64(1, Math.Min(3_000, i.Open.Minor) + 1), p.Currency),
                reason,
                s
            ),
            7 when p.Invoices.SelectMany(x => x.SettledAmounts).LastOrDefault() is { } settled && random.Next(2) == 0 =>
                p.ReverseSettlement(settled, reason, s),
            7 => p.ChangeSettlementRules(
                new(random.NextInt64(0, 9_000), p.Currency),
                new(random.NextInt64(0, 900), p.Currency),
                s
            ),
            0 => p.Credit(i, null, reason, s),
            1 => p.Credit(i, Reachable(p, some, i.Rate), reason, s),
            2 => p.Refund(
                i,
                random.Next(2) == 0 && (i.Used + i.CreditLeft).IsPositive ? i.Used + i.CreditLeft : some,
                reason,
                s
            ),
            3 or 4 when i.Payments.Count > 0 => p.Reverse(i.Payments[random.Next(i.Payments.Count)], reason, s),
            _ => random.Next(4) == 0 ? p.WriteOff(i, reason, s) : p.Credit(i, null, reason, s),
        };
    }

    /// <summary>Money on account, uses of client credit, and what undoes them.</summary>
    private static Decision UseCredit(Project p, DecisionContext s, Random random)
    {
        Money Some(Money most) => new(random.NextInt64(1, Math.Max(2, most.Minor + 1)), p.Currency);
        var open = p.NumberedInvoices.Where(i => i.Open.IsPositive).ToList();
        switch (random.Next(8))
        {
            case 0:
                var day = random.Next(3) == 0 ? s.SellerToday.AddDays(random.Next(9)) : (DateOnly?)null;
                return p.PayOnAccount(Payment(Some(p.Contract)) with { On = day }, s);
            case 1 or 2 or 3 when open.Count > 0:
                return p.ApplyCredit(open[random.Next(open.Count)], random.Next(2) == 0 ? null : Some(p.CreditLeft), s);
            case 4:
                return p.RefundCredit(random.Next(2) == 0 ? p.CreditLeft : Some(p.CreditLeft), "paid out", s);
            case 5 when p.Applications.ToList() is { Count: > 0 } applied:
                return p.UndoApplication(applied[random.Next(applied.Count)], "wrong invoice", s);
            case 6 when p.AccountEntries.Count > 0:
                return p.Reverse(p.AccountEntries[random.Next(p.AccountEntries.Count)], "wrong", s);
            default:
                return p.NumberedInvoices.FirstOrDefault(i => i.State == InvoiceState.Credited) is { } of
                    ? p.Pay(of, Payment(Some(of.Gross)), s)
                    : p.RefundCredit(Some(p.CreditLeft), "paid out", s);
        }
    }

    /// <summary>
    /// Disputes, promises, snoozes, reminders, and sometimes a payment on an invoice that is written off.
    /// </summary>
    public static Decision Follow(Project p, DecisionContext s, Random random)
    {
        if (p.Invoices.Find(x => x.State == InvoiceState.WrittenOff) is { } lost && random.Next(3) == 0)
            return p.Pay(
                lost,
                Payment(new(random.NextInt64(1, lost.Gross.Minor + 1), p.Currency), surplus: random.Next(2) == 0),
                s
            );
        if (p.NumberedInvoices.LastOrDefault() is not { } i)
            return p.SendTerms(s);
        return random.Next(6) switch
        {
            5 => p.Pay(
                i,
                Payment(new(random.NextInt64(1, Math.Max(2, i.Open.Minor + 3)), p.Currency), surplus: true) with
                {
                    Interest = new(random.NextInt64(1, 3), p.Currency),
                },
                s
            ),
            0 => p.DisputeInvoice(i, "too late", s),
            1 => p.SettleDispute(i, s),
            2 => p.PromisePayment(i, p.Today(s.At).AddDays(random.Next(-1, 9)), s),
            3 => p.SnoozeReminders(i, random.Next(0, 9), s),
            _ => p.Remind(i, s),
        };
    }

    public static Decision Ask(Project p, Milestone m, DecisionContext s, Random random)
    {
        if (p.Requests.LastOrDefault() is { } last && random.Next(2) == 0)
            return random.Next(3) > 0 ? p.Approve(last, s) : p.Decline(last, "not now", s);
        if (p.NumberedInvoices.LastOrDefault() is not { } i || random.Next(4) == 0)
            return p.RequestOverride(m, "a reason that is long enough", s);
        return random.Next(3) switch
        {
            0 => p.RequestCredit(i, random.Next(2) == 0 ? null : Reachable(p, i.Gross, i.Rate), "agreed", s),
            1 => p.RequestRefund(i, new(random.NextInt64(1, i.Gross.Minor + 1), p.Currency), "agreed", s),
            _ => p.RequestWriteOff(i, "agreed", s),
        };
    }

    /// <summary>
    /// Changed terms for a stage, mostly so that the schedule adds up again, and the client's agreement to them.
    /// </summary>
    public static Decision Amend(Project p, Milestone m, DecisionContext s, Random random)
    {
        var planned = p.LiveMilestones.Where(x => x.Stage != MilestoneBot.Domain.Milestones.Stage.Confirmed).ToList();
        var amount =
            planned.Count < 2
                ? null
                : random.Next(3) switch
                {
                    0 => (Amount)new Amount.Rest(),
                    1 => new Amount.Share(new(random.Next(1, 60) * Percent.UnitsPerPercent)),
                    _ => null,
                };
        return random.Next(9) switch
        {
            6 or 7 => ChangeContract(p, m, s, random),
            8 => p.AgreeTerms("Dana Weiss", "e-mail 4", s),
            0 => p.AgreeTerms("Dana Weiss", "e-mail 2", s),
            1 => random.Next(3) == 0 ? p.DropMilestone(m, s) : p.AgreeTerms("Dana Weiss", "e-mail 3", s),
            2 => p.WithdrawAmendment(s),
            3 => p.SendTerms(s),
            _ => p.Amend(
                m,
                new(null, amount, null, p.Today(s.At).AddDays(random.Next(60)), random.Next(0, 60), null),
                s
            ),
        };
    }

    public static Decision Pause(Project p, DecisionContext s, Random random) =>
        random.Next(8) switch
        {
            0 => p.Cancel("the client gave up", s),
            1 or 2 or 3 => p.Hold("the client pauses", s),
            _ => p.Resume("the client goes on", s),
        };

    /// <summary>Settings, client data, deputies, links, roles.</summary>
    public static Decision Arrange(Project p, DecisionContext s, Random random) =>
        random.Next(15) switch
        {
            11 => p.Join("slack", "T0", "C0", random.Next(2) == 0 ? Priya : Marc, s),
            >= 12 => Name(p, s, random),
            0 => p.ChangeSettings(
                null,
                (GatePolicy)random.Next(3),
                p.ReminderSettings with
                {
                    Digest = random.Next(2) == 0,
                    ClientRemindersSince = random.Next(2) == 0 ? null : p.Today(s.At),
                    AsksForInterest = random.Next(2) == 0,
                },
                s
            ),
            1 when random.Next(2) == 0 => p.ChangeClient("Acme AG", null, "Street 2", null, s),
            1 => p.ChangeClient(
                new Dictionary<PartyField, string>
                {
                    [PartyField.Country] = random.Next(2) == 0 ? "FR" : "",
                    [PartyField.City] = "Lyon",
                    [PartyField.Contact] = random.Next(2) == 0 ? "dana@acme.example" : "dora@acme.example",
                },
                s
            ),
            2 or 3 when p.Deputies.Exists(d => d.Actor == Bob) && random.Next(2) == 0 => p.RemoveDeputy(Bob, s),
            2 or 3 => p.AddDeputy(
                Bob,
                random.Next(2) == 0 ? Marc : Priya,
                p.Today(s.At).AddDays(random.Next(-1, 20)),
                s
            ),
            4 => p.CreateClientLink($"{random.Next():x8}", s),
            5 when p.NumberedInvoices.LastOrDefault() is { } kept && random.Next(2) == 0 => Keep(p, s, kept),
            5 => p.RevokeClientLinks(s),
            6 when p.NumberedInvoices.LastOrDefault() is { } mailed => random.Next(2) == 0
                ? RandomMails.Mail(p, mailed, s, random)
                : RandomMails.Remind(p, mailed, s, random),
            8 => p.DismissPayment(Reported(p, s, random), s),
            9 => p.BookIncomingPayment(
                Reported(p, s, random).IncomingPayment,
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
            10 when p.IssuedInvoices.FirstOrDefault(i => i.Open.IsPositive) is { } open => p.RecordUnmatchedPayment(
                Reported(p, s, random),
                open,
                Payment(new(random.NextInt64(1, open.Open.Minor + 2), p.Currency), surplus: random.Next(2) == 0),
                s
            ),
            6 => random.Next(4) == 0
                ? p.GiveRole(Bob, (Role)random.Next(4), s)
                : p.RemoveRole(Bob, (Role)random.Next(4), s),
            7 => p.ChangeVat(
                random.Next(3) == 0 ? null : p.Milestones[random.Next(p.Milestones.Count)],
                random.Next(3) == 0
                    ? new(VatCategory.ReverseCharge, Percent.Zero)
                    : new(VatCategory.Standard, new(random.Next(1, 25) * Percent.UnitsPerPercent)),
                random.Next(4) == 0 ? "" : "the law says so",
                s
            ),
            _ => random.Next(3) == 0
                ? p.MoveMilestone(p.Milestones[0], p.Milestones[^1], before: false, s)
                : p.ChangeMilestone(p.Milestones[0], new(null, null, null, null, random.Next(60), null), s),
        };

    /// <summary>Roles by e-mail address, and taking over a project that its people have left.</summary>
    private static Decision Name(Project p, DecisionContext s, Random random) =>
        random.Next(4) switch
        {
            0 or 1 when p.Appointments.Find(a => a.IsOpen) is { } open => random.Next(2) == 0
                ? p.EndAppointment(open.Address, open.Role, s)
                : p.BindAppointments(open.Address, s with { IsHomeWorkspace = false }).ToArray(),
            < 3 => p.AppointByAddress("bob@agency.example", (Role)random.Next(4), s),
            _ => (random.Next(4) == 0 ? p with { Accounts = new([Dana], [.. p.ActiveManagers], [], []) } : p).Claim(s),
        };

    /// <summary>An incoming payment that a bank reports, mostly for an open invoice.</summary>
    private static UnmatchedPayment Reported(Project p, DecisionContext s, Random random)
    {
        var invoice = p.NumberedInvoices.LastOrDefault();
        var most = invoice is { Open.Minor: > 0 } ? invoice.Open.Minor + 3 : 1_000;
        return new(
            random.Next(1, 1_000),
            new(
                $"statements/camt:{random.NextInt64():x}",
                s.SellerToday.AddDays(random.Next(-3, 1)),
                new(random.NextInt64(1, most), p.Currency),
                invoice?.IssueDetails!.Number ?? "rent",
                ""
            ),
            "july.xml",
            "no number",
            s.At
        )
        {
            RecordedAmount = Money.Zero(p.Currency),
        };
    }

    /// <summary>A gross amount that some net amount gives at that rate.</summary>
    private static Money Reachable(Project p, Money gross, Percent rate)
    {
        var net = new Money(
            (long)((Int128)gross.Minor * Percent.UnitsOfWhole / (Percent.UnitsOfWhole + rate.Units)),
            p.Currency
        );
        return net + VatCalculator.Calculate(net, rate);
    }
}
