using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// Puts every "no" of the business into words: what, why, and the exact fix. Nothing was changed in any of them.
/// </summary>
internal static partial class RefusalText
{
    /// <param name="sight">The project it was asked of; null when there is none to show.</param>
    public static Reply Say(Refusal why, Sight? sight) => Answer(why, sight) with { Problems = Fields(why, sight) };

    private static Reply Answer(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.GateClosed r when sight is not null => Reply.No(GateCard.Of(sight, r.Milestone)),
            Refusal.YoursToDecide r when sight is not null => Reply.No(ChoiceCards.Yours(sight, r)),
            Refusal.UndoTooLate r when sight is not null => Reply.No(ChoiceCards.TooLate(sight, r)),
            Refusal.PaidTooMuch r when sight is not null => Reply.No(ChoiceCards.TooMuch(sight, r)),
            Refusal.LooksAnnounced r when sight is not null => Reply.No(ChoiceCards.Announced(sight, r)),
            Refusal.MayBeTakenBack r when sight is not null => Reply.No(ChoiceCards.TakenBack(sight, r)),
            Refusal.LooksRecorded r when sight is not null => Reply.No(ChoiceCards.Recorded(sight, r)),
            Refusal.MilestoneAmbiguous { Words: not null } r when sight is not null => Reply.No(
                ChoiceCards.Which(sight, r)
            ),
            Refusal.InvoiceAmbiguous r when sight is not null && r.Candidates.All(c => c.Line.Length > 0) => Reply.No(
                ChoiceCards.Which(r)
            ),
            Refusal.SumWithoutInvoice r when sight is not null && r.Open.All(c => c.Line.Length > 0) => Reply.No(
                ChoiceCards.OnWhich(r)
            ),
            Refusal.TermsFrozen r when sight is not null && r.Amend.StartsWith("amend ", StringComparison.Ordinal) =>
                Reply.No(ChoiceCards.Frozen(sight, r)),
            Refusal.DoesNotClose when sight is not null => Reply.No(ChoiceCards.Gap(sight)),
            Refusal.MilestoneUnknown or Refusal.InvoiceUnknown or Refusal.ProjectUnknown or Refusal.ProjectNotHere =>
                Reply.No(Text(why, sight)).Unfit(),
            _ => Reply.No(Text(why, sight)),
        };

    /// <summary>The sentence of a refusal; every kind has one.</summary>
    internal static string Text(Refusal why, Sight? sight) =>
        Who(why, sight)
        ?? Which(why, sight)
        ?? Defining(why)
        ?? Delivering(why, sight)
        ?? Billing(why, sight)
        ?? throw new InvalidOperationException($"{why.GetType().Name} has no words; add them to RefusalText.");

