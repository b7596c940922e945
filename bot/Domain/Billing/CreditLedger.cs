using System.Collections.Immutable;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// Where each payment's client credit went: used on invoices, paid out, or put there by credit notes. It follows from
/// the entries alone, in whatever order they are read.
/// </summary>
internal static class CreditLedger
{
    /// <summary>The project with these sums on its payments and applications.</summary>
    public static Project Attribute(Project project)
    {
        if (!HasCredit(project))
            return project;
        var sums = new Sums();
        foreach (var invoice in project.Invoices)
        {
            foreach (var part in invoice.CreditNotes.SelectMany(c => c.Released.All))
                sums.Released.Add(part.Payment, part.Amount.Minor);
            foreach (var application in invoice.Applications)
            foreach (var (payment, amount) in application.RemainingParts)
                sums.Applied.Add(payment, amount.Minor);
            AddOldRefunds(invoice, sums.Refunded);
        }
        foreach (var refund in project.Entries.Where(p => p.Kind == PaymentKind.Refund && !project.IsReversed(p)))
        foreach (var part in (refund.Parts ?? CreditParts.None).All)
            sums.Refunded.Add(part.Payment, part.Amount.Minor);
        var attributed = project with
        {
            AccountEntries = project.AccountEntries.ConvertAll(sums.Fill),
            Invoices = project.Invoices.ConvertAll(i =>
                i.Payments.Count == 0 ? i : i with { Payments = [.. i.Payments.Select(sums.Fill)] }
            ),
        };
        return WithDoubts(attributed);
    }

    /// <summary>
    /// A refund of a time when credit did not name its payments: the oldest credit of its invoice. What a reversed
    /// payment could not take along had been paid out before.
    /// </summary>
    private static void AddOldRefunds(Invoice invoice, Tally refunded)
    {
        var left = invoice
            .Payments.Where(p => p is { Kind: PaymentKind.Refund, Parts: null } && !invoice.IsReversed(p))
            .Sum(p => p.Surplus.Minor);
        if (left == 0)
            return;
        void Take(Payment payment, long most)
        {
            var part = Math.Min(left, most);
            left -= part;
            refunded.Add(payment.Id, part);
        }
        var opposites = invoice
            .Payments.Where(p => p is { Kind: PaymentKind.Reversal, ReversesRefund: false, Parts: null })
            .ToDictionary(p => p.Reverses!.Value);
        var payments = invoice
            .Payments.Where(p => p.Kind == PaymentKind.Payment)
            .ToLookup(p => opposites.ContainsKey(p.Id));
        foreach (var reversed in payments[true])
            Take(reversed, reversed.Surplus.Minor - opposites[reversed.Id].Surplus.Minor);
        foreach (var other in payments[false])
            Take(other, other.Surplus.Minor);
    }

    /// <summary>
    /// Credit whose payment the bank has taken back is in doubt where it is used: the newest use first, as it will be
    /// undone when a person handles it.
    /// </summary>
    private static Project WithDoubts(Project project)
    {
        var doubts = new Tally();
        var applications = project.Invoices.SelectMany(i => i.Applications).OrderByDescending(a => a.Id).ToList();
        void Doubt(int payment, long most)
        {
            foreach (var application in applications)
            {
                var part = Math.Min(most, application.RemainingOf(payment).Minor);
                if (part <= 0)
                    continue;
                doubts.Add(application.Id, part);
                most -= part;
            }
        }
        foreach (var (of, taken) in project.TakenBackOnAccount)
            Doubt(of.Id, taken.Minor - Math.Max(0, of.Credit.Minor));
        foreach (var invoice in project.Invoices.Where(i => applications.Count > 0 && i.BankReturns.Count > 0))
        foreach (var bankReturn in invoice.OpenReturns)
        {
            if (invoice.StandingPayments.FirstOrDefault(p => p.Id == bankReturn.Payment) is not { } of)
                continue;
            Doubt(of.Id, invoice.RemainingOf(bankReturn).Minor - Math.Max(0, of.Credit.Minor));
        }
        return applications.TrueForAll(a => a.InDoubt.Minor == doubts.Of(a.Id))
            ? project
            : project with
            {
                Invoices = project.Invoices.ConvertAll(i =>
                    i.Applications.Count == 0
                        ? i
                        : i with
                        {
                            Applications =
                            [
                                .. i.Applications.Select(a =>
                                    a with
                                    {
                                        InDoubt = new(doubts.Of(a.Id), a.Amount.Currency),
                                    }
                                ),
                            ],
                        }
                ),
            };
    }

    private static bool HasCredit(Project project) =>
        project.AccountEntries.Count > 0
        || project.Invoices.Exists(i =>
            i.Applications.Count > 0
            || i.Payments.Any(p => p.Kind == PaymentKind.Refund)
            || i.CreditNotes.Any(c => !c.Released.IsEmpty)
        );

    private sealed class Sums
    {
        public Tally Released { get; } = new();

        public Tally Applied { get; } = new();

        public Tally Refunded { get; } = new();

        public Payment Fill(Payment payment)
        {
            if (payment.Kind != PaymentKind.Payment)
                return payment;
            Money Minor(Tally of) => new(of.Of(payment.Id), payment.Amount.Currency);
            return payment with
            {
                MovedToCredit = Minor(Released),
                AppliedCredit = Minor(Applied),
                RefundedCredit = Minor(Refunded),
            };
        }
    }

    /// <summary>Sums in minor units, by the number of an entry.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<int, long> sums = [];

        public void Add(int id, long minor) => sums[id] = Of(id) + minor;

        public long Of(int id) => sums.GetValueOrDefault(id);
    }
}
