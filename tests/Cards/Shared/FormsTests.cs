using MilestoneBot.Cards;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Cards.Shared;

/// <summary>A form has a field for each argument of its command, with the names that the command knows.</summary>
public sealed class FormsTests
{
    private static readonly ProjectFixture Complete = ProjectFixture
        .Website()
        .Agreed()
        .Reach(1, "issued")
        .Reach(1, "paid")
        .Reach(2, "issued");
    private static readonly ProjectFixture Incomplete = ProjectFixture.Website(
        milestones:
        [
            .. Enumerable
                .Range(1, 8)
                .Select(i => new NewMilestone($"Report {i} delivered", new Amount.Sum(new(150_000, Currency.Eur)))),
        ]
    );

    private static ProjectView ViewOf(ProjectFixture fixture, Actor? viewer = null) =>
        new(
            fixture.Project,
            new Dictionary<string, string> { [ProjectFixture.Priya] = "Priya", [ProjectFixture.Bob] = "Bob" },
            fixture.Now,
            "Europe/Berlin"
        )
        {
            Viewer = viewer,
        };

    public static TheoryData<string> Kinds => ["new", "fill", "pay", "submitted", "terms", "gate"];

    private static Card CardOf(string kind) =>
        kind switch
        {
            "new" => MilestoneBot.Cards.Shared.FormCards.NewProject(
                "1",
                isUsed: false,
                [new("halves", "halves: two parts")],
                "UTC"
            ),
            "fill" => MilestoneBot.Cards.Shared.FormCards.Fill(ViewOf(Incomplete)),
            "pay" => MilestoneBot.Cards.Shared.FormCards.Pay(ViewOf(Complete), Complete.At(2), 1),
            "submitted" => StageCards.Submitted(
                ViewOf(ProjectFixture.Website().Agreed().Reach(1, "submitted")),
                ProjectFixture.Website().Agreed().Reach(1, "submitted").At(1)
            ),
            "terms" => ScheduleCards.Terms(ViewOf(Proposed())),
            _ => GateCard.Create(ViewOf(Complete), Complete.At(3)),
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_is_a_value_of_the_command_that_a_button_says(string kind)
    {
        var card = CardOf(kind);
        Assert.NotEmpty(card.Inputs);
        var syntaxes = card
            .Buttons.Where(b => b.SendsInputs)
            .Select(b =>
                Catalogue
                    .All(null!, null!, null!, null!, null!, null!, null!, null!)
                    .Select(c => c.Syntax)
                    .Where(p =>
                        b.CommandText == p.Verb || b.CommandText.StartsWith(p.Verb + " ", StringComparison.Ordinal)
                    )
                    .MaxBy(p => p.Verb.Length)!
            )
            .ToList();
        Assert.NotEmpty(syntaxes);
        Assert.All(
            card.Inputs,
            input => Assert.Contains(syntaxes, p => p.Arguments.Any(a => a.MatchName(input.Name) is not null))
        );
    }

    [Fact]
    public void The_form_for_what_is_missing_has_six_milestones_and_each_is_named_once()
    {
        var card = CardOf("fill");
        Assert.Equal(6 * 2, card.Inputs.Count);
        Assert.Equal(
            ["1 Report 1 delivered, €1,500.00", "2 Report 2 delivered, €1,500.00"],
            card.Inputs.Where(i => i.Heading.Length > 0).Take(2).Select(i => i.Heading)
        );
        Assert.DoesNotContain(card.Inputs, i => i.Label.Contains("Report", StringComparison.Ordinal));
    }

    [Fact]
    public void A_payments_form_is_for_one_payment_and_then_shows_that_one()
    {
        var first = MilestoneBot.Cards.Shared.FormCards.Pay(ViewOf(Complete), Complete.At(1), 1);
        Assert.Equal(("€4,284.00 of 2026-07-01 recorded on INV-2026-0001", true), (first.Title, first.IsSettled));
        Assert.Equal(
            "Acme GmbH",
            MilestoneBot
                .Cards.Shared.FormCards.Pay(ViewOf(Complete), Complete.At(1), 2)
                .Facts.Single(f => f.Name == "From")
                .Value
        );
        Assert.True(MilestoneBot.Cards.Shared.FormCards.Pay(ViewOf(Complete), Complete.At(3), 1).IsSettled);
        Assert.Equal(
            [1, 12, null, null, null, null],
            new[] { "pay-1", "pay-12", "pay-0", "pay--1", "pay-", "payment" }.Select(kind =>
                CardAddress.Parse($"{kind}/1/m2")!.PaymentNumber
            )
        );
        Assert.Equal("Record a payment on INV-2026-0002", Draw("pay-1/1/m2")?.Title);
        Assert.Null(Draw("pay-x/1/m2"));
    }

    [Fact]
    public void An_amendment_starts_from_the_terms_as_they_stand_in_words_that_can_be_read_again()
    {
        var milestone = Complete.At(3);
        var card = Draw("amend/1/m3")!;
        Assert.Equal(["amend 3", "cancel form"], card.Buttons.Select(b => b.CommandText));
        var values = card.Inputs.ToDictionary(i => i.Name, i => i.Value);
        Assert.Equal(milestone.Name, values["name"]);
        Assert.Equal(
            milestone.Amount,
            ((AmountInput)AmountInput.Read(values["amount"]).Value!).ToAmount(Complete.Project.Currency).Amount
        );
        Assert.Equal(
            milestone.Expected,
            ((DateExpression)DateExpression.Parse(values["expected"]).Value!).Resolve(default)
        );
        Assert.Equal(milestone.DueDays, ((Boxed<int>)CommandArgument.DueDays.Parser(values["due"]).Value!).Value);
        Assert.Equal(milestone.Criterion, TermsVocabulary.ParseCriterion(values["done-when"]));
        Assert.Equal("", values["starts"]);
        Assert.Contains(card.Inputs.Single(i => i.Name == "done-when").Choices, c => c.Value == values["done-when"]);
        Assert.True(Draw("amend/1/m2")!.IsSettled);
    }

    [Fact]
    public void The_shared_draft_has_every_button_and_a_lookers_own_what_is_his()
    {
        var fixture = ProjectFixture.Website().Team().Agreed().Reach(1, "drafted");
        IEnumerable<string> Buttons(Actor? viewer) =>
            InvoiceCards.Draft(ViewOf(fixture, viewer), fixture.At(1)).Buttons.Select(b => b.Title);
        Assert.Equal(["Approve and issue", "Send back", "Remind me tomorrow", "Fill in the client"], Buttons(null));
        Assert.Equal(
            ["Approve and issue", "Send back", "Remind me tomorrow", "Fill in the client"],
            Buttons(ProjectFixture.ContextOf(ProjectFixture.Marc, fixture.Now).Actor)
        );
        Assert.Empty(Buttons(ProjectFixture.ContextOf(ProjectFixture.Finn, fixture.Now).Actor));
        Assert.Empty(Buttons(ProjectFixture.ContextOf(ProjectFixture.Bob, fixture.Now).Actor));
        Assert.Empty(Buttons(ProjectFixture.ContextOf(ProjectFixture.Dana, fixture.Now).Actor));
        Assert.Equal(
            [ProjectFixture.Bob, ProjectFixture.Priya],
            InvoiceCards.Draft(ViewOf(fixture), fixture.At(1)).RestrictedViewers
        );
        Assert.Empty(InvoiceCards.Draft(ViewOf(Complete), Complete.At(1)).RestrictedViewers);
    }

    [Fact]
    public void No_more_people_are_listed_than_a_platform_refreshes()
    {
        var fixture = ProjectFixture.Website().Team().Agreed().Reach(1, "drafted");
        var view = ViewOf(fixture) with
        {
            Names = Enumerable.Range(1, 100).ToDictionary(i => $"w{i:000}", i => $"W {i}"),
        };
        Assert.Equal(60, InvoiceCards.Draft(view, fixture.At(1)).RestrictedViewers.Count);
    }

    private static Card? Draw(string address) => CardBook.Draw(ViewOf(Complete), CardAddress.Parse(address)!);

    private static ProjectFixture Proposed()
    {
        var fixture = ProjectFixture.Website();
        fixture.Do(ProjectFixture.Priya, (p, s) => p.SendTerms(s));
        return fixture;
    }
}
