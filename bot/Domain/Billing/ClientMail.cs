namespace MilestoneBot.Domain.Billing;

/// <summary>What a mail to the client is about.</summary>
public enum ClientMailKind
{
    /// <summary>An issued invoice, with the document.</summary>
    Invoice,

    /// <summary>A credit note, with the document.</summary>
    CreditNote,

    /// <summary>Terms that wait for the client's agreement.</summary>
    Terms,

    /// <summary>An invoice is open: it is due soon, or late.</summary>
    Reminder,

    /// <summary>Work on a milestone is paused until an invoice is paid.</summary>
    Pause,

    /// <summary>A formal reminder, with its document.</summary>
    FormalReminder,
}

/// <summary>Why a mail was not mailed, or may not have been.</summary>
public enum ClientMailFault
{
    /// <summary>Nobody has said an address.</summary>
    NoAddress,

    /// <summary>The server does not take mail for that address.</summary>
    AddressRefused,

    /// <summary>The server does not take this mail, whoever gets it.</summary>
    MailRefused,

    /// <summary>It was tried for a day.</summary>
    TriedTooLong,

    /// <summary>The line broke after the mail had been sent and before the server said yes or no.</summary>
    Uncertain,

    /// <summary>The document that belongs to it cannot be made.</summary>
    NoDocument,
}

/// <summary>How it stands with mailing a document to the client.</summary>
/// <param name="To">The address; "" where nobody has said one, or while it waits.</param>
/// <param name="Fault">Null where the mail server took it, and while it waits.</param>
/// <param name="Why">What the mail server said; "" for nothing.</param>
/// <param name="At">When the server took it or not, or when a person asked for it.</param>
public sealed record ClientMail(
    ClientMailKind Kind,
    int? CreditNote,
    bool IsWaiting,
    string To,
    ClientMailFault? Fault,
    string Why,
    DateTimeOffset At
);

/// <summary>Whether mails reach clients.</summary>
public enum ClientMailMode
{
    /// <summary>No mail server is set: people send documents themselves.</summary>
    None,

    /// <summary>A trial: what would be mailed is shown on a page, and nothing is mailed.</summary>
    Shown,

    /// <summary>A mail server is set.</summary>
    Mailed,
}
