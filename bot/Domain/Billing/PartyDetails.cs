namespace MilestoneBot.Domain.Billing;

/// <summary>
/// What an invoice says of a party beside name, address and VAT id. Nobody has to say any of it; "" is what nobody said.
/// It is copied to the invoice when it is issued.
/// </summary>
public sealed record PartyDetails
{
    public static PartyDetails None { get; } = new();

    /// <summary>Street and number, in a structured address (EN 16931 BT-35, BT-50).</summary>
    public string Street { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string City { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2: "DE".</summary>
    public string Country { get; init; } = "";

    /// <summary>The tax number that the seller's tax office gave (BT-32).</summary>
    public string TaxNumber { get; init; } = "";

    /// <summary>The number in the commercial register (BT-30).</summary>
    public string RegisterNumber { get; init; } = "";

    /// <summary>What else the law wants on a business letter: register court, directors (BT-33).</summary>
    public string LegalLines { get; init; } = "";

    public string ContactName { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>The address for questions and answers; of a buyer the one to which invoices go.</summary>
    public string Mail { get; init; } = "";

    /// <summary>Who else gets the invoices: mail addresses with a comma between them.</summary>
    public string Copies { get; init; } = "";

    public IReadOnlyList<string> CopyAddresses =>
        Copies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The colour of the seller's documents and pages: "#1f6feb".</summary>
    public string Colour { get; init; } = "";

    /// <summary>Where the client pays; null when nobody said it.</summary>
    public BankAccount? Account { get; init; }

    /// <summary>Where a network delivers electronic invoices (BT-34, BT-49): "0204:991-12345-67".</summary>
    public string ElectronicAddress { get; init; } = "";

    /// <summary>The buyer's order (BT-13).</summary>
    public string OrderNumber { get; init; } = "";

    /// <summary>What a public buyer asks to be named by (BT-10; in Germany the "Leitweg-ID").</summary>
    public string BuyerReference { get; init; } = "";

    /// <summary>The buyer is a consumer and not a business.</summary>
    public bool IsConsumer { get; init; }

    /// <summary>In which language the buyer reads documents, mails and pages.</summary>
    public DocumentLanguage Language { get; init; }
}

/// <summary>An account to which money is paid.</summary>
/// <param name="Iban">Without spaces, its check digits right (ISO 13616).</param>
/// <param name="Holder">Exactly as the bank knows it: the bank of the payer compares it (Regulation (EU) 2024/886).</param>
/// <param name="Bic">ISO 9362; "" where the IBAN is enough.</param>
public sealed record BankAccount(string Iban, string Holder, string Bic);
