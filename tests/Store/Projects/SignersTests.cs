using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Store.Projects;

/// <summary>Whoever signed an entry is named on its card, whether or not they hold a role now.</summary>
public sealed class SignersTests
{
    [Fact]
    public void Everybody_who_signed_an_entry_of_an_invoice_is_found()
    {
        var project = Website().Agreed().Reach(1, "issued").Project;
        var (one, day) = (new Money(100, Currency.Eur), new DateOnly(2026, 7, 2));
        var signed = project with
        {
            SettlementRules = new(one, one, By("rules")),
            Dismissals = project.Dismissals.Add(new(1, "line", one, day, By("dismissal"))),
            AccountEntries = project.AccountEntries.Add(new(1, 0, one, one, day, "", "", By("account"))),
            Invoices = project.Invoices.ConvertAll(i =>
                i with
                {
                    Ended = By("end"),
                    SettledAmounts =
                    [
                        new(1, SettlementKind.BankFee, one, [], day, "fee", false, By("settlement"))
                        {
                            Reversal = new("wrong", By("reversal")),
                        },
                    ],
                    Applications = [new(1, i.Id, one, CreditParts.None, day, By("application"))],
                    BankReturns = [new(1, "line", i.Id, null, one, day, By("return"))],
                    Settlements = [new("line", 1, one, By("handled"))],
                }
            ),
        };
        var found = PersonNameStore.PersonIdsOf(signed).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [],
            new[]
            {
                "rules",
                "dismissal",
                "account",
                "end",
                "settlement",
                "reversal",
                "application",
                "return",
                "handled",
            }.Except(found)
        );
    }

    private static Signature By(string who) => new(who, new(2026, 7, 2, 9, 0, 0, TimeSpan.Zero), false);
}
