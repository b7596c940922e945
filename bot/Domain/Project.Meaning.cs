using System.Globalization;

namespace MilestoneBot.Domain;

/// <summary>What words for an invoice mean: one thing everywhere, or they are asked back.</summary>
public sealed partial record Project
{
    private static readonly string[] Counters = ["phase", "milestone", "stage", "step"];

    /// <summary>Finds an invoice by its whole number and nothing else.</summary>
    public Invoice? FindNumber(string said) =>
        NumberedInvoices.FirstOrDefault(i => i.Issued!.Number.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Finds the invoice that somebody means: by its whole number, or by its milestone, of which the live one is meant,
    /// else the last that has a number. A bare number is the milestone's; where it ends the number of another invoice,
    /// both are named.
    /// </summary>
    public (Invoice? Found, Refusal? No) FindInvoice(string said)
    {
        var text = said.Trim();
        if (FindNumber(text) is { } exact)
            return (exact, null);
        var (milestone, no) = Find(text);
        if (text.Equals(Key, StringComparison.OrdinalIgnoreCase))
            return (null, new Refusal.KeyIsNoInvoice(Key, milestone is null ? null : MeaningOf(milestone, text)));
        var milestones = milestone is null ? (no as Refusal.MilestoneAmbiguous)?.Candidates ?? [] : [milestone];
        var meanings = milestones.Select(m => MeaningOf(m, text)).ToList();
        meanings.AddRange(
            EndingIn(text).Where(i => meanings.TrueForAll(m => m.Invoice?.Id != i.Id)).Select(i => MeaningOf(i, text))
        );
        return meanings switch
        {
            [] => (null, new Refusal.InvoiceUnknown(text, [.. NumberedInvoices.Select(i => i.Issued!.Number)])),
            [{ Invoice: { } one }] => (one, null),
            [var without] => (null, new Refusal.NoInvoiceYet(without.Milestone, InvoiceOf(without.Milestone))),
            _ => (null, new Refusal.InvoiceAmbiguous(text, meanings)),
        };
    }

    /// <summary>An invoice, or a milestone without one, in words that mean nothing else here.</summary>
    public InvoiceMeaning MeaningOf(Invoice invoice, string said) =>
        new(MilestoneOf(invoice), invoice, invoice.Issued!.Number, said);

    private InvoiceMeaning MeaningOf(Milestone milestone, string said)
    {
        var invoice = InvoiceOf(milestone) ?? Invoices.FindLast(i => i.Milestone == milestone.Id && i.IsNumbered);
        if (invoice is { IsNumbered: true })
            return MeaningOf(invoice, said);
        var position = PositionOf(milestone);
        var counter = Array.Find(Counters, word => Find($"{word} {position}").Found?.Id == milestone.Id) ?? Counters[0];
        return new(milestone, null, $"{counter} {position}", said);
    }

    /// <summary>The invoices whose running number is what was said, in digits alone.</summary>
    private IEnumerable<Invoice> EndingIn(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) && int.TryParse(text, out var running)
            ? NumberedInvoices.Where(i =>
                int.Parse(i.Issued!.Number.Split('-')[^1], CultureInfo.InvariantCulture) == running
            )
            : [];

    /// <summary>
    /// Whether words only begin to count: "phase" without its number names nothing where another reading has one.
    /// </summary>
    public static bool OnlyCounts(string said) => IsCounter(said.Trim());
}
