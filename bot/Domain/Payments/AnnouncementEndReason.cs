using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Why an announced payment was stopped or taken back, in half a sentence. The journal keeps these words in the event,
/// so they are made here and not above: what is written once stays as it was written.
/// </summary>
public static class AnnouncementEndReason
{
    public static string CreditedInFull(string number) => $"{number} is credited in full";

    public static string ProjectOver(string key) => $"the project {key} has ended";

    public static string LooksRecorded(Payment payment) =>
        $"it looks like {payment.Name}, {payment.Amount} of {payment.On.ToIsoDate()}, which is recorded already";

    public static string MoreThanOpen(Money surplus, Money open, string number) =>
        $"it is {surplus} more than the {open} open on {number}";

    public static string NothingOpen(string number) => $"nothing is open on {number}";

    public static string TakenBackEarly(Money amount) => $"the bank took {amount} of it back before its day";

    public static string PutAside(string name) => $"{name} is put aside";
}
