using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>Every text of a document that somebody typed, with the name by which a person finds it.</summary>
internal static class PrintedTexts
{
    public static IEnumerable<(string Field, string Text)> Of(InvoiceDocument document, InvoicePdfOptions options) =>
        [
            ("the number", document.Number),
            .. OfParty("the seller's", document.Seller),
            .. OfParty("the client's", document.Buyer),
            ("the project's name", document.ProjectName),
            ("the project's key", document.ProjectKey),
            .. document.Lines.SelectMany(OfLine),
            .. document.Deductions.Select(d => ("the number of a deducted invoice", d.Number)),
            .. document.Shares.Select(s => ("the reason of the VAT exemption", s.Treatment.Detail)),
            ("the number of the corrected invoice", document.Credits?.Number ?? ""),
            ("the note", document.Note),
            ("the VAT notice", document.VatNotice),
            ("the agreed terms", document.TermsText),
            .. options.Copy?.Entries.Select(e => ("the number of a credit note", e.Number)) ?? [],
        ];

    private static IEnumerable<(string Field, string Text)> OfLine(DocumentLine line) =>
        [("the milestone's name", line.Name), ("the milestone's confirmation", line.Text)];

    private static IEnumerable<(string Field, string Text)> OfParty(string whose, DocumentParty party) =>
        [
            ($"{whose} name", party.Name),
            ($"{whose} address", string.Join(' ', party.AddressLines)),
            ($"{whose} country", party.Details.Country),
            ($"{whose} VAT id", party.VatId),
            ($"{whose} tax number", party.Details.TaxNumber),
            ($"{whose} register number", party.Details.RegisterNumber),
            ($"{whose} legal lines", party.Details.LegalLines),
            ($"{whose} contact", party.Details.ContactName),
            ($"{whose} phone", party.Details.Phone),
            ($"{whose} mail address", party.Details.Mail),
            ($"{whose} order number", party.Details.OrderNumber),
            ($"{whose} reference", party.Details.BuyerReference),
            .. OfAccount(whose, party.Details.Account),
        ];

    private static IEnumerable<(string Field, string Text)> OfAccount(string whose, BankAccount? account) =>
        account is null
            ? []
            :
            [
                ($"{whose} account holder", account.Holder),
                ($"{whose} IBAN", account.Iban),
                ($"{whose} BIC", account.Bic),
            ];
}
