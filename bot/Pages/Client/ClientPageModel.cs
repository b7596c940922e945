using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>Everything that the client's page shows, as text in the language of the client.</summary>
/// <param name="Code">The language's code (ISO 639-1).</param>
/// <param name="Style">The style of the page, with the seller's colours.</param>
public sealed record ClientPageModel(
    DocumentLanguage Language,
    string Code,
    string Style,
    string Seller,
    string Project,
    string Client,
    string Token
)
{
    /// <summary>What became of the last click; "" when the page was only opened.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The notice says that something was not done.</summary>
    public bool IsProblem { get; init; }

    public bool IsSample { get; init; }

    /// <summary>The seller has a logo, which stands above their name.</summary>
    public bool HasLogo { get; init; }

    /// <summary>What the client was about to send, to be mended; null when nothing failed.</summary>
    public ClientPost? Failed { get; init; }

    public IReadOnlyList<ClientTask> Tasks { get; init; } = [];

    public required ClientTerms Terms { get; init; }

    public IReadOnlyList<ClientDelivery> Deliveries { get; init; } = [];

    public IReadOnlyList<ClientInvoice> Invoices { get; init; } = [];

    public required ClientProgress Progress { get; init; }

    /// <summary>What holds for the whole project: on hold, over, or waiting for money.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Where the client asks; "" where nobody said it.</summary>
    public string Mail { get; init; } = "";

    public string LinkNote { get; init; } = "";

    /// <summary>A new number for one form: sending the same form again does nothing more.</summary>
    public string Once { get; init; } = "";

    /// <summary>A text in the client's language.</summary>
    public string this[ClientPageText text] => ClientPageTexts.In(Language, text);

    /// <summary>The same with what is filled in for {0}, {1} and so on.</summary>
    public string Say(ClientPageText text, params string[] filledIn) => ClientPageTexts.In(Language, text, filledIn);

    /// <summary>A text of documents in the client's language.</summary>
    internal string Say(DocumentText text) => DocumentTexts.In(Language, text);
}

/// <summary>Something that waits for the client.</summary>
/// <param name="Anchor">The part of the page that it is about.</param>
public sealed record ClientTask(string Text, string Anchor);

/// <summary>The terms: agreed, or waiting for the client's agreement.</summary>
/// <param name="Lines">What is to be known before the table.</param>
/// <param name="Notes">What the law has said about the VAT.</param>
/// <param name="Seen">Names the terms on the page in the forms; "" when nothing is to be agreed.</param>
public sealed record ClientTerms(
    IReadOnlyList<string> Lines,
    IReadOnlyList<ClientTermsRow> Rows,
    ClientTermsRow? Total,
    IReadOnlyList<string> Notes,
    string Seen
)
{
    /// <summary>The same for asking for other terms, which is possible while an agreement waits for the team too.</summary>
    public string SeenForWish { get; init; } = "";

    /// <summary>What the client asked for instead; "" when they did not.</summary>
    public string Wished { get; init; } = "";
}

/// <summary>One milestone of the terms.</summary>
/// <param name="Marks">What is special about it: billed in advance, changed.</param>
public sealed record ClientTermsRow(
    string Name,
    IReadOnlyList<string> Marks,
    string Expected,
    string DoneWhen,
    string Net,
    string Vat,
    string Rate,
    string Gross,
    IReadOnlyList<string> Payable
)
{
    /// <summary>The same as it was agreed before; null where nothing changes for the reader.</summary>
    public ClientTermsRow? Was { get; init; }
}

/// <summary>What was submitted for one milestone.</summary>
/// <param name="Url">"" where there is only a text.</param>
/// <param name="States">What became of it.</param>
/// <param name="Seen">Names the submission on the page in the forms; "" when the client has nothing to say to it.</param>
public sealed record ClientDelivery(
    int Milestone,
    string Name,
    string Submitted,
    string Url,
    string Host,
    IReadOnlyList<string> States,
    string Seen
)
{
    /// <summary>It was approved, and the team still accepts that; only changes can be asked for.</summary>
    public bool IsApproved { get; init; }
}

/// <summary>One invoice with its documents.</summary>
public sealed record ClientInvoice(
    string Id,
    string Title,
    string State,
    IReadOnlyList<ClientFact> Facts,
    IReadOnlyList<string> Payments,
    IReadOnlyList<ClientDocument> Documents
)
{
    /// <summary>How to pay it; empty where nothing is open or no account is known.</summary>
    public IReadOnlyList<ClientFact> Account { get; init; } = [];

    /// <summary>What to do where it is to be paid and names no account; "" otherwise.</summary>
    public string AccountNote { get; init; } = "";

    /// <summary>The last formal reminder, while what it asks for is open; null without one.</summary>
    public ClientFormalReminder? Formal { get; init; }

    /// <summary>What to enter by hand for the cash discount, beside the pay code; "" where there is none.</summary>
    public string DiscountNote { get; init; } = "";

    /// <summary>The pay code as a picture; "" where it has none.</summary>
    public string PayCode { get; init; } = "";

    public string PayCodeName { get; init; } = "";
}

/// <summary>A formal reminder of an invoice.</summary>
/// <param name="Note">Which sum is which; "" where there is only one.</param>
/// <param name="Path">Its letter, by its path below the page; "" where it cannot be made.</param>
public sealed record ClientFormalReminder(string Text, string Note, string Path);

/// <summary>A name and its value.</summary>
public sealed record ClientFact(string Name, string Value);

/// <summary>A document to fetch, by its path below the page.</summary>
public sealed record ClientDocument(string Name, string Path);

/// <summary>Where the project stands, drawn and in the same words.</summary>
public sealed record ClientProgress(string Summary, IReadOnlyList<ClientStep> Steps)
{
    /// <summary>Where today stands on the line from 0 to 1000; null where nothing has a date.</summary>
    public int? Today { get; init; }

    /// <summary>The first days of months on the line, from 0 to 1000, as 08/2026; some are left out where there are many.</summary>
    public IReadOnlyList<(int Place, string Name)> Months { get; init; } = [];
}

/// <summary>One milestone of the timeline.</summary>
/// <param name="Kind">How it is drawn: planned, started, submitted, changes, confirmed.</param>
/// <param name="From">Where its bar begins, from 0 to 1000.</param>
/// <param name="To">Where its bar ends.</param>
public sealed record ClientStep(string Name, string State, string Kind, int From, int To);
