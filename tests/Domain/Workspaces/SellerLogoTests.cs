using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Workspaces;

/// <summary>The logo is one value more of the seller: the same people set it, and it changes nothing else.</summary>
public sealed class SellerLogoTests
{
    private const string Picture = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static DecisionContext By(string who) => ContextOf(who, new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));

    private static Workspace Of(ProjectFixture own, ProjectFixture? first = null, SellerSettings? seller = null) =>
        new(own.Project, (first ?? own).Project, seller is not null, []) { Seller = seller ?? SellerSettings.None };

    [Fact]
    public void A_lead_or_an_approver_sets_it_and_nothing_else_of_the_seller_changes()
    {
        var team = Website().Team();
        var said = new SellerSettings(
            new("Studio GmbH", "Main Street 1", "DE123456789"),
            new() { Country = "DE", Colour = "#1f6feb" },
            []
        );
        foreach (var who in new[] { Priya, Marc })
        {
            var set = Assert.IsType<SellerSet>(Of(team, seller: said).SetLogo(Picture, By(who)).Event);
            Assert.Equal(("Studio GmbH", "Main Street 1", "DE123456789"), (set.Name, set.Address, set.VatId));
            Assert.Equal(said.Details with { Logo = Picture }, set.Details);
        }
        foreach (var who in new[] { Finn, Bob, Dana })
            Assert.IsType<Refusal.NotAllowed>(Of(team, seller: said).SetLogo(Picture, By(who)).Refusal);
    }

    [Fact]
    public void Once_the_seller_is_said_only_the_managers_of_the_first_project_change_it()
    {
        var (first, own) = (Website().Team(), Website());
        own.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Lead, s));
        var said = SellerSettings.None with { Party = new("Studio GmbH", "", "") };
        Assert.IsType<SellerSet>(Of(own, first).SetLogo(Picture, By(Bob)).Event);
        Assert.IsType<Refusal.SellerAlreadySet>(Of(own, first, said).SetLogo(Picture, By(Bob)).Refusal);
        Assert.IsType<Refusal.SellerAlreadySet>(Of(own, first, said).CheckSeller(By(Bob)));
    }

    [Fact]
    public void The_same_again_and_none_where_there_is_none_change_nothing()
    {
        var team = Website().Team();
        Assert.Empty(Of(team).SetLogo("", By(Priya)).Events);
        var said = SellerSettings.None with { Details = new() { Logo = Picture } };
        Assert.Empty(Of(team, seller: said).SetLogo(Picture, By(Priya)).Events);
        var gone = Assert.IsType<SellerSet>(Of(team, seller: said).SetLogo("", By(Priya)).Event);
        Assert.Equal("", gone.Details!.Logo);
    }

    [Fact]
    public void Another_value_of_the_seller_leaves_the_logo_as_it_is()
    {
        var team = Website().Team();
        var said = SellerSettings.None with { Details = new() { Logo = Picture } };
        var values = new Dictionary<PartyField, string> { [PartyField.Country] = "DE" };
        var set = Assert.IsType<SellerSet>(Of(team, seller: said).SetSeller(values, null, By(Priya)).Event);
        Assert.Equal((Picture, "DE"), (set.Details!.Logo, set.Details.Country));
    }
}
