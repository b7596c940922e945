namespace MilestoneBot.Commands.Questions;

/// <summary>Words about invoices and money.</summary>
internal static class MoneyWords
{
    public static IReadOnlyDictionary<Sign, string> Table { get; } =
        new Dictionary<Sign, string>
        {
            [Sign.Invoice] = "invoice, invoices, bill, bills, inv, invoice out",
            [Sign.Billed] = "billed, invoiced, charged, billing, invoicing, charge, charges, charging, billable",
            [Sign.Unbilled] = """
                unbilled, uninvoiced, left to bill, left to invoice, left to be billed, left to be invoiced, to be billed, to be invoiced, still to bill, still to invoice, still to be billed, still to be invoiced,
                yet to bill, yet to invoice, yet to be billed, yet to be invoiced, to bill, to invoice, remaining to bill, remaining to be billed, remaining to be invoiced, outside any invoice
                """,
            [Sign.Left] = "left, remaining, remains, remain, rest, remainder, still to, yet to, to go",
            [Sign.Number] = "number, numbers, invoice number, invoice no, invoice numbers",
            [Sign.Issue] =
                "issued, issue, issues, issuing, sent, send, sends, sent out, send out, went out, gone out, go out, goes out, raised, raise, created, create, generated, issuer, put out, issuance, release, released",
            [Sign.Draft] = "draft, drafts, drafted, drafting, prepared, prepare",
            [Sign.Paid] =
                "paid, pay, pays, paying, payed, settle, settled, settles, cleared, paid up, paid off, paid for, pay for, pay us, paid us, pay off, transferred, wired, remitted, transfer us",
            [Sign.Payment] =
                "payment, payments, money, cash, funds, transfer, transfers, instalment, instalments, installment, installments, remittance, part payment, part payments, partial payment, partial payments",
            [Sign.Receive] = """
                received, receive, receives, receiving, arrive, arrived, arrives, come in, came in, comes in, coming in, collect, collected, collecting, landed, reach us, reached us, receipt, receipts,
                get paid, got paid, been paid, gotten paid, get our money, been received, incoming
                """,
            [Sign.Owe] =
                "owe, owes, owed, owing, outstanding, unpaid, balance, balances, debt, debts, receivable, receivables, unsettled, due from, left to pay, still to pay, left to be paid, still to be paid, yet to be paid, yet to pay, to be paid, remaining to be paid, not paid up, missing, still waiting for, we waiting for, money waiting for, lacking",
            [Sign.Open] = "open",
            [Sign.Overdue] =
                "overdue, past due, past its due date, past the due date, past their due date, in arrears, arrears, over due, beyond its due date, beyond the due date, chase, chase up, to chase, follow up, follow up on, follow up with",
            [Sign.Late] =
                "late, later, delayed, delay, delays, behind, on time, in time, punctual, punctually, on schedule, on track, behind schedule, slipping, slipped, too late, early",
            [Sign.Due] = "due, payable, falls due, fall due, fell due, become due, becomes due",
            [Sign.Must] =
                "have to pay, has to pay, must pay, need to pay, needs to pay, supposed to pay, should pay, must be paid, has to be paid, have to be paid, needs to be paid, need to be paid, should be paid, pay by, paid by when, get to pay, be paid by, supposed to be paid",
            [Sign.Next] = "next, upcoming, coming up, up next, following, next up, comes next",
            [Sign.Last] = "last, latest, most recent, newest, recent, most recently, final",
            [Sign.Point] = "billing point, billing points, billing event",
            [Sign.Worth] =
                "worth, value, valued, price, priced, cost, costs, amount, amounts, vat, tax, percent, percentage, share, per cent, portion, split, rate, rates, currency, figure, figures",
            [Sign.Basis] =
                "gross, net, before tax, after tax, before vat, after vat, including vat, excluding vat, with vat, without vat, plus vat, incl vat, excl vat",
            [Sign.Contract] =
                "contract, contracts, contract value, contract sum, total price, total value, project value, contract worth, contract total",
            [Sign.Partly] = "partly, partially, in part, part paid, part of, a part of, some of, half of",
        };
}
