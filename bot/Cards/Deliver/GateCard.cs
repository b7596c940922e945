using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Notices;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Deliver;

/// <summary>
/// Whether a stage may start: open, waiting, blocked or overridden, always with the policy in force.
/// </summary>
internal static class GateCard
{
    public static Card Create(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var started = m.Stage != Stage.Planned || p.IsOver;
        var gate = p.GateOf(m, view.SellerToday);
        var policy = started || !SaysPolicy(gate) ? $"Policy: {DisplayText.NameOf(p.Policy)}. " : "";
        var card = new Card($"{m.Name}: {State(p, m, gate)}")
        {
            Tone = gate switch
            {
                _ when started => Tone.Good,
                { IsOpen: true } => Tone.Good,
                StageGate.Waiting => Tone.Warning,
                _ => Tone.Stop,
            },
            Lines = started
                ? []
                :
                [
                    Describe(view, gate),
                    .. PauseText.Lines(view, m),
                    .. view.LastChecked() is { Length: > 0 } silent ? [silent.Trim()] : Array.Empty<string>(),
                ],
            Facts =
            [
                .. !started && gate is StageGate.Overridden ? [] : StageCards.Overridden(view, m),
                .. started ? [] : RequestCards.PendingFacts(view, r => Asks(r, m)),
                .. !started && gate is StageGate.Blocked { Invoice: { } held }
                    ? InvoiceCards.ReminderFacts(view, held)
                    : [],
            ],
            Footer = policy + view.AsOf(),
        };
        if (!started)
            card = card with { Buttons = [.. Buttons(view, m, gate)] };
        card = card with
        {
            Inputs =
            [
                .. card.Buttons.Any(b => b.CommandText.StartsWith("promise ", StringComparison.Ordinal))
                    ? [ReminderCard.PromiseDateInput]
                    : Array.Empty<Input>(),
                .. card.Buttons.Any(b => b.CommandText.StartsWith("ask override ", StringComparison.Ordinal))
                    ?
                    [
                        new("reason", "Reason to start anyway")
                        {
                            Placeholder = $"at least {Project.MinReasonLength} characters",
                        },
                    ]
                    : Array.Empty<Input>(),
            ],
        };
        return card.About(view, CardKind.Gate, m).SettledIf(started);
    }

    /// <summary>
    /// The gate in one sentence, the same for <c>start</c>, questions and cards, with bank returns and announced
    /// payments.
    /// </summary>
    public static string Describe(ProjectView view, StageGate gate) =>
        $"{Sentence(view, gate)}{BankText.Sentences(InvoiceOf(view.Project, gate))}{BankText.UnassignedSentences(view)}"
        + Suffix.When(!gate.IsOpen, CreditOffer(view.Project, InvoiceOf(view.Project, gate)));

    /// <summary>Client credit that could open the gate.</summary>
    private static string CreditOffer(Project p, Invoice? i) =>
        i is null ? "" : Suffix.With(" ", ClientCreditCards.Offer(p, i));

    private static Invoice? InvoiceOf(Project p, StageGate gate) =>
        gate switch
        {
            StageGate.Open { Previous: { } previous } => p.InvoiceOf(previous),
            StageGate.Blocked { Invoice: { } invoice } => invoice,
            StageGate.Overridden o => InvoiceOf(p, o.Underlying),
            _ => null,
        };

    private static string Sentence(ProjectView view, StageGate gate) =>
        gate switch
        {
            StageGate.Open { Advice: { } advice } open =>
                $"May start, though {Advice(open.Previous!, advice)}; the policy only advises.",
            StageGate.Open { Previous: { } previous } when view.Project.IsCancelledStage(previous) =>
                $"May start: {previous.Name} is cancelled and its invoice "
                    + $"{view.Project.CreditedInvoiceOf(previous)!.NumberOrPending()} credited in full.",
            StageGate.Open { Previous: { } previous }
                when view.Project.InvoiceOf(previous) is { Status: InvoiceStatus.WrittenOff, Loss: { } loss } lost =>
                $"May start: {lost.NumberOrPending()} for {previous.Name} is written off ({loss.Reason}), "
                    + $"{lost.WrittenOffBalance} lost.",
            StageGate.Open { Previous: { } previous }
                when view.Project.InvoiceOf(previous) is { IsNumbered: true, PaidOn: not null } paid =>
                $"May start: {paid.NumberOrPending()} for {previous.Name} is paid in full{SettlementText.InBrackets(paid)}.",
            StageGate.Open { Previous: { } previous } => $"May start: {previous.Name} is billed and not overdue.",
            StageGate.Open => "May start: the terms are agreed and no earlier stage is billed.",
            StageGate.Waiting w => $"Waiting: {w.Previous.Name} is {DisplayText.NameOf(w.Previous.Stage)}; "
                + "it must be confirmed complete, billed and paid first.",
            StageGate.Blocked { Reason: GateReason.TermsNotAgreed } =>
                $"Blocked: terms v{view.Project.TermsVersion} are not agreed.",
            StageGate.Blocked { Reason: GateReason.OnHold } =>
                $"Blocked: the project is on hold since {view.SignedBy(view.Project.Held!.Signed)}: {view.Project.Held.Reason}.",
            StageGate.Blocked { Reason: GateReason.PreviousCredited } b =>
                $"Blocked: {b.Invoice!.NumberOrPending()} for {b.Previous!.Name} was credited in full "
                    + $"({b.Invoice!.CreditNotes[^1].Reason}), and nothing is billed for it since. Bill it again, or override.",
            StageGate.Blocked { Reason: GateReason.PreviousDisputed } b =>
                $"Blocked: {b.Invoice!.NumberOrPending()} is disputed ({b.Invoice!.Dispute!.Reason}), "
                    + $"{b.Invoice.Open} open. Settle it first.",
            StageGate.Blocked { Invoice: { } unpaid } b => Unpaid(view, unpaid, b.DaysLate),
            StageGate.Blocked b => $"Blocked: {b.Previous!.Name} is confirmed complete and not billed yet.",
            StageGate.Overridden o =>
                $"May start: the gate was overridden by {view.SignedBy(o.Override.Signed)}: {o.Override.Reason.TrimEnd('.')}.",
            _ => throw new InvalidOperationException($"{gate.GetType().Name} has no words."),
        };

