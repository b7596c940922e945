using System.Xml.Linq;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Texts and charges of an entry of a camt.053 statement that stand beside its reference.</summary>
internal static class CamtTexts
{
    private static readonly string[] Holders = ["RmtInf", "RltdRmtInf", "Purp", "Refs", "AddtlTxInf"];

    /// <summary>
    /// The reference, and all other text of the payer where it names an invoice that the reference does not, or where
    /// the reference names none.
    /// </summary>
    public static string WithOthers(string reference, IReadOnlyList<XElement> parts)
    {
        var named = InvoiceNumberFinder.FindIn(reference);
        var others = parts
            .SelectMany(p => p.Elements().Where(e => Holders.Contains(e.Name.LocalName, StringComparer.Ordinal)))
            .SelectMany(h =>
                h.DescendantsAndSelf()
                    .Where(e => !e.HasElements && !e.Name.LocalName.EndsWith("Amt", StringComparison.Ordinal))
                    .Select(e => (Holder: h.Name.LocalName, Text: e.Value.Trim()))
            )
            .Where(t => t.Text.Length > 1 && !reference.Contains(t.Text, StringComparison.OrdinalIgnoreCase))
            .Where(t =>
                InvoiceNumberFinder.FindIn(t.Text).Except(named).Any() || (named.Count == 0 && t.Holder != "Refs")
            )
            .Select(t => t.Text);
        return StatementText.Joined([reference, .. others]);
    }

    /// <summary>What banks kept of the sum, as the entry states it; null when it states nothing in one currency.</summary>
    public static Money? Charges(params XElement[] holders)
    {
        foreach (var holder in holders)
        {
            var charges = holder.Elements().Where(e => e.Name.LocalName == "Chrgs").ToList();
            var total = charges
                .Select(c => CamtEntryReader.Child(c, "TtlChrgsAndTaxAmt"))
                .FirstOrDefault(a => a is not null);
            var sums = (total is not null ? [total] : charges.SelectMany(Records))
                .Select(a => CamtEntryReader.Sum(a).Money)
                .ToList();
            if (sums.Count == 0 || sums.Exists(s => s is not { IsPositive: true }))
                continue;
            if (sums.Select(s => s!.Value.Currency).Distinct().Count() == 1)
                return new Money(sums.Sum(s => s!.Value.Minor), sums[0]!.Value.Currency);
        }
        return null;
    }

    /// <summary>The single charges, in the form of either version; what the bank gave back is none.</summary>
    private static IEnumerable<XElement> Records(XElement charges) =>
        charges
            .Elements()
            .Where(e => e.Name.LocalName == "Rcrd")
            .Append(charges)
            .Where(r => CamtEntryReader.Text(r, "CdtDbtInd") != "CRDT")
            .Select(r => CamtEntryReader.Child(r, "Amt"))
            .OfType<XElement>();
}
