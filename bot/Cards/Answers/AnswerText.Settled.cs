using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// What closed an invoice without money, and money that went back: fees, discounts, withheld tax, bad debt, refunds,
/// bank returns, interest. The sums are those of <c>money</c>.
/// </summary>
internal static partial class AnswerText
{
    /// <summary>What the bank kept of a transfer, and what it names and nobody has settled yet.</summary>
    public static string BankFee(AnswerSubject s) =>
        OnInvoice(s, "bank fee", i => SettledAs(s.ProjectView, i, SettlementKind.BankFee))
        + Suffix.With(" ", s.IssuedInvoice is { } i ? ChargesText(i) : "");

    public static string BankFee(ProjectView view) =>
        InProject(
            view,
            "Bank fees",
            Totals.Create(view.Project).BankFees,
            i => SettledAs(view, i, SettlementKind.BankFee)
        )
        + Suffix.With(
            " ",
            string.Join(' ', view.Project.NumberedInvoices.Select(ChargesText).Where(text => text.Length > 0))
        );

    public static string TaxClaims(AnswerSubject s) =>
        OnInvoice(s, "withheld tax", i => SettledAs(s.ProjectView, i, SettlementKind.WithheldTax));

    public static string TaxClaims(ProjectView view) =>
        InProject(
            view,
            "Withheld tax (tax claims)",
            Totals.Create(view.Project).TaxClaims,
            i => SettledAs(view, i, SettlementKind.WithheldTax)
        );

    public static string WrittenOff(AnswerSubject s) =>
        s.IssuedInvoice is { WrittenOffBalance.IsPositive: true } i
            ? $"{s.InvoiceLabel}: {WrittenOff(i)}. {ReceivedText(i)}."
            : NoneOf(s, "bad debt", "recorded");

    public static string WrittenOff(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var lost = Bills(view).Where(s => s.IssuedInvoice!.WrittenOffBalance.IsPositive).ToList();
        return lost.Count == 0
            ? "Nothing is written off."
            : $"Written off: {totals.WrittenOff} gross, {totals.LostVat} of it VAT: "
                + $"{Listed(lost, s => $"{s.InvoiceLabel} {WrittenOff(s.IssuedInvoice!)}", "; ")}.";
    }

    private static string WrittenOff(Invoice i)
    {
        var recovered = i
            .SettledAmounts.Where(x => x is { Kind: SettlementKind.BadDebt, IsReversed: false })
            .Aggregate(i.Open - i.Open, (sum, x) => sum + x.Recovered);
        return $"{i.WrittenOffBalance} written off, {i.LostVat} of it VAT ({i.Loss!.Reason})"
            + Suffix.When(recovered.IsPositive, $", {recovered} paid after all");
    }

    /// <summary>What is offered by the terms, and what was taken.</summary>
    public static string Discount(AnswerSubject s)
    {
        var offered = s.IssuedInvoice?.Discount ?? s.Milestone.Discount;
        var terms = offered is { } discount
            ? $"The terms of {s.Name} give {SettlementText.Describe(discount)}{DiscountDays(s.IssuedInvoice, s.ProjectView.SellerToday)}."
            : $"The terms of {s.Name} give no cash discount.";
        if (s.IssuedInvoice is not { } i)
            return $"{terms} It is not billed, so none is taken.";
        return i.SettledAs(SettlementKind.Discount).IsPositive
            ? $"Discount taken on {s.InvoiceLabel}: {SettledAs(s.ProjectView, i, SettlementKind.Discount)}. {terms}"
            : $"No discount is taken on {s.InvoiceLabel}. {terms}";
    }

    public static string Discount(ProjectView view)
    {
        var taken = Bills(view).Where(s => s.IssuedInvoice!.SettledAs(SettlementKind.Discount).IsPositive).ToList();
        var sum = Total(view, taken.Select(s => s.IssuedInvoice!.SettledAs(SettlementKind.Discount)));
        var said =
            taken.Count == 0
                ? "No discount is taken yet."
                : $"Discount taken: {sum} gross: "
                    + $"{Listed(taken, s => $"{s.InvoiceLabel} {SettledAs(view, s.IssuedInvoice!, SettlementKind.Discount)}", "; ")}.";
        var offered = Subjects(view).Where(s => OfferOf(s).Length > 0).ToList();
        return offered.Count == 0
            ? $"{said} The terms give no cash discount."
            : $"{said} The terms give: {Listed(offered, s => $"{Numbered(s)} {OfferOf(s)}", "; ")}.";

        static string OfferOf(AnswerSubject s) =>
            (s.IssuedInvoice?.Discount ?? s.Milestone.Discount) is { } discount
                ? $"{SettlementText.Describe(discount)}{DiscountDays(s.IssuedInvoice, s.ProjectView.SellerToday)}"
                : "";
    }

