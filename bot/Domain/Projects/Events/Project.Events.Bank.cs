using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change what the bank reported and announced payments.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyBank(ProjectEvent what, Signature signed) =>
        what switch
        {
            IncomingPaymentDismissed e => WithDismissal(e) with
            {
                Dismissals = Dismissals.Add(new(e.Receipt, e.Line, e.Amount, e.On, signed)),
            },
            BankReturnRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        BankReturns =
                        [
                            .. i.BankReturns,
                            new(e.Receipt, e.Line, e.Invoice, e.Payment, e.Amount, e.On, signed),
                        ],
                    }
            ),
            OnAccountTakenBack e => this with
            {
                AccountReturns = AccountReturns.Add(new(e.Receipt, e.Line, 0, e.Payment, e.Amount, e.On, signed)),
            },
            BankReturnSettled e => With(
                e.Invoice,
                i => i with { Settlements = [.. i.Settlements, new(e.Line, e.Reversal, e.Amount, signed)] }
            ),
            PaymentAnnounced e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        AnnouncedPayments =
                        [
                            .. i.AnnouncedPayments,
                            new(e.Announced, e.Invoice, e.Amount, e.KeepSurplus, e.On, e.Reference, e.Source, signed)
                            {
                                Mark = Mark,
                                Charges = e.Charges,
                            },
                        ],
                    }
            ),
            OnAccountAnnounced e => this with
            {
                AccountAnnouncements = AccountAnnouncements.Add(
                    new(e.Announced, 0, e.Amount, KeepSurplus: true, e.On, e.Reference, e.Source, signed)
                    {
                        Mark = Mark,
                        Charges = e.Charges,
                    }
                ),
            },
            OnAccountAnnouncementEnded e => this with
            {
                AccountAnnouncements = AccountAnnouncements.ConvertAll(a =>
                    a.Id == e.Announced ? a with { State = e.State, Reason = e.Why } : a
                ),
            },
            AnnouncementEnded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        AnnouncedPayments =
                        [
                            .. i.AnnouncedPayments.Select(a =>
                                a.Id == e.Announced ? a with { State = e.State, Reason = e.Why } : a
                            ),
                        ],
                    }
            ),
            _ => null,
        };
}
