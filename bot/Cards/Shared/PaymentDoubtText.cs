using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Why reported money waits for a person, in half a sentence. The words are kept with the money, so they stay as they
/// are.
/// </summary>
internal static class PaymentDoubtText
{
    public static string Describe(PaymentDoubt doubt) =>
        doubt switch
        {
            PaymentDoubt.InTheLine d => d.Reason,
            PaymentDoubt.ProjectOver d => AnnouncementEndReason.ProjectOver(d.Key),
            PaymentDoubt.NamesUnknownInvoice d => $"there is no invoice {d.Number} in {d.Key}",
            PaymentDoubt.NothingOpen d => AnnouncementEndReason.NothingOpen(d.Number),
            PaymentDoubt.CurrencyDiffers d => $"it is in {d.Paid}, and {d.Billed} is in {d.Currency}",
            PaymentDoubt.AccountOfOther d => $"its account belongs to {d.Key} alone",
            PaymentDoubt.DateTooFarAhead d => $"its date {d.On.ToDay()} is more than a year ahead",
            PaymentDoubt.NotTheSum d => $"it names {d.Invoices} invoices, and {d.Open} is open on them together",
            PaymentDoubt.NotTheSumOfProjects d => $"it names {string.Join(" and ", d.Numbers)} of several projects, "
                + "and is not what is open on them together",
            PaymentDoubt.MoreThanOpen d => AnnouncementEndReason.MoreThanOpen(d.Surplus, d.Open, d.Number),
            PaymentDoubt.LooksRecorded d => AnnouncementEndReason.LooksRecorded(d.Payment),
            PaymentDoubt.LooksAnnounced { Announced: var a } =>
                $"it looks like {a.Name}, {a.Amount} announced for {a.On.ToDay()}",
            PaymentDoubt.NotRecordable d => $"it cannot be recorded on {d.Number}",
            PaymentDoubt.AmountUnreadable => "the amount cannot be read",
            PaymentDoubt.PartOfSeveral => "it takes back a part of money that is recorded on several invoices",
            PaymentDoubt.NeverRecorded => "the bank took this money back before anybody had recorded it",
            PaymentDoubt.TakesBackOnAccount d =>
                $"the bank took {d.Payment.Name} back, {d.Payment.Amount} of {d.Payment.On.ToDay()} on account of {d.Key}; "
                    + $"say reverse {d.Payment.Name} reason \"taken back by the bank\" for {d.Return}",
            PaymentDoubt.NamesNothing =>
                "the bank took this money back, and it names neither an invoice nor a payment for certain",
            PaymentDoubt.FitsNoPayment d =>
                $"the bank took this money back; it names {d.Invoices} invoices, and fits no one payment on them",
            _ => throw new InvalidOperationException($"{doubt.GetType().Name} has no words; add them here."),
        };
}