    /// <summary>", 4,664.80 in all until 2026-12-12"; where it is over: ", until 2026-12-12".</summary>
    private static string DiscountDays(Invoice? i, DateOnly today) =>
        i switch
        {
            null => "",
            _ when SettlementText.DiscountOf(i, today).Length > 0 =>
                $", {i.Gross - i.Credited - i.DiscountAmount} in all until {i.DiscountUntil.ToDay()}",
            { DiscountUntil: { } until } => $", until {until.ToDay()}",
            _ => "",
        };

    /// <summary>All that closed an invoice without money, and how it stands now.</summary>
    public static string Settlements(AnswerSubject s)
    {
        if (s.IssuedInvoice is not { } i)
            return $"Nothing is settled on {s.Name}: it is not billed.";
        var each = Listed(i.StandingSettlements.ToList(), x => SettlementText.Describe(s.ProjectView, x), "; ");
        if (i is { State: InvoiceState.WrittenOff, Balance.IsPositive: true })
            each = each.Length > 0 ? $"{each}; {WrittenOff(i)}" : WrittenOff(i);
        return each.Length > 0
            ? $"Settled without money on {s.InvoiceLabel}: {each}. {ReceivedText(i)}. {Balance(s, i)}"
            : $"Nothing is settled without money on {s.InvoiceLabel}. {ReceivedText(i)}. {Balance(s, i)}";
    }

    public static string Settlements(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        if (!totals.Settled.IsPositive)
            return $"Nothing is settled without money. {Owed(view)}";
        var facts = SettlementText
            .TotalFacts(totals)
            .Where(f => f.Name != "Interest")
            .Select(f => $"{f.Name}: {f.Value}");
        var some = Bills(view).Where(s => s.IssuedInvoice!.SettledInAll.IsPositive).ToList();
        var each = Listed(some, s => $"{s.InvoiceLabel} {s.IssuedInvoice!.SettledInAll}", "; ");
        return $"Settled without money: {totals.Settled} ({string.Join("; ", facts)}): {each}.";
    }

    public static string Interest(AnswerSubject s) =>
        OnInvoice(
            s,
            "interest",
            i =>
                Listed(
                    [.. i.StandingPayments.Where(p => p.Interest.IsPositive)],
                    p => $"{p.Interest} with {p.Name} on {p.On.ToDay()}"
                )
        );

    public static string Interest(ProjectView view) =>
        InProject(
            view,
            "Interest and flat fees received, no VAT",
            Totals.Create(view.Project).Interest,
            i => i.Interest.IsPositive ? i.Interest.ToString() : ""
        );

    /// <summary>"The fee" is the one for the end of a project, a bank's, or the price: each is said by its name.</summary>
    public static string Fee(AnswerSubject s) =>
        s.Project.Fee == s.Milestone.Id ? $"The fee for ending the project: {Worth(s)}" : $"{BankFee(s)} {Worth(s)}";

    public static string Fee(ProjectView view)
    {
        var p = view.Project;
        var end = p switch
        {
            { Ended: not null, Fee: { } fee } =>
                $"The fee for ending the project: {Worth(new AnswerSubject(view, p.MilestoneOf(fee)))}",
            { Ended: not null } => "The project ended without a fee.",
            _ => "The project has not ended, so there is no fee for its end.",
        };
        return $"{end} {BankFee(view)}";
    }

    /// <summary>What a bank took is a fee, or money that it took back; both are said.</summary>
    public static string Bank(AnswerSubject s) => $"{BankFee(s)} {TakenBack(s)}";

    public static string Bank(ProjectView view) => $"{BankFee(view)} {TakenBack(view)}";

