using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>An invoice's cards: the draft to judge, the issued one, and the money that came in for it.</summary>
internal static partial class InvoiceCards
{
    /// <summary>The newest draft of a milestone.</summary>
    public static Card Draft(Sight sight, Milestone m) =>
        sight.Project.LastInvoiceOf(m) is { } i ? Draft(sight, i) : StageCards.Confirmed(sight, m);

    /// <summary>The draft as the approver judges it; afterwards what became of it.</summary>
    public static Card Draft(Sight sight, Invoice i)
    {
        var p = sight.Project;
        var m = p.MilestoneOf(i);
        if (i.State == InvoiceState.Discarded)
            return Ended(sight, m, i);
        var draft = i.State == InvoiceState.Draft;
        var card = new Card(draft ? $"Invoice draft: {m.Name}" : $"{i.Number()} issued: {m.Name}")
        {
            Tone = draft ? Tone.Plain : Tone.Good,
            Lines = draft ? [] : [$"Issued by {sight.By(i.Issued!.Signed)}. Due {i.Issued.Due.Iso()}."],
            Facts =
            [
                new("Project", $"{p.Name} ({p.Key}), {p.Place(m)}"),
                .. draft
                    ?
                    [
                        new Fact("Line", $"{m.Name} ({p.Place(m)}), completed {i.CompletedOn.Iso()}"),
                        new Fact("Note", i.Note),
                    ]
                    : Array.Empty<Fact>(),
                new("Number", draft ? Words.NoNumberYet : i.Number()),
                new(
                    "From",
                    draft ? sight.Seller?.Party.Name ?? "nobody yet; say settings seller" : i.Issued!.Seller.Name
                ),
                new("To", draft ? Buyer(new(p.Client, p.ClientAddress, p.ClientVatId)) : Buyer(i.Issued!.Buyer)),
                new("Net", i.Net.WithCode()),
                new($"VAT {i.Rate}", i.Vat.ToString()),
                new("Total", i.Gross.WithCode()),
                new(
                    "Due",
                    draft
                        ? $"{Words.Days(i.DueDays)} after issue: "
                            + $"{sight.SellerToday.AddDays(i.DueDays).Iso()} if issued on {sight.SellerToday.Iso()}"
                        : i.Issued!.Due.Iso()
                ),
                StageCards.Terms(p),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. m.Confirmation is { } c
                    ?
                    [
                        new Fact("Confirmed by", $"{c.ConfirmedBy}, {sight.Moment(c.Signed.At)}{Words.Solo(c.Signed)}"),
                        Evidence(m, c),
                    ]
                    : Array.Empty<Fact>(),
                new("Drafted by", sight.By(i.Drafted)),
                .. draft ? ToJudge(sight, m, i) : [],
            ],
        };
        if (!draft)
            return card.About(sight, "draft", i).SettledIf(true);
        bool MayIssue(Actor by) => p.CanIssue(i, by, sight.Now);
        bool MaySendBack(Actor by) => Rights.Allow(p, Act.IssueInvoice, by, sight.Now);
        return (
            card with
            {
                Footer = sight.May(MayIssue)
                    ? "Issuing fixes the number, the dates and the sums for good."
                    : WaitsFor(sight, i),
                Inputs = sight.May(MaySendBack)
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
            .Offering(
                sight,
                (new("Approve and issue", $"issue {p.Say(m)}", ButtonStyle.Primary), MayIssue),
                (new("Send back", $"sendback {p.Say(m)}", TakesInputs: true), MaySendBack),
                (new("Tomorrow", $"later {p.Say(m)}"), MaySendBack)
            )
            .About(sight, "draft", i);
    }

    private static string WaitsFor(Sight sight, Invoice draft) =>
        sight.Project.IssuersOf(draft, sight.Now) is { Count: > 0 } who
            ? $"Waits for {Words.Or(who.Select(sight.HolderOf))} to issue it."
            : "Waits for an approver, and there is none who did not draft it: role add approver @name";

    /// <summary>
    /// A draft that was thrown away or sent back, and by whom; what was sent back can be drafted again at once.
    /// </summary>
    private static Card Ended(Sight sight, Milestone m, Invoice i)
    {
        var p = sight.Project;
        var again =
            i.SentBack.Length > 0
            && m.Stage == Stage.Confirmed
            && p.InvoiceOf(m) is null
            && p.LastInvoiceOf(m)?.Id == i.Id;
        var by = i.Ended is { } ended ? $" by {sight.By(ended)}" : "";
        var card =
            i.SentBack.Length > 0
                ? new Card($"Invoice draft for {m.Name} sent back")
                {
                    Tone = Tone.Warning,
                    Lines =
                    [
                        $"Sent back{by}: {i.SentBack}",
                        $"No number was taken. It was drafted by {sight.By(i.Drafted)}.",
                    ],
                }
                : new Card($"Invoice draft for {m.Name} discarded")
                {
                    Lines = [$"Discarded{by}.", "No number was taken. The milestone can be invoiced again."],
                };
        return (
            card with
            {
                Inputs = again ? [new("note", "Note on the invoice") { Placeholder = "Purchase order 4711" }] : [],
                Buttons = again ? [new("Draft again", DraftAgain(p, m), ButtonStyle.Primary, TakesInputs: true)] : [],
            }
        )
            .About(sight, "draft", i)
            .SettledIf(!again);
    }

    /// <summary>The words that draft its invoice, also where one before it was credited in full.</summary>
    internal static string DraftAgain(Project p, Milestone m) =>
        $"invoice {p.Say(m)}{Suffix.When(p.CreditedInvoiceOf(m) is not null, " again")}";

    private static Fact Evidence(Milestone m, Confirmation c)
    {
        if (c.Reference.Length > 0)
            return new("Evidence", c.Reference + Suffix.HeldByTeamInBrackets(c.HeldByTeam));
        return new("Evidence", m.Submission is { } s ? $"delivered: {s.Deliverable}" : "–");
    }

    /// <summary>
    /// What only somebody who is about to issue needs: what happened before, what the client owes, and the checks.
    /// </summary>
    private static IEnumerable<Fact> ToJudge(Sight sight, Milestone m, Invoice i)
    {
        var p = sight.Project;
        if (p.Invoices.FindLast(x => x.Milestone == m.Id && x.SentBack.Length > 0) is { Ended: { } ended } back)
            yield return new("Sent back before", $"{back.SentBack} ({sight.By(ended)})");
        if (i.Later is { } later)
            yield return new("Put off", $"until {later.Iso()}");
        yield return new("Open from this client", $"{Sums.Of(p).Owed.WithCode()} in this project");
        yield return new("Checks", string.Join("; ", Checks(p, m, i)));
    }

    private static string Buyer(Party buyer) =>
        string.Join(", ", new[] { buyer.Name, buyer.Address, buyer.VatId }.Where(part => part.Length > 0));

    private static string LastReason(Invoice credited) => credited.Credits is [.., var last] ? last.Reason : "";

    private static IEnumerable<string> Checks(Project p, Milestone m, Invoice i)
    {
        var before = p
            .NumberedInvoices.Where(x => x.Milestone == m.Id)
            .Select(x => $"{x.Number()} (credited: {LastReason(x)})")
            .ToList();
        yield return before.Count == 0 ? "not billed before" : $"billed before with {string.Join(", ", before)}";
        yield return i.Net == p.NetOf(m) ? "amount as agreed" : $"the amount is not the agreed {p.NetOf(m)}";
        var missing = new[] { p.ClientAddress.Length == 0 ? "address" : "", p.ClientVatId.Length == 0 ? "VAT id" : "" }
            .Where(x => x.Length > 0)
            .ToList();
        yield return missing.Count == 0
            ? "client data complete"
            : $"the client's {string.Join(" and ", missing)} missing, needed only for the XML forms; say settings client";
    }
}
