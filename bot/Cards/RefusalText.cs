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
                $"Guests and people of other organisations cannot {(r.Act == Act.See ? "work on this project" : Deed(r.Act))} here. Ask somebody of the team to do it. Nothing was changed.",
            Refusal.NotAllowed r =>
                $"You cannot {Deed(r.Act)} in this project: that is for {Holders(r.Roles)}{(r.Holders.Count > 0 ? $" ({Names(r.Holders, sight)})" : $". Nobody is {Roles(r.Roles)} yet; a lead or approver says role add {Word(r.Roles[0])} @name")}. Nothing was changed.",
            Refusal.OwnDraft r =>
                $"{Whose(r.Why, "drafted this invoice")}, so somebody else must issue it: {Others(r.OtherApprovers, sight)}. Or discard the draft and let somebody else who may draft it. Nothing was changed.",
            Refusal.OwnSubmission r =>
                $"{Whose(r.Why, $"submitted {r.Milestone.Name}", " yourself")}, so somebody else confirms it: {(r.Approvers.Count > 0 ? Names(r.Approvers, sight) : "another lead or an approver; say role add approver @name")}. Nothing was changed.",
            Refusal.LastApprover =>
                "That is the only approver; nobody could issue an invoice afterwards. Give the role to somebody else first (role add approver @name), or the approver takes it off personally.",
            Refusal.NobodyWouldManage =>
                "That is the last lead or approver; nobody could give roles afterwards. Give one of the two roles to somebody else first: role add lead @name",
            Refusal.RoleHeld r => $"{Name(r.Actor, sight)} is {Word(r.Role)} already. Nothing was changed.",
            Refusal.StandingUnknown => Reply.NotChecked,
            Refusal.NotDue => "Nothing is due there now. Nothing was changed.",
            Refusal.NotFromHere =>
                "You are no longer in this conversation, so nothing can be done from it. What you may do you can do from a conversation that you are in. Nothing was changed.",
            Refusal.OwnRequest r =>
                $"{Whose(r.Why, "asked for that", " yourself")}, so somebody else decides: {Others(r.OtherApprovers, sight)}. Nothing was changed.",
            Refusal.NotStaff { IsGuest: true } r =>
                $"{Name(r.Actor, sight)} is a guest and can hold no role. Choose somebody of your own organisation. Nothing was changed.",
            Refusal.NotStaff r =>
                $"{Name(r.Actor, sight)} is no longer in the workspace and can hold no role. Choose somebody of your own organisation who is. Nothing was changed.",
            Refusal.OwnApprover r =>
                $"Nobody makes themselves an approver, nor the one in whose stead they act: somebody else has to look at what you do. {ByWord(r.Others, "role add approver @name", sight)} Nothing was changed.",
            Refusal.OwnSecond r =>
                $"That is another account of {Name(r.Alone, sight)}, who holds every role here alone. "
                    + "With roles on both accounts nobody could approve what either does, so they stay with the one. Name somebody else. Nothing was changed.",
            Refusal.DeputyNeedsWord r =>
                $"{Name(r.Actor, sight)} becomes deputy for {Name(r.For, sight)} by the word of {Name(r.For, sight)} or of somebody else who holds a role, and by nobody's own. {ByWord(r.Others, "role add deputy @name for @name until <date>", sight)} Nothing was changed.",
            Refusal.HeldBy r =>
                $"This project is held by {Names(r.Managers, sight)}, so nobody takes it over. They give roles: role add lead @name. "
                    + "If they are gone, I notice within a day; or name them so that I look: project claim from @name. Nothing was changed.",
            Refusal.ClaimInPlace r =>
                $"A project is taken over where its people read it: say project claim in a channel or group that speaks of {r.Key}. Nothing was changed.",
            Refusal.AppointmentElsewhere r =>
                $"Somebody is named by address in {r.Key}'s own workspace only; here pick the person from the @ list, or ask a lead there to say: role add {Word(r.Role)} {r.Address}. Nothing was changed.",
            Refusal.AppointmentStands r =>
                $"{Words.Upper(Word(r.Role))} is kept for {r.Address} already, until they say their first word to me on your other platform. role remove {Word(r.Role)} {r.Address} ends it. Nothing was changed.",
            Refusal.NoAppointment { Actor: { } actor } r =>
                $"{r.Address} is {Name(actor, sight)}, who came already; pick the person from the @ list: role remove {Word(r.Role)} @name. Nothing was changed.",
            Refusal.NoAppointment r =>
                $"No role of {Word(r.Role)} is kept for {r.Address}. role list shows who is what. Nothing was changed.",
            Refusal.DeputyOfNobody r =>
                $"{Name(r.For, sight)} holds no role that somebody could stand in for. role list shows who is what.",
            Refusal.NoDeputy r => $"{Name(r.Actor, sight)} is nobody's deputy here. role list shows who is what.",
            Refusal.DateIsPast r =>
                $"{Words.Upper(r.What)} cannot be {r.On.Iso()}: today is {r.Today.Iso()}. Nothing was changed.",
            Refusal.RoleNotHeld r => $"{Name(r.Actor, sight)} is not {Word(r.Role)} here. role list shows who is what.",
            _ => null,
        };

    private static string? Which(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.NoProjectHere =>
                "There is no project here yet. Begin with: project new \"Website\" client \"Client GmbH\" total 12000 EUR vat 19 using website-30-40-30 – or tie an existing one with project use KEY (project list shows yours).",
            Refusal.GuestHere =>
                "You are a guest here: this place belongs to another organisation than yours. Its own people see and record what stands here, and can do it for you. Nothing was changed.",
            Refusal.ProjectNotHere r =>
                $"There is no project {r.Key} that you can see from here, where everybody reads along. If it is one of yours, ask in your own chat with me: {Cut(r.Words)}",
            Refusal.ProjectUnknown r => r.Key.Length > 0
                ? $"There is no project {r.Key} that you can see from here. project list shows yours."
                : "There is no such project that you can see from here. project list shows yours.",
            Refusal.KeyTaken r => $"The key {r.Key} is used by another project. Choose another: key {Shorten(r.Key)}2",
            Refusal.MilestoneUnknown { Names.Count: 0 } r =>
                $"There is no milestone \"{r.Text}\": {(sight is null ? "the project" : $"{sight.Project.Name} ({sight.Project.Key})")} has none yet. Add one with add, or turn to another project with project use KEY.",
            Refusal.MilestoneUnknown r =>
                $"There is no milestone {(r.Text.All(char.IsAsciiDigit) ? r.Text : Words.Quote(r.Text))} here; the milestones are {List(r.Names)}.",
            Refusal.MilestoneAmbiguous r =>
                $"\"{r.Text}\" could be {string.Join(" or ", r.Candidates.Take(8).Select(m => m.Name))}. Say its number or more of its name.",
            Refusal.InvoiceUnknown { Numbers.Count: 0 } r =>
                $"There is no invoice \"{r.Text}\": nothing has been issued in this project yet.",
            Refusal.InvoiceAmbiguous r =>
                $"\"{Cut(r.Text)}\" could be {string.Join(" or ", r.Candidates.Take(5).Select(c => $"{c.Say} ({c.Milestone.Name})"))}. Say it by these words. Nothing was changed.",
            Refusal.SumWithoutInvoice r =>
                $"\"{Cut(r.Sum)}\" reads as one sum. On which invoice? Say its number before the sum{(r.Open is [{ Line.Length: > 0 } first, ..] ? $": {first.Line}" : ". Nothing was changed.")}",
            Refusal.KeyIsNoInvoice r =>
                $"{r.Key} is the project's key{(r.Or is { } or ? $", and {or.Milestone.Name} may be meant as well: say {or.Say} for that" : " and names no invoice: say the invoice's number, or its milestone by number or name")}. Nothing was changed.",
            Refusal.NoInvoiceYet { Draft: not null } r =>
                $"The invoice for {r.Milestone.Name} is a draft and not issued yet. Nothing was changed. Next: issue {At(r.Milestone, sight)}",
            Refusal.NoInvoiceYet r =>
                $"{r.Milestone.Name} has no invoice yet: it is {Words.Word(r.Milestone.Stage)}. Nothing was changed. Next: {(r.Milestone.Stage == Stage.Confirmed ? $"invoice {At(r.Milestone, sight)}" : NextAct(r.Milestone, sight))}",
            Refusal.PaymentAmbiguous r =>
                $"\"{Cut(r.Text)}\" could be {string.Join(" or ", r.Candidates.Take(5).Select(p => $"{p.Name} ({p.Amount} of {p.On.Iso()}{(p.Reference.Length > 0 ? $", ref {Words.Quote(Cut(p.Reference))}" : "")})"))}. Say which by its name: {string.Join(" or ", r.Candidates.Take(5).Select(p => $"reverse {p.Name} reason \"…\""))}. Nothing was changed.",
            Refusal.PaymentUnknown { Names.Count: 0 } r =>
                $"There is no payment \"{Cut(r.Text)}\": none is recorded in this project yet.",
            Refusal.PaymentUnknown r =>
                $"There is no payment \"{Cut(r.Text)}\" here; there {(r.Names.Count == 1 ? "is" : "are")} {string.Join(", ", r.Names.TakeLast(5))}. statement lists them.",
            Refusal.CreditUnknown { Numbers.Count: 0 } r =>
                $"There is no credit note \"{Cut(r.Text)}\": none has been issued in this project.",
            Refusal.CreditUnknown r =>
                $"There is no credit note \"{Cut(r.Text)}\" here; there {(r.Numbers.Count == 1 ? "is" : "are")} {string.Join(", ", r.Numbers.TakeLast(5))}.",
            Refusal.RequestUnknown { Names.Count: 0 } r =>
                $"There is no request \"{Cut(r.Text)}\": nothing waits for a decision here.",
            Refusal.RequestUnknown r =>
                $"There is no request \"{Cut(r.Text)}\" here; open {(r.Names.Count == 1 ? "is" : "are")} {string.Join(", ", r.Names.TakeLast(5))}.",
            Refusal.InvoiceUnknown r =>
                $"There is no invoice \"{r.Text}\" here; there {(r.Numbers.Count == 1 ? "is" : "are")} {string.Join(", ", r.Numbers.TakeLast(5))}.",
            _ => null,
        };

    private static string? Defining(Refusal why) =>
        why switch
        {
            Refusal.BadText r => $"{Words.Upper(r.Problem)}. Nothing was changed.",
            Refusal.VagueName r =>
                $"\"{Cut(r.Name)}\" is {r.Problem.Why}. What will the client receive or sign? For example: {string.Join(", ", r.Problem.Better.Select(Words.Quote))}. Nothing was changed.",
            Refusal.NameTaken r =>
                $"Milestone {r.Position} is called \"{r.Name}\" already; a name is used once in a project. Nothing was changed.",
            Refusal.TooManyMilestones r =>
                $"A project takes {r.Most:#,0} milestones; this would be more. Nothing was changed.",
            Refusal.BadMoney r => $"{Words.Upper(r.Problem)}. Nothing was changed.",
            Refusal.TooMuch r => $"That is too much: {Gap(r.Allocation, r.Contract)} Nothing was changed.",
            Refusal.NothingLeftForRest r =>
                $"Nothing would be left for the milestone that takes the rest of {r.Contract.WithCode()}. Nothing was changed.",
            Refusal.SecondRest r => $"{r.Name} takes the rest already; only one milestone can. Nothing was changed.",
            Refusal.NothingToChange { Verb: "move" } r =>
                $"{r.Milestone.Name} stands there already. Nothing was changed.",
            Refusal.NothingToChange r =>
                $"That changes nothing of {r.Milestone.Name}. Say what to change: name, amount, starts, expected, due or done-when.",
            Refusal.TermsFrozen r =>
                $"Terms v{r.Version} are agreed with the client and frozen{(r.Name.Length > 0 ? $", {r.Name} included" : "")}. A change needs the client's yes to a new version{(r.Amend.Length > 0 ? $": {r.Amend}" : ": amend one of its milestones")}. What is extra is billed in a project of its own. Nothing was changed.",
            Refusal.OrderFrozen r =>
                $"Terms v{r.Version} are agreed with the client and frozen, and the order of the milestones with them: it decides which stage waits for which payment, and no amendment changes it. Nothing was changed.",
            Refusal.OnlyAtHome r =>
                $"Seller, templates and labels are shared by all projects of {r.Key}'s own workspace, so they are changed there: say it in a place of that workspace. Nothing was changed.",
            Refusal.SellerIsSet =>
                "The seller is set, and it stands on everybody's invoices. Only a lead or approver of this workspace's first project changes it. Nothing was changed.",
            Refusal.TooManyLabels r =>
                $"A workspace keeps {r.Most} labels; take one out first: labels remove \"old label\"",
            Refusal.LabelUnknown r =>
                $"There is no label {Words.Quote(Cut(r.Name))} of this workspace; {(r.Names.Count == 0 ? "it has none of its own" : $"its own are {string.Join(", ", r.Names.Take(8).Select(Words.Quote))}{(r.Names.Count > 8 ? " …" : "")}")}. Built-in labels stay. Nothing was changed.",
            Refusal.NotAgreedYet r =>
                $"The terms are not agreed yet, so nothing needs an amendment: change {r.Milestone.Name} with set. Nothing was changed.",
            Refusal.NothingToAmend r => $"That changes nothing of {r.Name}. Nothing was changed.",
            Refusal.TooLateToAmend r =>
                $"{r.Milestone.Name} is {(r.Invoice is { } i ? i.IsNumbered ? $"billed ({i.Number()})" : "drafted for billing" : Words.Word(r.Milestone.Stage))}, so its terms stay as they were agreed. {(r.Invoice is { IsNumbered: true } ? "What was wrong is corrected with a credit note." : "Amend a milestone that is still to come.")} {(r.IsWaiting ? "If the waiting amendment holds a change of it from before, take that back: terms withdraw" : "Nothing was changed.")}",
            Refusal.AmendmentExpired r =>
                $"The amendment to terms v{r.Version} expired on {r.On.Iso()}, {Amendment.DaysOfLife} days after it was made. Say amend again. Nothing was changed.",
            Refusal.NoAmendment => "No amendment waits for the client. Nothing was changed.",
            Refusal.NoMilestones =>
                "There is nothing to agree on yet: add the billing points first, e.g. add \"Design approval\" 40%",
            Refusal.TermsIncomplete r => $"The terms are not complete. {ScheduleCards.Missing(r.Gaps)}",
            Refusal.TermsAlreadySent r =>
                $"Terms v{r.Version} are sent already and nothing changed since. When the client agrees elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.TermsOutdated r =>
                $"Terms v{r.Version} changed after they were sent to the client, so a yes of his is to something else than what stands here. Send them again with terms send, then record his yes to that. Nothing was changed.",
            Refusal.TermsAlreadyAgreed r =>
                $"Terms v{r.Agreement.Version} were agreed by {r.Agreement.ClientName} already and are frozen. Nothing was changed.",
            _ => null,
        };

    private static string? Delivering(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.TermsNotAgreed r =>
                $"Blocked: terms v{r.Version} are not agreed{(r.Sent ? "; they are sent and wait for the client" : "; they are not sent yet, say terms send")}. When the client has agreed elsewhere: terms agreed by \"name\" ref \"evidence\"",
            Refusal.GateClosed r => $"{r.Milestone.Name} may not start yet. next says why.",
            Refusal.WrongStage r =>
                $"{r.Milestone.Name} is {Words.Word(r.Milestone.Stage)}, so {Verb(r)}. Nothing was changed.",
            Refusal.AlreadyConfirmed r =>
                $"{r.Milestone.Name} is confirmed complete already: {r.Milestone.Confirmation!.ConfirmedBy}{(sight is null ? "" : $", {sight.Moment(r.Milestone.Confirmation.Signed.At)}")}. Nothing was changed.",
            Refusal.NotTheContact r =>
                $"{r.Author}{(r.Address.Length > 0 ? $" ({r.Address})" : "")} is not listed as the client's contact ({(r.Contact.Length > 0 ? r.Contact : "nobody is")}), so this message confirms nothing. Nothing was changed. {(r.Address.Length > 0 ? $"If it is: settings client contact {r.Address}" : "The platform does not say this author's e-mail address; record it with its evidence instead: confirm 1 by \"name\" ref \"where it stands\"")}",
            Refusal.EvidenceNeeded r =>
                $"{r.Milestone.Name} is the client's to confirm ({r.Milestone.Criterion!.Value.Word()}); the team's own belief is not enough. Say who and where it stands: confirm {At(r.Milestone, sight)} by \"name\" ref \"evidence\"",
            Refusal.ReasonTooShort r =>
                $"An override needs a reason of {r.Least} characters or more, for those who ask later: override {At(r.Milestone, sight)} reason \"who agreed to what, and until when\"",
            Refusal.NotConfirmed r =>
                $"{r.Milestone.Name} is {Words.Word(r.Milestone.Stage)}; there is no confirmation to take back. Nothing was changed.",
            Refusal.BilledAlready r =>
                $"{r.Milestone.Name} has {(r.Invoice.IsNumbered ? $"the invoice {r.Invoice.Number()}; credit it in full first: credit {r.Invoice.Number()} reason \"issued by mistake\"" : $"an invoice draft; discard it first: discard {At(r.Milestone, sight)}")}. Nothing was changed.",
            Refusal.AlreadyAsked r =>
                $"That is asked for already ({r.Request.Name}{(sight is null ? "" : $", by {sight.By(r.Request.Signed)}")}) and waits for an approver. Nothing was changed.",
            Refusal.RequestOver r =>
                $"Request {r.Request.Name} {(r.IsExpired ? $"expired after {Request.DaysOfLife} days; ask again" : $"is {r.Request.State.ToString().ToLowerInvariant()} already{(sight is not null && r.Request.Decided is { } by ? $" by {sight.By(by)}" : "")}")}. Nothing was changed.",
            Refusal.YoursToDecide r =>
                $"Nobody but you could decide that, so open the gate yourself: override {At(r.Milestone, sight)} reason {Words.Quote(r.Reason)}",
            Refusal.NothingToUndo =>
                "There is no confirmation or payment of yours to undo here, and no promise, dispute or snooze. Nothing was changed.",
            Refusal.UndoTooLate r => $"{TooLate(r)} Now say: {Instead(r, sight)}",
            Refusal.NeverUndone r =>
                $"{(sight is null ? "Your last act here" : $"Your last act here: {AuditCards.Say(sight, r.What)}. That")} is not taken back by undo{Instead(r.What, sight)}. Nothing was changed.",
            Refusal.NothingToOverride r =>
                $"The gate of {r.Milestone.Name} is open; there is nothing to override. Start it: start {At(r.Milestone, sight)}",
            _ => null,
        };

    private static string? Billing(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.NotComplete r =>
                $"{r.Milestone.Name} is not complete: it is {Words.Word(r.Milestone.Stage)}. Nothing is invoiced before confirmation. Next: {NextAct(r.Milestone, sight)}",
            Refusal.WouldMoveConfirmed r =>
                $"{r.Milestone.Name} would be worth {r.Net} instead of the {r.Worth} that it was {(r.Invoice is not { } i ? "confirmed with" : i.IsNumbered ? $"billed with ({i.Number()})" : "drafted with")}, and what is confirmed keeps its worth. Write it as that sum: amend {At(r.Milestone, sight)} amount {r.Worth.WithCode()}",
            Refusal.NotBilledApart r => $"{r.Milestone.Name} is unbilled by agreement; there is nothing to invoice.",
            Refusal.WorthNothing r =>
                $"{r.Milestone.Name} is worth {Money.Zero(r.Contract.Currency)}: its share ({r.Milestone.Amount} of {r.Contract.WithCode()}) rounds to nothing, so there is nothing to invoice, and no stage waits for it. What is delivered with it is billed with the other milestones. Nothing was changed.",
            Refusal.AlreadyDrafted r =>
                $"The invoice for {r.Milestone.Name} is drafted already{(sight is null ? "" : $" by {sight.By(r.Invoice.Drafted)}")}. An approver issues it: issue {At(r.Milestone, sight)}",
            Refusal.AlreadyBilled r =>
                $"{r.Milestone.Name} is billed already: {r.Invoice.Number()}, issued {r.Invoice.Issued!.On.Iso()}{(sight is null ? "" : $" by {sight.NameOf(r.Invoice.Issued.Signed.By)}{Words.Solo(r.Invoice.Issued.Signed)}")}. Nothing was changed.",
            Refusal.NoDraft r =>
                $"There is no invoice draft for {r.Milestone.Name}. {WentBack(r.Milestone, sight)}{(r.Milestone.Confirmation is null ? "" : $"Make one: invoice {At(r.Milestone, sight)}")}".Trim(),
            Refusal.SellerUnknown =>
                "Nobody has said who sends the invoices. Say it once: settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789",
            Refusal.CreditedBefore r =>
                $"{r.Milestone.Name} was billed with {r.Invoice.Number()} and credited in full{(r.Invoice.Credits is [.., var last] ? $" ({Cut(last.Reason)})" : "")}. To bill it once more: invoice {At(r.Milestone, sight)} again",
            Refusal.NotOpen r =>
                $"{r.Invoice.Number()} is {(sight is null ? "not open" : Words.Status(r.Invoice, sight.SellerToday))}, so {r.Verb} does not fit. Nothing was changed.",
            Refusal.CreditTooMuch r =>
                $"{r.Amount} is more than the {r.Most} that are open on {r.Invoice.Number()}. What is paid is paid back first: refund {r.Invoice.Number()} {(r.Amount - r.Most).WithCode()} reason \"credit agreed\"",
            Refusal.CreditUneven { Below: null, Above: null } r =>
                $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it, and no other sum fits what is open. Give the rest up instead: writeoff {r.Invoice.Number()} reason \"rounding\"",
            Refusal.CreditUneven r =>
                $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it. Credit {string.Join(" or ", new[] { r.Below, r.Above }.OfType<Money>())} instead. Nothing was changed.",
            Refusal.PaymentsStand r =>
                $"{r.Received} of {r.Invoice.Number()} is paid, so it cannot be credited in full. Pay it back first: refund {r.Invoice.Number()} {r.Received.WithCode()} reason \"invoice cancelled\"",
            Refusal.RefundTooMuch r =>
                $"{r.Most} can be paid back on {r.Invoice.Number()}, {(r.Invoice.State == InvoiceState.Issued ? "what was received less what was refunded" : "what is kept as client credit")}. Nothing was changed.",
            Refusal.AlreadyDisputed r =>
                $"{r.Invoice.Number()} is disputed already: {r.Invoice.Dispute?.Reason}. Nothing was changed.",
            Refusal.NotDisputed r => $"{r.Invoice.Number()} is not disputed. Nothing was changed.",
            Refusal.IsDisputed r =>
                $"{r.Invoice.Number()} is disputed ({r.Invoice.Dispute?.Reason}), and a disputed invoice is not reminded. When it is settled: settle-dispute {r.Invoice.Number()}",
            Refusal.RemindedToday r =>
                $"A reminder for {r.Invoice.Number()} was posted today ({r.On.Iso()}) already; one a day is enough. Nothing was changed.",
            Refusal.Unclear r => $"That has no one meaning: {r.Why}. Nothing was changed.",
            Refusal.NotParked r => $"{r.Name} {r.Why}. parked lists what waits. Nothing was changed.",
            Refusal.AlreadyReversed r => $"{r.Payment.Name} is reversed already. Nothing was changed.",
            Refusal.CannotReverse r => $"{r.Payment.Name} cannot be reversed: {r.Because}. Nothing was changed.",
            Refusal.NotIssued r => $"The invoice for {r.Milestone.Name} is not issued, so nothing can be paid on it.",
            Refusal.AmountNotPositive r =>
                $"A payment is above 0; {r.Invoice.Open.WithCode()} is open on {r.Invoice.Number()}. Nothing was changed.",
            Refusal.PaidInFuture r =>
                $"{r.On.Iso()} is more than a year from today, {r.Today.Iso()}. Please check the date. Nothing was changed.",
            Refusal.LooksAnnounced r =>
                $"That looks announced already: {r.Announced.Name}, {r.Announced.Amount} for {r.Announced.On.Iso()}. Nothing was changed.",
            Refusal.MayBeTakenBack r =>
                $"Is it because the bank took {string.Join(" or ", r.Back.Select(b => $"{b.Amount.WithCode()} back ({b.Name})"))}? Say which: reverse {r.Payment.Name} reason \"…\" for {r.Back[0].Name}, or give the reason \"{Project.ByMistake}\". Nothing was changed.",
            Refusal.ReturnWaits r =>
                $"{r.Invoice.LeftOf(r.Back)} was taken back by the bank{(r.Back.On is { } on ? $" on {on.Iso()}" : "")} on {r.Invoice.Number()} ({r.Back.Name}) and waits for finance; that comes first. {(r.Invoice.UndoneBy(r.Back) is [var undo, ..] ? $"Finance says: reverse {undo.Name} reason \"taken back by the bank\" for {r.Back.Name}" : $"Finance says: parked dismiss {r.Back.Name}")}. Nothing was changed.",
            Refusal.NotWaiting r =>
                $"{r.Announced.Name} does not wait any more: it is {(r.Announced.State == AnnouncedState.Booked ? $"recorded{(r.As is { } booked ? $" as {booked.Name}: reverse {booked.Name} reason \"…\"" : "")}" : "taken back already")}. Nothing was changed.",
            Refusal.PaidTooMuch r =>
                $"{r.Surplus} too much: {r.Invoice.Open} is open on {r.Invoice.Number()}. Nothing is kept until you choose.",
            Refusal.LooksRecorded r =>
                $"That looks recorded: {r.Payment.Amount} on {r.Payment.On.Iso()}{(r.Payment.Reference.Length > 0 ? $", ref {Words.Quote(r.Payment.Reference)}" : "")}. Nothing was changed.",
            Refusal.DoesNotClose r => Gap(r.Allocation, r.Contract),
            Refusal.IsClosed r => $"Project {r.Key} is closed; its records stay readable. Nothing was changed.",
            Refusal.IsCancelled r =>
                $"Project {r.Key} was cancelled ({Cut(r.Reason)}); its records stay readable. Nothing was changed.",
            Refusal.IsOnHold r =>
                $"Project {r.Key} is on hold: {Cut(r.Reason)}. No stage starts until somebody says: project resume reason \"work goes on\"",
            Refusal.NotOnHold r => $"Project {r.Key} is not on hold. Nothing was changed.",
            Refusal.IssuedAlready r =>
                $"{string.Join(", ", r.Numbers.Take(5))} {(r.Numbers.Count == 1 ? "is" : "are")} issued, so the project cannot be cancelled any more. Credit what is not owed, then close it. Nothing was changed.",
            Refusal.StillOpen r =>
                $"The project cannot be closed yet.{Part("Not confirmed complete", r.Deliveries)}{Part("Not billed", r.Unbilled)}{Part("Not paid", [.. r.Unpaid.Select(i => $"{i.Number()} ({i.Open} open)")])}{(r.Credits.Count == 0 ? "" : $" Paid too much and still the client's, to be paid back first: {string.Join("; ", r.Credits.Take(5).Select(i => $"refund {i.Number()} {i.Surplus.WithCode()} reason \"paid too much\""))}.")}{(r.Unassigned.IsZero ? "" : $" {r.Unassigned} of the contract is in no milestone.")}",
            _ => null,
        };
}
