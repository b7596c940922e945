using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

internal static partial class RefusalText
{
    /// <summary>How far a schedule is from its contract: "The sum is 90 %; 1,200.00 unassigned."</summary>
    public static string Gap(Allocation a, Money contract)
    {
        var total = a.PercentTotal is { } percent ? $"{percent}" : $"{contract - a.Unassigned} of {contract}";
        var isTooMuch = a.Unassigned.IsNegative || a.PercentTotal > Percent.Whole;
        return !isTooMuch
            ? $"The sum is {total}; {a.Unassigned} unassigned."
            : $"The sum is {total}, {-a.Unassigned} too much.";
    }

    /// <summary>What became of the terms since the client was sent them.</summary>
    public static string Outdated(Sight sight, Refusal.TermsOutdated r, IReadOnlyList<Happening> journal)
    {
        var since = journal
            .Reverse()
            .TakeWhile(h => h.What is not TermsSent)
            .Where(h =>
                h.What
                    is MilestoneAdded
                        or MilestoneChanged
                        or MilestoneMoved
                        or MilestoneDropped
                        or TermsAmended
                        or AmendmentWithdrawn
            )
            .Reverse()
            .ToList();
        var said = since.TakeLast(5).Select(h => $"{sight.NameOf(h.Signed.By)} {AuditCards.Say(sight, h.What)}");
        return $"Terms v{r.Version} changed after they were sent to the client ({sight.By(r.Sent)}), "
            + $"so a yes of his is to something else than what stands here. Since then {string.Join("; ", said)}. "
            + "Send them again with terms send, then record his yes to that. Nothing was changed.";
    }

    internal static string Deed(Act act) =>
        act switch
        {
            Act.See => "see this project",
            Act.Define => "change the schedule",
            Act.RecordAgreement => "record the client's agreement",
            Act.Deliver => "start or submit a stage",
            Act.AttachEvidence => "attach the client's confirmation",
            Act.AcceptEvidence => "accept the client's confirmation",
            Act.ConfirmForTeam => "confirm a stage",
            Act.RequestChanges => "request changes",
            Act.DraftInvoice => "draft or discard an invoice",
            Act.IssueInvoice => "issue an invoice",
            Act.RecordPayment => "record a payment",
            Act.OverrideGate => "override a gate",
            Act.ManageRoles => "change roles or settings",
            Act.Reopen => "reopen a stage",
            Act.IssueCredit => "issue a credit note",
            Act.Refund => "refund money",
            Act.WriteOff => "write an invoice off",
            Act.AskForMoney => "ask for a credit note, a refund or a write-off",
            Act.FollowUp => "follow up on an invoice",
            Act.AskForOverride => "ask for an override",
            Act.Decide => "decide a request",
            Act.LinkClient => "open or close client links",
            Act.Pause => "hold, resume or cancel the project",
            Act.Close => "close the project",
            _ => throw new InvalidOperationException($"{act} has no words."),
        };

    private static string Verb(Refusal.WrongStage r) =>
        (r.Verb, r.Milestone.Stage) switch
        {
            ("start", Stage.Started or Stage.ChangesRequested) => "it has begun; next it is submitted",
            ("start", _) => "it cannot be started again",
            ("submit", Stage.Submitted) => "it waits for its confirmation and cannot be submitted twice",
            ("submit", _) => "it cannot be submitted; start it first",
            ("confirm", _) => "there is nothing to confirm; submit it first",
            ("changes", _) => "there is nothing to send back",
            ("override", _) => "its gate is behind it",
            _ => $"{r.Verb} does not fit",
        };

    private static string NextAct(Milestone m, Sight? sight) =>
        m.Stage switch
        {
            Stage.Planned => $"start {At(m, sight)}",
            Stage.Submitted when m.Evidence is not null =>
                $"an approver accepts the evidence with confirm {At(m, sight)}",
            Stage.Submitted when m.Criterion?.IsClients() ?? false =>
                $"confirm {At(m, sight)} by \"name\" ref \"evidence\"",
            Stage.Submitted => $"confirm {At(m, sight)}",
            _ => $"submit {At(m, sight)} \"what was delivered\"",
        };

    internal static string TooLate(Refusal.UndoTooLate r) =>
        $"It is too late to undo {Noted(r)}: that goes for {Project.UndoTime.TotalSeconds:0} seconds and while nothing is built on it.";

    private static string Noted(Refusal.UndoTooLate r) =>
        r switch
        {
            { Payment: { } paid } => $"the payment {paid.Name}",
            { Note: PaymentAnnounced a } => $"the announced payment A{a.Announced}",
            { Note: PaymentPromised, Noted: { } i } => $"the promise about {i.Number()}",
            { Note: InvoiceSnoozed, Noted: { } i } => $"the snooze of {i.Number()}",
            { Note: InvoiceDisputed, Noted: { } i } => $"the dispute about {i.Number()}",
            _ => $"the confirmation of {r.Milestone.Name}",
        };

    /// <summary>The words that take it back now.</summary>
    internal static string Instead(Refusal.UndoTooLate r, Sight? sight) =>
        r switch
        {
            { Payment: { } paid } => $"reverse {paid.Name} reason \"recorded by mistake\"",
            { Note: PaymentAnnounced a } => $"reverse A{a.Announced} reason \"announced by mistake\"",
            { Note: PaymentPromised, Noted: { } i } => $"promise {i.Number()} today",
            { Note: InvoiceSnoozed, Noted: { } i } => $"snooze {i.Number()} 1",
            { Note: InvoiceDisputed, Noted: { } i } => $"settle-dispute {i.Number()}",
            _ => $"reopen {At(r.Milestone, sight)} reason \"confirmed by mistake\"",
        };

