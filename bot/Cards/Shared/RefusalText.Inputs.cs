using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Shared;

/// <summary>Texts, amounts and settings that cannot be kept as they were given.</summary>
internal static partial class RefusalText
{
    private static string? Inputs(Refusal why) =>
        InputProblem(why) is { } problem ? $"{DisplayText.Capitalize(problem)}. Nothing was changed." : null;

    private static string? InputProblem(Refusal why) =>
        why switch
        {
            Refusal.UnreadableText r => r.Problem,
            Refusal.UnreadableMoney r => r.Problem,
            Refusal.InvalidText r => TextProblem(r),
            Refusal.InvalidMoney r => MoneyProblem(r.Fault),
            Refusal.InvalidLink r =>
                $"\"{CutLink(r.Url)}\" is no web address; write it like https://files.example/report.pdf",
            Refusal.ZoneUnknown r =>
                $"{UserText.Quote(r.Text)} is no time zone; write {TimeZoneText.FindByCity(r.Text) ?? "it like Europe/Berlin"}",
            Refusal.InvalidReminderSettings r => ReminderSettingsProblem(r),
            Refusal.QuotesInLabel => "a label's name has no quotation marks in it",
            Refusal.MessageNotNeeded r =>
                $"{r.Milestone.Name} is confirmed by the team, so no message of the client is needed",
            Refusal.InvalidMessageLength r => $"a message is 1 to {r.Most} characters, and this one has {r.Length}",
            Refusal.RefundReturned r => $"{r.Amount} was refunded on {r.Invoice.NumberOrPending()} and then "
                + "taken back by the bank; "
                + "record it with pay when it has come back, and issue the credit note then",
            Refusal.InvalidSnooze r => $"snooze takes whole days from 1 to {r.Most}",
            Refusal.OwnDeputy => "you cannot be your own deputy, even with another account; please name somebody else",
            Refusal.NoClientContact => "there is no client contact yet, so the link would belong to nobody. "
                + "Add one first: settings client contact <address>",
            Refusal.ClientLinkClosed => "this is only possible on the client's own page, with a valid link",
            Refusal.ClientPageOutdated => "the page was out of date; it shows the current state now",
            Refusal.NoClientLink => "there is no open client link to revoke",
            _ => null,
        };

    private static string CutLink(string url) => url.Length > 80 ? url[..80] + "…" : url;

    private static string TextProblem(Refusal.InvalidText r) =>
        r.Fault switch
        {
            TextFault.Empty => $"{FieldName(r.Field)} is empty",
            TextFault.TooLong => $"{FieldName(r.Field)} has {r.Length} characters; at most {r.Most} are kept",
            _ => $"{FieldName(r.Field)} must be one line of plain text",
        };

    /// <summary>What a text is called, in sentences and where no form has another name for it.</summary>
    private static string FieldName(TextField field) =>
        field switch
        {
            TextField.ProjectName => "project name",
            TextField.Client => "client",
            TextField.Contact => "contact",
            TextField.Address => "address",
            TextField.VatId => "vat-id",
            TextField.SellerName => "the seller's name",
            TextField.ConfirmedBy => "by",
            TextField.Reference => "ref",
            TextField.Deliverable => "deliverable",
            TextField.Missing => "what is missing",
            TextField.Reason => "reason",
            TextField.Why => "why",
            TextField.Note => "note",
            TextField.FeeName => "name",
            _ => throw new InvalidOperationException($"{field} has no words."),
        };

    private static string MoneyProblem(MoneyFault fault) =>
        fault switch
        {
            MoneyFault.ContractNotPositive => "the contract total must be above 0, e.g. total 12000 EUR",
            MoneyFault.NotPositive => "the amount must be above 0",
            MoneyFault.NotProjectCurrency f => $"this project is in {f.Currency}; write the amount in {f.Currency}",
            _ => throw new InvalidOperationException($"{fault.GetType().Name} has no words."),
        };

