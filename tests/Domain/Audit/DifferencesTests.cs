using System.Collections.Immutable;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Audit;

/// <summary>
/// Every difference between the tables and the journal is found and named. No property of any record is left out.
/// </summary>
public sealed class DifferencesTests
{
    private static readonly Project Replayed = Everything();

    /// <summary>
    /// Properties that are compared item by item, not as part of their owner, and properties that no event records.
    /// </summary>
    private static readonly string[] Lists =
    [
        "Accounts",
        "InvitationUses",
        "Appointments",
        "Milestones",
        "Invoices",
        "RoleHolders",
        "Requests",
        "Deputies",
        "ClientLinks",
        "Payments",
        "CreditNotes",
        "Reminders",
        "LastNotices",
        "Dismissals",
        "BankReturns",
        "Settlements",
        "AnnouncedPayments",
        "SettledAmounts",
        "Applications",
        "AccountEntries",
        "AccountAnnouncements",
        "AccountReturns",
        "MovedToCredit",
        "AppliedCredit",
        "RefundedCredit",
        "InDoubt",
    ];

    public static TheoryData<string, string> Parts()
    {
        var all = new TheoryData<string, string>();
        foreach (
            var thing in new object[]
            {
                Replayed,
                Replayed.Milestones[0],
                Replayed.Invoices[1],
                Replayed.Invoices[1].Payments[0],
                Replayed.Invoices[1].CreditNotes[0],
                Replayed.Invoices[1].Reminders[0],
                Replayed.LastNotices[0],
                Replayed.Dismissals[0],
                Replayed.Invoices[1].BankReturns[0],
                Replayed.Invoices[1].Settlements[0],
                Replayed.Invoices[1].AnnouncedPayments[0],
                Replayed.Invoices[1].SettledAmounts[0],
                Replayed.Invoices[1].Applications[0],
                Replayed.Requests[0],
                Replayed.ClientLinks[0],
                Replayed.Deputies[0],
                Replayed.RoleHolders[0],
                Replayed.InvitationUses[0],
                Replayed.Appointments[0],
            }
        )
        foreach (
            var part in thing.GetType().GetProperties().Where(p => p.SetMethod is not null && !Lists.Contains(p.Name))
        )
            all.Add(thing.GetType().Name, part.Name);
        return all;
    }

    [Fact]
    public void The_same_project_told_twice_has_no_difference() =>
        Assert.Null(DifferenceFinder.FindFirst(Everything(), Replayed));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_of_every_thing_counts(string thing, string part)
    {
        var changed = Changed(thing, part);
        var found = DifferenceFinder.FindFirst(changed, Replayed);
        Assert.NotNull(found);
        Assert.NotNull(DifferenceFinder.FindFirst(Replayed, changed));
        // A changed id is another item. Any other change is a change of the same item, and the part has a name.
        if (
            part
                is not (
                    "Line"
                    or "Reversal"
                    or "Id"
                    or "Kind"
                    or "ItemId"
                    or "Role"
                    or "Holder"
                    or "Inviter"
                    or "Address"
                )
            && (part != "Actor" || thing == "Appointment")
            && !(thing == "Reminder" && part == "On")
            && !(thing == "BankReturn" && part == "Invoice")
        )
            Assert.True(found is { Kind: MismatchKind.Changed, Part.Length: > 0 }, $"{found}");
    }

    [Fact]
    public void What_is_only_on_one_side_is_missing_or_added()
    {
        var without = Replayed with { Milestones = Replayed.Milestones.RemoveAt(1) };
        Assert.Equal(
            new(AuditedTable.Milestone, MismatchKind.Missing, "2 (Design approval)"),
            DifferenceFinder.FindFirst(without, Replayed)
        );
        Assert.Equal(
            new(AuditedTable.Milestone, MismatchKind.Added, "Design approval"),
            DifferenceFinder.FindFirst(Replayed, without)
        );
        Assert.Equal(
            new(AuditedTable.Role, MismatchKind.Missing, "approver") { Actor = Priya },
            DifferenceFinder.FindFirst(
                Replayed with
                {
                    RoleHolders = Replayed.RoleHolders.RemoveAll(h => h.Role == Role.Approver),
                },
                Replayed
            )
        );
    }

