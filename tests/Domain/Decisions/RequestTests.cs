using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Decisions;

/// <summary>
/// People who may only ask: the same command becomes a request, an approver decides it once, and nothing else
/// changes.
/// </summary>
public sealed class RequestTests
{
    private const string Reason = "client promised payment on Friday";

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static ProjectFixture PartPaid()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(100_000)), s));
        fixture.Now = new(2026, 7, 20, 8, 0, 0, TimeSpan.Zero);
        return fixture;
    }

    /// <summary>
    /// Everything that can be requested: the action by a person who may do it, the request for it, and the result.
    /// </summary>
    private static readonly Dictionary<
        RequestKind,
        (Func<Project, DecisionContext, Decision> Send, Func<Project, bool> Done)
    > Kinds = new()
    {
        [RequestKind.Override] = (
            (p, s) => Send(p, RequestKind.Override, s),
            p => p.LiveMilestones.ElementAt(1).Override is not null
        ),
        [RequestKind.Credit] = ((p, s) => Send(p, RequestKind.Credit, s), p => p.Invoices[0].CreditNotes.Count == 1),
        [RequestKind.Refund] = ((p, s) => Send(p, RequestKind.Refund, s), p => p.Invoices[0].Refunded == Eur(50)),
        [RequestKind.Vat] = (
            (p, s) => Send(p, RequestKind.Vat, s),
            p => p.LiveMilestones.ElementAt(1).Vat?.Rate == Reduced.Rate
        ),
        [RequestKind.WriteOff] = (
            (p, s) => Send(p, RequestKind.WriteOff, s),
            p => p.Invoices[0].State == InvoiceState.WrittenOff
        ),
        [RequestKind.FormalReminder] = (
            (p, s) => Send(p, RequestKind.FormalReminder, s),
            p => p.Invoices[0].FormalReminder is not null
        ),
        [RequestKind.Settle] = (
            (p, s) => p.Settle(p.Invoices[0], SettlementKind.WithheldTax, Eur(150), Reason, s),
            p => p.Invoices[0].SettledAs(SettlementKind.WithheldTax) == Eur(150)
        ),
    };

    private static VatTreatment Reduced => new(VatCategory.Standard, new(7 * Percent.UnitsPerPercent));

    private static Decision Send(Project p, RequestKind kind, DecisionContext s)
    {
        var (invoice, next) = (p.Invoices[0], p.LiveMilestones.ElementAt(1));
        return kind switch
        {
            RequestKind.Override => p.DoOrRequest(
                kind,
                () => p.Override(next, Reason, s),
                () => p.RequestOverride(next, Reason, s),
                s
            ),
            RequestKind.Credit => p.DoOrRequest(
                kind,
                () => p.Credit(invoice, Eur(11_900), Reason, s),
                () => p.RequestCredit(invoice, Eur(11_900), Reason, s),
                s
            ),
            RequestKind.Refund => p.DoOrRequest(
                kind,
                () => p.Refund(invoice, Eur(50), Reason, s),
                () => p.RequestRefund(invoice, Eur(50), Reason, s),
                s
            ),
            RequestKind.Vat => p.DoOrRequest(
                kind,
                () => p.ChangeVat(next, Reduced, Reason, s),
                () => p.RequestVat(next, Reduced, Reason, s),
                s
            ),
            RequestKind.FormalReminder => p.DoOrRequest(
                kind,
                () => p.SendFormalReminder(invoice, null, s),
                () => p.RequestFormalReminder(invoice, s),
                s
            ),
            _ => p.DoOrRequest(
                kind,
                () => p.WriteOff(invoice, Reason, s),
                () => p.RequestWriteOff(invoice, Reason, s),
                s
            ),
        };
    }

    public static TheoryData<RequestKind> All => [.. Enum.GetValues<RequestKind>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Whoever_may_only_ask_asks_by_the_same_words_and_all_others_are_refused(RequestKind kind)
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        Assert.Single(fixture.Project.Requests);
        Assert.False(Kinds[kind].Done(fixture.Project));
        Assert.IsType<RequestMade>(fixture.Journal[^1].Event);
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => Kinds[kind].Send(p, s));
        fixture.Refused<Refusal.NotAllowed>(Dana, (p, s) => Kinds[kind].Send(p, s));
        if (kind == RequestKind.Override)
            fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => Kinds[kind].Send(p, s));
        else if (kind is RequestKind.Vat or RequestKind.FormalReminder)
            fixture.Do(Finn, (p, s) => Kinds[kind].Send(p, s));
        else
            fixture.Refused<Refusal.AlreadyAsked>(Finn, (p, s) => Kinds[kind].Send(p, s));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_approver_does_it_by_approving_and_a_second_click_is_told_who_was_first(RequestKind kind)
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        var request = fixture.Project.Requests[0];
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Approve(request, s));
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.Decline(request, "", s));
        fixture.Do(Marc, (p, s) => p.Approve(p.Requests[0], s));
        Assert.True(Kinds[kind].Done(fixture.Project));
        Assert.Equal(
            (RequestState.Approved, Marc),
            (fixture.Project.Requests[0].State, fixture.Project.Requests[0].Decided!.By)
        );
        var over = fixture.Refused<Refusal.RequestNotOpen>(Marc, (p, s) => p.Decline(p.Requests[0], "", s));
        Assert.Equal((Marc, false), (over.Request.Decided!.By, over.IsExpired));
        Assert.Single(fixture.Journal, h => h.Event is RequestDecided);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_request_that_is_declined_changes_nothing_and_can_be_asked_for_again(RequestKind kind)
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        fixture.Refused<Refusal.InvalidText>(Marc, (p, s) => p.Decline(p.Requests[0], new string('x', 241), s));
        fixture.Do(Marc, (p, s) => p.Decline(p.Requests[0], " not now ", s));
        Assert.False(Kinds[kind].Done(fixture.Project));
        Assert.Equal(
            (RequestState.Declined, "not now"),
            (fixture.Project.Requests[0].State, fixture.Project.Requests[0].DeclineReason)
        );
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        Assert.Equal(["R1", "R2"], fixture.Project.Requests.Select(r => r.Name));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_request_expires_after_fourteen_days_and_not_a_moment_before(RequestKind kind)
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        fixture.Now = fixture.Now.AddDays(ApprovalRequest.LifetimeDays).AddMilliseconds(-1);
        fixture.Fork(d =>
        {
            d.Do(Marc, (p, s) => p.Approve(p.Requests[0], s));
            return 0;
        });
        fixture.Now = fixture.Now.AddMilliseconds(1);
        Assert.True(fixture.Refused<Refusal.RequestNotOpen>(Marc, (p, s) => p.Approve(p.Requests[0], s)).IsExpired);
        Assert.True(fixture.Refused<Refusal.RequestNotOpen>(Marc, (p, s) => p.Decline(p.Requests[0], "", s)).IsExpired);
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_an_approver_does_himself_decides_the_request_for_the_same_so_that_nobody_does_it_twice(
        RequestKind kind
    )
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[kind].Send(p, s));
        fixture.Do(Marc, (p, s) => Kinds[kind].Send(p, s));
        Assert.True(Kinds[kind].Done(fixture.Project));
        Assert.Equal(RequestState.Approved, fixture.Project.Requests[0].State);
        fixture.Refused<Refusal.RequestNotOpen>(Marc, (p, s) => p.Approve(p.Requests[0], s));
    }

    [Fact]
    public void Another_sum_than_the_one_asked_for_leaves_the_request_open()
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => p.RequestCredit(p.Invoices[0], Eur(11_900), Reason, s));
        fixture.Do(Marc, (p, s) => p.Credit(p.Invoices[0], Eur(23_800), Reason, s));
        Assert.True(fixture.Project.Requests[0].IsOpen);
    }

    [Fact]
    public void A_full_credit_decides_whoever_asked_for_all_of_it_by_its_sum_or_without_one()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.RequestCredit(p.Invoices[0], null, Reason, s));
        fixture.Do(Finn, (p, s) => p.RequestCredit(p.Invoices[0], Eur(428_400), Reason, s));
        fixture.Do(Marc, (p, s) => p.Credit(p.Invoices[0], null, Reason, s));
        Assert.All(fixture.Project.Requests, r => Assert.Equal(RequestState.Approved, r.State));
    }

    [Fact]
    public void Nobody_approves_a_wish_of_his_own_once_somebody_else_could()
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[RequestKind.Credit].Send(p, s));
        fixture.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.Equal(
            [Marc],
            fixture.Refused<Refusal.OwnRequest>(Priya, (p, s) => p.Approve(p.Requests[0], s)).OtherApprovers
        );
        fixture.Do(Marc, (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), Reason, s));
        fixture.Refused<Refusal.OwnRequest>(Marc, (p, s) => p.Override(p.LiveMilestones.ElementAt(1), Reason, s));
        fixture.Refused<Refusal.OwnRequest>(Marc, (p, s) => p.Approve(p.Requests[1], s));
        fixture.Do(Priya, (p, s) => p.Approve(p.Requests[1], s));
    }

    [Fact]
    public void Whoever_asked_to_open_a_gate_does_not_open_it_after_a_no_be_it_his_own()
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        foreach (var declines in new[] { Marc, Bob })
        {
            fixture.Do(Marc, (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), Reason, s));
            fixture.Do(declines, (p, s) => p.Decline(p.Requests[^1], "", s));
            Assert.Equal(
                [Bob],
                fixture
                    .Refused<Refusal.OwnRequest>(Marc, (p, s) => p.Override(p.LiveMilestones.ElementAt(1), Reason, s))
                    .OtherApprovers
            );
        }
        // A request of somebody else is theirs; an approver decides it like any other.
        fixture.Do(Priya, (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), Reason, s));
        fixture.Do(Marc, (p, s) => p.Approve(p.Requests[^1], s));
        Assert.NotNull(fixture.At(2).Override);
    }

    [Fact]
    public void Somebody_alone_asks_and_approves_and_both_are_marked_solo()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), Reason, s));
        fixture.Do(Priya, (p, s) => p.Approve(p.Requests[0], s));
        Assert.True(fixture.Project.Requests[0] is { Signed.Solo: true, Decided.Solo: true });
        Assert.True(fixture.At(2).Override!.Signed.Solo);
    }

    [Fact]
    public void The_only_approver_does_not_ask_himself()
    {
        var fixture = PartPaid();
        Assert.Equal(
            Reason,
            fixture
                .Refused<Refusal.OnlyApproverIsRequester>(
                    Marc,
                    (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), $" {Reason} ", s)
                )
                .Reason
        );
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), Reason, s));
    }

    [Fact]
    public void What_could_not_be_done_cannot_be_asked_for_either()
    {
        var fixture = PartPaid();
        fixture.Refused<Refusal.ReasonTooShort>(
            Priya,
            (p, s) => p.RequestOverride(p.LiveMilestones.ElementAt(1), "soon", s)
        );
        fixture.Refused<Refusal.NothingToOverride>(
            Priya,
            (p, s) =>
                p.RequestOverride(
                    p.LiveMilestones.ElementAt(0) with
                    {
                        Stage = MilestoneBot.Domain.Milestones.Stage.Planned,
                    },
                    Reason,
                    s
                )
        );
        fixture.Refused<Refusal.CreditTooMuch>(
            Finn,
            (p, s) => p.RequestCredit(p.Invoices[0], p.Invoices[0].Gross + Eur(1), Reason, s)
        );
        fixture.Refused<Refusal.RefundTooMuch>(Finn, (p, s) => p.RequestRefund(p.Invoices[0], Eur(100_001), Reason, s));
        fixture
            .Reach(1, "paid")
            .Refused<Refusal.InvoiceNotOpen>(Finn, (p, s) => p.RequestWriteOff(p.Invoices[0], Reason, s));
    }

    [Fact]
    public void A_request_that_no_longer_fits_is_refused_when_it_is_approved_and_stays_open()
    {
        var fixture = PartPaid();
        fixture.Do(Priya, (p, s) => Kinds[RequestKind.WriteOff].Send(p, s));
        fixture.Reach(1, "paid").Refused<Refusal.InvoiceNotOpen>(Marc, (p, s) => p.Approve(p.Requests[0], s));
        Assert.True(fixture.Project.Requests[0].IsOpen);
    }
}
