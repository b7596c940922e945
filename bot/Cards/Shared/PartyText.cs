using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Cards.Shared;

/// <summary>What the fields of seller and client are called, and what is missing for an invoice.</summary>
internal static class PartyText
{
    /// <summary>The field as a label.</summary>
    public static string LabelOf(PartyField field, bool isSeller) =>
        field switch
        {
            PartyField.Name => isSeller ? "Name" : "Client",
            PartyField.Contact => "Contact who agrees and approves",
            PartyField.Address => "Address",
            PartyField.Street => "Street and number",
            PartyField.PostCode => "Postcode",
            PartyField.City => "City",
            PartyField.Country => "Country, two letters",
            PartyField.VatId => "VAT id",
            PartyField.TaxNumber => "Tax number",
            PartyField.Register => "Register number",
            PartyField.LegalLines => "Legal lines (register court, directors)",
            PartyField.ContactName => "Contact for questions",
            PartyField.Phone => "Phone",
            PartyField.Mail => isSeller ? "Mail for questions" : "Invoices go to",
            PartyField.Copies => "Copies to",
            PartyField.Iban => "IBAN",
            PartyField.Holder => "Account holder, as the bank knows it",
            PartyField.Bic => "BIC",
            PartyField.Colour => "Colour of documents",
            PartyField.ElectronicAddress => "Electronic address",
            PartyField.OrderNumber => "Order number",
            PartyField.BuyerReference => "Buyer reference (public buyers)",
            PartyField.Kind => "Consumer or business",
            PartyField.Logo => "Logo",
            _ => "Language of documents",
        };

    /// <summary>The keyword that takes the field: of a client, mail is where invoices go.</summary>
    public static string WordOf(PartyField field, bool isSeller) =>
        field == PartyField.Mail && !isSeller ? "invoices-to" : PartyFields.ToWord(field);

    /// <summary>The value as people read it.</summary>
    public static string Show(PartyField field, string value) =>
        field switch
        {
            PartyField.Iban => Iban.Format(value),
            PartyField.Logo => $"SHA-256 {value}",
            PartyField.Kind => value.Length > 0 ? value : PartyRules.Business,
            PartyField.Language => NameOf(PartyRules.ToLanguage(value)),
            _ => value,
        };

    public static string NameOf(DocumentLanguage language) =>
        language switch
        {
            DocumentLanguage.German => "German",
            DocumentLanguage.French => "French",
            _ => "English",
        };

    /// <summary>"DE89 3704 … (Studio GmbH, COBADEFFXXX)"</summary>
    public static string Describe(BankAccount? account) =>
        account is null
            ? "no account"
            : $"{Iban.Format(account.Iban)} ({account.Holder}{Suffix.With(", ", account.Bic)})";

    /// <summary>What is missing, with the line that says it.</summary>
    public static string Describe(PartyGap gap)
    {
        var (whose, command) = gap.IsSeller ? ("your", "settings seller") : ("the client's", "settings client");
        return gap.Kind switch
        {
            PartyGapKind.Name when gap.IsSeller => "your name: settings seller \"Studio GmbH\"",
            PartyGapKind.Name => "the client's name: settings client name \"Acme GmbH\"",
            PartyGapKind.Address => $"{whose} address: {command} street \"Main Street 1\" postcode 10115 city Berlin",
            PartyGapKind.Country => $"{whose} country: {command} country {CountryOf(gap)}",
            _ =>
                "your VAT id or tax number: settings seller vat-id DE123456789, or settings seller tax-number 30/123/45678",
        };
    }

    /// <summary>The country that the VAT id begins with, for a person to confirm; otherwise an example.</summary>
    private static string CountryOf(PartyGap gap) => gap.SuggestedCountry.Length > 0 ? gap.SuggestedCountry : "DE";

    public static string Describe(IEnumerable<PartyGap> gaps) => string.Join("; ", gaps.Select(Describe));
}
