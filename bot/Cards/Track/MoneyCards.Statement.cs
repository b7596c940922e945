using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

internal static partial class MoneyCards
{
    /// <summary>A statement of account: every payment is listed, and the audit trail confirms the totals.</summary>
    /// <param name="recorded">The same totals, computed from the audit trail instead of the tables.</param>
    public static Card Statement(ProjectView view, Totals recorded, int page)
    {
        var p = view.Project;
        var totals = Totals.Create(p);
        var payments = p.Entries.OrderBy(x => x.On).ThenBy(x => x.Id).ToList();
        var (shown, more) = Paging.Page(payments, page, "statement", p.Key);
        var vatDifference =
            totals.Billed - totals.Credited == p.Contract && VatByRate.Create(p) is [_]
                ? totals.Vat - totals.CreditedVat - VatCalculator.Calculate(p.Contract, p.Vat)
                : MilestoneBot.Domain.Amounts.Money.Zero(p.Currency);
        var unexplained = totals.Received - totals.Refunded - recorded.Received + recorded.Refunded;
        return new Card($"{p.Name}: statement for {p.Client}")
        {
            Facts =
            [
                new("Contract", p.Contract.ToString()),
                new("Billed", totals.Billed.ToString()),
                new("VAT", totals.Vat.ToString()),
                .. RateFacts(p),
                .. totals.Credited.IsPositive
                    ? [new Fact("Credited", $"{totals.Credited} + {totals.CreditedVat} VAT ({CreditNotes(p)})")]
                    : Array.Empty<Fact>(),
                new("Received", totals.Received.ToString()),
                .. totals.Refunded.IsPositive
                    ? [new Fact("Refunded", totals.Refunded.ToString())]
                    : Array.Empty<Fact>(),
                .. totals.ReturnedByBank.IsPositive
                    ? [new Fact("Taken back by the bank", totals.ReturnedByBank.ToString())]
                    : Array.Empty<Fact>(),
                new("Owed", totals.Owed.ToString()),
                .. SettlementText.TotalFacts(totals),
                .. CreditFacts(p, totals),
                .. Sums(p, totals),
                new("Unexplained", unexplained.ToString()),
            ],
            Table =
                payments.Count == 0
                    ? null
                    : new(
                        [
                            new("Date", Weight: 5),
                            new("Invoice", Weight: 7),
                            new("Milestone, reference", Weight: 7),
                            new("Amount", true, 5),
                        ],
                        [
                            .. shown.Select(x =>
                                ScheduleCards.Row(
                                    x.On.ToIsoDate(),
                                    x.IsOnAccount ? "on account" : p.InvoiceById(x.Invoice).NumberOrPending(),
                                    (x.IsOnAccount ? "client credit" : p.MilestoneOf(p.InvoiceById(x.Invoice)).Name)
                                        + Entry(p, x),
                                    x.WithSign(x.Amount).ToString()
                                )
                            ),
                            ScheduleCards.Row("Sum", "", "", (totals.Received - totals.Refunded).ToString()),
                        ],
                        HasTotalRow: true
                    ),
            Tone = totals == recorded ? Tone.Plain : Tone.Stop,
            Lines =
            [
                .. BankText.Phrases(view),
                .. totals == recorded
                    ? Array.Empty<string>()
                    :
                    [
                        "The records and the audit trail differ: somebody changed the database outside the bot. "
                            + "Restore a backup, and compare with audit.",
                    ],
                .. payments.Count == 0 ? ["No payment is recorded yet."] : Array.Empty<string>(),
                .. p
                    .Applications.Where(a => a.Remaining.IsPositive)
                    .Select(a =>
                        $"{a.Name}: {a.Remaining} of client credit used on {p.InvoiceById(a.Invoice).NumberOrPending()} "
                        + $"on {a.On.ToDay()}."
                    ),
                .. vatDifference.IsZero
                    ? Array.Empty<string>()
                    :
                    [
                        $"VAT is rounded on each invoice; together they differ by {vatDifference} from VAT on the whole contract.",
                    ],
            ],
            Footer = view.AsOf(),
            Buttons = more,
        };
    }
}
