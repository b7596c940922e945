using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Stages that cannot be started, submitted, confirmed, reopened or undone.</summary>
internal static partial class RefusalText
{
    private static string? Delivering(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.TermsNotAgreed r => $"Blocked: terms v{r.Version} are not agreed; {SentOrNot(r)}. "
                + "When the client has agreed elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.GateClosed r => $"{r.Milestone.Name} may not start yet. next says why.",
            Refusal.WrongStage r =>
                $"{r.Milestone.Name} is {Words.Word(r.Milestone.Stage)}, so {Verb(r)}. Nothing was changed.",
            Refusal.AlreadyConfirmed r => $"{r.Milestone.Name} is confirmed complete already: "
                + $"{ConfirmedBy(r.Milestone.Confirmation!, sight)}. Nothing was changed.",
            Refusal.NotTheContact r => NotTheContact(r),
            Refusal.EvidenceNeeded r =>
                $"{r.Milestone.Name} is the client's to confirm ({r.Milestone.Criterion!.Value.Word()}); "
                    + "the team's own belief is not enough. "
                    + $"Say who and where it stands: confirm {At(r.Milestone, sight)} by \"name\" ref \"evidence\"",
            Refusal.ReasonTooShort r =>
                $"An override needs a reason of {r.Least} characters or more, for those who ask later: "
                    + $"override {At(r.Milestone, sight)} reason \"who agreed to what, and until when\"",
            Refusal.NotConfirmed r =>
                $"{r.Milestone.Name} is {Words.Word(r.Milestone.Stage)}; there is no confirmation to take back. Nothing was changed.",
            Refusal.BilledAlready { Invoice.IsNumbered: true } r =>
                $"{r.Milestone.Name} has the invoice {r.Invoice.Number()}; credit it in full first: "
                    + $"credit {r.Invoice.Number()} reason \"issued by mistake\". Nothing was changed.",
            Refusal.BilledAlready r =>
                $"{r.Milestone.Name} has an invoice draft; discard it first: discard {At(r.Milestone, sight)}. Nothing was changed.",
            Refusal.AlreadyAsked r =>
                $"That is asked for already ({r.Request.Name}{Suffix.With(", by ", sight?.By(r.Request.Signed))}) and "
                    + "waits for an approver. Nothing was changed.",
            Refusal.RequestOver { IsExpired: true } r =>
                $"Request {r.Request.Name} expired after {Request.DaysOfLife} days; ask again. Nothing was changed.",
            Refusal.RequestOver r =>
                $"Request {r.Request.Name} is {Words.Word(r.Request.State)} already{By(r.Request.Decided, sight)}. Nothing was changed.",
            Refusal.YoursToDecide r => "Nobody but you could decide that, so open the gate yourself: "
                + $"override {At(r.Milestone, sight)} reason {Words.Quote(r.Reason)}",
            Refusal.NothingToUndo =>
                "There is no confirmation or payment of yours to undo here, and no promise, dispute or snooze. Nothing was changed.",
            Refusal.UndoTooLate r => $"{TooLate(r)} Now say: {Instead(r, sight)}",
            Refusal.NeverUndone r when sight is null =>
                $"Your last act here is not taken back by undo{Instead(r.What, sight)}. Nothing was changed.",
            Refusal.NeverUndone r => $"Your last act here: {AuditCards.Say(sight!, r.What)}. "
                + $"That is not taken back by undo{Instead(r.What, sight)}. Nothing was changed.",
            Refusal.NothingToOverride r =>
                $"The gate of {r.Milestone.Name} is open; there is nothing to override. Start it: start {At(r.Milestone, sight)}",
            _ => null,
        };

    private static string SentOrNot(Refusal.TermsNotAgreed r) =>
        r.Sent ? "they are sent and wait for the client" : "they are not sent yet, say terms send";

    private static string NotTheContact(Refusal.NotTheContact r)
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

    private static string ConfirmedBy(Confirmation c, Sight? sight) =>
        c.ConfirmedBy + Suffix.With(", ", sight?.Moment(c.Signed.At));

    /// <summary>" by Ada, 2026-07-20 10:00"; "" where nobody signed or there is no project to show.</summary>
    private static string By(Signature? signed, Sight? sight) =>
        signed is null ? "" : Suffix.With(" by ", sight?.By(signed));
}