    public static string Refunds(AnswerSubject s) =>
        s.IssuedInvoice is { Refunded.IsPositive: true } i
            ? $"Refunded on {s.InvoiceLabel}: {RefundsOf(s.ProjectView, x => x.Invoice == i.Id)}. {ReceivedText(i)}."
            : NoneOf(s, "refund", "recorded");

    public static string Refunds(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        return totals.Refunded.IsPositive
            ? $"Refunded: {totals.Refunded} gross: {RefundsOf(view, _ => true)}.{CreditLeft(view)}"
            : $"Nothing is refunded.{CreditLeft(view)}";
    }

    private static string RefundsOf(ProjectView view, Func<Payment, bool> which) =>
        Listed(
            [
                .. view.Project.Entries.Where(x =>
                    x.Kind == PaymentKind.Refund && !view.Project.IsReversed(x) && which(x)
                ),
            ],
            x => $"{x.Amount} on {x.On.ToDay()} ({x.Name}" + $"{OnInvoiceNumber(view, x)}: {x.Reason})",
            "; "
        );

    /// <summary>What the bank took back and waits for finance, and the payments that are reversed.</summary>
    public static string TakenBack(AnswerSubject s)
    {
        if (s.IssuedInvoice is not { } i)
            return $"Nothing is taken back on {s.Name}: it is not billed.";
        var waits = string.Join("; ", i.OpenReturns.Any() ? BankText.Phrases(i) : []);
        var reversed = ReversalsOf(s.ProjectView, x => x.Invoice == i.Id);
        return waits.Length + reversed.Length == 0
            ? $"Nothing is taken back on {s.InvoiceLabel}."
            : $"{s.InvoiceLabel}: {string.Join("; ", new[] { waits, reversed }.Where(x => x.Length > 0))}.";
    }

    public static string TakenBack(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var waits = Bills(view)
            .Where(s => s.IssuedInvoice!.OpenReturns.Any())
            .Select(s => $"{s.InvoiceLabel}: {string.Join(", ", BankText.Phrases(s.IssuedInvoice!))}")
            .ToList();
        var reversed = ReversalsOf(view, _ => true);
        if (waits.Count == 0 && reversed.Length == 0 && view.UntiedReturns.Count == 0)
            return "Nothing was taken back by the bank, and no payment is reversed.";
        var said =
            waits.Count == 0 && !totals.ReturnedByBank.IsPositive
                ? "No money that the bank took back waits for finance."
                : $"Taken back by the bank: {totals.ReturnedByBank}"
                    + $"{Suffix.With(": ", Listed(waits, said => said, "; "))}.";
        return $"{said}{Suffix.With(" Reversed: ", reversed, ".")}{BankText.UnassignedSentences(view)}";
    }

    private static string ReversalsOf(ProjectView view, Func<Payment, bool> which) =>
        Listed(
            [.. view.Project.Entries.Where(x => x.Kind == PaymentKind.Reversal && !x.ReversesRefund && which(x))],
            x =>
                $"{x.Amount} of P{x.Reverses} reversed by {x.Name} on {x.On.ToDay()}"
                + $"{OnInvoiceNumber(view, x)}: {x.Reason}",
            "; "
        );

    public static string CreditNotes(AnswerSubject s) =>
        s.IssuedInvoice is { CreditNotes.Count: > 0 } i
            ? $"Credited on {s.InvoiceLabel}: {CreditNotesOf(i)}; {i.Credited} of {i.Gross} gross."
            : NoneOf(s, "credit note", "issued");

    public static string CreditNotes(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var some = Bills(view).Where(s => s.IssuedInvoice!.CreditNotes.Count > 0).ToList();
        return some.Count == 0
            ? "No credit note is issued."
            : $"Credited: {totals.Credited} net + {totals.CreditedVat} VAT: "
                + $"{Listed(some, s => $"{s.InvoiceLabel}: {CreditNotesOf(s.IssuedInvoice!)}", "; ")}.";
    }

    private static string CreditNotesOf(Invoice i) =>
        Listed([.. i.CreditNotes], c => $"{c.Number} of {c.On.ToDay()}, {c.Gross} ({c.Reason})");

