using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Billing;

/// <summary>What a mail to the client is about.</summary>
public enum ClientMailKind
{
    /// <summary>An issued invoice, with the document.</summary>
    Invoice,

    /// <summary>A credit note, with the document.</summary>
    CreditNote,

    /// <summary>Terms that wait for the client's agreement: the first ones, a change of them, or the end.</summary>
    Terms,

    /// <summary>Submitted work that waits for the client's approval.</summary>
    Delivery,

    /// <summary>An invoice is due soon, or overdue.</summary>
    Reminder,

    /// <summary>A payment arrived.</summary>
    Receipt,

    /// <summary>The project is closed, ended or cancelled.</summary>
    ProjectEnded,

    /// <summary>Work is paused until money arrives.</summary>
    Pause,

    /// <summary>A formal reminder, with interest and a fee where they are owed.</summary>
    FormalReminder,

    /// <summary>Somebody else now agrees for the client; told to the address before.</summary>
    AddressChanged,
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
)
{
    /// <summary>What is known after something happened to the mail.</summary>
    public static ClientMail After(ClientMailEvent e, Signature signed) =>
        e switch
        {
            ClientMailSent sent => new(e.Kind, e.CreditNote, false, sent.To, null, "", signed.At),
            ClientMailRefused no => new(e.Kind, e.CreditNote, false, no.To, no.Fault, no.Why, signed.At),
            _ => new(e.Kind, e.CreditNote, true, "", null, "", signed.At),
        };

    /// <summary>Of copies only a refused one is kept, until that address takes one or people ask for it again.</summary>
    public ClientMail? AsCopyAfter(ClientMail? refused)
    {
        if (Fault is not null)
            return this;
        return IsWaiting || refused?.To == To ? null : refused;
    }
}

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
