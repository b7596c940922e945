using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about milestones, amounts and terms.</summary>
internal static partial class RefusalText
{
    private static string? Defining(Refusal why) =>
        why switch
        {
            Refusal.InvalidMilestoneName { Fault: NameFault.Payment } r =>
                $"\"{Cut(r.Name)}\" is {NameFaultText.Describe(r.Name, r.Fault)}. "
                    + $"For a part of the work, for example: {string.Join(", ", NameSuggestions.For(r.Name).Select(DisplayText.Quote))}. "
                    + "Money before the work is an advance, and is named by what two people can witness: "
                    + "add \"Contract signed\" 20% advance. Nothing was changed.",
            Refusal.InvalidMilestoneName r =>
                $"\"{Cut(r.Name)}\" is {NameFaultText.Describe(r.Name, r.Fault)}. What will the client receive or sign? "
                    + $"For example: {string.Join(", ", NameSuggestions.For(r.Name).Select(DisplayText.Quote))}. Nothing was changed.",
            Refusal.NameTaken { Position: 0 } r =>
                $"The amendment adds a milestone called \"{r.Name}\" already; a name is used once in a project. Nothing was changed.",
            Refusal.NameTaken r =>
                $"Milestone {r.Position} is called \"{r.Name}\" already; a name is used once in a project. Nothing was changed.",
            Refusal.TooManyMilestones r =>
                $"A project takes {r.Most:#,0} milestones; this would be more. Nothing was changed.",
            Refusal.AmountsExceedContract r =>
                $"That is too much: {Gap(r.Allocation, r.Contract)} Nothing was changed.",
            Refusal.NothingLeftForRest r =>
                $"Nothing would be left for the milestone that takes the rest of {r.Contract}. Nothing was changed.",
            Refusal.DiscountNotBelowDueDays r =>
                $"{r.Name} is due within {DisplayText.Days(r.DueDays)}, so its discount cannot run for "
                    + $"{DisplayText.Days(r.Discount.Days)}. Fewer days for the discount, more for the invoice (due 30), "
                    + "or discount none. Nothing was changed.",
            Refusal.SilenceNotPossible r => SilenceText.Refuse(r),
            Refusal.SecondRest r => $"{r.Name} takes the rest already; only one milestone can. Nothing was changed.",
            Refusal.NothingToChange { Verb: "move" } r =>
                $"{r.Milestone.Name} stands there already. Nothing was changed.",
            Refusal.NothingToChange r => $"Nothing is different for {r.Milestone.Name}. "
                + "Add what to change: name, amount, starts, expected, due, discount, deemed-acceptance or done-when.",
            Refusal.TermsFrozen r =>
                $"Terms v{r.Version} are agreed with the client and cannot be changed alone{Suffix.With(", ", r.Name, " included")}. "
                    + $"A change needs the client's agreement to a new version: {HowToAmend(r)}. Nothing was changed.",
            Refusal.OrderFrozen r => $"Terms v{r.Version} are agreed with the client and frozen, "
                + "and the order of the milestones with them: "
                + "it decides which stage waits for which payment, and no amendment changes it. Nothing was changed.",
            Refusal.OnlyInHomeWorkspace r =>
                $"Seller, numbers, templates and labels are shared by all projects of {r.Key}'s own workspace, "
                    + "so they are changed there: type it in a chat of that workspace. Nothing was changed.",
            Refusal.SellerAlreadySet => "Your company details are set already, and they stand on everybody's invoices. "
                + "Only a lead or approver of this workspace's first project changes it. Nothing was changed.",
            Refusal.SeriesHasDocuments r =>
                $"{r.Start.Series.Prefix} {r.Start.Series.Year} has begun: {r.Start.FirstNumber} is issued, "
                    + $"and the last is {r.Start.LastNumber}. "
                    + "Numbers go on without a gap, so they cannot begin elsewhere. "
                    + $"For {r.Start.Series.Year + 1} it can be said in that year, before its first document. Nothing was changed.",
            Refusal.SeriesStartSet r when r.Asked == r.Start.First =>
                $"That is set already: {r.Start.Series.Prefix} {r.Start.Series.Year} begins with {r.Start.FirstNumber}. "
                    + "Nothing was changed.",
            Refusal.SeriesStartSet r =>
                $"{r.Start.Series.Prefix} {r.Start.Series.Year} begins with {r.Start.FirstNumber}: "
                    + "that was set before, and it is set once. "
                    + "A series need not begin with a certain number; it only goes on without a gap. Nothing was changed.",
            Refusal.InvalidFirstNumber r =>
                $"A series begins with a whole number from 1 to {r.Most}, e.g. settings numbers {r.Series.Prefix} next 418. "
                    + "Nothing was changed.",
            Refusal.TooManyLabels r =>
                $"A workspace keeps {r.Most} labels; take one out first: labels remove \"old label\"",
            Refusal.LabelUnknown r =>
                $"There is no label {DisplayText.Quote(Cut(r.Name))} of this workspace; {OwnLabels(r.Names)}. "
                    + "Built-in labels stay. Nothing was changed.",
            Refusal.NotAgreedYet r =>
                $"The terms are not agreed yet, so nothing needs an amendment: change {r.Milestone.Name} with set. Nothing was changed.",
            Refusal.NothingToAmend r => $"Nothing is different for {r.Name}. Nothing was changed.",
            Refusal.TooLateToAmend r =>
                $"{r.Milestone.Name} is {Present(r)}, so its terms stay as they were agreed. {UndoAlternative(r)} {Afterwards(r)}",
            Refusal.AmendmentExpired r => $"The amendment to terms v{r.Version} expired on {r.On.ToDay()}, "
                + $"{Amendment.LifetimeDays} days after it was made. Make it again with amend. Nothing was changed.",
            Refusal.NoAmendment => "No amendment waits for the client. Nothing was changed.",
            Refusal.NoMilestones =>
                "There is nothing to agree on yet: add the billing points first, e.g. add \"Design approval\" 40%",
            Refusal.TermsIncomplete r => $"The terms are not complete. {ScheduleCards.Missing(r.Gaps, r.IsAmendment)}",
            Refusal.TermsAlreadySent r => $"Terms v{r.Version} are sent already and nothing changed since. "
                + "When the client agrees elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.TermsOutdated r => $"Terms v{r.Version} changed after they were sent to the client, "
                + "so the client would agree to something else than the current terms. "
                + "Send them again with terms send, then record the client's answer. Nothing was changed.",
            Refusal.NoAgreementWaits { Agreement: { } agreed } =>
                $"No agreement waits for an approver; terms v{agreed.Version} were agreed by {agreed.ClientName}. Nothing was changed.",
            Refusal.NoAgreementWaits { IsSent: true } =>
                "No agreement waits for an approver: the terms wait for the client. "
                    + "When they agreed elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.NoAgreementWaits => "No agreement waits for an approver. Send the terms first: terms send",
            Refusal.TermsAlreadyAgreed r =>
                $"Terms v{r.Agreement.Version} were agreed by {r.Agreement.ClientName} already. Nothing was changed.",
            _ => null,
        };

    private static string HowToAmend(Refusal.TermsFrozen r) =>
        r.Amend.Length > 0 ? r.Amend : "amend 2 …, amend add \"<milestone>\" … or amend total …";

    private static string OwnLabels(IReadOnlyList<string> names) =>
        names.Count == 0
            ? "it has none of its own"
            : $"its own are {string.Join(", ", names.Take(8).Select(DisplayText.Quote))}{Suffix.When(names.Count > 8, " …")}";

    /// <summary>The progress of a milestone that can no longer be amended.</summary>
    private static string Present(Refusal.TooLateToAmend r) =>
        r.Invoice switch
        {
            { IsNumbered: true } billed => $"billed ({billed.NumberOrPending()})",
            not null => "drafted for billing",
            null => DisplayText.NameOf(r.Milestone.Stage),
        };

    private static string UndoAlternative(Refusal.TooLateToAmend r) =>
        r.Invoice is { IsNumbered: true }
            ? "What was wrong is corrected with a credit note."
            : "Amend a milestone that is still to come.";

    private static string Afterwards(Refusal.TooLateToAmend r) =>
        r.IsWaiting
            ? "If the waiting amendment holds a change of it from before, take that back: terms withdraw"
            : "Nothing was changed.";
}