    /// <summary>"Contract signed is an advance: …", and whether it is paid.</summary>
    public static string Advance(AnswerSubject s)
    {
        if (s.Milestone.Kind != MilestoneKind.Advance)
            return NoAdvance(s).TrimEnd();
        var deducted =
            s.Project.FinalInvoice is { } final && final.Deductions.Any(d => d.Invoice == s.Invoice?.Id)
                ? $" {final.NumberOrPending()} deducts it."
                : "";
        return $"{s.Name} is an advance: {s.Project.NetAndVat(s.Milestone)}. {Bill(s)}{deducted}";
    }

    public static string Advances(ProjectView view) =>
        view.Project.Advances.Any()
            ? Each(view, s => s.Milestone.Kind == MilestoneKind.Advance && s.IsBillable, Advance, "")
            : $"{view.Project.Name} has no advance: no milestone asks for money before the work.{CreditLeft(view)}";

    public static string NoAdvance(AnswerSubject s) => $"{s.Name} is a delivery and no advance. ";

    /// <summary>
    /// The sum that a yes-or-no question about settled or returned money is about, on an invoice or in the project.
    /// </summary>
    public static Money BankFeeSum(AnswerSubject? s, ProjectView view) =>
        SumOf(s, view, i => i.SettledAs(SettlementKind.BankFee));

    public static Money TaxClaimSum(AnswerSubject? s, ProjectView view) =>
        SumOf(s, view, i => i.SettledAs(SettlementKind.WithheldTax));

    public static Money WrittenOffSum(AnswerSubject? s, ProjectView view) => SumOf(s, view, i => i.WrittenOffBalance);

    public static Money InterestSum(AnswerSubject? s, ProjectView view) => SumOf(s, view, i => i.Interest);

    public static Money CreditNoteSum(AnswerSubject? s, ProjectView view) => SumOf(s, view, i => i.Credited);

    public static Money RefundSum(AnswerSubject? s, ProjectView view) =>
        s is null ? Totals.Create(view.Project).Refunded : SumOf(s, view, i => i.Refunded);

    private static Money SumOf(AnswerSubject? s, ProjectView view, Func<Invoice, Money> one) =>
        Total(view, (s is null ? Bills(view) : [s]).Select(x => x.IssuedInvoice).OfType<Invoice>().Select(one));

    /// <summary>"15.00 bank fee on …: S1 …"; or that there is none.</summary>
    private static string OnInvoice(AnswerSubject s, string what, Func<Invoice, string> each) =>
        s.IssuedInvoice is { } i && each(i) is { Length: > 0 } said
            ? $"{char.ToUpperInvariant(what[0])}{what[1..]} on {s.InvoiceLabel}: {said}."
            : NoneOf(s, what, "recorded");

    private static string NoneOf(AnswerSubject s, string what, string done) =>
        s.IssuedInvoice is null
            ? $"No {what} on {s.Name}: it is not billed."
            : $"No {what} is {done} on {s.InvoiceLabel}.";

    private static string InProject(ProjectView view, string title, Money sum, Func<Invoice, string> each)
    {
        var some = Bills(view).Where(s => each(s.IssuedInvoice!).Length > 0).ToList();
        return some.Count == 0
            ? $"{title}: none."
            : $"{title}: {sum} in all: {Listed(some, s => $"{s.InvoiceLabel}: {each(s.IssuedInvoice!)}", "; ")}.";
    }

    /// <summary>", INV-2026-0003"; for money that no invoice asked for ", on account".</summary>
    private static string OnInvoiceNumber(ProjectView view, Payment x) =>
        x.IsOnAccount ? ", on account" : $", {view.Project.InvoiceById(x.Invoice).NumberOrPending()}";

    private static string SettledAs(ProjectView view, Invoice i, SettlementKind kind) =>
        Listed([.. i.StandingSettlements.Where(x => x.Kind == kind)], x => SettlementText.Describe(view, x), "; ");

    /// <summary>What banks say that they kept, while it is not settled.</summary>
    private static string ChargesText(Invoice i) =>
        i.UnsettledCharges is { IsPositive: true } kept
            ? $"{i.NumberOrPending()}: the bank names {kept} of charges that nobody has settled: {SettlementText.HowToSettleFee(i)}."
            : "";
}
