using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Billing;

/// <summary>What an invoice is in the books (UNTDID 1001: 380, 386, and 380 with deductions).</summary>
public enum InvoiceKind
{
    Ordinary,

    /// <summary>A prepayment invoice: it asks for money before the work.</summary>
    Advance,

    /// <summary>It bills the last delivery and every advance, and deducts what was paid on the advances.</summary>
    Final,
}

/// <summary>One position of an invoice: a milestone with its agreed net amount.</summary>
/// <param name="Name">The milestone's name when it was billed; "" on invoices from before lines, which have one
/// milestone.</param>
public sealed record InvoiceLine(int Milestone, string Name, Money Net, VatTreatment Treatment);

/// <summary>What a final invoice deducts for one advance: what was received on it.</summary>
/// <param name="Number">The number of the prepayment invoice.</param>
/// <param name="PaidOn">The day on which the last part was received; null if nothing came as money.</param>
/// <param name="Share">The advance's claim less what was credited of it and, in a draft, what is open of it.</param>
public sealed record InvoiceDeduction(int Invoice, string Number, DateOnly? PaidOn, TaxShare Share);

/// <summary>
/// How an invoice's claim comes about: its lines less its deductions, by VAT treatment. The books count the claim;
/// only the document shows lines and deductions.
/// </summary>
/// <param name="Shares">The claim by VAT treatment, in the order of the lines.</param>
/// <param name="VatNotice">Why the VAT is not the one that the client agreed to; "" when it is.</param>
public sealed record InvoiceClaim(
    InvoiceKind Kind,
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<InvoiceDeduction> Deductions,
    IReadOnlyList<TaxShare> Shares,
    string VatNotice = ""
)
{
    /// <summary>The claim of an invoice with one line and one rate.</summary>
    public static InvoiceClaim ForOneRate(int milestone, Money net, Percent rate, Money vat)
    {
        var treatment = VatTreatment.FromRate(rate);
        return new(InvoiceKind.Ordinary, [new(milestone, "", net, treatment)], [], [new(treatment, net, vat)]);
    }

    public Money NetOf(Currency currency) => Shares.Aggregate(Money.Zero(currency), (sum, share) => sum + share.Net);

    public Money VatOf(Currency currency) => Shares.Aggregate(Money.Zero(currency), (sum, share) => sum + share.Vat);

    /// <summary>
    /// How far the VAT of the lines together is from the VAT of each line alone: minor units of rounding. Zero but for
    /// a final invoice.
    /// </summary>
    public Money VatDriftOf(Currency currency) =>
        Lines
            .GroupBy(line => line.Treatment)
            .Aggregate(
                Money.Zero(currency),
                (sum, same) =>
                    same.Aggregate(
                        sum + same.Key.Calculate(same.Aggregate(Money.Zero(currency), (net, line) => net + line.Net)),
                        (left, line) => left - line.Treatment.Calculate(line.Net)
                    )
            );

    /// <summary>Equal but for the names of the lines, which old invoices do not have.</summary>
    public bool HasSameSums(InvoiceClaim other) => Nameless.Equals(other.Nameless);

    private InvoiceClaim Nameless => this with { Lines = [.. Lines.Select(line => line with { Name = "" })] };

    public bool Equals(InvoiceClaim? other) =>
        other is not null
        && (Kind, VatNotice) == (other.Kind, other.VatNotice)
        && Lines.SequenceEqual(other.Lines)
        && Deductions.SequenceEqual(other.Deductions)
        && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(Kind, Lines.Count, Deductions.Count, Shares.Count);
}
