using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>Who may do what: refused by default, and nobody checks their own work when a second person can.</summary>
public sealed class RightsTests
{
    [Fact]
    public void Whoever_creates_a_project_holds_every_role_and_every_record_says_solo()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        Assert.True(fixture.Project.IsSolo);
        Assert.All(fixture.Journal, h => Assert.True(h.Signed.Solo));
        Assert.True(fixture.InvoiceAt(1).IssueDetails!.Signed.Solo);
    }

    [Fact]
    public void A_role_given_to_somebody_is_taken_from_the_creator_unless_she_is_named_too()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.GiveRole(Marc, Role.Approver, s));
        Assert.Equal([Marc], fixture.Project.HoldersOf(Role.Approver));
        Assert.Equal([Priya], fixture.Project.HoldersOf(Role.Finance));
        fixture.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Finance, s));
        fixture.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Finance, s));
        Assert.Equal([Priya, Finn], fixture.Project.HoldersOf(Role.Finance));
    }

    [Fact]
    public void Once_a_second_person_has_approved_or_paid_solo_never_returns()
    {
        var fixture = Website().Team();
        Assert.False(fixture.Project.IsSolo);
        fixture.Do(Marc, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Finn, Role.Finance, s));
        Assert.False(fixture.Project.IsSolo);
        Assert.Empty(fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Issue(fixture.At(1), s)).Holders);
    }

    [Fact]
    public void The_last_approver_goes_only_by_his_own_word()
    {
        var fixture = Website().Team();
        fixture.Refused<Refusal.LastApprover>(Priya, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whoever_is_offered_to_issue_a_draft_may_and_nobody_else(bool team)
    {
        foreach (var drafter in new[] { Priya, Marc, Finn })
        {
            foreach (var issuer in new[] { Priya, Marc, Finn, Bob, Dana })
            {
                var fixture = (team ? Website().Team() : Website()).Agreed().Reach(1, "confirmed");
                if (fixture.Try(drafter, (p, s) => p.Draft(fixture.At(1), null, s)) is Decision.Refused)
                    continue;
                var (project, draft) = (fixture.Project, fixture.InvoiceAt(1));
                var offered = project.CanIssue(draft, ContextOf(issuer, fixture.Now).Actor, fixture.Now);
                Assert.Equal(offered, fixture.Try(issuer, (p, s) => p.Issue(fixture.At(1), s)) is Decision.Accepted);
                Assert.Equal(offered, project.IssuersOf(draft, fixture.Now).Contains(issuer));
            }
        }
    }

    [Fact]
    public void The_drafter_does_not_issue_his_own_draft()
    {
        var fixture = Website().Team().Agreed().Reach(1, "confirmed");
        fixture.Do(Marc, (p, s) => p.Draft(fixture.At(1), null, s));
        fixture.Refused<Refusal.OwnDraft>(Marc, (p, s) => p.Issue(fixture.At(1), s));
        fixture.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        Assert.Equal(
            [Finn],
            fixture.Refused<Refusal.OwnDraft>(Marc, (p, s) => p.Issue(fixture.At(1), s)).OtherApprovers
        );
        fixture.Do(Finn, (p, s) => p.Issue(fixture.At(1), s));
    }

    [Fact]
    public void A_lead_does_not_confirm_what_she_submitted_herself()
    {
        var fixture = Website(milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)])
            .Team()
            .Agreed()
            .Reach(1, "submitted");
        fixture.Refused<Refusal.OwnSubmission>(Priya, (p, s) => p.Confirm(fixture.At(1), "", "", "Priya", s));
        fixture.Do(Marc, (p, s) => p.Confirm(fixture.At(1), "", "", "Marc", s));
        Assert.Equal("Marc", fixture.At(1).Confirmation!.ConfirmedBy);
    }

    [Fact]
    public void A_leads_evidence_waits_for_an_approver_and_a_refusal_takes_it_away()
    {
        var fixture = Website().Team().Agreed().Reach(1, "submitted");
        fixture.Refused<Refusal.EvidenceNeeded>(Priya, (p, s) => p.Confirm(fixture.At(1), "", "", "", s));
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "portal", "", s));
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Confirm(fixture.At(1), "", "", "", s));
        Assert.Equal(MilestoneBot.Domain.Milestones.Stage.Submitted, fixture.At(1).Stage);
        fixture.Do(Marc, (p, s) => p.RequestChanges(fixture.At(1), "the evidence was refused", s));
        Assert.Null(fixture.At(1).Evidence);
        fixture.Do(Priya, (p, s) => p.Submit(fixture.At(1), "Report 2", "", s));
        fixture.Refused<Refusal.EvidenceNeeded>(Marc, (p, s) => p.Confirm(fixture.At(1), "", "", "", s));
    }

    /// <summary>The table of permissions, role by role.</summary>
    [Theory]
    [InlineData(Permission.Define, "lead approver")]
    [InlineData(Permission.RecordAgreement, "lead approver")]
    [InlineData(Permission.AcceptAgreement, "approver")]
    [InlineData(Permission.Deliver, "member lead approver")]
    [InlineData(Permission.AttachEvidence, "lead approver")]
    [InlineData(Permission.AcceptEvidence, "approver")]
    [InlineData(Permission.ConfirmForTeam, "lead approver")]
    [InlineData(Permission.RequestChanges, "lead approver")]
    [InlineData(Permission.DraftInvoice, "lead approver finance")]
    [InlineData(Permission.IssueInvoice, "approver")]
    [InlineData(Permission.RecordPayment, "finance")]
    [InlineData(Permission.OverrideGate, "approver")]
    [InlineData(Permission.ManageRoles, "lead approver")]
    [InlineData(Permission.Reopen, "approver")]
    [InlineData(Permission.IssueCredit, "approver")]
    [InlineData(Permission.Refund, "approver")]
    [InlineData(Permission.WriteOff, "approver")]
    [InlineData(Permission.SettleSmall, "approver finance")]
    [InlineData(Permission.Settle, "approver")]
    [InlineData(Permission.SetSettlementRules, "approver")]
    [InlineData(Permission.ChangeVat, "approver finance")]
    [InlineData(Permission.AskForVat, "lead approver finance")]
    [InlineData(Permission.AskForMoney, "lead approver finance")]
    [InlineData(Permission.FollowUp, "lead approver finance")]
    [InlineData(Permission.AskForOverride, "lead approver")]
    [InlineData(Permission.Decide, "approver")]
    [InlineData(Permission.LinkClient, "lead approver")]
    [InlineData(Permission.Pause, "lead approver")]
    [InlineData(Permission.Close, "lead approver")]
    [InlineData(Permission.See, "member lead approver finance")]
    public void Each_act_is_open_to_exactly_its_roles(Permission permission, string roles)
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Member, s));
        foreach (var (who, role) in new[] { (Priya, "lead"), (Marc, "approver"), (Finn, "finance"), (Bob, "member") })
            Assert.Equal(
                roles.Split(' ').Contains(role),
                Permissions.IsAllowed(
                    fixture.Project,
                    permission,
                    new(who, who, ActorKind.Staff, IsInProjectConversation: false),
                    fixture.Now
                )
            );
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                permission,
                new(Priya, "", ActorKind.Guest, IsInProjectConversation: true),
                fixture.Now
            )
        );
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                permission,
                new("stranger", "", ActorKind.Staff, IsInProjectConversation: false),
                fixture.Now
            )
        );
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                permission,
                new(Priya, "", ActorKind.Clock, IsInProjectConversation: true),
                fixture.Now
            )
        );
    }

    [Fact]
    public void Every_act_has_its_row() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.NotEmpty(Permissions.GetRoles(permission)));
}
