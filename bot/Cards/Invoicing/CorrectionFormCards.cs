using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>
/// Forms for what closes or lowers an issued invoice without its money. Each sends one command, which can also be typed.
/// </summary>
internal static class CorrectionFormCards
{
    /// <summary>The form for what does not arrive, filled with all that is open.</summary>
    public static Card Settle(ProjectView view, Invoice i) =>
        !i.Open.IsPositive
            ? Nothing(view, i, CardKind.SettleForm, "has nothing open")
            : new Card($"Settle {i.NumberOrPending()} without money")
            {
                Lines =
                [
                    "A bank fee and withheld tax leave price and VAT as they are. A discount, a difference and a bad debt lower them.",
                ],
                Facts = Sums(view, i),
                Inputs =
                [
                    new("as", "As", InputKind.Choice)
                    {
                        IsRequired = true,
                        Choices =
                        [
                            .. SettlementVocabulary.AllKinds.Select(kind => new Choice(kind, kind.Replace('-', ' '))),
                        ],
                    },
                    new("money", "Sum")
                    {
                        IsRequired = true,
                        Value = i.Open.ToString(),
                        Placeholder = i.Open.ToString(),
                    },
                    new("reason", "Why") { IsRequired = true, Placeholder = "charges of the client's bank" },
                ],
                Buttons = [new("Settle", $"settle {i.NumberOrPending()}", ButtonStyle.Primary, SendsInputs: true)],
            }.About(view, CardKind.SettleForm, i);

    /// <summary>The form for a credit note. A sum left empty credits all that is left.</summary>
    public static Card Credit(ProjectView view, Invoice i)
    {
        if (i.State == InvoiceState.Credited)
            return Nothing(view, i, CardKind.CreditForm, "is credited in full");
        var lines = i
            .Lines.Select(line => view.Project.Milestones.Find(m => m.Id == line.Milestone)!)
            .Distinct()
            .ToList();
        return new Card($"Credit {i.NumberOrPending()}")
        {
            Lines =
            [
                "A credit note has a number of its own and is never taken back. Without a sum it credits all that is left.",
            ],
            Facts = Sums(view, i),
            Inputs =
            [
                new("money", "Sum with VAT") { Placeholder = "119.00" },
                .. lines.Count > 1
                    ?
                    [
                        new Input("of", "Of which milestone", InputKind.Choice)
                        {
                            Choices = [.. lines.Select(m => new Choice(view.Project.Say(m), m.Name))],
                        },
                    ]
                    : Array.Empty<Input>(),
                new("reason", "Why") { IsRequired = true, Placeholder = "one screen less" },
            ],
            Buttons = [new("Credit", $"credit {i.NumberOrPending()}", ButtonStyle.Danger, SendsInputs: true)],
        }.About(view, CardKind.CreditForm, i);
    }

    /// <summary>The form for money that goes back to the client.</summary>
    public static Card Refund(ProjectView view, Invoice i)
    {
        var most = i.Used + i.CreditLeft;
        return !most.IsPositive
            ? Nothing(view, i, CardKind.RefundForm, "has no money to pay back")
            : new Card($"Refund of {i.NumberOrPending()}")
            {
                Lines = ["Client credit is paid back first, then what the invoice used, which is open then."],
                Facts = [.. Sums(view, i), new("Can be paid back", most.ToString())],
                Inputs =
                [
                    new("money", "Sum")
                    {
                        IsRequired = true,
                        Value = i.CreditLeft.IsPositive ? i.CreditLeft.ToString() : "",
                        Placeholder = most.ToString(),
                    },
                    new("reason", "Why") { IsRequired = true, Placeholder = "paid twice" },
                ],
                Buttons = [new("Refund", $"refund {i.NumberOrPending()}", ButtonStyle.Danger, SendsInputs: true)],
            }.About(view, CardKind.RefundForm, i);
    }

    private static IReadOnlyList<Fact> Sums(ProjectView view, Invoice i)
    {
        var milestone = view.Project.MilestoneOf(i);
        return
        [
            new("Milestone", $"{milestone.Name} ({view.Project.PositionInSchedule(milestone)})"),
            new("Total", i.Gross.ToString()),
            new("Open", i.Open.ToString()),
        ];
    }

    private static Card Nothing(ProjectView view, Invoice i, CardKind kind, string why) =>
        new Card($"{i.NumberOrPending()} {why}") { Lines = [$"See it with show {i.NumberOrPending()}."] }
            .About(view, kind, i)
            .SettledIf(true);
}
