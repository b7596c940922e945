using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Writes the sentence for every refusal: what, why, and the exact fix. A refusal never changes anything.
/// </summary>
internal static partial class RefusalText
{
    /// <param name="view">The project concerned; null when there is none to show.</param>
    public static Reply ToReply(Refusal why, ProjectView? view) =>
        Answer(why, view) with
        {
            Problems = Fields(why, view),
        };

    private static Reply Answer(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.GateClosed r when view is not null => Reply.Refuse(GateCard.Create(view, r.Milestone)),
            Refusal.OnlyApproverIsRequester r when view is not null => Reply.Refuse(ChoiceCards.YoursToDecide(view, r)),
            Refusal.UndoTooLate r when view is not null => Reply.Refuse(ChoiceCards.TooLate(view, r)),
            Refusal.PaymentExceedsBalance r when view is not null => Reply.Refuse(ChoiceCards.TooMuch(view, r)),
            Refusal.MayBeAnnouncedAlready r when view is not null => Reply.Refuse(ChoiceCards.Announced(view, r)),
            Refusal.MayBeBankReturn r when view is not null => Reply.Refuse(ChoiceCards.TakenBack(view, r)),
            Refusal.MayBeRecordedAlready r when view is not null => Reply.Refuse(ChoiceCards.Recorded(view, r)),
            Refusal.MilestoneAmbiguous { Words: not null } r when view is not null => Reply.Refuse(
                ChoiceCards.Which(view, r)
            ),
            Refusal.ProjectStillOpen { CreditLeft.IsPositive: true } r when view is not null => Reply.Refuse(
                ChoiceCards.CreditLeft(view, StillOpen(r))
            ),
            Refusal.AccountOrInvoice { Instead.Length: > 0 } r when view is not null => Reply.Refuse(
                ChoiceCards.AccountOrInvoice(r)
            ),
            Refusal.InvoiceAmbiguous r when view is not null && r.Candidates.All(c => c.CommandText.Length > 0) =>
                Reply.Refuse(ChoiceCards.Which(r)),
            Refusal.SumWithoutInvoice r when view is not null && r.Open.All(c => c.CommandText.Length > 0) =>
                Reply.Refuse(ChoiceCards.OnWhich(r)),
            Refusal.TermsFrozen r when view is not null && r.Amend.StartsWith("amend ", StringComparison.Ordinal) =>
                Reply.Refuse(ChoiceCards.Frozen(view, r)),
            Refusal.IssueDataMissing or Refusal.SellerUnknown when view is not null => Reply.Refuse(
                PartyCards.Missing(view, why)
            ),
            Refusal.FeeVatOpen r when view is not null => Reply.Refuse(EndCards.TaxableOrNot(view, r)),
            Refusal.AdvanceToCredit r when view is not null => Reply.Refuse(EndCards.CreditAdvance(view, r)),
            Refusal.EndIsCancel r when view is not null => Reply.Refuse(EndCards.CancelInstead(view, r)),
            Refusal.VatUnclear { Choices.Count: > 0 } r => Reply.Refuse(VatCards.Which(r)),
            Refusal.VatNotAsked r when view is not null => Reply.Refuse(VatCards.NotAsked(view, r)),
            Refusal.FinalWaitsForAdvance r when view is not null => Reply.Refuse(AdvanceCards.FinalWaits(view, r)),
            Refusal.CreditNeedsMilestone r when view is not null => Reply.Refuse(AdvanceCards.WhichLine(view, r)),
            Refusal.AmountsDoNotAddUp when view is not null => Reply.Refuse(ChoiceCards.ContractGap(view)),
            Refusal.MilestoneUnknown
            or Refusal.InvoiceUnknown
            or Refusal.RequestUnknown
            or Refusal.ProjectUnknown
            or Refusal.ProjectNotHere => Reply.Refuse(Text(why, view)).AsUnrecognized(),
            _ => Reply.Refuse(Text(why, view)),
        };

    /// <summary>The sentence of a refusal. Every kind has one.</summary>
    internal static string Text(Refusal why, ProjectView? view) =>
        Who(why, view)
        ?? Which(why, view)
        ?? Inputs(why)
        ?? Defining(why)
        ?? Contract(why, view)
        ?? Delivering(why, view)
        ?? Billing(why, view)
        ?? VatAndAdvances(why, view)
        ?? Parties(why, view)
        ?? Dunning(why, view)
        ?? throw new InvalidOperationException($"{why.GetType().Name} has no words; add them to RefusalText.");

