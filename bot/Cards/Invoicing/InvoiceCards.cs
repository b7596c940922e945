using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>An invoice's cards: the draft to check, the issued invoice, and its payments.</summary>
internal static partial class InvoiceCards
{
    /// <summary>The newest draft of a milestone.</summary>
    public static Card Draft(ProjectView view, Milestone m) =>
        view.Project.LastInvoiceOf(m) is { } i ? Draft(view, i) : StageCards.Confirmed(view, m);

    /// <summary>"2026-12-28 if issued on 2026-12-12", and from which day it would be moved.</summary>
    private static string DueIfIssuedToday(ProjectView view, Invoice i)
    {
        var agreed = view.SellerToday.AddDays(i.DueDays);
        var due = view.Project.DueDateFor(view.SellerToday, i.DueDays);
        return $"{due.ToIsoDate()} if issued on {view.SellerToday.ToIsoDate()}"
            + DisplayText.DueMove(due == agreed ? null : agreed);
    }

    /// <summary>The draft for the approver to check. Afterwards the card shows what became of it.</summary>
    public static Card Draft(ProjectView view, Invoice i)
    {
        var p = view.Project;
        var m = p.MilestoneOf(i);
        if (i.State == InvoiceState.Discarded)
            return Ended(view, m, i);
        var draft = i.State == InvoiceState.Draft;
        var claim = draft ? p.ClaimFor(m) : i.Claim;
        var gaps = draft && !view.IsTrial ? p.IssueGaps(view.Seller) : [];
        var waits = draft ? p.CheckFinal(m) as Refusal.FinalWaitsForAdvance : null;
        var faults = draft ? XmlGaps.FindFaults(view, m) : [];
        var card = new Card(draft ? $"Invoice draft: {m.Name}" : $"{i.NumberOrPending()} issued: {m.Name}")
        {
            Tone = draft ? Tone.Plain : Tone.Good,
            Lines = draft
                ?
                [
                    .. waits is null ? Array.Empty<string>() : [RefusalText.Text(waits, view)],
                    .. gaps.Count == 0
                        ? Array.Empty<string>()
                        : [$"Cannot be issued yet. Missing: {PartyText.Describe(gaps)}."],
                    .. ClaimFacts.Change(i.Claim, claim, p.Currency) is { Length: > 0 } change
                        ? [change]
                        : Array.Empty<string>(),
                    .. AccountText.MissingLines(view),
                ]
                : [$"Issued by {view.SignedBy(i.IssueDetails!.Signed)}. Due {DisplayText.DueDay(i)}."],
            Facts =
            [
                .. draft ? WaitingFor.Draft(view, i) : [],
                new("Project", $"{p.Name} ({p.Key}), {p.PositionInSchedule(m)}"),
                .. draft
                    ?
                    [
                        new Fact(
                            "Line",
                            $"{m.Name} ({p.PositionInSchedule(m)}), " + $"{Occurred(m)} {i.CompletedOn.ToIsoDate()}"
                        ),
                        new Fact("Note", i.Note),
                    ]
                    : Array.Empty<Fact>(),
                new("Number", draft ? DisplayText.NoNumberYet : i.NumberOrPending()),
                new(
                    "From",
                    draft ? view.Seller?.Party.Name ?? "nobody yet; say settings seller" : i.IssueDetails!.Seller.Name
                ),
                new("To", draft ? Buyer(p.Buyer) : Buyer(i.IssueDetails!.Buyer)),
                .. ClaimFacts.Of(p, claim),
                new(
                    "Due",
                    draft
                        ? $"{DisplayText.Days(i.DueDays)} after issue: {DueIfIssuedToday(view, i)}"
                        : DisplayText.DueDate(i)
                ),
                .. i.Discount is { } discount
                    ? [new Fact("Discount", DiscountFact(i, discount, view.SellerToday))]
                    : Array.Empty<Fact>(),
                StageCards.Terms(p),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. StageCards.ChangesAsked(view, m),
                .. m.Confirmation is { } c
                    ?
                    [
                        new Fact(
                            "Confirmed by",
                            $"{c.ConfirmedBy}, {view.FormatMoment(c.Signed.At)}{DisplayText.SoloNote(c.Signed)}"
                        ),
                        Evidence(m, c),
                    ]
                    : Array.Empty<Fact>(),
                new("Drafted by", view.SignedBy(i.Drafted)),
                .. draft ? FactsForIssuer(view, m, i) : [],
                .. XmlGaps.Facts(view, m, faults),
            ],
        };
        if (!draft)
            return card.About(view, CardKind.InvoiceDraft, i).SettledIf(true);
        var isStuck = p.IssuersOf(i, view.Now).Count == 0 && !p.IsSolo;
        bool MayIssue(Actor by) => p.CanIssue(i, by, view.Now);
        bool MaySendBack(Actor by) => Permissions.IsAllowed(p, Permission.IssueInvoice, by, view.Now);
        return (
            card with
            {
                Footer = view.CanAct(MayIssue)
                    ? "Issuing fixes the number, the dates and the sums for good."
                    : WaitsFor(view, i),
                Inputs =
                    !isStuck && view.CanAct(MaySendBack)
                        ?
                        [
                            new("why", "What is to be changed, if you send it back")
                            {
                                Placeholder = "the purchase order number is missing",
                            },
                        ]
                        : [],
            }
        )
            .WithPermittedButtons(
                view,
                [
                    .. isStuck
                        ? Unstick(view, m)
                        :
                        [
                            (
                                new Button(
                                    "Approve and issue",
                                    $"issue {p.Say(m)}",
                                    waits is null && gaps.Count == 0 ? ButtonStyle.Primary : ButtonStyle.Plain,
                                    SendsInputs: true
                                ).Confirmed(),
                                MayIssue
                            ),
                            (new("Send back", $"sendback {p.Say(m)}", SendsInputs: true), MaySendBack),
                            (new("Remind me tomorrow", $"later {p.Say(m)}"), MaySendBack),
                        ],
                    .. (PartyCards.FillIn(view) is { Count: > 0 } forms ? forms : XmlGaps.FillIn(faults)).Select(form =>
                        (form, (Func<Actor, bool>)(by => PartyCards.MayFillIn(view, by)))
                    ),
                    .. faults.Count > 0
                        ? [(new("Check", $"check {p.Say(m)}"), MaySendBack)]
                        : Array.Empty<(Button, Func<Actor, bool>)>(),
                ]
            )
            .About(view, CardKind.InvoiceDraft, i);
    }

