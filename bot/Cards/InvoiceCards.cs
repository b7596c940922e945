using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>An invoice's cards: the draft to judge, the issued one, and the money that came in for it.</summary>
internal static class InvoiceCards
{
    /// <summary>The draft as the approver judges it; afterwards what became of it.</summary>
    public static Card Draft(Sight sight, Milestone m)
    {
        var p = sight.Project;
        var i = p.InvoiceOf(m);
        if (i is null) return new Card($"Invoice draft for {m.Name} discarded") { Lines = ["No number was taken. The milestone can be invoiced again."], Buttons = [] }.About(sight, "draft", m).SettledIf(true);
        var draft = i.State == InvoiceState.Draft;
        return new Card(draft ? $"Invoice draft: {m.Name}" : $"{i.Number()} issued: {m.Name}")
        {
            Tone = draft ? Tone.Plain : Tone.Good,
            Lines = draft ? [$"{m.Name} ({p.Place(m)}), completed {i.CompletedOn.Iso()}", i.Note] : [$"Issued by {sight.By(i.Issued!.Signed)}. Due {i.Issued.Due.Iso()}."],
            Facts =
            [
                new("Number", draft ? Words.NoNumberYet : i.Number()),
                new("From", draft ? sight.Seller?.Party.Name ?? "nobody yet; say settings seller" : i.Issued!.Seller.Name),
                new("To", draft ? Buyer(new(p.Client, p.ClientAddress, p.ClientVatId)) : Buyer(i.Issued!.Buyer)),
                new("Net", i.Net.WithCode()),
                new($"VAT {i.Rate}", i.Vat.ToString()),
                new("Total", i.Gross.WithCode()),
                new("Due", draft ? $"{Words.Days(i.DueDays)} after issue" : i.Issued!.Due.Iso()),
                new("Terms", p.Agreement is { } a ? $"v{a.Version}, agreed by {a.ClientName}" : "not agreed"),
                new("Confirmed by", $"{m.Confirmation!.ConfirmedBy}, {sight.Moment(m.Confirmation.Signed.At)}"),
                new("Drafted by", sight.By(i.Drafted)),
                .. draft && Unknown(p) is { Length: > 0 } unknown ? [new Fact("Not known yet", unknown)] : Array.Empty<Fact>(),
            ],
            Footer = draft ? "Issuing fixes the number, the dates and the sums for good." : "",
            Buttons = draft ? [new("Approve and issue", $"issue {p.Say(m)}", ButtonStyle.Primary), new("Discard", $"discard {p.Say(m)}", ButtonStyle.Danger)] : [],
        }.About(sight, "draft", m).SettledIf(!draft);
    }

    /// <summary>The issued invoice as it stands: balance, due date, payments, and what it means for the next stage.</summary>
    public static Card Issued(Sight sight, Milestone m)
    {
        var p = sight.Project;
        if (p.InvoiceOf(m) is not { Issued: { } issued } i) return Draft(sight, m);
        var paid = i.Status == InvoiceStatus.Paid;
        return new Card(paid ? $"{i.Number()} is paid in full ({Words.Count(i.Paying.Count(), "payment")})" : i.Payments.Count == 0 ? $"{i.Number()} issued; not mailed, no mail server is set" : $"Received {i.Received} on {i.Number()}")
        {
            Tone = paid ? Tone.Good : i.DaysLate(sight.SellerToday) > 0 ? Tone.Stop : Tone.Plain,
            Lines = [paid ? $"Settled {i.PaidOn.Iso()}. {Next(sight, m)}".Trim() : i.Payments.Count == 0 ? $"Due {issued.Due.Iso()}. {Next(sight, m)}".Trim() : $"{i.Open} open, {Words.DueIn(i, sight.SellerToday)}."],
            Facts = [.. Facts(sight, m, i)],
            Table = Payments(sight, i),
            Footer = $"{(paid ? "" : $"When money arrives: pay {i.Number()} {i.Open.WithCode()}. ")}{(issued.IsSample ? "SAMPLE: issued with the sample seller of a trial." : "")}".Trim(),
            Buttons = paid ? Start(sight, m) : [],
        }.About(sight, "invoice", m).SettledIf(paid && Start(sight, m).Count == 0);
    }

    /// <summary>The answer to money that came in: what arrived, what is still open, what it opens.</summary>
    public static Card Paid(Sight sight, Milestone m)
    {
        if (sight.Project.InvoiceOf(m) is not { Payments: [.., var last] } i) return Issued(sight, m);
        var card = Issued(sight, m);
        return i.Status == InvoiceStatus.Paid
            ? card with { Lines = [.. last.Surplus.IsPositive ? [$"Received {last.Amount}; {last.Surplus} is kept as client credit."] : Array.Empty<string>(), .. card.Lines] }
            : card with { Title = $"Received {last.Amount} on {i.Number()}" };
    }

    private static string Buyer(Party buyer) => string.Join(", ", new[] { buyer.Name, buyer.Address, buyer.VatId }.Where(part => part.Length > 0));

    /// <summary>What the electronic forms of an invoice need of the buyer; the invoice itself is issued without it.</summary>
    private static string Unknown(Project p) => (p.ClientAddress.Length, p.ClientVatId.Length) switch
    {
        (0, 0) => "the client's address and VAT id: settings client address \"…\" vat-id \"…\"",
        (0, _) => "the client's address: settings client address \"…\"",
        (_, 0) => "the client's VAT id: settings client vat-id \"…\"",
        _ => "",
    };

    internal static IEnumerable<Fact> Facts(Sight sight, Milestone m, Invoice i)
    {
        yield return new("Milestone", $"{m.Name} ({sight.Project.Place(m)})");
        yield return new("From, to", $"{i.Issued!.Seller.Name}, {i.Issued.Buyer.Name}");
        yield return new("Net, VAT", $"{i.Net} + {i.Vat} ({i.Rate})");
        yield return new("Total", i.Gross.WithCode());
        yield return new("Received", i.Received.ToString());
        yield return new("Open", i.Open.ToString());
        yield return new("Issued, due", $"{i.Issued.On.Iso()}, {i.Issued.Due.Iso()}");
        yield return new("Issued by", sight.By(i.Issued.Signed));
    }

    private static Table? Payments(Sight sight, Invoice i) => i.Payments.Count == 0 ? null : new(
        [new("Payment", Weight: 4), new("Reference", Weight: 4), new("Recorded by", Weight: 5), new("Amount", true, 4)],
        [.. i.Payments.Select(x => ScheduleCards.Row(x.On.Iso(), x.Reference, sight.By(x.Signed), x.Amount.ToString()))]);

    /// <summary>The next stage in the schedule and what this invoice means for it.</summary>
    private static string Next(Sight sight, Milestone m)
    {
        var next = NextPlanned(sight.Project, m);
        if (next is null) return "";
        var gate = sight.Project.GateOf(next, sight.SellerToday);
        return gate switch
        {
            { IsOpen: true } => $"{next.Name} may start.",
            StageGate.Blocked { Reason: GateReason.PreviousUnpaid } => $"{next.Name} stays closed until it is paid.",
            _ => "",
        };
    }

    private static IReadOnlyList<Button> Start(Sight sight, Milestone m) =>
        NextPlanned(sight.Project, m) is { } next && sight.Project.GateOf(next, sight.SellerToday).IsOpen ? [new("Start", $"start {sight.Project.Say(next)}", ButtonStyle.Primary)] : [];

    private static Milestone? NextPlanned(Project p, Milestone m) => p.Live.SkipWhile(x => x.Id != m.Id).Skip(1).FirstOrDefault() is { Stage: Stage.Planned } next ? next : null;
}