    [Fact]
    public void The_order_counts_where_people_see_it()
    {
        var turned = Replayed with
        {
            Milestones = [Replayed.Milestones[1], Replayed.Milestones[0], Replayed.Milestones[2]],
        };
        Assert.Equal(
            new(AuditedTable.Milestone, MismatchKind.Changed, "1 (Discovery and strategy)", "order"),
            DifferenceFinder.FindFirst(turned, Replayed)
        );
    }

    [Fact]
    public void Two_invoices_of_the_same_contents_are_equal_and_others_are_not()
    {
        Assert.Equal(Replayed.Invoices[1], Everything().Invoices[1]);
        Assert.NotEqual(Replayed.Invoices[1], Replayed.Invoices[1] with { Note = "x" });
    }

    private static Project Changed(string thing, string part)
    {
        Invoice Second(Func<Invoice, Invoice> change) => change(Replayed.Invoices[1]);
        Project With(Invoice invoice) => Replayed with { Invoices = Replayed.Invoices.SetItem(1, invoice) };
        return thing switch
        {
            "Project" => Other(Replayed, part),
            "Milestone" => Replayed with
            {
                Milestones = Replayed.Milestones.SetItem(0, Other(Replayed.Milestones[0], part)),
            },
            "Invoice" => With(Second(i => Other(i, part))),
            "Payment" => With(Second(i => i with { Payments = [Other(i.Payments[0], part), .. i.Payments.Skip(1)] })),
            "CreditNote" => With(Second(i => i with { CreditNotes = [Other(i.CreditNotes[0], part)] })),
            "Reminder" => With(Second(i => i with { Reminders = [Other(i.Reminders[0], part)] })),
            "LastNotice" => Replayed with
            {
                LastNotices = Replayed.LastNotices.SetItem(0, Other(Replayed.LastNotices[0], part)),
            },
            "BankReturn" => With(Second(i => i with { BankReturns = [Other(i.BankReturns[0], part)] })),
            "ReturnSettlement" => With(Second(i => i with { Settlements = [Other(i.Settlements[0], part)] })),
            "AnnouncedPayment" => With(
                Second(i => i with { AnnouncedPayments = [Other(i.AnnouncedPayments[0], part)] })
            ),
            "SettledAmount" => With(Second(i => i with { SettledAmounts = [Other(i.SettledAmounts[0], part)] })),
            "CreditApplication" => With(Second(i => i with { Applications = [Other(i.Applications[0], part)] })),
            "Dismissal" => Replayed with
            {
                Dismissals = Replayed.Dismissals.SetItem(0, Other(Replayed.Dismissals[0], part)),
            },
            "ApprovalRequest" => Replayed with
            {
                Requests = Replayed.Requests.SetItem(0, Other(Replayed.Requests[0], part)),
            },
            "ClientLink" => Replayed with
            {
                ClientLinks = Replayed.ClientLinks.SetItem(0, Other(Replayed.ClientLinks[0], part)),
            },
            "InvitationUse" => Replayed with
            {
                InvitationUses = Replayed.InvitationUses.SetItem(0, Other(Replayed.InvitationUses[0], part)),
            },
            "Appointment" => Replayed with
            {
                Appointments = Replayed.Appointments.SetItem(0, Other(Replayed.Appointments[0], part)),
            },
            "Deputy" => Replayed with { Deputies = Replayed.Deputies.SetItem(0, Other(Replayed.Deputies[0], part)) },
            _ => Replayed with { RoleHolders = Replayed.RoleHolders.SetItem(0, Other(Replayed.RoleHolders[0], part)) },
        };
    }