    /// <summary>An advance is no work that is completed; what happened is witnessed.</summary>
    private static string Occurred(Milestone m) => m.Kind == MilestoneKind.Advance ? "on" : "completed";

    private static string DiscountFact(Invoice i, CashDiscount discount, DateOnly today) =>
        $"{SettlementText.Describe(discount)}: {i.Gross - i.Credited - i.DiscountAmount} until "
        + $"{(i.DiscountUntil ?? today.AddDays(discount.Days)).ToIsoDate()}"
        + Suffix.When(i.DiscountUntil is null, $" if issued on {today.ToIsoDate()}");

    private static string WaitsFor(ProjectView view, Invoice draft) =>
        view.Project.IssuersOf(draft, view.Now) is { Count: > 0 } who
            ? $"Waits for {DisplayText.JoinWithOr(who.Select(view.DescribeHolder))} to issue it."
            : $"{view.NameOf(draft.Drafted.By)} made this draft, so somebody else has to issue it, and there is no other "
                + "approver. Add one, or discard the draft and let a lead make it.";

    /// <summary>What helps when the only approver made the draft.</summary>
    private static (Button, Func<Actor, bool>)[] Unstick(ProjectView view, Milestone m) =>
        [
            (RoleFormCards.AddApprover, by => PartyCards.MayFillIn(view, by)),
            (
                new("Discard", $"discard {view.Project.Say(m)}"),
                by => Permissions.IsAllowed(view.Project, Permission.DraftInvoice, by, view.Now)
            ),
        ];

