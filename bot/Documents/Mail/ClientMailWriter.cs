using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Documents.Mail;

/// <summary>
/// Writes the mails to the client from the present state of the project: what happened, what to do, by when, which sum.
/// Each kind stands in a file of its own.
/// </summary>
internal static partial class ClientMailWriter
{
    /// <summary>The mail; null where nothing is to be mailed any more.</summary>
    public static WrittenMail? Write(MailOrder order) =>
        order.Kind switch
        {
            ClientMailKind.Terms => WriteTerms(order),
            ClientMailKind.Invoice or ClientMailKind.CreditNote => WriteDocument(order),
            ClientMailKind.Delivery => WriteDelivery(order),
            ClientMailKind.Reminder => WriteReminder(order),
            ClientMailKind.FormalReminder => WriteFormalReminder(order),
            ClientMailKind.Pause => WritePause(order),
            ClientMailKind.Receipt => WriteReceipt(order),
            ClientMailKind.ProjectEnded => WriteProjectEnded(order),
            ClientMailKind.AddressChanged => WriteAddressChanged(order),
            _ => null,
        };

    /// <summary>The seller as the workspace knows them now.</summary>
    private static DocumentParty SellerOf(ProjectView view) =>
        new(view.Seller?.Party ?? new("", "", ""), view.Seller?.Details ?? PartyDetails.None);

    /// <summary>Who reads an answer: the seller's address as it is set now, or else the one that they had at issue.</summary>
    internal static string ReplyToOf(ProjectView view, DocumentParty? seller = null) =>
        view.SellerSettings.Details.Mail is { Length: > 0 } said ? said : (seller ?? SellerOf(view)).Details.Mail;

    /// <summary>Why the reader gets a mail about money: an address that is for invoices alone is not the contact.</summary>
    private static MailText WhyOf(MailOrder order) =>
        order.To.Equals(order.Project.ContactAddress, StringComparison.OrdinalIgnoreCase)
            ? MailText.FooterWhy
            : MailText.FooterInvoices;

    /// <param name="button">What the link to the client's page is called, in the client's language.</param>
    /// <param name="part">The part of the page that it leads to: "terms", "delivered", "invoices", "progress"; "" for its top.</param>
    private static WrittenMail Create(
        MailOrder order,
        DocumentParty seller,
        string subject,
        MailBody body,
        MailFile? file,
        string button = "",
        string part = ""
    )
    {
        if (order.Link is { } link && button.Length > 0)
            body = body with { Link = new(link, button, part) };
        if (order.IsForCopies)
            body = body with
            {
                Footer = MailTexts.In(body.Language, MailText.FooterCopy, order.Project.Client, order.Project.Name),
            };
        // Whoever exchanged the contact may have set the seller's address too: the warning leads nobody to it.
        var isWarning = order.Kind == ClientMailKind.AddressChanged;
        return new(
            order.To,
            order.IsForCopies || isWarning ? [] : order.Project.ClientDetails.CopyAddresses,
            isWarning ? "" : ReplyToOf(order.View, seller),
            seller.Name,
            MailBody.Line(subject),
            body.ToText(),
            body.ToHtml(),
            file
        );
    }

    /// <summary>
    /// The document as a mail speaks of it: in the language that the client reads now. What is attached keeps the language
    /// in which it was issued.
    /// </summary>
    private static InvoiceDocument ReadForMail(Project project, Invoice invoice, CreditNote? note)
    {
        var document = InvoiceDocumentReader.Read(project, invoice, note);
        var details = document.Buyer.Details with { Language = project.ClientDetails.Language };
        return document with { Buyer = document.Buyer with { Details = details } };
    }
}
