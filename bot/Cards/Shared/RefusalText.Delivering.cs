using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about stages that cannot be started, submitted, confirmed, reopened or undone.</summary>
internal static partial class RefusalText
{
    private static string? Delivering(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.TermsNotAgreed r => $"Blocked: terms v{r.Version} are not agreed; {NextStepForTerms(r)}. "
                + "When the client has agreed elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.GateClosed r => $"{r.Milestone.Name} may not start yet. next says why.",
            Refusal.WrongStage r =>
                $"{r.Milestone.Name} is {DisplayText.NameOf(r.Milestone.Stage)}, so {Verb(r)}. Nothing was changed.",
            Refusal.AlreadyConfirmed r => $"{r.Milestone.Name} is confirmed complete already: "
                + $"{ConfirmedBy(r.Milestone.Confirmation!, view)}. Nothing was changed.",
            Refusal.NotClientContact r => NotTheContact(r),
            Refusal.EvidenceNeeded r =>
                $"{r.Milestone.Name} must be confirmed by the client ({r.Milestone.Criterion!.Value.ToWord()}); "
                    + "the team cannot do that alone. "
                    + $"Add who confirmed it and where we can find it "
                    + $"(e-mail, portal, signed page): confirm {At(r.Milestone, view)} by \"name\" ref \"evidence\"",
            Refusal.ReasonTooShort r =>
                $"An override needs a reason of {r.Least} characters or more, for those who ask later: "
                    + $"override {At(r.Milestone, view)} reason \"who agreed to what, and until when\"",
            Refusal.NotConfirmed r => $"{r.Milestone.Name} is {DisplayText.NameOf(r.Milestone.Stage)}; "
                + "there is no confirmation to undo. Nothing was changed.",
            Refusal.ConfirmedStageBilled { Invoice.IsNumbered: true } r =>
                $"{r.Milestone.Name} has the invoice {r.Invoice.NumberOrPending()}; credit it in full first: "
                    + $"credit {r.Invoice.NumberOrPending()} reason \"issued by mistake\". Nothing was changed.",
            Refusal.ConfirmedStageBilled r =>
                $"{r.Milestone.Name} has an invoice draft; discard it first: discard {At(r.Milestone, view)}. Nothing was changed.",
            Refusal.AlreadyAsked r =>
                $"Somebody asked for that already ({r.Request.Name}{Suffix.With(", by ", view?.SignedBy(r.Request.Signed))}) and "
                    + "waits for an approver. Nothing was changed.",
            Refusal.RequestNotOpen { IsExpired: true } r =>
                $"Request {r.Request.Name} expired after {ApprovalRequest.LifetimeDays} days; ask again. Nothing was changed.",
            Refusal.RequestNotOpen r => $"Request {r.Request.Name} is {DisplayText.NameOf(r.Request.State)} "
                + $"already{By(r.Request.Decided, view)}. Nothing was changed.",
            Refusal.OnlyApproverIsRequester r => "You are the only approver, so decide it yourself: "
                + $"override {At(r.Milestone, view)} reason {DisplayText.Quote(r.Reason)}",
            Refusal.NothingToUndo => "You have nothing to undo here. "
                + "Only your own last confirmation, payment, promise, dispute or snooze can be undone. Nothing was changed.",
            Refusal.UndoTooLate r => $"{TooLate(r)} Now say: {UndoAlternative(r, view)}",
            Refusal.NeverUndone r when view is null =>
                $"Your last act here is not taken back by undo{UndoAlternative(r.Event, view)}. Nothing was changed.",
            Refusal.NeverUndone r => $"Your last act here: {AuditCards.Describe(view!, r.Event)}. "
                + $"undo cannot take that back{UndoAlternative(r.Event, view)}. Nothing was changed.",
            Refusal.NothingToOverride r =>
                $"The gate of {r.Milestone.Name} is open; there is nothing to override. Start it: start {At(r.Milestone, view)}",
            _ => null,
        };

    private static string NextStepForTerms(Refusal.TermsNotAgreed r) =>
        r.Sent ? "they are sent and wait for the client" : "they are not sent yet, say terms send";

    private static string NotTheContact(Refusal.NotClientContact r)
    {
        var contact = r.Contact.Length > 0 ? r.Contact : "nobody is";
        var instead =
            r.Address.Length > 0
                ? $"If it is: settings client contact {r.Address}"
                : "The platform does not say this author's e-mail address; record it with its evidence instead: "
                    + "confirm 1 by \"name\" ref \"where it stands\"";
        return $"{r.Author}{Suffix.With(" (", r.Address, ")")} is not listed as the client's contact ({contact}), "
            + $"so this message confirms nothing. Nothing was changed. {instead}";
    }

    private static string ConfirmedBy(Confirmation c, ProjectView? view) =>
        c.ConfirmedBy + Suffix.With(", ", view?.DayAndTime(c.Signed.At));

    /// <summary>" by Ada, 2026-07-20 10:00"; "" when nobody signed or there is no project to show.</summary>
    private static string By(Signature? signed, ProjectView? view) =>
        signed is null ? "" : Suffix.With(" by ", view?.SignedBy(signed));
}
