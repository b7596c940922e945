using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Finds the invoice that a text means. It must mean one thing only; otherwise the bot asks for clarification.
/// </summary>
public sealed partial record Project
{
    private static readonly string[] CountingWords = ["phase", "milestone", "stage", "step"];

    /// <summary>Finds an invoice by its complete number only.</summary>
    public Invoice? FindInvoiceByNumber(string typed) =>
        NumberedInvoices.FirstOrDefault(i =>
            i.IssueDetails!.Number.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Finds an invoice by its complete number, or by its milestone: the live invoice, otherwise the last one that
    /// has a number. A number alone is the milestone's. If an invoice of another milestone ends with that number,
    /// both are offered.
    /// </summary>
    public (Invoice? Found, Refusal? No) FindInvoice(string typed)
    {
        var text = typed.Trim();
        var named = WithoutLabel(text);
        if (FindInvoiceByNumber(named) is { } exact)
            return (exact, null);
        var (milestone, no) = FindMilestone(named);
        if (text.Equals(Key, StringComparison.OrdinalIgnoreCase))
            return (null, new Refusal.KeyIsNoInvoice(Key, milestone is null ? null : CandidateFor(milestone, text)));
        var milestones = milestone is null ? (no as Refusal.MilestoneAmbiguous)?.Candidates ?? [] : [milestone];
        var meanings = milestones.Select(m => CandidateFor(m, text)).ToList();
        meanings.AddRange(
            InvoicesEndingIn(named)
                .Where(i => meanings.TrueForAll(m => m.Invoice?.Id != i.Id))
                .Select(i => CandidateFor(i, text))
        );
        return meanings switch
        {
            [] => (null, new Refusal.InvoiceUnknown(text, [.. NumberedInvoices.Select(i => i.IssueDetails!.Number)])),
            [{ Invoice: { } one }] => (one, null),
            [var without] => (null, new Refusal.NoInvoiceYet(without.Milestone, InvoiceOf(without.Milestone))),
            _ => (null, new Refusal.InvoiceAmbiguous(text, meanings)),
        };
    }

    /// <summary>"invoice 1" and "#1" are the number alone; in front of anything else "invoice" may belong to a name.</summary>
    private string WithoutLabel(string text)
    {
        var rest = text.StartsWith("invoice ", StringComparison.OrdinalIgnoreCase) ? text[8..].Trim() : text;
        rest = rest.TrimStart('#');
        return rest.All(char.IsAsciiDigit) || FindInvoiceByNumber(rest) is not null ? rest : text;
    }

    /// <summary>
    /// An invoice, or a milestone without one, with a text that means nothing else in this project.
    /// </summary>
    public InvoiceCandidate CandidateFor(Invoice invoice, string typed) =>
        new(MilestoneOf(invoice), invoice, invoice.IssueDetails!.Number, typed);

    private InvoiceCandidate CandidateFor(Milestone milestone, string typed)
    {
        var invoice = InvoiceOf(milestone) ?? Invoices.FindLast(i => i.Milestone == milestone.Id && i.IsNumbered);
        if (invoice is { IsNumbered: true })
            return CandidateFor(invoice, typed);
        var position = PositionOf(milestone);
        var counter =
            Array.Find(CountingWords, word => FindMilestone($"{word} {position}").Found?.Id == milestone.Id)
            ?? CountingWords[0];
        return new(milestone, null, $"{counter} {position}", typed);
    }

    /// <summary>The invoices whose running number is the typed digits.</summary>
    private IEnumerable<Invoice> InvoicesEndingIn(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) && int.TryParse(text, out var running)
            ? NumberedInvoices.Where(i =>
                int.Parse(i.IssueDetails!.Number.Split('-')[^1], CultureInfo.InvariantCulture) == running
            )
            : [];

    /// <summary>
    /// The text is only a counting word: "phase" without a number names nothing if the command can be parsed in
    /// another way.
    /// </summary>
    public static bool IsCountingWord(string typed) => IsCounter(typed.Trim());

    /// <summary>Finds a payment entry by its name (P3), its number, or its reference if only one has it.</summary>
    public (Payment? Found, Refusal? No) FindPayment(string typed)
    {
        var text = typed.Trim();
        var all = Entries.ToList();
        var digits = text.StartsWith('P') || text.StartsWith('p') ? text[1..] : text;
        var found =
            digits.Length > 0 && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
                ? all.Find(p => p.Id == id)
                : null;
        if (found is null || digits == text)
        {
            // A number alone may be a reference too. P3 is only the entry's name.
            var meant =
                text.Length == 0
                    ? []
                    : all.FindAll(p => p == found || p.Reference.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (meant.Count > 1)
                return (null, new Refusal.PaymentAmbiguous(text, meant));
            found = meant is [var one] ? one : null;
        }
        return found is null ? (null, new Refusal.PaymentUnknown(text, [.. all.Select(p => p.Name)])) : (found, null);
    }

    /// <summary>Finds a credit note by its number, with the invoice that it corrects.</summary>
    public (CreditNote? Found, Invoice? Of, Refusal? No) FindCredit(string typed)
    {
        var all = Invoices.SelectMany(i => i.CreditNotes.Select(c => (Credit: c, Of: i))).ToList();
        var (found, of) = all.Find(x => x.Credit.Number.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase));
        return found is null
            ? (null, null, new Refusal.CreditUnknown(typed.Trim(), [.. all.Select(x => x.Credit.Number)]))
            : (found, of, null);
    }

    /// <summary>Finds a request by its name (R2) or number.</summary>
    public (ApprovalRequest? Found, Refusal? No) FindRequest(string typed)
    {
        var digits = typed.Trim().TrimStart('R', 'r');
        var found = int.TryParse(digits, out var id) ? Requests.Find(r => r.Id == id) : null;
        return found is null
            ? (null, new Refusal.RequestUnknown(typed.Trim(), [.. Requests.Where(r => r.IsOpen).Select(r => r.Name)]))
            : (found, null);
    }
}
