using System.Collections.Frozen;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Parties;

/// <summary>The fields of a party: their words, which are the same in commands and records, and their values.</summary>
public static class PartyFields
{
    private static readonly FrozenDictionary<PartyField, string> Words = new Dictionary<PartyField, string>
    {
        [PartyField.Name] = "name",
        [PartyField.Contact] = "contact",
        [PartyField.Address] = "address",
        [PartyField.Street] = "street",
        [PartyField.PostCode] = "postcode",
        [PartyField.City] = "city",
        [PartyField.Country] = "country",
        [PartyField.VatId] = "vat-id",
        [PartyField.TaxNumber] = "tax-number",
        [PartyField.Register] = "register",
        [PartyField.LegalLines] = "legal",
        [PartyField.ContactName] = "contact-name",
        [PartyField.Phone] = "phone",
        [PartyField.Mail] = "mail",
        [PartyField.Copies] = "copy",
        [PartyField.Iban] = "iban",
        [PartyField.Holder] = "holder",
        [PartyField.Bic] = "bic",
        [PartyField.Colour] = "colour",
        [PartyField.ElectronicAddress] = "electronic-address",
        [PartyField.OrderNumber] = "order",
        [PartyField.BuyerReference] = "buyer-reference",
        [PartyField.Kind] = "kind",
        [PartyField.Language] = "language",
        [PartyField.Logo] = "logo",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PartyField> Fields = Words.ToFrozenDictionary(
        w => w.Value,
        w => w.Key,
        StringComparer.Ordinal
    );

    /// <summary>What the seller says of itself beside name, address and VAT id, in the order in which it is asked.</summary>
    public static IReadOnlyList<PartyField> OfSeller { get; } =
    [
        PartyField.Street,
        PartyField.PostCode,
        PartyField.City,
        PartyField.Country,
        PartyField.TaxNumber,
        PartyField.Register,
        PartyField.LegalLines,
        PartyField.ContactName,
        PartyField.Phone,
        PartyField.Mail,
        PartyField.Colour,
        PartyField.ElectronicAddress,
    ];

    /// <summary>The seller's account, which needs a second pair of eyes.</summary>
    public static IReadOnlyList<PartyField> OfAccount { get; } = [PartyField.Iban, PartyField.Holder, PartyField.Bic];

    /// <summary>What is said of a client beside name, contact, address and VAT id.</summary>
    public static IReadOnlyList<PartyField> OfClient { get; } =
    [
        PartyField.Street,
        PartyField.PostCode,
        PartyField.City,
        PartyField.Country,
        PartyField.Register,
        PartyField.Kind,
        PartyField.OrderNumber,
        PartyField.BuyerReference,
        PartyField.Mail,
        PartyField.Copies,
        PartyField.Language,
        PartyField.ElectronicAddress,
    ];

    public static string ToWord(PartyField field) => Words[field];

    /// <summary>Null for a word that this version does not know.</summary>
    public static PartyField? Find(string word) => Fields.TryGetValue(word, out var field) ? field : null;

    /// <summary>The value; "" for one that nobody said. Name, contact, address and VAT id are kept elsewhere.</summary>
    public static string Get(this PartyDetails details, PartyField field) =>
        field switch
        {
            PartyField.Street => details.Street,
            PartyField.PostCode => details.PostCode,
            PartyField.City => details.City,
            PartyField.Country => details.Country,
            PartyField.TaxNumber => details.TaxNumber,
            PartyField.Register => details.RegisterNumber,
            PartyField.LegalLines => details.LegalLines,
            PartyField.ContactName => details.ContactName,
            PartyField.Phone => details.Phone,
            PartyField.Mail => details.Mail,
            PartyField.Copies => details.Copies,
            PartyField.Iban => details.Account?.Iban ?? "",
            PartyField.Holder => details.Account?.Holder ?? "",
            PartyField.Bic => details.Account?.Bic ?? "",
            PartyField.Colour => details.Colour,
            PartyField.ElectronicAddress => details.ElectronicAddress,
            PartyField.OrderNumber => details.OrderNumber,
            PartyField.BuyerReference => details.BuyerReference,
            PartyField.Kind => PartyRules.KindOf(details),
            PartyField.Language => details.Language == DocumentLanguage.English
                ? ""
                : PartyRules.ToWord(details.Language),
            PartyField.Logo => details.Logo,
            _ => "",
        };

    /// <summary>The same details with another value. What is kept elsewhere changes nothing.</summary>
    /// <param name="value">As <see cref="PartyRules.Normalize"/> returns it; "" takes the value away.</param>
    public static PartyDetails With(this PartyDetails details, PartyField field, string value) =>
        field switch
        {
            PartyField.Street => details with { Street = value },
            PartyField.PostCode => details with { PostCode = value },
            PartyField.City => details with { City = value },
            PartyField.Country => details with { Country = value },
            PartyField.TaxNumber => details with { TaxNumber = value },
            PartyField.Register => details with { RegisterNumber = value },
            PartyField.LegalLines => details with { LegalLines = value },
            PartyField.ContactName => details with { ContactName = value },
            PartyField.Phone => details with { Phone = value },
            PartyField.Mail => details with { Mail = value },
            PartyField.Copies => details with { Copies = value },
            PartyField.Iban => details.WithAccount(a => a with { Iban = value }),
            PartyField.Holder => details.WithAccount(a => a with { Holder = value }),
            PartyField.Bic => details.WithAccount(a => a with { Bic = value }),
            PartyField.Colour => details with { Colour = value },
            PartyField.ElectronicAddress => details with { ElectronicAddress = value },
            PartyField.OrderNumber => details with { OrderNumber = value },
            PartyField.BuyerReference => details with { BuyerReference = value },
            PartyField.Kind => details with
            {
                IsConsumer = value == PartyRules.Consumer,
                IsBusiness = value == PartyRules.Business,
            },
            PartyField.Language => details with { Language = PartyRules.ToLanguage(value) },
            PartyField.Logo => details with { Logo = value },
            _ => details,
        };

    private static PartyDetails WithAccount(this PartyDetails details, Func<BankAccount, BankAccount> change) =>
        change(details.Account ?? new("", "", "")) is var account && account == new BankAccount("", "", "")
            ? details with
            {
                Account = null,
            }
            : details with
            {
                Account = account,
            };
}
