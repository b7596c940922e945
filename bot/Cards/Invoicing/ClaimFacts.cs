using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What an invoice claims, as its cards show it: lines, deductions, VAT by rate, and the sum to pay.</summary>
internal static class ClaimFacts
{
    /// <param name="claim">The invoice's own; of a draft what it would be now.</param>
    public static IEnumerable<Fact> Of(Project p, InvoiceClaim claim)
    {
        if (claim.Kind != InvoiceKind.Ordinary)
            yield return new("Kind", KindOf(claim.Kind));
        if (claim.Lines.Count > 1)
            foreach (var line in claim.Lines)
                yield return new("Line", $"{NameOf(p, line)}: {line.Net} net, VAT {VatText.Describe(line.Treatment)}");
        foreach (var deduction in claim.Deductions)
            yield return new("Deducted", Describe(deduction));
        yield return new("Net", claim.NetOf(p.Currency).ToString());
        foreach (var share in claim.Shares)
            yield return new(
                $"VAT {share.Treatment.Rate}",
                share.Vat + Suffix.When(claim.Shares.Count > 1, $" on {share.Net}") + Reason(share.Treatment)
            );
        yield return new(
            claim.Deductions.Count > 0 ? "To pay" : "Total",
            (claim.NetOf(p.Currency) + claim.VatOf(p.Currency)).ToString()
        );
        if (claim.VatDriftOf(p.Currency) is { IsZero: false } drift)
            yield return new("Rounding", Drift(drift));
        if (claim.VatNotice.Length > 0)
            yield return new("VAT corrected", $"{claim.VatNotice} (told to the client on the invoice)");
        foreach (
            var sentence in claim
                .Lines.Select(line => DocumentWords.SentenceFor(line.Treatment, DocumentLanguage.English))
                .Where(sentence => sentence.Length > 0)
                .Distinct(StringComparer.Ordinal)
        )
            yield return new("On the invoice", sentence);
    }

    /// <summary>"19 %"; of several rates "760.00 at 19 %, 70.00 at 7 %".</summary>
    public static string Rates(IReadOnlyList<TaxShare> shares) =>
        shares is [var one]
            ? VatText.Describe(one.Treatment)
            : string.Join(", ", shares.Select(share => $"{share.Vat} at {VatText.Describe(share.Treatment)}"));

    public static string KindOf(InvoiceKind kind) =>
        kind switch
        {
            InvoiceKind.Advance => "advance payment: a prepayment invoice, without a delivery date",
            InvoiceKind.Final => "final invoice: it bills the advances too and deducts what was received on them",
            _ => "invoice",
        };

    /// <summary>What became another sum since the draft; "" when nothing did.</summary>
    public static string Change(InvoiceClaim before, InvoiceClaim now, Currency currency)
    {
        if (now.HasSameSums(before))
            return "";
        var (old, current) = (Gross(before, currency), Gross(now, currency));
        var kind = Suffix.When(
            before.Kind != now.Kind,
            $" It is {DocumentWords.NameOf(now.Kind, DocumentLanguage.English).ToLowerInvariant()} now."
        );
        return $"Reckoned anew since the draft: {old} before, {current} now{Why(before, now)}.{kind}";
    }

    private static string Why(InvoiceClaim before, InvoiceClaim now)
    {
        if (!now.Deductions.SequenceEqual(before.Deductions))
            return ", because what was received or credited on the advances is another sum";
        return now.VatNotice != before.VatNotice || !SameRates(before, now) ? ", because the VAT was corrected" : "";
    }

    private static bool SameRates(InvoiceClaim before, InvoiceClaim now) =>
        before.Lines.Select(line => line.Treatment).SequenceEqual(now.Lines.Select(line => line.Treatment));

    private static Money Gross(InvoiceClaim claim, Currency currency) => claim.NetOf(currency) + claim.VatOf(currency);

    private static string NameOf(Project p, InvoiceLine line)
    {
        var milestone = p.MilestoneOf(line.Milestone);
        var name = line.Name.Length > 0 ? line.Name : milestone.Name;
        return name + Suffix.When(milestone.Kind == MilestoneKind.Advance, " (advance)");
    }

    private static string Describe(InvoiceDeduction deduction) =>
        $"{deduction.Number}{Suffix.With(", received ", deduction.PaidOn?.ToIsoDate())}: "
        + $"{deduction.Share.Gross} ({deduction.Share.Net} + {deduction.Share.Vat} VAT {deduction.Share.Treatment.Rate})";

    private static string Reason(VatTreatment vat) => Suffix.With(" (", VatText.NameOf(vat), ")");

    private static string Drift(Money drift)
    {
        var amount = drift.IsNegative ? $"{-drift} less" : $"{drift} more";
        return $"VAT is reckoned once on the sum of a rate: {amount} than on the lines one by one";
    }
}