    private static string ReminderSettingsProblem(Refusal.InvalidReminderSettings r)
    {
        var (from, to) = (r.Settings.From, r.Settings.To);
        return r.Fault switch
        {
            ReminderSettingsFault.HoursOutOfOrder =>
                "hours go from a full hour to a later one on the same day, e.g. settings hours 9-17",
            ReminderSettingsFault.QuietOutsideHours => $"quiet hours lie within the hours {from}-{to}, "
                + $"e.g. settings quiet {Math.Min(from + 3, to - 1)}-{Math.Min(from + 4, to)}",
            ReminderSettingsFault.NoHourLeft => "quiet hours that take all the hours leave no time to post; "
                + "leave some, or say settings digest off",
            _ =>
                $"at most {ReminderSettings.MaxHolidays} holidays are kept; these would be {r.Settings.Holidays.Count}. "
                    + "Take past ones out with settings holidays remove",
        };
    }

    private static string UnmatchedProblem(Refusal.PaymentNotUnmatched r) =>
        r.Fault switch
        {
            UnmatchedPaymentFault.OtherProject => "names an invoice of another project",
            UnmatchedPaymentFault.OnAccountOfOther f =>
                $"came on an account that belongs to {f.Key} alone (Payments:Accounts)",
            UnmatchedPaymentFault.Dismissed => "is put aside already",
            UnmatchedPaymentFault.Settled => "is dealt with already",
            UnmatchedPaymentFault.ReturnedByBank => "was taken back by the bank, so there is nothing to record",
            UnmatchedPaymentFault.Recorded => "is recorded already",
            UnmatchedPaymentFault.Announced { Payment: var waits } =>
                $"is announced for {waits.On.ToDay()} and is booked on that day; "
                    + $"to record it otherwise say first: reverse {waits.Name} reason \"…\"",
            UnmatchedPaymentFault.IsReturn =>
                "is money that the bank took back, so there is nothing to record; reverse the payment that it undoes",
            UnmatchedPaymentFault.LessLeft f => $"has {f.Left} left to record",
            UnmatchedPaymentFault.WouldCountTwice f =>
                $"cannot be put aside, since {f.Number} has been paid or credited since and would count twice. "
                    + $"Say: reverse {f.Payment} reason \"taken back by the bank\" for {r.Name}",
            UnmatchedPaymentFault.IsNoReturn => "is no sum that the bank took back, so nothing is reversed for it",
            UnmatchedPaymentFault.ReturnInOtherCurrency f => $"is in {f.Currency}, and {f.Key} is in {f.Billed}",
            UnmatchedPaymentFault.OtherReturnCertain f => $"is not what took {f.Payment} back: that was {f.Certain}, "
                + $"so say reverse {f.Payment} reason \"…\" for {f.Certain}",
            UnmatchedPaymentFault.OtherSumOnAccount f =>
                $"took {f.Back} back, and {f.Payment} is {f.Amount} on account; "
                    + $"say reverse {f.Payment} reason \"…\", record what is left of it with pay, then parked dismiss {r.Name}",
            UnmatchedPaymentFault.TookOtherBack f =>
                $"took {f.Other} back, and not {f.Payment}; say reverse {f.Other} reason \"…\"",
            UnmatchedPaymentFault.OnOtherInvoice f =>
                $"takes money back from {f.Elsewhere}, and {f.Payment} is on {f.Number}",
            _ => throw new InvalidOperationException($"{r.Fault.GetType().Name} has no words."),
        };

    private static string ReversalProblem(ReversalObstacle obstacle) =>
        obstacle switch
        {
            ReversalObstacle.IsReversal => "it is the reversal of another entry; record the payment anew with pay",
            ReversalObstacle.SettledSince => "the invoice has been paid or credited since; take that back first",
            _ => throw new InvalidOperationException($"{obstacle.GetType().Name} has no words."),
        };
}
