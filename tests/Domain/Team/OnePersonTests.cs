using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>
/// Two accounts of one person do not check each other's work. This only restricts and gives nobody a permission.
/// </summary>
public sealed class OnePersonTests
{
    private const string PriyaThere = "slack|T0|U0PRIYA",
        MarcThere = "slack|T0|U0MARC",
        Marcs = "marc@agency.example",
        Priyas = "priya@agency.example";

    private static ProjectFixture Joined(string by = PriyaThere, string inviter = Priya)
    {
        var fixture = Website().Team().Agreed();
        fixture.Do(by, (p, s) => p.Join("slack", "T0", "C0", inviter, There(s)));
        return fixture;
    }

    [Fact]
    public void Whoever_joins_by_the_code_of_somebody_is_that_person_to_the_separation_of_duties()
    {
        var fixture = Joined();
        Assert.True(fixture.Project.IsSamePerson(Priya, PriyaThere));
        fixture.Refused<Refusal.OwnApprover>(PriyaThere, (p, s) => p.GiveRole(PriyaThere, Role.Approver, There(s)));
        fixture.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(PriyaThere, Role.Approver, s));
        // If an approver gives the role, the account is an approver, but still does not count as a second person.
        fixture.Do(Marc, (p, s) => p.GiveRole(PriyaThere, Role.Approver, s));
        fixture.Reach(1, "drafted");
        var own = fixture.Refused<Refusal.OwnDraft>(PriyaThere, (p, s) => p.Issue(fixture.At(1), There(s)));
        Assert.Equal((OwnWorkReason.OtherAccount, 1), (own.OwnWorkReason, own.OtherApprovers.Count));
        Assert.Equal([Marc], fixture.Project.IssuersOf(fixture.InvoiceAt(1), fixture.Now));
        Assert.False(
            fixture.Project.CanIssue(fixture.InvoiceAt(1), ContextOf(PriyaThere, fixture.Now).Actor, fixture.Now)
        );
        Assert.DoesNotContain(
            InboxItem.FindFor(fixture.Project, ContextOf(PriyaThere, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Draft
        );
        fixture.Do(Marc, (p, s) => p.Issue(fixture.At(1), s));
    }

    [Fact]
    public void The_same_address_makes_one_person_of_accounts_and_that_goes_from_account_to_account()
    {
        var fixture = Joined().Knowing(addresses: [(PriyaThere, Priyas), (Bob, Priyas), (Marc, Marcs)]);
        Assert.True(fixture.Project.IsSamePerson(Bob, PriyaThere));
        Assert.True(fixture.Project.IsSamePerson(Priya, Bob));
        Assert.False(fixture.Project.IsSamePerson(Priya, Marc));
        Assert.False(fixture.Project.IsSamePerson(Finn, Bob));
        // It gives no permission: Bob has no role here, whatever his other accounts are.
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: true),
                fixture.Now
            )
        );
    }

    [Fact]
    public void Nobody_decides_with_another_account_what_they_asked_for_nor_confirms_what_they_submitted()
    {
        var fixture = Joined(MarcThere, Marc).Reach(1, "issued");
        fixture.Do(
            MarcThere,
            (p, s) => p.RequestOverride(fixture.At(2), "the client promised payment on Friday", There(s))
        );
        Assert.Empty(fixture.Refused<Refusal.OwnRequest>(Marc, (p, s) => p.Approve(p.Requests[0], s)).OtherApprovers);
        fixture.Refused<Refusal.OwnRequest>(
            Marc,
            (p, s) => p.Override(fixture.At(2), "the client promised payment on Friday", s)
        );

        var other = Website(milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)]).Team().Agreed();
        other.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        other.Reach(1, "submitted");
        Assert.Equal(
            OwnWorkReason.OtherAccount,
            other
                .Refused<Refusal.OwnSubmission>(PriyaThere, (p, s) => p.Confirm(other.At(1), "", "", "Priya", There(s)))
                .OwnWorkReason
        );
    }

    [Fact]
    public void Nobody_stands_in_for_an_approver_with_another_account_by_their_own_word_nor_for_themselves()
    {
        var fixture = Joined();
        var until = new DateOnly(2026, 8, 1);
        fixture.Refused<Refusal.DeputyNeedsConsent>(Priya, (p, s) => p.AddDeputy(PriyaThere, Marc, until, s));
        fixture.Refused<Refusal.DeputyNeedsConsent>(PriyaThere, (p, s) => p.AddDeputy(Priya, Marc, until, There(s)));
        fixture.Refused<Refusal.OwnDeputy>(Priya, (p, s) => p.AddDeputy(PriyaThere, Priya, until, s));
        fixture.Do(Marc, (p, s) => p.AddDeputy(PriyaThere, Marc, until, s));
        fixture.Reach(1, "drafted");
        fixture.Refused<Refusal.OwnDraft>(PriyaThere, (p, s) => p.Issue(fixture.At(1), There(s)));
    }

    [Fact]
    public void Alone_with_two_accounts_everything_stays_allowed_and_marked_solo()
    {
        var fixture = Website().Agreed();
        fixture.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        fixture.Refused<Refusal.OwnApprover>(PriyaThere, (p, s) => p.GiveRole(PriyaThere, Role.Approver, There(s)));
        Assert.True(fixture.Project.IsSolo);
        fixture.Do(PriyaThere, (p, s) => p.Start(fixture.At(1), There(s)));
        fixture.Reach(1, "confirmed");
        fixture.Do(PriyaThere, (p, s) => p.Draft(fixture.At(1), null, There(s)));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(1), s));
        Assert.True(fixture.InvoiceAt(1).IssueDetails!.Signed.Solo);
    }

    [Theory, InlineData(Role.Approver), InlineData(Role.Finance)]
    public void Whoever_is_alone_with_two_accounts_does_not_lock_themselves_out_by_a_role_for_the_second(Role role)
    {
        var fixture = Website().Agreed();
        fixture.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        fixture.Refused<Refusal.OwnSecondAccount>(Priya, (p, s) => p.GiveRole(PriyaThere, role, s));
        // By e-mail address: while the account is not known yet, the role waits.
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Priyas, role, s));
        fixture.Knowing(addresses: [(Priya, Priyas), (PriyaThere, Priyas)]);
        Assert.Empty(fixture.Project.BindAppointments(Priyas, There(ContextOf(PriyaThere, fixture.Now))));
        fixture.Do(Priya, (p, s) => p.EndAppointment(Priyas, role, s));
        fixture.Refused<Refusal.OwnSecondAccount>(Priya, (p, s) => p.AppointByAddress(Priyas, role, s));
        fixture.Reach(1, "issued");
        Assert.True(fixture.InvoiceAt(1).IssueDetails!.Signed.Solo);
        // With a second person it is a role like any other.
        fixture.Team();
        fixture.Do(Marc, (p, s) => p.GiveRole(PriyaThere, role, s));
    }

    [Fact]
    public void An_approver_of_the_other_platform_is_named_by_address_at_home_bound_once_and_is_a_second_pair_of_eyes()
    {
        var fixture = Website().Agreed();
        fixture.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        fixture.Refused<Refusal.AppointmentElsewhere>(
            PriyaThere,
            (p, s) => p.AppointByAddress(Marcs, Role.Approver, There(s))
        );
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        fixture.Refused<Refusal.AppointmentAlreadyMade>(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        // It is reserved and has no effect yet: Priya still holds the project alone.
        Assert.True(fixture.Project.IsSolo);
        Assert.Empty(fixture.Project.BindAppointments("bob@agency.example", There(ContextOf(Bob, fixture.Now))));
        Assert.Empty(fixture.Project.BindAppointments(Marcs, ContextOf(Marc, fixture.Now)));
        Assert.Empty(
            fixture.Project.BindAppointments(
                Marcs,
                There(ContextOf(MarcThere, fixture.Now)) with
                {
                    Actor = new(MarcThere, "", ActorKind.Guest, IsInProjectConversation: true),
                }
            )
        );
        fixture.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.Equal([MarcThere], fixture.Project.HoldersOf(Role.Approver));
        Assert.Empty(fixture.Project.BindAppointments(Marcs, There(ContextOf("slack|T0|U0OTHER", fixture.Now))));
        Assert.False(fixture.Project.IsSolo);
        fixture.Do(Priya, (p, s) => p.Start(fixture.At(1), s));
        fixture.Do(Priya, (p, s) => p.Submit(fixture.At(1), "Report", "", s));
        fixture.Do(MarcThere, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "portal", "", There(s)));
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(1), null, s));
        fixture.Do(MarcThere, (p, s) => p.Issue(fixture.At(1), There(s)));
    }

    [Fact]
    public void Whoever_brought_the_code_and_is_named_by_address_is_somebody_else_only_where_both_addresses_are_known()
    {
        var fixture = Website().Agreed();
        fixture.Do(MarcThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        // Until both are known the role waits, and Priya stays alone and able to act.
        Assert.Empty(fixture.Project.BindAppointments(Marcs, There(ContextOf(MarcThere, fixture.Now))));
        Assert.True(fixture.Project.IsSamePerson(Priya, MarcThere));
        fixture.Knowing(addresses: [(MarcThere, Marcs), (Priya, Priyas)]);
        fixture.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.False(fixture.Project.IsSamePerson(Priya, MarcThere));
        fixture.Knowing(addresses: [(MarcThere, Marcs), (Priya, Marcs)]);
        Assert.True(fixture.Project.IsSamePerson(Priya, MarcThere));
    }

    [Fact]
    public void Whoever_brings_a_colleagues_code_makes_no_one_person_of_two_who_are_known_by_different_addresses()
    {
        var fixture = Joined(MarcThere);
        (string, string)[] known = [(Priya, Priyas), (Marc, Marcs), (MarcThere, Marcs)];
        fixture.Reach(1, "drafted").Knowing(addresses: known);
        Assert.False(fixture.Project.IsSamePerson(Priya, Marc));
        Assert.True(fixture.Project.IsSamePerson(Marc, MarcThere));
        Assert.Equal([Marc], fixture.Project.IssuersOf(fixture.InvoiceAt(1), fixture.Now));
        // The code links both while it is unknown whose account it is, and always if it is the inviter's own second
        // account.
        foreach (
            var unclear in new (string, string)[][]
            {
                [known[0], known[1]],
                [known[1], known[2]],
                [known[0], known[1], (MarcThere, Priyas)],
                [known[0], (Marc, "m@x"), known[2]],
            }
        )
            Assert.True(fixture.Knowing(addresses: unclear).Project.IsSamePerson(Priya, MarcThere));
        // Two second accounts of hers do not confirm each other as another person.
        var hers = Joined();
        hers.Do("slack|T1|U1PRIYA", (p, s) => p.Join("slack", "T1", "C1", Priya, There(s)));
        hers.Knowing(addresses: [known[0], (PriyaThere, "p@x"), ("slack|T1|U1PRIYA", "p@x")]);
        Assert.True(hers.Project.IsSamePerson(Priya, PriyaThere));
        fixture.Knowing(addresses: known).Do(Marc, (p, s) => p.Issue(fixture.At(1), s));
    }

    [Fact]
    public void A_lead_keeps_no_approvers_role_for_their_own_address()
    {
        var fixture = Website().Team().Knowing(addresses: [(Priya, Priyas)]);
        fixture.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
    }

    [Fact]
    public void A_lead_gets_no_approvers_account_on_the_other_platform_by_their_own_word()
    {
        var fixture = Joined();
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
        fixture.Knowing(addresses: [(PriyaThere, Priyas)]);
        Assert.Empty(fixture.Project.BindAppointments(Priyas, There(ContextOf(PriyaThere, fixture.Now))));
        // When both e-mail addresses are known and differ, the person who used the code is somebody else.
        fixture.Knowing(addresses: [(PriyaThere, Priyas), (Priya, "priya.shah@agency.example")]);
        Assert.NotEmpty(fixture.Project.BindAppointments(Priyas, There(ContextOf(PriyaThere, fixture.Now))));
        // A role that an approver gives is allowed.
        fixture.Knowing();
        fixture.Do(Priya, (p, s) => p.EndAppointment(Priyas, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
        Assert.NotEmpty(fixture.Project.BindAppointments(Priyas, There(ContextOf(PriyaThere, fixture.Now))));
    }

    [Fact]
    public void What_is_kept_for_an_address_is_taken_back_while_nobody_has_come()
    {
        var fixture = Joined();
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
        Assert.Null(
            fixture.Refused<Refusal.NoAppointment>(Priya, (p, s) => p.EndAppointment(Marcs, Role.Lead, s)).Actor
        );
        fixture.Do(Priya, (p, s) => p.EndAppointment(Marcs, Role.Finance, s));
        Assert.Empty(fixture.Project.BindAppointments(Marcs, There(ContextOf(MarcThere, fixture.Now))));
        fixture.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
        fixture.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.Equal(
            MarcThere,
            fixture.Refused<Refusal.NoAppointment>(Priya, (p, s) => p.EndAppointment(Marcs, Role.Finance, s)).Actor
        );
        fixture.Refused<Refusal.RoleAlreadyHeld>(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
    }

    private static DecisionContext There(DecisionContext s) => s with { IsHomeWorkspace = false };
}
