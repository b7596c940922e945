using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Payments;

/// <summary>
/// Which events change what is open on an invoice, or whose money a reported payment may be. After one of them, parked
/// payments of the project are decided again. Every event is named here or there, so that none is forgotten.
/// </summary>
internal static class OpenMoneyEvents
{
    /// <summary>They change what is open, or what waits for a decision about money.</summary>
    public static IReadOnlySet<Type> All { get; } =
        new HashSet<Type>
        {
            typeof(InvoiceIssued),
            typeof(CreditIssued),
            typeof(InvoiceVoided),
            typeof(InvoiceWrittenOff),
            typeof(WriteOffLapsed),
            typeof(InvoiceSettled),
            typeof(SettlementReversed),
            typeof(BadDebtRecovered),
            typeof(RecoveryUndone),
            typeof(PaymentRecorded),
            typeof(PaymentReversed),
            typeof(RefundRecorded),
            typeof(PaymentOnAccountRecorded),
            typeof(OnAccountReversed),
            typeof(CreditRefunded),
            typeof(CreditApplied),
            typeof(ApplicationUndone),
            typeof(PaymentAnnounced),
            typeof(AnnouncementEnded),
            typeof(OnAccountAnnounced),
            typeof(OnAccountAnnouncementEnded),
            typeof(BankReturnRecorded),
            typeof(OnAccountTakenBack),
            typeof(BankReturnSettled),
            typeof(IncomingPaymentDismissed),
            typeof(ProjectCancelled),
        };

    public static bool Contains(ProjectEvent what) => All.Contains(what.GetType());
}
