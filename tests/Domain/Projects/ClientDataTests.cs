using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>Who gets the invoices, who agrees for the client, and what holds back an invoice.</summary>
public sealed class ClientDataTests
{
    private static DecisionContext Real(DecisionContext context, Seller? seller = null) =>
        context with
        {
            IsTrial = false,
            Seller = seller ?? context.Seller,
        };

    private static Dictionary<PartyField, string> Values(params (PartyField Field, string Value)[] values) =>
        values.ToDictionary(v => v.Field, v => v.Value);

    [Fact]
    public void A_real_invoice_needs_name_address_and_country_of_both_and_the_sellers_tax_number_or_vat_id()
    {
        var fixture = Website().Agreed().Reach(1, "drafted");
        var bare = new Seller(new("Studio", "", ""), "Europe/Berlin", IsSample: false);
        var refused = Assert.IsType<Refusal.IssueDataMissing>(
            Assert.IsType<Decision.Refused>(fixture.Try(Priya, (p, s) => p.Issue(fixture.At(1), Real(s, bare)))).Why
        );
        Assert.Equal(
            [
                (true, PartyGapKind.Address),
                (true, PartyGapKind.Country),
                (true, PartyGapKind.TaxId),
                (false, PartyGapKind.Address),
                (false, PartyGapKind.Country),
            ],
            refused.Gaps.Select(gap => (gap.IsSeller, gap.Kind))
        );
        fixture.Do(
            Priya,
            (p, s) =>
                p.ChangeClient(
                    Values(
                        (PartyField.Street, "Rue du Lac 5"),
                        (PartyField.PostCode, "69003"),
                        (PartyField.City, "Lyon"),
                        (PartyField.Country, "FR"),
                        (PartyField.Language, "fr")
                    ),
                    s
                )
        );
        var whole = bare with
        {
            Party = new("Studio", "Main Street 1, 10115 Berlin", ""),
            Details = new() { Country = "DE", TaxNumber = "30/123/45678" },
        };
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(1), Real(s, whole)));
        var issued = fixture.InvoiceAt(1).IssueDetails!;
        Assert.Equal(whole.Details, issued.SellerDetails);
        Assert.Equal(
            ("Lyon", "FR", DocumentLanguage.French),
            (issued.BuyerDetails.City, issued.BuyerDetails.Country, issued.BuyerDetails.Language)
        );
        Assert.Equal("Rue du Lac 5, 69003 Lyon", issued.Buyer.Address);
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Country, "")), s));
        Assert.Equal("FR", fixture.InvoiceAt(1).IssueDetails!.BuyerDetails.Country);
    }

    [Fact]
    public void The_country_of_a_vat_id_is_offered_and_not_taken()
    {
        var gap = PartyGap.Find(true, new("Studio", "Street", "ATU12345678"), PartyDetails.None).Single();
        Assert.Equal((PartyGapKind.Country, "AT"), (gap.Kind, gap.SuggestedCountry));
    }

    [Fact]
    public void Nobody_with_a_role_is_the_clients_contact_outside_a_trial()
    {
        var fixture = Website().Team().Knowing(addresses: [(Marc, "marc@studio.example")]);
        foreach (var contact in new[] { "Marc@Studio.example", "Marc Oliver <marc@studio.example>" })
            Assert.IsType<Refusal.ContactIsRoleHolder>(
                Assert
                    .IsType<Decision.Refused>(
                        fixture.Try(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, contact)), Real(s)))
                    )
                    .Why
            );
        // In a trial one person may play both sides.
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "marc@studio.example")), s));
        Assert.IsType<Refusal.ContactIsRoleHolder>(
            Assert.IsType<Decision.Refused>(fixture.Try(Priya, (p, s) => p.CreateClientLink("hash", Real(s)))).Why
        );
    }

    [Theory]
    [InlineData("dana@acme.example, marc@studio.example", true)]
    [InlineData("marc@studio.example dana@acme.example", true)]
    [InlineData("Dana <dana@acme.example> / Marc <MARC@studio.example>", true)]
    [InlineData("dana@acme.example/marc@studio.example", true)]
    [InlineData("dana@acme.example|marc@studio.example|eve@acme.example", true)]
    [InlineData("mailto:marc@studio.example", true)]
    [InlineData("Marc, marc@studio.example.", true)]
    [InlineData("dana@acme.example [bob@studio.example]", true)]
    [InlineData("jean.marc@studio.example", false)]
    [InlineData("marc@studio.example.com", false)]
    [InlineData("denmarc@studio.example", false)]
    public void No_address_in_the_contact_is_that_of_somebody_with_a_role_or_of_their_deputy(
        string contact,
        bool isTeam
    )
    {
        var fixture = Website().Team().Knowing(addresses: [(Marc, "marc@studio.example"), (Bob, "bob@studio.example")]);
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 12, 31), s));
        var decision = fixture.Try(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, contact)), Real(s)));
        Assert.Equal(isTeam, decision is Decision.Refused { Why: Refusal.ContactIsRoleHolder });
    }

    [Fact]
    public void An_account_speaks_for_the_contact_only_while_the_contact_and_it_are_nobody_of_the_team()
    {
        const string Dana = "msteams|tenant|dana";
        var fixture = Website().Team();
        var address = fixture.Project.ContactAddress;
        Decision Join(string account, string stated, ActorKind kind, Func<DecisionContext, DecisionContext> at) =>
            fixture.Try(
                "client/1/1",
                (p, s) =>
                    p.JoinClientAccount(
                        account,
                        stated,
                        "hash",
                        isByCode: false,
                        at(s with { Actor = s.Actor with { Kind = kind } })
                    )
            );
        Assert.IsType<Decision.Refused>(Join(Dana, address, ActorKind.Guest, s => s));
        Assert.IsType<Decision.Refused>(Join(Dana, address, ActorKind.Staff, s => s));
        Assert.IsType<Decision.Refused>(Join(Dana, "", ActorKind.Client, s => s));
        Assert.IsType<Decision.Refused>(Join(Dana, $"x{address}", ActorKind.Client, s => s));
        Assert.IsType<Decision.Refused>(Join("", address, ActorKind.Client, s => s));
        Assert.IsType<Decision.Refused>(Join(Marc, address, ActorKind.Client, s => s));
        Assert.IsType<Decision.Accepted>(Join(Dana, address.ToUpperInvariant(), ActorKind.Client, s => Real(s)));
        fixture.Knowing(addresses: [(Marc, address)]);
        Assert.IsType<Decision.Refused>(Join(Dana, address, ActorKind.Client, s => Real(s)));
        Assert.False(fixture.Project.MayBeClient(Dana, isTrial: false, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void The_links_of_a_former_contact_are_closed_for_good()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.CreateClientLink("one", s));
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.City, "Lyon")), s));
        Assert.Null(fixture.Project.ClientLinks[0].Revoked);
        var before = fixture.Project.Contact;
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "eve@acme.example")), s));
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, before)), s));
        Assert.Null(fixture.Project.OpenLink(1, fixture.Journal[^1].Signed.At));
        Assert.NotNull(fixture.Project.ClientLinks[0].Revoked);
    }

    [Fact]
    public void The_clients_contact_gets_no_role_outside_a_trial()
    {
        var fixture = Website().Team().Knowing(addresses: [(Bob, "dana@acme.example")]);
        foreach (
            var grant in new Func<Project, DecisionContext, Decision>[]
            {
                (p, s) => p.GiveRole(Bob, Role.Finance, s),
                (p, s) => p.AddDeputy(Bob, Marc, new(2026, 12, 31), s),
                (p, s) => p.AppointByAddress("dana@acme.example", Role.Approver, s),
            }
        )
            Assert.IsType<Refusal.RoleHolderIsContact>(
                Assert.IsType<Decision.Refused>(fixture.Try(Priya, (p, s) => grant(p, Real(s)))).Why
            );
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Finance, s));
        // Their address became known later: what they say on the page is no proof any more, and waits for an approver.
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.CreateClientLink("hash", s));
        var agrees = Assert.IsType<Decision.Accepted>(
            fixture.Try(
                Priya,
                (p, s) =>
                    p.AgreeAsClient(
                        new(1, "Dana Weiss", "client page", p.Proposed!.At, HasCode: true),
                        Real(s) with
                        {
                            Actor = new("client/p1/1", "Dana", ActorKind.Client, IsInProjectConversation: false),
                        }
                    )
            )
        );
        Assert.IsType<AgreementAttached>(Assert.Single(agrees.Events));
    }

    [Fact]
    public void Another_contact_after_terms_were_sent_is_recorded_with_the_one_before()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        var before = fixture.Project.Contact;
        Assert.NotEqual("", before);
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "dora@acme.example")), s));
        Assert.Equal(before, fixture.Project.FormerContact);
        // Other terms do not take back that some were sent.
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(3), s));
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "eva@acme.example")), s));
        Assert.Equal("dora@acme.example", fixture.Project.FormerContact);
    }

    [Fact]
    public void Another_contact_after_the_agreement_is_recorded_with_the_one_before()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "dora@acme.example")), s));
        Assert.Equal("", fixture.Project.FormerContact);
        fixture.Agreed();
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "DORA@acme.example")), s));
        Assert.Equal("", fixture.Project.FormerContact);
        fixture.Do(Priya, (p, s) => p.ChangeClient(Values((PartyField.Contact, "dana@acme.example")), s));
        Assert.Equal("DORA@acme.example", fixture.Project.FormerContact);
    }
}
