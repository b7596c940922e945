using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Dunning;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>What a PDF has beside what the document says.</summary>
public sealed record InvoicePdfOptions
{
    /// <summary>A PNG or JPEG picture; empty for none: then the seller's name stands there.</summary>
    public ReadOnlyMemory<byte> Logo { get; init; }

    /// <summary>The seller's colour, like #1F3A5F; "" for the usual one.</summary>
    public string Colour { get; init; } = "";

    /// <summary>The same invoice as XML (UN/CEFACT CII), which lies inside as factur-x.xml; empty for none.</summary>
    public ReadOnlyMemory<byte> Xml { get; init; }

    /// <summary>What has happened since; null for the original. A copy says that it is one and holds no XML.</summary>
    public InvoiceCopy? Copy { get; init; }

    /// <summary>The letter that asks for what is overdue, in the place of the invoice; null for the invoice.</summary>
    public FormalReminder? Reminder { get; init; }
}

/// <summary>What a later copy says of an invoice.</summary>
/// <param name="Open">What is still to be paid.</param>
public sealed record InvoiceCopy(DateOnly AsOf, IReadOnlyList<CopyEntry> Entries, Money Open);

/// <summary>Something that changed what is open.</summary>
public enum CopyEntryKind
{
    Payment,

    /// <summary>The bank or the seller gave money back; it raises what is open.</summary>
    Returned,

    CreditNote,

    /// <summary>Credit that the client had was used.</summary>
    CreditUsed,

    /// <summary>Fees, withheld tax, discount and the like.</summary>
    Settled,
}

/// <summary>One line of what happened to an invoice.</summary>
/// <param name="Number">Of a credit note; "" otherwise.</param>
/// <param name="Amount">What lowers the open sum; negative where it rises.</param>
public sealed record CopyEntry(DateOnly On, CopyEntryKind Kind, string Number, Money Amount);
