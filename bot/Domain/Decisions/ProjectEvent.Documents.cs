using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// A document of an issued invoice or credit note was made and is kept for good. The hash shows later that its bytes are
/// still the same.
/// </summary>
/// <param name="CreditNote">The credit note on that invoice, or the number of its formal reminder; null for the invoice
/// itself.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">In bytes.</param>
public sealed record DocumentStored(int Invoice, int? CreditNote, DocumentForm Form, string Sha256, long Length)
    : ProjectEvent;
