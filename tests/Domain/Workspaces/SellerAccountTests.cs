using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Workspaces;

/// <summary>The account to which clients pay changes only with a second pair of eyes.</summary>
public sealed class SellerAccountTests
{
    private const string Old = "DE89370400440532013000",
        New = "DE02120300000000202051",
        Third = "DE02500105170137075030";

    private static readonly DateTimeOffset At = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private static DecisionContext By(string who, int days = 0) => ContextOf(who, At.AddDays(days));

    private static SellerAccountProposal Proposal(int id, string iban, string by) =>
        new(id, new(iban, "Studio GmbH", ""), new(by, At, Solo: false));

    private static Workspace Of(ProjectFixture project, params SellerAccountProposal[] accounts) =>
        new(project.Project, project.Project, accounts.Length > 0, [])
        {
            Seller = SellerSettings.None with { Accounts = accounts },
        };

    private static SellerAccountProposal Accepted(SellerAccountProposal proposal) =>
        proposal with
        {
            State = SellerAccountState.Accepted,
            Decided = new("marc", At, Solo: false),
        };

    [Fact]
    public void An_account_is_proposed_by_a_lead_and_accepted_by_an_approver_who_did_not_propose_it()
    {
        var team = Website().Team();
        var proposed = Assert.IsType<SellerAccountProposed>(
            Of(team).SetSeller(By(Priya), (PartyField.Iban, Old), (PartyField.Holder, " Studio GmbH ")).Event
        );
        Assert.Equal(new(1, Old, "Studio GmbH", ""), proposed);
        var workspace = Of(team, Proposal(1, Old, Priya));
        Assert.Null(workspace.Seller.Account);
        foreach (var who in new[] { Priya, Finn, Bob, Dana })
            Assert.IsType<Refusal.NotAllowed>(workspace.AcceptAccount(1, "", By(who)).Refusal);
        Assert.Equal(new SellerAccountAccepted(1, Solo: false), workspace.AcceptAccount(1, "", By(Marc)).Event);
        // Marc's own waits for another approver, also when he types the digits.
        var own = Of(team, Proposal(1, Old, Marc));
        Assert.IsType<Refusal.OwnSellerAccount>(own.AcceptAccount(1, "3000", By(Marc)).Refusal);
        team.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        Assert.IsType<SellerAccountAccepted>(Of(team, Proposal(1, Old, Marc)).AcceptAccount(1, "", By(Bob)).Event);
    }

    [Fact]
    public void Who_holds_every_role_alone_types_the_last_four_characters_again()
    {
        var workspace = Of(Website(), Proposal(1, Old, Priya));
        foreach (var typed in new[] { "", "300", "2051", "DE89" })
            Assert.IsType<Refusal.SellerAccountDigits>(workspace.AcceptAccount(1, typed, By(Priya)).Refusal);
        Assert.Equal(new SellerAccountAccepted(1, Solo: true), workspace.AcceptAccount(1, "3000", By(Priya)).Event);
    }

    [Fact]
    public void Only_the_newest_proposal_can_be_accepted_and_only_for_two_weeks()
    {
        var team = Website().Team();
        var workspace = Of(team, Proposal(1, Old, Priya), Proposal(2, New, Priya));
        Assert.IsType<Refusal.SellerAccountNotWaiting>(workspace.AcceptAccount(1, "", By(Marc)).Refusal);
        Assert.IsType<Refusal.SellerAccountNotWaiting>(workspace.AcceptAccount(3, "", By(Marc)).Refusal);
        Assert.IsType<SellerAccountAccepted>(workspace.AcceptAccount(2, "2051", By(Marc)).Event);
        Assert.IsType<Refusal.SellerAccountDigits>(workspace.AcceptAccount(2, "3000", By(Marc)).Refusal);
        Assert.IsType<Refusal.SellerAccountNotWaiting>(workspace.AcceptAccount(2, "", By(Marc, days: 14)).Refusal);
        Assert.IsType<SellerAccountDeclined>(workspace.DeclineAccount(2, "", By(Priya)).Event);
        Assert.IsType<Refusal.NotAllowed>(workspace.DeclineAccount(2, "", By(Finn)).Refusal);
    }

    [Fact]
    public void Until_the_new_one_is_accepted_the_old_one_holds()
    {
        var team = Website().Team();
        var workspace = Of(team, Accepted(Proposal(1, Old, Priya)), Proposal(2, New, Priya));
        Assert.Equal(Old, workspace.Seller.Account!.Iban);
        var now = Of(
            team,
            Accepted(Proposal(1, Old, Priya)),
            Accepted(Proposal(2, New, Priya)) with
            {
                Decided = new("marc", At.AddDays(1), Solo: false),
            }
        );
        Assert.Equal(New, now.Seller.Account!.Iban);
    }

