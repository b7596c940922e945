using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// What is done to an invoice once it is issued. Who may only ask for a credit note, a refund or a write-off asks by
/// the same words.
/// </summary>
internal static class InvoiceVerbs
{
    private static readonly Argument<MoneyText> Part = Arg.Money("money").OrNothing();
    private static readonly Argument<MoneyText> Amount = Arg.Money("money");
    private static readonly Argument<string> Objection = Arg.Quoted("reason");
    private static readonly Argument<DateWords> On = Arg.Day("date");

    public static OnInvoice Credit(ProjectStore projects) =>
        new(
            projects,
            new Phrase("credit", "takes an issued invoice back, in part or in full, by a credit note")
                .Takes(Arg.Invoice, Part, Arg.Reason)
                .For(
                    "credit INV-2026-0001 119.00 EUR reason \"discount agreed on 3 August\"",
                    "credit INV-2026-0001 reason \"stage cancelled\""
                ),
            (p, i, given, stamp) =>
            {
                var problem = "";
                var part = given.Maybe(Part)?.In(p.Currency, out problem);
                if (problem.Length > 0)
                    return new Refusal.BadMoney(problem);
                return p.DoOrAsk(
                    RequestKind.Credit,
                    () => p.Credit(i, part, given.Get(Arg.Reason), stamp),
                    () => p.AskCredit(i, part, given.Get(Arg.Reason), stamp),
                    stamp
                );
            }
        );

    public static OnInvoice Refund(ProjectStore projects) =>
        new(
            projects,
            new Phrase("refund", "pays money back to the client: kept credit first, then what the invoice received")
                .Takes(Arg.Invoice, Amount, Arg.Reason)
                .For(
                    "refund INV-2026-0001 500 EUR reason \"paid twice\"",
                    "refund INV-2026-0002 1,428.00 reason \"credit agreed\""
                ),
            (p, i, given, stamp) =>
                given.Get(Amount).In(p.Currency, out var problem) is { } amount
                    ? p.DoOrAsk(
                        RequestKind.Refund,
                        () => p.Refund(i, amount, given.Get(Arg.Reason), stamp),
                        () => p.AskRefund(i, amount, given.Get(Arg.Reason), stamp),
                        stamp
                    )
                    : new Refusal.BadMoney(problem)
        );

    public static OnInvoice WriteOff(ProjectStore projects) =>
        new(
            projects,
            new Phrase("writeoff", "gives an open balance up for good")
                .Takes(Arg.Invoice, Arg.Reason)
                .For(
                    "writeoff INV-2026-0001 reason \"client is insolvent\"",
                    "writeoff INV-2026-0002 reason \"bank charges\""
                ),
            (p, i, given, stamp) =>
                p.DoOrAsk(
                    RequestKind.WriteOff,
                    () => p.WriteOff(i, given.Get(Arg.Reason), stamp),
                    () => p.AskWriteOff(i, given.Get(Arg.Reason), stamp),
                    stamp
                )
        );

    public static OnInvoice Remind(ProjectStore projects) =>
        new(
            projects,
            new Phrase("remind", "posts a reminder of an open invoice")
                .Takes(Arg.Invoice)
                .For("remind INV-2026-0001", "remind 2"),
            (p, i, _, stamp) => p.Remind(i, stamp),
            ReminderCard.Of
        );

    public static OnInvoice Snooze(ProjectStore projects) =>
        new(
            projects,
            new Phrase("snooze", "lets reminders of an invoice rest for some days")
                .Takes(Arg.Invoice, Arg.SnoozeDays)
                .For("snooze INV-2026-0001 7", "snooze INV-2026-0001 14d"),
            (p, i, given, stamp) => p.SnoozeReminders(i, given.Get(Arg.SnoozeDays).Value, stamp)
        );

    public static OnInvoice Promise(ProjectStore projects) =>
        new(
            projects,
            new Phrase("promise", "notes on which day the client promised to pay")
                .Takes(Arg.Invoice, On)
                .For("promise INV-2026-0001 2026-08-05", "promise INV-2026-0001 next friday"),
            (p, i, given, stamp) => p.PromisePayment(i, given.Get(On).On(p.Today(stamp.At)), stamp)
        );

    public static OnInvoice Dispute(ProjectStore projects) =>
        new(
            projects,
            new Phrase("dispute", "notes that the client does not accept an invoice, and why")
                .Takes(Arg.Invoice, Objection)
                .For(
                    "dispute INV-2026-0001 \"the client misses the budget page\"",
                    "dispute INV-2026-0002 \"wrong order number\""
                ),
            (p, i, given, stamp) => p.Contest(i, given.Get(Objection), stamp)
        );

    public static OnInvoice SettleDispute(ProjectStore projects) =>
        new(
            projects,
            new Phrase("settle-dispute", "notes that a dispute about an invoice is settled")
                .Takes(Arg.Invoice)
                .For("settle-dispute INV-2026-0001", "settle-dispute 2"),
            (p, i, _, stamp) => p.SettleDispute(i, stamp)
        );
}