    /// <summary>
    /// The words that reverse what undo never takes back, in the sentence about it; "" where there are none.
    /// </summary>
    private static string Instead(ProjectEvent what, Sight? sight)
    {
        string Number(int invoice) => sight?.Project.Invoices.Find(i => i.Id == invoice)?.Number() ?? "the invoice";
        string Position(int milestone) =>
            sight?.Project.Milestones.Find(m => m.Id == milestone) is { } m ? At(m, sight) : "the milestone";
        return what switch
        {
            InvoiceIssued e =>
                $": a numbered document is never undone. Say instead: credit {Number(e.Invoice)} reason \"issued by mistake\"",
            CreditIssued { IsFull: true } e =>
                $": a numbered document is never undone. Say instead: invoice {Position(e.Milestone)} again",
            InvoiceVoided e =>
                $": a numbered document is never undone. Say instead: invoice {Position(e.Milestone)} again",
            CreditIssued => ": a numbered document is never undone",
            RefundRecorded e => $". Say instead: reverse P{e.Payment} reason \"refunded by mistake\"",
            PaymentReversed e => $". Say instead: pay {Number(e.Invoice)} {e.Amount.WithCode()}",
            RoleGiven e => $". Say instead: role remove {Words.Word(e.Role)} @{Name(e.Actor, sight)}",
            RoleTaken e => $". Say instead: role add {Words.Word(e.Role)} @{Name(e.Actor, sight)}",
            EvidenceAttached e => $". Say instead: changes {Position(e.Milestone)} \"the evidence was wrong\"",
            DisputeSettled e => $". Say instead: dispute {Number(e.Invoice)} \"it is not settled\"",
            TermsAmended => ". Say instead: terms withdraw",
            ProjectHeld => ". Say instead: project resume reason \"held by mistake\"",
            ProjectResumed => ". Say instead: project hold reason \"resumed by mistake\"",
            _ => "",
        };
    }

    /// <summary>Why the last draft is gone, when somebody sent it back; else nothing.</summary>
    private static string WentBack(Milestone m, Sight? sight) =>
        sight?.Project.LastInvoiceOf(m) is { SentBack.Length: > 0, Ended: { } by } back
            ? $"It was sent back by {sight.By(by)}: {Cut(back.SentBack)}. "
            : "";

    private static string At(Milestone m, Sight? sight) => sight?.Project.Say(m) ?? Words.Quote(m.Name);

    private static string Name(string actor, Sight? sight) => sight?.NameOf(actor) ?? "That person";

    /// <summary>In what way it is the speaker's own; with one account there is nothing to explain.</summary>
    private static string Whose(Own? why, string deed, string self = "") =>
        why switch
        {
            Own.OtherAccount =>
                $"You {deed} with another account that counts as you (the same e-mail address, or one joined by the other's code)",
            Own.StoodInFor => $"The one in whose stead you act {deed}, and a deputy decides nothing that they may not",
            _ => $"You {deed}{self}",
        };

    private static string Others(IReadOnlyList<string> approvers, Sight? sight)
    {
        if (approvers.Count > 0)
            return Names(approvers, sight);
        var hasOtherPlatform = sight?.Project is { } p && p.CodeLinks.Count + p.Who.EarlierLinks.Count > 0;
        return "nobody else is approver yet; say role add approver @name"
            + Suffix.When(
                hasOtherPlatform,
                ", or by address for somebody of your other platform: role add approver name@company.example"
            );
    }

    private static string ByWord(IReadOnlyList<string> others, string words, Sight? sight) =>
        others.Count > 0
            ? $"Ask {Names(others, sight)} to say: {words}."
            : $"Name somebody else than yourself: {words}.";

    /// <summary>Who may do it; where none of them can act any more, how to name another.</summary>
    private static string Names(IReadOnlyList<string> actors, Sight? sight) =>
        string.Join(", ", actors.Select(a => sight?.HolderOf(a) ?? Name(a, sight)))
        + (
            sight is not null && actors.Count > 0 && actors.All(sight.Gone.ContainsKey)
                ? "; name another with role add approver @name"
                : ""
        );

    private static string Roles(IReadOnlyList<Role> roles) =>
        Words.Or(roles.Where(r => r != Role.Member || roles.Count == 1).Select(Words.Word));

    /// <summary>The same as people who hold them: "a lead or an approver"; finance is no one person.</summary>
    private static string Holders(IReadOnlyList<Role> roles) =>
        Words.Or(
            roles
                .Where(r => r != Role.Member || roles.Count == 1)
                .Select(r =>
                    r switch
                    {
                        Role.Finance => "finance",
                        Role.Approver => "an approver",
                        _ => $"a {Words.Word(r)}",
                    }
                )
        );

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(12).Select((name, i) => $"{i + 1} {name}"))
        + (names.Count > 12 ? $" … {names.Count} in all" : "");

    private static string Part(string what, IReadOnlyList<string> items) =>
        Suffix.When(items.Count > 0, $" {what}: {Words.First(items, 8)}.");

    internal static string Cut(string text) => Words.Cut(text, 80);

    private static string Shorten(string key) => key.Length > 9 ? key[..9] : key;
}
