using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>Two accounts of one human are one pair of eyes; it takes away and gives nobody a right.</summary>
public sealed class OnePersonTests
{
    private const string PriyaThere = "slack|T0|U0PRIYA",
        MarcThere = "slack|T0|U0MARC",
        Marcs = "marc@agency.example",
        Priyas = "priya@agency.example";

    private static ProjectFixture Joined(string by = PriyaThere, string maker = Priya)
    {
        var desk = Website().Team().Agreed();
        desk.Do(by, (p, s) => p.Join("slack", "T0", "C0", maker, There(s)));
        return desk;
    }

    [Fact]
    public void Whoever_joins_by_the_code_of_somebody_is_that_person_to_the_separation_of_duties()
    {
        var desk = Joined();
        Assert.True(desk.Project.IsSamePerson(Priya, PriyaThere));
        desk.Refused<Refusal.OwnApprover>(PriyaThere, (p, s) => p.GiveRole(PriyaThere, Role.Approver, There(s)));
        desk.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(PriyaThere, Role.Approver, s));
        // By an approver's word it is an approver's account, and still no second pair of eyes.
        desk.Do(Marc, (p, s) => p.GiveRole(PriyaThere, Role.Approver, s));
        desk.Reach(1, "drafted");
        var own = desk.Refused<Refusal.OwnDraft>(PriyaThere, (p, s) => p.Issue(desk.At(1), There(s)));
        Assert.Equal((OwnWorkReason.OtherAccount, 1), (own.OwnWorkReason, own.OtherApprovers.Count));
        Assert.Equal([Marc], desk.Project.IssuersOf(desk.InvoiceAt(1), desk.Now));
        Assert.False(desk.Project.CanIssue(desk.InvoiceAt(1), StampOf(PriyaThere, desk.Now).Actor, desk.Now));
        Assert.DoesNotContain(
            InboxItem.FindFor(desk.Project, StampOf(PriyaThere, desk.Now).Actor, desk.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Draft
        );
        desk.Do(Marc, (p, s) => p.Issue(desk.At(1), s));
    }

