using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

internal static partial class RefusalText
{
    /// <summary>
    /// The form fields that a refusal concerns, by their names, with a sentence for each. When commands use different
    /// names for the same thing, all of them are listed; a form has at most one of them.
    /// </summary>
    private static Dictionary<string, string> Fields(Refusal why, ProjectView? view)
    {
        string[] names = why switch
        {
            Refusal.InvalidText { Field: TextField.ProjectName } or Refusal.InvalidMilestoneName or Refusal.NameTaken =>
                ["name"],
            Refusal.InvalidText { Field: TextField.Missing } => ["missing"],
            Refusal.InvalidText r => [FieldName(r.Field)],
            Refusal.UnreadableText r => [r.Input],
            Refusal.InvalidLink or Refusal.NoClientLink => ["url"],
            Refusal.ZoneUnknown => ["zone"],
            Refusal.VatUnclear => ["category"],
            Refusal.InvalidDatev r => [DatevFormCards.FieldOf(r.Name)],
            Refusal.InvalidReminderSettings => ["hours"],
            Refusal.QuotesInLabel => ["label"],
            Refusal.MessageNotNeeded or Refusal.InvalidMessageLength => ["message"],
            Refusal.RefundReturned => ["credit"],
            Refusal.InvalidSnooze => ["days"],
            Refusal.OwnDeputy => ["deputy"],
            Refusal.NoClientContact or Refusal.ContactIsRoleHolder or Refusal.ContactIsNoAddress => ["contact"],
            Refusal.InvalidPartyValue r =>
            [
                PartyText.WordOf(r.Fault.Field, isSeller: true),
                .. r.Fault.Field == PartyField.Mail
                    ? [PartyText.WordOf(r.Fault.Field, isSeller: false)]
                    : Array.Empty<string>(),
            ],
            Refusal.SellerAccountIncomplete r => [r.Iban.Length > 0 ? "holder" : "iban"],
            Refusal.SellerAccountDigits => ["last-four"],
            Refusal.KeyTaken => ["key"],
            Refusal.TotalBelowConfirmed or Refusal.TotalUnchanged => ["total"],
            Refusal.SplitTooLarge or Refusal.NothingToSplit => ["money"],
            Refusal.InvalidMoney or Refusal.UnreadableMoney => ["total", "amount", "money"],
            Refusal.AmountsExceedContract or Refusal.NothingLeftForRest or Refusal.SecondRest => ["amount"],
            Refusal.DiscountNotBelowDueDays => ["discount", "due"],
            Refusal.SilenceNotPossible => ["deemed-acceptance"],
            Refusal.SettlesTooMuch => ["money"],
            Refusal.InterestNotInPayment => ["interest"],
            Refusal.AmountNotPositive
            or Refusal.PaidInOtherCurrency
            or Refusal.PaymentExceedsBalance
            or Refusal.ClientCreditTooLow
            or Refusal.AppliedMoreThanOpen => ["money"],
            Refusal.MayBeRecordedAlready { Payment.Reference.Length: > 0 } => ["ref"],
            Refusal.MayBeRecordedAlready or Refusal.MayBeAnnouncedAlready => ["money"],
            Refusal.ValueDateTooFarAhead => ["on"],
            Refusal.ReasonTooShort => ["reason"],
            Refusal.EvidenceNeeded => ["by", "ref"],
            _ => [],
        };
        return names.ToDictionary(name => name, _ => FieldMessage(why, view), StringComparer.Ordinal);
    }

    /// <summary>
    /// The message is short, because it is shown next to the mistake. The form itself says that nothing was changed,
    /// and needs no command.
    /// </summary>
    private static string FieldMessage(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.ReasonTooShort r => $"Write {r.Least} characters or more, for those who ask later.",
            Refusal.EvidenceNeeded => "Say who confirmed it and where that stands.",
            Refusal.PaidInOtherCurrency r => $"Write it in {r.Currency}; the payer's figure goes beside it.",
            Refusal.PaymentExceedsBalance r => $"{r.Surplus} too much: {r.Invoice.Open} is open.",
            Refusal.KeyTaken r => $"The key {r.Key} is used by another project.",
            _ => Text(why, view).Replace(" Nothing was changed.", "", StringComparison.Ordinal),
        };
}