    [Fact]
    public void An_account_has_iban_and_holder_and_what_is_so_already_is_not_proposed_again()
    {
        var team = Website().Team();
        Assert.IsType<Refusal.SellerAccountIncomplete>(Of(team).SetSeller(By(Priya), (PartyField.Iban, Old)).Refusal);
        Assert.IsType<Refusal.SellerAccountIncomplete>(
            Of(team).SetSeller(By(Priya), (PartyField.Holder, "Studio GmbH")).Refusal
        );
        var waiting = Of(team, Proposal(1, Old, Priya));
        Assert.Empty(waiting.SetSeller(By(Priya), (PartyField.Iban, Old)).Events);
        // Another holder of the same account is another account.
        Assert.Equal(
            new SellerAccountProposed(2, Old, "Somebody Else", ""),
            waiting.SetSeller(By(Priya), (PartyField.Holder, "Somebody Else")).Event
        );
        var accepted = Of(team, Accepted(Proposal(1, Old, Priya)));
        Assert.Equal(
            new SellerAccountProposed(2, "", "", ""),
            accepted.SetSeller(By(Priya), (PartyField.Iban, "")).Event
        );
    }

    [Fact]
    public void Another_account_does_not_keep_the_bic_of_the_old_bank_nor_anything_that_nobody_accepted()
    {
        var team = Website().Team();
        var old = Accepted(Proposal(1, Old, Priya) with { Account = new(Old, "Studio GmbH", "COBADEFFXXX") });
        Assert.Equal(
            new SellerAccountProposed(2, New, "Studio GmbH", ""),
            Of(team, old).SetSeller(By(Priya), (PartyField.Iban, New)).Event
        );
        Assert.Equal(
            new SellerAccountProposed(2, New, "Studio GmbH", "BYLADEM1001"),
            Of(team, old).SetSeller(By(Priya), (PartyField.Iban, New), (PartyField.Bic, "BYLADEM1001")).Event
        );
        var waits = Proposal(2, New, Priya) with { Account = new(New, "Somebody Else", "BYLADEM1001") };
        var workspace = Of(team, old, waits);
        Assert.Equal(
            new SellerAccountProposed(3, Third, "Studio GmbH", ""),
            workspace.SetSeller(By(Priya), (PartyField.Iban, Third)).Event
        );
        // Back to the accepted one, its own BIC holds; what waits takes what is said of it.
        Assert.Equal(
            new SellerAccountProposed(3, Old, "Studio GmbH", "COBADEFFXXX"),
            workspace.SetSeller(By(Priya), (PartyField.Iban, Old)).Event
        );
        Assert.Equal(
            new SellerAccountProposed(3, New, "Studio GmbH", "BYLADEM1001"),
            workspace.SetSeller(By(Priya), (PartyField.Holder, "Studio GmbH")).Event
        );
        // A form shows the old BIC beside the IBAN that is typed over.
        var form = new Dictionary<PartyField, string> { [PartyField.Iban] = New, [PartyField.Bic] = "COBADEFFXXX" };
        Assert.Equal([PartyField.Iban], Of(team, old).SaidInForm(form, At).Keys);
        form[PartyField.Bic] = "BYLADEM1001";
        Assert.Equal(2, Of(team, old).SaidInForm(form, At).Count);
    }

    [Fact]
    public void What_is_said_alone_leaves_the_rest_and_the_address_is_said_in_one_way()
    {
        var workspace = Of(Website());
        var set = Assert.IsType<SellerSet>(
            workspace
                .SetSeller(
                    By(Priya),
                    (PartyField.Street, "Main Street 1"),
                    (PartyField.PostCode, "10115"),
                    (PartyField.City, "Berlin")
                )
                .Event
        );
        Assert.Equal("Main Street 1, 10115 Berlin", set.Address);
        Assert.Equal(("", "Berlin"), (set.Name, set.Details!.City));
        var said = workspace with { Seller = new(new("Studio", set.Address, ""), set.Details, []) };
        var other = Assert.IsType<SellerSet>(said.SetSeller(By(Priya), (PartyField.Address, "Elsewhere 2")).Event);
        Assert.Equal(("Studio", "Elsewhere 2", ""), (other.Name, other.Address, other.Details!.City));
        Assert.IsType<Refusal.AddressSaidTwice>(
            said.SetSeller(By(Priya), (PartyField.Address, "Elsewhere 2"), (PartyField.City, "Bern")).Refusal
        );
        Assert.Empty(said.SetSeller(By(Priya), (PartyField.City, "Berlin")).Events);
    }
}