    [Fact]
    public void The_same_address_makes_one_person_of_accounts_and_that_goes_from_account_to_account()
    {
        var desk = Joined().Knowing(addresses: [(PriyaThere, Priyas), (Bob, Priyas), (Marc, Marcs)]);
        Assert.True(desk.Project.IsSamePerson(Bob, PriyaThere));
        Assert.True(desk.Project.IsSamePerson(Priya, Bob));
        Assert.False(desk.Project.IsSamePerson(Priya, Marc));
        Assert.False(desk.Project.IsSamePerson(Finn, Bob));
        // It gives no right: Bob is nobody here, whatever his other accounts are.
        Assert.False(
            Permissions.IsAllowed(
                desk.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: true),
                desk.Now
            )
        );
    }

    [Fact]
    public void Nobody_decides_with_another_account_what_they_asked_for_nor_confirms_what_they_submitted()
    {
        var desk = Joined(MarcThere, Marc).Reach(1, "issued");
        desk.Do(MarcThere, (p, s) => p.RequestOverride(desk.At(2), "the client promised payment on Friday", There(s)));
        Assert.Empty(desk.Refused<Refusal.OwnRequest>(Marc, (p, s) => p.Approve(p.Requests[0], s)).OtherApprovers);
        desk.Refused<Refusal.OwnRequest>(
            Marc,
            (p, s) => p.Override(desk.At(2), "the client promised payment on Friday", s)
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
        var desk = Joined();
        var until = new DateOnly(2026, 8, 1);
        desk.Refused<Refusal.DeputyNeedsConsent>(Priya, (p, s) => p.AddDeputy(PriyaThere, Marc, until, s));
        desk.Refused<Refusal.DeputyNeedsConsent>(PriyaThere, (p, s) => p.AddDeputy(Priya, Marc, until, There(s)));
        desk.Refused<Refusal.OwnDeputy>(Priya, (p, s) => p.AddDeputy(PriyaThere, Priya, until, s));
        desk.Do(Marc, (p, s) => p.AddDeputy(PriyaThere, Marc, until, s));
        desk.Reach(1, "drafted");
        desk.Refused<Refusal.OwnDraft>(PriyaThere, (p, s) => p.Issue(desk.At(1), There(s)));
    }

    [Fact]
    public void Alone_with_two_accounts_everything_stays_allowed_and_marked_solo()
    {
        var desk = Website().Agreed();
        desk.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        desk.Refused<Refusal.OwnApprover>(PriyaThere, (p, s) => p.GiveRole(PriyaThere, Role.Approver, There(s)));
        Assert.True(desk.Project.IsSolo);
        desk.Do(PriyaThere, (p, s) => p.Start(desk.At(1), There(s)));
        desk.Reach(1, "confirmed");
        desk.Do(PriyaThere, (p, s) => p.Draft(desk.At(1), null, There(s)));
        desk.Do(Priya, (p, s) => p.Issue(desk.At(1), s));
        Assert.True(desk.InvoiceAt(1).IssueDetails!.Signed.Solo);
    }

    [Theory, InlineData(Role.Approver), InlineData(Role.Finance)]
    public void Whoever_is_alone_with_two_accounts_does_not_lock_themselves_out_by_a_role_for_the_second(Role role)
    {
        var desk = Website().Agreed();
        desk.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        desk.Refused<Refusal.OwnSecondAccount>(Priya, (p, s) => p.GiveRole(PriyaThere, role, s));
        // By address: of an account that is not known yet, the role waits.
        desk.Do(Priya, (p, s) => p.AppointByAddress(Priyas, role, s));
        desk.Knowing(addresses: [(Priya, Priyas), (PriyaThere, Priyas)]);
        Assert.Empty(desk.Project.BindAppointments(Priyas, There(StampOf(PriyaThere, desk.Now))));
        desk.Do(Priya, (p, s) => p.EndAppointment(Priyas, role, s));
        desk.Refused<Refusal.OwnSecondAccount>(Priya, (p, s) => p.AppointByAddress(Priyas, role, s));
        desk.Reach(1, "issued");
        Assert.True(desk.InvoiceAt(1).IssueDetails!.Signed.Solo);
        // With a second person it is a role like any other.
        desk.Team();
        desk.Do(Marc, (p, s) => p.GiveRole(PriyaThere, role, s));
    }

    [Fact]
    public void An_approver_of_the_other_platform_is_named_by_address_at_home_bound_once_and_is_a_second_pair_of_eyes()
    {
        var desk = Website().Agreed();
        desk.Do(PriyaThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        desk.Refused<Refusal.AppointmentElsewhere>(
            PriyaThere,
            (p, s) => p.AppointByAddress(Marcs, Role.Approver, There(s))
        );
        desk.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        desk.Refused<Refusal.AppointmentAlreadyMade>(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        // It is kept and gives nothing yet: the project is Priya's alone.
        Assert.True(desk.Project.IsSolo);
        Assert.Empty(desk.Project.BindAppointments("bob@agency.example", There(StampOf(Bob, desk.Now))));
        Assert.Empty(desk.Project.BindAppointments(Marcs, StampOf(Marc, desk.Now)));
        Assert.Empty(
            desk.Project.BindAppointments(
                Marcs,
                There(StampOf(MarcThere, desk.Now)) with
                {
                    Actor = new(MarcThere, "", ActorKind.Guest, IsInProjectConversation: true),
                }
            )
        );
        desk.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.Equal([MarcThere], desk.Project.HoldersOf(Role.Approver));
        Assert.Empty(desk.Project.BindAppointments(Marcs, There(StampOf("slack|T0|U0OTHER", desk.Now))));
        Assert.False(desk.Project.IsSolo);
        desk.Do(Priya, (p, s) => p.Start(desk.At(1), s));
        desk.Do(Priya, (p, s) => p.Submit(desk.At(1), "Report", "", s));
        desk.Do(MarcThere, (p, s) => p.Confirm(desk.At(1), "Dana Weiss", "portal", "", There(s)));
        desk.Do(Priya, (p, s) => p.Draft(desk.At(1), null, s));
        desk.Do(MarcThere, (p, s) => p.Issue(desk.At(1), There(s)));
    }

    [Fact]
    public void Whoever_brought_the_code_and_is_named_by_address_is_somebody_else_only_where_both_addresses_are_known()
    {
        var desk = Website().Agreed();
        desk.Do(MarcThere, (p, s) => p.Join("slack", "T0", "C0", Priya, There(s)));
        desk.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Approver, s));
        // Until both are known the role waits, and Priya stays alone and able to act.
        Assert.Empty(desk.Project.BindAppointments(Marcs, There(StampOf(MarcThere, desk.Now))));
        Assert.True(desk.Project.IsSamePerson(Priya, MarcThere));
        desk.Knowing(addresses: [(MarcThere, Marcs), (Priya, Priyas)]);
        desk.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.False(desk.Project.IsSamePerson(Priya, MarcThere));
        desk.Knowing(addresses: [(MarcThere, Marcs), (Priya, Marcs)]);
        Assert.True(desk.Project.IsSamePerson(Priya, MarcThere));
    }

    [Fact]
    public void Whoever_brings_a_colleagues_code_makes_no_one_person_of_two_who_are_known_by_different_addresses()
    {
        var desk = Joined(MarcThere);
        (string, string)[] known = [(Priya, Priyas), (Marc, Marcs), (MarcThere, Marcs)];
        desk.Reach(1, "drafted").Knowing(addresses: known);
        Assert.False(desk.Project.IsSamePerson(Priya, Marc));
        Assert.True(desk.Project.IsSamePerson(Marc, MarcThere));
        Assert.Equal([Marc], desk.Project.IssuersOf(desk.InvoiceAt(1), desk.Now));
        // The code says it as long as nothing says whose account that is, and of the maker's own second account always.
        foreach (
            var unclear in new (string, string)[][]
            {
                [known[0], known[1]],
                [known[1], known[2]],
                [known[0], known[1], (MarcThere, Priyas)],
                [known[0], (Marc, "m@x"), known[2]],
            }
        )
            Assert.True(desk.Knowing(addresses: unclear).Project.IsSamePerson(Priya, MarcThere));
        // Two second accounts of hers do not make each other somebody else.
        var hers = Joined();
        hers.Do("slack|T1|U1PRIYA", (p, s) => p.Join("slack", "T1", "C1", Priya, There(s)));
        hers.Knowing(addresses: [known[0], (PriyaThere, "p@x"), ("slack|T1|U1PRIYA", "p@x")]);
        Assert.True(hers.Project.IsSamePerson(Priya, PriyaThere));
        desk.Knowing(addresses: known).Do(Marc, (p, s) => p.Issue(desk.At(1), s));
    }

    [Fact]
    public void A_lead_keeps_no_approvers_role_for_their_own_address()
    {
        var desk = Website().Team().Knowing(addresses: [(Priya, Priyas)]);
        desk.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
    }

    [Fact]
    public void A_lead_gets_no_approvers_account_on_the_other_platform_by_their_own_word()
    {
        var desk = Joined();
        desk.Do(Priya, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
        desk.Knowing(addresses: [(PriyaThere, Priyas)]);
        Assert.Empty(desk.Project.BindAppointments(Priyas, There(StampOf(PriyaThere, desk.Now))));
        // Where both addresses are known and differ, whoever brought the code is somebody else.
        desk.Knowing(addresses: [(PriyaThere, Priyas), (Priya, "priya.shah@agency.example")]);
        Assert.NotEmpty(desk.Project.BindAppointments(Priyas, There(StampOf(PriyaThere, desk.Now))));
        // An approver's word is another matter.
        desk.Knowing();
        desk.Do(Priya, (p, s) => p.EndAppointment(Priyas, Role.Approver, s));
        desk.Do(Marc, (p, s) => p.AppointByAddress(Priyas, Role.Approver, s));
        Assert.NotEmpty(desk.Project.BindAppointments(Priyas, There(StampOf(PriyaThere, desk.Now))));
    }

    [Fact]
    public void What_is_kept_for_an_address_is_taken_back_while_nobody_has_come()
    {
        var desk = Joined();
        desk.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
        Assert.Null(desk.Refused<Refusal.NoAppointment>(Priya, (p, s) => p.EndAppointment(Marcs, Role.Lead, s)).Actor);
        desk.Do(Priya, (p, s) => p.EndAppointment(Marcs, Role.Finance, s));
        Assert.Empty(desk.Project.BindAppointments(Marcs, There(StampOf(MarcThere, desk.Now))));
        desk.Do(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
        desk.Do(MarcThere, (p, s) => p.BindAppointments(Marcs, There(s)).ToArray());
        Assert.Equal(
            MarcThere,
            desk.Refused<Refusal.NoAppointment>(Priya, (p, s) => p.EndAppointment(Marcs, Role.Finance, s)).Actor
        );
        desk.Refused<Refusal.RoleAlreadyHeld>(Priya, (p, s) => p.AppointByAddress(Marcs, Role.Finance, s));
    }

    private static DecisionContext There(DecisionContext s) => s with { IsHomeWorkspace = false };
}
