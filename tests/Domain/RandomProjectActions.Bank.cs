using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain;

// Bank returns and announced money.
internal static partial class RandomProjectActions
{
    /// <summary>
    /// Bank returns, in full or in part, before or after a reversal; finance settles them; and announced payments.
    /// </summary>
    public static Decision Bank(Project p, DecisionContext s, Random random)
    {
        var paid = p
            .NumberedInvoices.SelectMany(i =>
                i.Payments.Where(x => x.Kind == PaymentKind.Payment).Select(x => (Invoice: i, Payment: x))
            )
            .ToList();
        if (p.NumberedInvoices.LastOrDefault() is not { } last)
            return p.SendTerms(s);
        var open = p.Invoices.SelectMany(i => i.OpenReturns.Select(r => (Invoice: i, Return: r))).ToList();
        var n = (int)p.Revision;
        UnmatchedPayment Back(Money amount, string text) =>
            new(
                n,
                new($"statements/camt:{n}", new(2026, 7, 1), amount, text, "Acme") { IsBankReturn = true },
                "july.xml",
                "taken back",
                s.At
            )
            {
                RecordedAmount = Money.Zero(p.Currency),
            };
        UnmatchedPayment Of(BankReturn r, Invoice i) =>
            Back(r.Amount, "") with
            {
                Number = r.Number,
                IncomingPayment = Back(r.Amount, "").IncomingPayment with { Line = r.Line },
                ReturnProject = p.Id,
                ReturnedAmount = r.Amount - i.RemainingOf(r),
            };
        var source = s with
        {
            Actor = new("source/statements", "the bank statements", ActorKind.Source, IsInProjectConversation: false),
        };
        switch (random.Next(9))
        {
            case 8 when p.AccountEntries.Exists(x => x.Kind == PaymentKind.Payment):
                if (p.OpenAccountReturns.FirstOrDefault() is { } back && random.Next(3) == 0)
                    return p.DismissPayment(
                        Back(back.Amount, "") with
                        {
                            Number = back.Number,
                            IncomingPayment = Back(back.Amount, "").IncomingPayment with { Line = back.Line },
                            ReturnProject = p.Id,
                            ReturnedAmount = Money.Zero(p.Currency),
                        },
                        s
                    );
                var account = p.AccountEntries[random.Next(p.AccountEntries.Count)];
                return p.RecordBankReturn(
                    Back(new(random.NextInt64(1, account.Amount.Minor + 3), p.Currency), ""),
                    "",
                    account.Id,
                    isUnrecorded: false,
                    source
                );
            case 0 or 1 when paid.Count > 0:
                var (of, money) = paid[random.Next(paid.Count)];
                var amount =
                    random.Next(3) > 0
                        ? money.Amount
                        : new Money(random.NextInt64(1, money.Amount.Minor + 3), p.Currency);
                return p.RecordBankReturn(
                    Back(amount, random.Next(3) > 0 ? of.IssueDetails!.Number : ""),
                    random.Next(2) == 0 ? money.Source : "",
                    random.Next(6) == 0 ? money.Id : 0,
                    isUnrecorded: false,
                    source
                );
            case 2:
                return p.RecordBankReturn(
                    Back(new(random.NextInt64(1, last.Gross.Minor + 1), p.Currency), last.IssueDetails!.Number),
                    "",
                    0,
                    isUnrecorded: false,
                    source
                );
            case 3 when paid.Count > 0:
                return p.Reverse(
                    paid[random.Next(paid.Count)].Payment,
                    "bounced",
                    s,
                    Back(new(random.NextInt64(1, last.Gross.Minor + 1), p.Currency), "")
                );
            case 4 or 5 when open.Count > 0:
                var (on, bankReturn) = open[random.Next(open.Count)];
                return on.ReversiblePayments(bankReturn) is { Count: > 0 } undone
                    ? p.Reverse(undone[random.Next(undone.Count)], "taken back", s, Of(bankReturn, on))
                    : p.DismissPayment(Of(bankReturn, on), s);
            case 6 when open.Count > 0:
                return p.DismissPayment(Of(open[0].Return, open[0].Invoice), s);
            case 7
                when p.Invoices.SelectMany(i => i.AnnouncedPayments).LastOrDefault() is { } announced
                    && random.Next(2) == 0:
                return p.WithdrawAnnouncement(announced, "called off", s);
            default:
                return p.Pay(
                    last,
                    Payment(
                        new(random.NextInt64(1, last.Gross.Minor + 1), p.Currency),
                        surplus: random.Next(2) == 0
                    ) with
                    {
                        On = s.SellerToday.AddDays(random.Next(1, 4)),
                    },
                    s
                );
        }
    }
}