    private static string? Who(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.NotAllowed { IsGuest: true } r =>
                $"Guests and people of other organisations cannot {GuestActionText(r.Permission)} here. "
                    + "Ask somebody of the team to do it. Nothing was changed.",
            Refusal.NotAllowed r => $"You cannot {PermissionName(r.Permission)} in this project: "
                + $"that is for {Holders(r.Roles)}{WhoHolds(r, view)}. Nothing was changed.",
            Refusal.OwnDraft r =>
                $"{OwnWorkText(r.OwnWorkReason, "drafted this invoice")}, so somebody else must issue it: "
                    + $"{Others(r.OtherApprovers, view)}. Or discard the draft and let somebody else who may draft it. "
                    + "Nothing was changed.",
            Refusal.OwnSubmission r =>
                $"{OwnWorkText(r.OwnWorkReason, $"submitted {r.Milestone.Name}", " yourself")}, so somebody else confirms it: "
                    + $"{Confirmers(r.Approvers, view)}. Nothing was changed.",
            Refusal.LastApprover => "That is the only approver; nobody could issue an invoice afterwards. "
                + "Give the role to somebody else first (role add approver @name), "
                + "or the approver takes it off personally.",
            Refusal.NoManagerLeft => "That is the last lead or approver; nobody could give roles afterwards. "
                + "Give one of the two roles to somebody else first: role add lead @name",
            Refusal.RoleAlreadyHeld r =>
                $"{Name(r.Actor, view)} is {DisplayText.NameOf(r.Role)} already. Nothing was changed.",
            Refusal.MembershipUnknown => Reply.SenderNotVerified,
            Refusal.NoticeNotDue => "Nothing is due there now. Nothing was changed.",
            Refusal.SenderNoLongerMember => "You are no longer in this conversation, so nothing can be done from it. "
                + "What you may do you can do from a conversation that you are in. Nothing was changed.",
            Refusal.OwnRequest r =>
                $"{OwnWorkText(r.OwnWorkReason, "asked for that", " yourself")}, so somebody else decides: "
                    + $"{Others(r.OtherApprovers, view)}. Nothing was changed.",
            Refusal.OwnClientLink r =>
                $"{OwnWorkText(r.OwnWorkReason, "handed out the link by which this came", " yourself")}, so somebody else "
                    + $"says whether {r.ClientName} agreed: {Others(r.OtherApprovers, view)}. Nothing was changed.",
            Refusal.NotStaff { IsGuest: true } r =>
                $"{Name(r.Actor, view)} is a guest and can hold no role. Choose somebody of your own organisation. Nothing was changed.",
            Refusal.NotStaff r => $"{Name(r.Actor, view)} is no longer in the workspace and can hold no role. "
                + "Choose somebody of your own organisation who is. Nothing was changed.",
            Refusal.OwnApprover r => "Nobody makes themselves an approver, nor the one in whose stead they act: "
                + "somebody else has to look at what you do. "
                + $"{DecidedByOthers(r.Others, "role add approver @name", view)} Nothing was changed.",
            Refusal.OwnSecondAccount r =>
                $"That is another account of {Name(r.Alone, view)}, who holds every role here alone. "
                    + "With roles on both accounts nobody could approve what either does, so they stay with the one. "
                    + "Name somebody else. Nothing was changed.",
            Refusal.DeputyNeedsConsent r =>
                $"{Name(r.Actor, view)} becomes deputy for {Name(r.Holder, view)} by the word of {Name(r.Holder, view)} "
                    + "or of somebody else who holds a role, and by nobody's own. "
                    + $"{DecidedByOthers(r.Others, "role add deputy @name for @name until <date>", view)} Nothing was changed.",
            Refusal.ProjectStillManaged r =>
                $"This project is held by {Names(r.Managers, view)}, so nobody takes it over. They give roles: role add lead @name. "
                    + "If they are gone, I notice within a day; or name them so that I look: project claim from @name. "
                    + "Nothing was changed.",
            Refusal.ClaimInConversation r => "A project is taken over where its people read it: "
                + $"say project claim in a channel or group that speaks of {r.Key}. Nothing was changed.",
            Refusal.AppointmentElsewhere r => $"Somebody is named by address in {r.Key}'s own workspace only; "
                + "here pick the person from the @ list, or ask a lead there to say: "
                + $"role add {DisplayText.NameOf(r.Role)} {r.Address}. Nothing was changed.",
            Refusal.AppointmentAlreadyMade r =>
                $"{DisplayText.Capitalize(DisplayText.NameOf(r.Role))} is kept for {r.Address} already, "
                    + "until they say their first word to me on your other platform. "
                    + $"role remove {DisplayText.NameOf(r.Role)} {r.Address} ends it. Nothing was changed.",
            Refusal.NoAppointment { Actor: { } actor } r =>
                $"{r.Address} is {Name(actor, view)}, who came already; pick the person from the @ list: "
                    + $"role remove {DisplayText.NameOf(r.Role)} @name. Nothing was changed.",
            Refusal.NoAppointment r =>
                $"No role of {DisplayText.NameOf(r.Role)} is kept for {r.Address}. role list shows who is what. Nothing was changed.",
            Refusal.DeputyOfNobody r =>
                $"{Name(r.Holder, view)} holds no role that somebody could stand in for. role list shows who is what.",
            Refusal.NoDeputy r => $"{Name(r.Actor, view)} is nobody's deputy here. role list shows who is what.",
            Refusal.DateIsPast r =>
                $"{NameOf(r.What)} cannot be {r.On.ToDay()}: today is {r.Today.ToDay()}. Nothing was changed.",
            Refusal.RoleNotHeld r =>
                $"{Name(r.Actor, view)} is not {DisplayText.NameOf(r.Role)} here. role list shows who is what.",
            _ => null,
        };

    private static string NameOf(FutureDate date) =>
        date == FutureDate.DeputyEnd ? "A deputy's last day" : "A promised date";

    private static string GuestActionText(Permission permission) =>
        permission == Permission.See ? "work on this project" : PermissionName(permission);

    /// <summary>Who holds one of the roles, or how a person gets one.</summary>
    private static string WhoHolds(Refusal.NotAllowed r, ProjectView? view) =>
        r.Holders.Count > 0
            ? $" ({Names(r.Holders, view)})"
            : $". Nobody is {Roles(r.Roles)} yet; a lead or approver says role add {DisplayText.NameOf(r.Roles[0])} @name";

    private static string Confirmers(IReadOnlyList<string> approvers, ProjectView? view) =>
        approvers.Count > 0 ? Names(approvers, view) : "another lead or an approver; say role add approver @name";
}
