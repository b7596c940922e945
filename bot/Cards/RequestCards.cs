using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// What somebody asked an approver for: the facts that he must judge, two buttons, and afterwards what became of it.
/// </summary>
internal static class RequestCards
{
    public static Card Of(Sight sight, Request r)
    {
        var p = sight.Project;
        var m = p.MilestoneOf(r.Milestone);
        var invoice = p.Invoices.Find(i => i.Id == r.Invoice);
        var waits = r.IsOpen && !r.IsExpired(sight.Now);
        var (state, tone) = r switch
        {
            _ when waits => ("waits for an approver", Tone.Warning),
            { IsOpen: true } => ("expired", Tone.Plain),
            { State: RequestState.Approved } => (Words.Word(r.State), Tone.Good),
            _ => (Words.Word(r.State), Tone.Plain),
        };
        var card = new Card($"{r.Name} {state}: {What(sight, r)}")
        {
            Tone = tone,
            Lines = [State(sight, r)],
            Facts =
            [
                new("Project", $"{p.Name} ({p.Key})"),
                new("Stage", $"{m.Name} ({p.Place(m)}), {Words.Word(m.Stage)}"),
                .. r.Kind == RequestKind.Override && m.Stage == Stage.Planned
                    ? [new Fact("Gate", GateCard.Say(sight, p.GateOf(m, sight.SellerToday)))]
                    : Array.Empty<Fact>(),
                .. invoice is null ? Array.Empty<Fact>() : Money(sight, r, invoice),
                new("Why", r.Reason),
                new("Asked by", sight.By(r.Signed)),
                .. waits
                    ? [new Fact("Expires", sight.Moment(r.Signed.At.AddDays(Request.DaysOfLife)))]
                    : Array.Empty<Fact>(),
            ],
        };
        if (waits)
        {
            card = card with
            {
                Inputs = [new("why", "Why not, if you decline") { Placeholder = "the client pays on Friday" }],
                Buttons =
                [
                    new("Approve", $"approve {r.Name}", ButtonStyle.Primary),
                    new("Decline", $"decline {r.Name}", ButtonStyle.Danger, TakesInputs: true),
                ],
            };
        }
        return card.About(sight, "request", r).SettledIf(!waits);
    }

    /// <summary>What its approval has brought about, as it stands now.</summary>
    public static Card Done(Sight sight, Request r) =>
        sight.Project.Invoices.Find(i => i.Id == r.Invoice) is { } invoice
            ? InvoiceCards.Issued(sight, invoice)
            : GateCard.Of(sight, sight.Project.MilestoneOf(r.Milestone));

    /// <summary>"a credit note of EUR 119.00 on INV-2026-0001"</summary>
    internal static string What(Sight sight, Request r)
    {
        var p = sight.Project;
        if (p.Invoices.Find(i => i.Id == r.Invoice) is not { } invoice)
            return $"{Words.Word(r.Kind)} for {p.MilestoneOf(r.Milestone).Name}";
        return r switch
        {
            { Amount: { } amount } => $"{Words.Word(r.Kind)} of {amount.WithCode()} on {invoice.Number()}",
            { Kind: RequestKind.Credit } => $"{Words.Word(r.Kind)} for all of {invoice.Number()}",
            _ => $"{Words.Word(r.Kind)} of {invoice.Number()}",
        };
    }

    /// <summary>The requests of a kind that wait for an approver, as facts on the card of what they concern.</summary>
    internal static IEnumerable<Fact> Waiting(Sight sight, Func<Request, bool> which) =>
        sight
            .Project.Requests.Where(r => r.IsOpen && !r.IsExpired(sight.Now) && which(r))
            .Select(r => new Fact(
                "Asked for",
                $"{r.Name}: {What(sight, r)} ({sight.By(r.Signed)}); an approver says approve {r.Name} or decline {r.Name}"
            ));

    private static IEnumerable<Fact> Money(Sight sight, Request r, Invoice invoice)
    {
        yield return new(
            "Invoice",
            $"{invoice.Number()}, {invoice.Gross.WithCode()}, {Words.Status(invoice, sight.SellerToday)}"
        );
        if (
            (r.Amount ?? (r.Kind == RequestKind.WriteOff ? invoice.Open : invoice.Gross - invoice.Credited)) is
            { IsPositive: true } amount
        )
            yield return new("Amount", $"{amount.WithCode()}{Suffix.When(r.Amount is null, " (all that is left)")}");
        yield return new("Received", invoice.Received.ToString());
        yield return new("Open", invoice.Open.ToString());
        if (invoice.Surplus.IsPositive)
            yield return new("Client credit", invoice.Surplus.ToString());
        yield return new("Due", invoice.Issued!.Due.Iso());
    }

    private static string State(Sight sight, Request r)
    {
        if (r.Decided is { } decided)
        {
            var ruling = r.State == RequestState.Approved ? "Approved" : "Declined";
            return $"{ruling} by {sight.By(decided)}{Suffix.With(": ", r.Why)}.";
        }
        if (r.IsExpired(sight.Now))
            return $"Nobody decided within {Request.DaysOfLife} days. Nothing was changed; ask again if it still holds.";
        var approvers = sight.Project.DecidersOf(r, sight.Now).Select(sight.HolderOf).ToList();
        return approvers.Count > 0
            ? $"Waits for {Words.Or(approvers)}. Nothing is changed before."
            : "Nobody else is approver yet; say role add approver @name. Nothing is changed before.";
    }
}