    /// <summary>A copy of the record with another value in one property.</summary>
    private static T Other<T>(T record, string part)
        where T : class
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, [])!;
        var property = typeof(T).GetProperty(part)!;
        property.SetValue(copy, Other(property.PropertyType, property.GetValue(record)));
        return copy;
    }

    private static object? Other(Type type, object? value)
    {
        var signed = new Signature("mallory", DateTimeOffset.UnixEpoch, Solo: false);
        if (
            value is not null
            && (Nullable.GetUnderlyingType(type) is not null || !type.IsValueType)
            && type != typeof(string)
        )
            return
                Nullable.GetUnderlyingType(type) is not null
                || type.IsAssignableTo(typeof(Amount))
                || type == typeof(Signature)
                || type == typeof(CreditParts)
                || type == typeof(ReminderSettings)
                || type == typeof(VatTreatment)
                || type == typeof(SettlementRules)
                || type == typeof(CashDiscount)
                || type == typeof(InvoiceClaim)
                || type == typeof(IReadOnlyList<TaxShare>)
                || type == typeof(ImmutableList<int>)
                ? OtherOf(type, value, signed)
                : null;
        return OtherOf(type, value, signed);
    }

    private static object OtherOf(Type type, object? value, Signature signed) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(string) => $"{value}x",
            var t when t == typeof(int) => (value as int? ?? 0) + 7,
            var t when t == typeof(long) => (value as long? ?? 0) + 7,
            var t when t == typeof(bool) => !(bool)value!,
            var t when t == typeof(DateOnly) => (value as DateOnly? ?? new(2026, 1, 1)).AddDays(1),
            var t when t == typeof(DateTimeOffset) => ((DateTimeOffset)value!).AddDays(1),
            var t when t == typeof(Money) => (value as Money? ?? Money.Zero(Currency.Eur)) + new Money(1, Currency.Eur),
            var t when t == typeof(Percent) => new Percent(((Percent)value!).Units + 1),
            var t when t == typeof(VatTreatment) => new VatTreatment(VatCategory.ZeroRated, Percent.Zero),
            var t when t == typeof(InvoiceClaim) => ((InvoiceClaim)value!) with { Kind = InvoiceKind.Final },
            var t when t == typeof(IReadOnlyList<TaxShare>) => Array.Empty<TaxShare>(),
            var t when t == typeof(ImmutableList<int>) => ((ImmutableList<int>)value!).Add(7),
            var t when t == typeof(VatCorrection) => new VatCorrection(
                VatTreatment.FromRate(Percent.Zero),
                "x",
                signed
            ),
            var t when t == typeof(CashDiscount) => new CashDiscount(new(30_000), 9),
            var t when t == typeof(SettlementRules) => SettlementRules.Default(Currency.Eur) with { Set = signed },
            var t when t == typeof(SettlementReversal) => new SettlementReversal("x", signed),
            var t when t == typeof(ClientMail) => new ClientMail(
                ClientMailKind.Terms,
                null,
                false,
                "eve@evil.example",
                null,
                "",
                signed.At
            ),
            var t when t == typeof(Signature) => signed,
            var t when t == typeof(CreditParts) => new CreditParts([new(9, new(1, Currency.Eur))]),
            var t when t == typeof(Amount) => new Amount.Unbilled(),
            var t when t == typeof(ReminderSettings) => ReminderSettings.Default with { From = 3 },
            var t when t == typeof(ProjectHalt) => new ProjectHalt("x", signed),
            var t when t == typeof(ClientWish) => new ClientWish(9, "x", signed),
            var t when t == typeof(WaitingAgreement) => new WaitingAgreement(9, "x", "x", signed.At, 9, signed),
            var t when t == typeof(Agreement) => new Agreement(9, "x", "x", true, signed),
            var t when t == typeof(Amendment) => new Amendment(9, [], signed),
            var t when t == typeof(Submission) => new Submission("x", "", signed),
            var t when t == typeof(Evidence) => new Evidence("x", "x", signed),
            var t when t == typeof(Confirmation) => new Confirmation("x", "x", true, signed),
            var t when t == typeof(GateOverride) => new GateOverride("x", signed),
            var t when t == typeof(Dispute) => new Dispute("x", signed),
            var t when t == typeof(PaymentPromise) => new PaymentPromise(new(2026, 1, 1), signed),
            var t when t == typeof(ReminderSnooze) => new ReminderSnooze(new(2026, 1, 1), signed),
            var t when t == typeof(WriteOff) => new WriteOff("x", signed),
            var t when t.IsEnum => Enum.GetValues(t).Cast<object>().First(v => !v.Equals(value)),
            var t => throw new InvalidOperationException($"no other {t.Name}"),
        };

    /// <summary>A project in which every list has an item.</summary>
    private static Project Everything()
    {
        var fixture = Website().Agreed().Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.SendBack(fixture.At(1), "name the order", s));
        fixture.Reach(1, "issued");
        Invoice Of(Project p) => p.Invoices[1];
        fixture.Do(Priya, (p, s) => p.Pay(Of(p), Payment(new(50_000, Currency.Eur)), s));
        fixture.Do(Priya, (p, s) => p.Credit(Of(p), new(11_900, Currency.Eur), "one page less", s));
        fixture.Do(Priya, (p, s) => p.Settle(Of(p), SettlementKind.Difference, new(119, Currency.Eur), "rounding", s));
        fixture.Do(Priya, (p, s) => p.PayOnAccount(Payment(new(500, Currency.Eur)), s));
        fixture.Do(Priya, (p, s) => p.ApplyCredit(Of(p), new(400, Currency.Eur), s));
        fixture.Do(Priya, (p, s) => p.Remind(Of(p), s));
        fixture.Do(Priya, (p, s) => p.RequestWriteOff(Of(p), "they are slow", s));
        fixture.Do(Priya, (p, s) => p.CreateClientLink(new('a', 64), s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Marc, Priya, new(2026, 12, 31), s));
        fixture.Do(
            Priya,
            (p, s) =>
                p.DismissPayment(
                    new(
                        7,
                        new("statements/csv:ab12", new(2026, 7, 1), new(50_000, Currency.Eur), "rent", "Bob"),
                        "july.csv",
                        "no number",
                        s.At
                    )
                    {
                        RecordedAmount = Money.Zero(Currency.Eur),
                    },
                    s
                )
        );
        fixture.Do(Bob, (p, s) => p.Join("slack", "T0", "C0", Priya, s));
        fixture.Do(Priya, (p, s) => p.AppointByAddress("lena@agency.example", Role.Lead, s));
        var back = new UnmatchedPayment(
            8,
            new(
                "statements/camt:ab13",
                new(2026, 7, 1),
                new(50_000, Currency.Eur),
                Of(fixture.Project).IssueDetails!.Number,
                "Bob"
            )
            {
                IsBankReturn = true,
            },
            "july.xml",
            "taken back",
            fixture.Now
        )
        {
            RecordedAmount = Money.Zero(Currency.Eur),
        };
        fixture.Do(
            Priya,
            (p, s) =>
                p.RecordBankReturn(
                    back,
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
                )
        );
        fixture.Do(Priya, (p, s) => p.Reverse(Of(p).Payments[0], "bounced", s));
        fixture.Do(Priya, (p, s) => p.Pay(Of(p), Payment(new(1_000, Currency.Eur)) with { On = new(2027, 1, 1) }, s));
        fixture.Now = new(2026, 8, 17, 8, 0, 0, TimeSpan.Zero);
        fixture.Do(Clock, (p, s) => p.SendNotice(NoticeKind.Expected, 2, s));
        return fixture.Project;
    }
}
