using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>A document with what its pages need to be drawn: its language, its colours, its texts.</summary>
internal sealed record PageContext(InvoiceDocument Document, InvoicePdfOptions Options, SellerColours Colours)
{
    public DocumentLanguage Language => Document.Language;

    /// <summary>
    /// How high the spaces between the parts are, as a share of the usual height: less where a document that is a little
    /// too long then needs one page fewer.
    /// </summary>
    public double Density { get; init; } = 1;

    /// <summary>A measure between its smallest and its usual size, by the density.</summary>
    public double Between(double smallest, double usual) => smallest + ((usual - smallest) * ((2 * Density) - 1));

    public bool IsCreditNote => Document.Kind == InvoiceDocumentKind.CreditNote;

    /// <summary>What the client is asked for: the sum of the document, on a copy what is still open.</summary>
    public Money Asked => Options.Reminder?.Claim.Total ?? Options.Copy?.Open ?? Document.ToPay;

    public bool AsksForMoney => !IsCreditNote && Asked.IsPositive;

    public string DocumentName =>
        Document.Kind switch
        {
            InvoiceDocumentKind.CreditNote => DocumentWords.NameOfCreditNote(
                Document.Credits?.IsFull ?? false,
                Language
            ),
            InvoiceDocumentKind.Prepayment => DocumentWords.NameOf(InvoiceKind.Advance, Language),
            InvoiceDocumentKind.Final => DocumentWords.NameOf(InvoiceKind.Final, Language),
            _ => DocumentWords.NameOf(InvoiceKind.Ordinary, Language),
        };

    public string Title =>
        Options.Reminder is null ? $"{DocumentName} {Document.Number}" : Remind(ReminderText.Title, Document.Number);

    /// <summary>The day that the page bears.</summary>
    public DateOnly Dated => Options.Reminder?.On ?? Options.Copy?.AsOf ?? Document.IssuedOn;

    public string Say(DocumentText text, params ReadOnlySpan<string> filledIn) =>
        DocumentTexts.In(Language, text, filledIn);

    public string Remind(ReminderText text, params ReadOnlySpan<string> filledIn) =>
        ReminderTexts.In(Language, text, filledIn);

    public string Sum(Money money) => DocumentNumbers.Sum(money, Language);

    public string SumWithCode(Money money) => DocumentNumbers.SumWithCode(money, Language);

    public string Rate(Percent rate) => DocumentNumbers.Rate(rate, Language);

    public string Day(DateOnly day) => DocumentNumbers.Day(day, Language);
}
