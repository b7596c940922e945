using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>The three sums that hold after every event, printed so that a reader can add them up.</summary>
internal static partial class MoneyCards
{
    internal static IEnumerable<Fact> Sums(Project p, Totals t)
    {
        var unassigned = p.Contract - t.Billed + t.Credited - t.GivenUp - t.NotYetBilled;
        yield return new(
            "Contract, net",
            $"{p.Contract} = billed {t.Billed} − credited {t.Credited} + given up {t.GivenUp} + not yet billed {t.NotYetBilled}"
                + Suffix.When(!unassigned.IsZero, $" + in no milestone {unassigned}")
        );
        yield return new(
            "Invoices, gross",
            $"{t.Billed + t.Vat} − credited {t.Credited + t.CreditedVat} = used {t.Used} + applied {t.Applied} "
                + $"+ settled {t.Settled} + open {t.Owed}"
        );
        yield return new(
            "Money, gross",
            $"received {t.Received}{Suffix.When(t.ReturnedByBank.IsPositive, $" − taken back by the bank {t.ReturnedByBank}")} "
                + $"= used {t.Used} + applied {t.Applied} + client credit left {t.Credit} + refunded {t.Refunded}"
                + Plus("interest", t.Interest)
        );
    }

    private static string Plus(string what, MilestoneBot.Domain.Amounts.Money amount) =>
        Suffix.When(!amount.IsZero, $" + {what} {amount}");

    /// <summary>What the client still owes, and what of their money is not used.</summary>
    private static IEnumerable<Fact> CreditFacts(Project p, Totals totals)
    {
        if (totals.Applied.IsPositive)
            yield return new("Applied", $"{totals.Applied} gross of client credit");
        if (totals.Credit.IsPositive)
            yield return new("Client credit", $"{totals.Credit} gross left");
        if (p.OwedOnAccount.IsPositive)
            yield return new("Owed on account", $"{p.OwedOnAccount} gross: paid out, then taken back");
    }
}