    private static string Unpaid(ProjectView view, Invoice i, int daysLate)
    {
        var open = i.State == InvoiceState.WrittenOff ? i.PaidInDoubt : i.Open;
        var late = daysLate > 0 ? $"{DisplayText.Days(daysLate)} overdue" : "not overdue";
        return $"Blocked: {i.NumberOrPending()} has {open} open (due {i.IssueDetails!.Due.ToDay()}, {late}). "
            + $"Policy: {DisplayText.NameOf(view.Project.Policy)}.{Suffix.When(daysLate > 0, " Follow up first.")}";
    }

    /// <summary>The sentence about unpaid money names the policy already.</summary>
    private static bool SaysPolicy(StageGate gate) => gate is StageGate.Blocked { Reason: GateReason.PreviousUnpaid };

    /// <summary>
    /// The state in two or three words: of the project when it has ended, otherwise of the stage or its gate.
    /// </summary>
    private static string State(Project p, Milestone m, StageGate gate)
    {
        if (p.IsOver)
            return $"the project is {DisplayText.NameOf(p.State)}";
        return m.Stage == Stage.Planned ? Title(gate) : DisplayText.NameOf(m.Stage);
    }

    private static string Title(StageGate gate) =>
        gate switch
        {
            StageGate.Waiting => "Waiting",
            StageGate.Blocked => "Blocked",
            StageGate.Overridden => "may start (overridden)",
            _ => "may start",
        };

    private static string Advice(Milestone previous, GateReason advice) =>
        advice switch
        {
            GateReason.PreviousNotConfirmed => $"{previous.Name} is not confirmed complete",
            GateReason.PreviousNotBilled => $"{previous.Name} is not billed",
            GateReason.PreviousCredited => $"the invoice for {previous.Name} was credited in full",
            GateReason.PreviousDisputed => $"the invoice for {previous.Name} is disputed",
            _ => $"{previous.Name} is not paid in full",
        };

    /// <summary>
    /// Buttons that move the stage on come first, the way around the gate last: most people can only request an
    /// override, an approver can do it.
    /// </summary>
    private static IEnumerable<Button> Buttons(ProjectView view, Milestone m, StageGate gate)
    {
        var p = view.Project;
        if (gate.IsOpen)
            return [new("Start", $"start {p.Say(m)}", ButtonStyle.Primary)];
        if (gate is not StageGate.Blocked blocked || blocked.Reason == GateReason.OnHold)
            return [];
        if (blocked.Reason == GateReason.TermsNotAgreed)
            return [new("Show terms", $"terms {p.Key}")];
        var isRequested = p.Requests.Exists(r => r.IsOpen && !r.IsExpired(view.Now) && Asks(r, m));
        return
        [
            .. First(view, blocked),
            .. PauseText.Buttons(view, m, gate),
            .. isRequested
                ? Array.Empty<Button>()
                : [new("Ask for override", $"ask override {p.Say(m)}", SendsInputs: true)],
        ];
    }

    private static IEnumerable<Button> First(ProjectView view, StageGate.Blocked gate)
    {
        var p = view.Project;
        var previous = gate.Previous!;
        return gate switch
        {
            { Reason: GateReason.PreviousCredited } =>
            [
                new("Bill it again", $"invoice {p.Say(previous)} again", ButtonStyle.Primary),
            ],
            { Reason: GateReason.PreviousDisputed, Invoice: { } disputed } =>
            [
                new("Settle dispute", $"settle-dispute {disputed.NumberOrPending()}", ButtonStyle.Primary),
            ],
            { Invoice: { } i } =>
            [
                .. BankText.ReverseButtons(i),
                .. ClientCreditCards.ApplyButton(p, i),
                .. i.Reminders.Any(r => r.On == view.Today)
                    ? Array.Empty<Button>()
                    : [new("Send reminder", $"remind {i.NumberOrPending()}", ButtonStyle.Primary)],
                .. gate.DaysLate > 0
                    ? [new("Promised a date", $"promise {i.NumberOrPending()}", SendsInputs: true)]
                    : Array.Empty<Button>(),
            ],
            _ => p.InvoiceOf(previous) is null
                ? [new("Create invoice", $"invoice {p.Say(previous)}", ButtonStyle.Primary)]
                : [new("Show draft", $"show {p.Say(previous)} {p.Key}")],
        };
    }

    private static bool Asks(ApprovalRequest r, Milestone m) => r.Kind == RequestKind.Override && r.Milestone == m.Id;
}