    /// <summary>
    /// A draft that was discarded or sent back, and by whom. It can be drafted again immediately.
    /// </summary>
    private static Card Ended(ProjectView view, Milestone m, Invoice i)
    {
        var p = view.Project;
        var again =
            i.State == InvoiceState.Discarded
            && !p.IsOver
            && m.Stage == Stage.Confirmed
            && p.InvoiceOf(m) is null
            && p.LastInvoiceOf(m)?.Id == i.Id;
        var by = i.Ended is { } ended ? $" by {view.SignedBy(ended)}" : "";
        var card =
            i.SendBackReason.Length > 0
                ? new Card($"Invoice draft for {m.Name} sent back")
                {
                    Tone = Tone.Warning,
                    Lines =
                    [
                        $"Sent back{by}: {i.SendBackReason}",
                        $"No number was taken. It was drafted by {view.SignedBy(i.Drafted)}.",
                    ],
                }
                : new Card($"Invoice draft for {m.Name} discarded")
                {
                    Lines = [$"Discarded{by}.", "No number was taken. The milestone can be invoiced again."],
                };
        return (
            card with
            {
                Facts = again ? [.. WaitingFor.Stage(view, m)] : [],
                Inputs = again ? [new("note", "Note on the invoice") { Placeholder = "Purchase order 4711" }] : [],
                Buttons = again ? [new("Draft again", DraftAgain(p, m), ButtonStyle.Primary, SendsInputs: true)] : [],
            }
        )
            .About(view, CardKind.InvoiceDraft, i)
            .SettledIf(!again);
    }

    /// <summary>The command that drafts its invoice, also when an earlier one was credited in full.</summary>
    internal static string DraftAgain(Project p, Milestone m) =>
        $"invoice {p.Say(m)}{Suffix.When(p.CreditedInvoiceOf(m) is not null, " again")}";

    private static Fact Evidence(Milestone m, Confirmation c)
    {
        if (c.Reference.Length > 0)
            return new("Evidence", c.Reference + Suffix.HeldByTeamInBrackets(c.HeldByTeam));
        return new("Evidence", m.Submission is { } s ? $"delivered: {s.Deliverable}" : "–");
    }

    /// <summary>
    /// Facts for the person who is about to issue: what happened before, what the client owes, and the checks.
    /// </summary>
    private static IEnumerable<Fact> FactsForIssuer(ProjectView view, Milestone m, Invoice i)
    {
        var p = view.Project;
        if (
            p.Invoices.FindLast(x => x.Milestone == m.Id && x.SendBackReason.Length > 0) is
            { Ended: { } ended } sentBack
        )
            yield return new("Sent back before", $"{sentBack.SendBackReason} ({view.SignedBy(ended)})");
        if (p.VatIdGaps(m, view.Seller?.Party) is { Count: > 0 } gaps)
            yield return new("Missing", RefusalText.MissingVatIds(gaps));
        if (i.PostponedUntil is { } later)
            yield return new("Put off", $"until {later.ToIsoDate()}");
        if (p.CreditLeft.IsPositive)
            yield return new(
                "Client credit",
                $"{p.CreditLeft} is left; when it is issued: apply {p.Say(m)} {SmallerOf(p.CreditLeft, i.Gross)}"
            );
        yield return new("Open from this client", $"{Totals.Create(p).Owed} in this project");
        yield return new("Checks", string.Join("; ", Checks(p, m, i)));
    }

    private static Domain.Amounts.Money SmallerOf(Domain.Amounts.Money one, Domain.Amounts.Money other) =>
        one < other ? one : other;

    private static string Buyer(Party buyer) =>
        string.Join(", ", new[] { buyer.Name, buyer.Address, buyer.VatId }.Where(part => part.Length > 0));

    private static string LastReason(Invoice credited) => credited.CreditNotes is [.., var last] ? last.Reason : "";

    private static IEnumerable<string> Checks(Project p, Milestone m, Invoice i)
    {
        var before = p
            .NumberedInvoices.Where(x => x.Milestone == m.Id)
            .Select(x => $"{x.NumberOrPending()} (credited: {LastReason(x)})")
            .ToList();
        yield return before.Count == 0 ? "not billed before" : $"billed before with {string.Join(", ", before)}";
        yield return i.Lines[0].Net == p.NetOf(m) ? "amount as agreed" : $"the amount is not the agreed {p.NetOf(m)}";
        var missing = new[]
        {
            p.ClientAddress.Length == 0 ? "address" : "",
            p.VatIdGaps(m, null).Contains(VatIdGap.Client) ? "VAT id" : "",
        }
            .Where(x => x.Length > 0)
            .ToList();
        yield return missing.Count == 0
            ? "client data complete"
            : $"the client's {string.Join(" and ", missing)} missing; say settings client";
    }
}