    private static string? Who(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.NotAllowed { IsGuest: true } r =>
                $"Guests and people of other organisations cannot {DeedOfGuest(r.Act)} here. "
                    + "Ask somebody of the team to do it. Nothing was changed.",
            Refusal.NotAllowed r =>
                $"You cannot {Deed(r.Act)} in this project: that is for {Holders(r.Roles)}{WhoHolds(r, sight)}. Nothing was changed.",
            Refusal.OwnDraft r => $"{Whose(r.Why, "drafted this invoice")}, so somebody else must issue it: "
                + $"{Others(r.OtherApprovers, sight)}. Or discard the draft and let somebody else who may draft it. "
                + "Nothing was changed.",
            Refusal.OwnSubmission r =>
                $"{Whose(r.Why, $"submitted {r.Milestone.Name}", " yourself")}, so somebody else confirms it: "
                    + $"{Confirmers(r.Approvers, sight)}. Nothing was changed.",
            Refusal.LastApprover => "That is the only approver; nobody could issue an invoice afterwards. "
                + "Give the role to somebody else first (role add approver @name), "
                + "or the approver takes it off personally.",
            Refusal.NobodyWouldManage => "That is the last lead or approver; nobody could give roles afterwards. "
                + "Give one of the two roles to somebody else first: role add lead @name",
            Refusal.RoleHeld r => $"{Name(r.Actor, sight)} is {Words.Word(r.Role)} already. Nothing was changed.",
            Refusal.StandingUnknown => Reply.NotChecked,
            Refusal.NotDue => "Nothing is due there now. Nothing was changed.",
            Refusal.NotFromHere => "You are no longer in this conversation, so nothing can be done from it. "
                + "What you may do you can do from a conversation that you are in. Nothing was changed.",
            Refusal.OwnRequest r => $"{Whose(r.Why, "asked for that", " yourself")}, so somebody else decides: "
                + $"{Others(r.OtherApprovers, sight)}. Nothing was changed.",
            Refusal.NotStaff { IsGuest: true } r =>
                $"{Name(r.Actor, sight)} is a guest and can hold no role. Choose somebody of your own organisation. Nothing was changed.",
            Refusal.NotStaff r => $"{Name(r.Actor, sight)} is no longer in the workspace and can hold no role. "
                + "Choose somebody of your own organisation who is. Nothing was changed.",
            Refusal.OwnApprover r => "Nobody makes themselves an approver, nor the one in whose stead they act: "
                + "somebody else has to look at what you do. "
                + $"{ByWord(r.Others, "role add approver @name", sight)} Nothing was changed.",
            Refusal.OwnSecond r =>
                $"That is another account of {Name(r.Alone, sight)}, who holds every role here alone. "
                    + "With roles on both accounts nobody could approve what either does, so they stay with the one. "
                    + "Name somebody else. Nothing was changed.",
            Refusal.DeputyNeedsWord r =>
                $"{Name(r.Actor, sight)} becomes deputy for {Name(r.For, sight)} by the word of {Name(r.For, sight)} "
                    + "or of somebody else who holds a role, and by nobody's own. "
                    + $"{ByWord(r.Others, "role add deputy @name for @name until <date>", sight)} Nothing was changed.",
            Refusal.HeldBy r =>
                $"This project is held by {Names(r.Managers, sight)}, so nobody takes it over. They give roles: role add lead @name. "
                    + "If they are gone, I notice within a day; or name them so that I look: project claim from @name. "
                    + "Nothing was changed.",
            Refusal.ClaimInPlace r => "A project is taken over where its people read it: "
                + $"say project claim in a channel or group that speaks of {r.Key}. Nothing was changed.",
            Refusal.AppointmentElsewhere r => $"Somebody is named by address in {r.Key}'s own workspace only; "
                + "here pick the person from the @ list, or ask a lead there to say: "
                + $"role add {Words.Word(r.Role)} {r.Address}. Nothing was changed.",
            Refusal.AppointmentStands r => $"{Words.Upper(Words.Word(r.Role))} is kept for {r.Address} already, "
                + "until they say their first word to me on your other platform. "
                + $"role remove {Words.Word(r.Role)} {r.Address} ends it. Nothing was changed.",
            Refusal.NoAppointment { Actor: { } actor } r =>
                $"{r.Address} is {Name(actor, sight)}, who came already; pick the person from the @ list: "
                    + $"role remove {Words.Word(r.Role)} @name. Nothing was changed.",
            Refusal.NoAppointment r =>
                $"No role of {Words.Word(r.Role)} is kept for {r.Address}. role list shows who is what. Nothing was changed.",
            Refusal.DeputyOfNobody r =>
                $"{Name(r.For, sight)} holds no role that somebody could stand in for. role list shows who is what.",
            Refusal.NoDeputy r => $"{Name(r.Actor, sight)} is nobody's deputy here. role list shows who is what.",
            Refusal.DateIsPast r =>
                $"{Words.Upper(r.What)} cannot be {r.On.Iso()}: today is {r.Today.Iso()}. Nothing was changed.",
            Refusal.RoleNotHeld r =>
                $"{Name(r.Actor, sight)} is not {Words.Word(r.Role)} here. role list shows who is what.",
            _ => null,
        };

    private static string DeedOfGuest(Act act) => act == Act.See ? "work on this project" : Deed(act);

    /// <summary>Who holds one of the roles, or how somebody gets one.</summary>
    private static string WhoHolds(Refusal.NotAllowed r, Sight? sight) =>
        r.Holders.Count > 0
            ? $" ({Names(r.Holders, sight)})"
            : $". Nobody is {Roles(r.Roles)} yet; a lead or approver says role add {Words.Word(r.Roles[0])} @name";

    private static string Confirmers(IReadOnlyList<string> approvers, Sight? sight) =>
        approvers.Count > 0 ? Names(approvers, sight) : "another lead or an approver; say role add approver @name";
}
