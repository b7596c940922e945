using System.Collections.Immutable;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

// Copies of the project with one part changed, as its events require.
public sealed partial record Project
{
    /// <summary>The terms that were sent to the client are outdated. It is kept that they were sent.</summary>
    private Project MarkTermsChanged() =>
        this with
        {
            Proposed = null,
            OutdatedProposal = Proposed ?? OutdatedProposal,
        };

    /// <summary>VAT is agreed with the other terms; afterwards the law's VAT is no matter of agreement.</summary>
    private Project MarkTermsChangedUnlessAgreed() => Agreement is null ? MarkTermsChanged() : this;

    private ImmutableList<Appointment> WithoutAppointment(string address, Role role) =>
        Appointments.RemoveAll(a => a.Address == address && a.Role == role);

    private Project WithDismissal(IncomingPaymentDismissed e)
    {
        BankReturn Aside(BankReturn r) => r.Line == e.Line ? r with { IsDismissed = true } : r;
        return this with
        {
            AccountReturns = AccountReturns.ConvertAll(Aside),
            Invoices = Invoices.Exists(i => i.BankReturns.Any(r => r.Line == e.Line))
                ? Invoices.ConvertAll(i => i with { BankReturns = [.. i.BankReturns.Select(Aside)] })
                : Invoices,
        };
    }

    private Project WithRole(RoleGiven e) =>
        this with
        {
            RoleHolders = RoleHolders
                .RemoveAll(h => h.Actor == e.Actor && h.Role == e.Role)
                .Add(new(e.Actor, e.Role, e.ByCreation)),
            SoloEnded = SoloEnded || (e.Role is Role.Approver or Role.Finance && e.Actor != Created.By),
        };

    private Project With(int milestone, Func<Milestone, Milestone> change)
    {
        var at = IndexOf(Milestones, milestone, m => m.Id);
        return this with { Milestones = Milestones.SetItem(at, change(Milestones[at])) };
    }

    private Project With(int invoice, Func<Invoice, Invoice> change)
    {
        var at = IndexOf(Invoices, invoice, i => i.Id);
        return this with { Invoices = Invoices.SetItem(at, change(Invoices[at])) };
    }

    /// <summary>
    /// Ids start at 1, so most items are at the index of their id. This makes the replay of a long journal fast.
    /// </summary>
    private static int IndexOf<T>(ImmutableList<T> all, int id, Func<T, int> idOf) =>
        id >= 1 && id <= all.Count && idOf(all[id - 1]) == id ? id - 1 : all.FindIndex(one => idOf(one) == id);
}
