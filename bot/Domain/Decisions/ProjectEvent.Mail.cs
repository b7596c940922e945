using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Decisions;

/// <summary>Something about a mail to the client.</summary>
/// <param name="Kind">What the mail is about.</param>
/// <param name="Invoice">Null where it is about no invoice.</param>
/// <param name="CreditNote">Null where it is about no credit note.</param>
/// <param name="Milestone">The invoice's milestone, or the one that the mail is about; null where it is about the
/// whole project.</param>
public abstract record ClientMailEvent(ClientMailKind Kind, int? Invoice, int? CreditNote, int? Milestone)
    : ProjectEvent
{
    /// <summary>What more it is about: the payment of a receipt. Null for nothing more.</summary>
    public int? Item { get; init; }

    /// <summary>True for the copy of somebody who gets copies; null for the mail to the client.</summary>
    public bool? IsForCopies { get; init; }

    public sealed override int? AffectedMilestone => Milestone;
}

/// <summary>From now on each payment on an invoice is confirmed to the client by mail, or no longer.</summary>
public sealed record ClientReceiptsChanged(bool IsOn) : ProjectEvent;

/// <summary>A person wants a document mailed again.</summary>
public sealed record ClientMailRequested(ClientMailKind Kind, int? Invoice, int? CreditNote, int? Milestone)
    : ClientMailEvent(Kind, Invoice, CreditNote, Milestone);

/// <summary>The mail server took a mail for the client. Whether it reaches the reader, only the reader knows.</summary>
/// <param name="Mail">Its number in the list of mails.</param>
/// <param name="To">The address that got it.</param>
/// <param name="MessageId">Its identifier (RFC 5322, 3.6.4), made before it was sent.</param>
public sealed record ClientMailSent(
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    long Mail,
    string To,
    string MessageId
) : ClientMailEvent(Kind, Invoice, CreditNote, Milestone);

/// <summary>A mail for the client was not mailed, or may not have been, and is not tried again by itself.</summary>
/// <param name="Mail">Its number in the list of mails.</param>
/// <param name="To">The address; "" where there is none.</param>
/// <param name="Why">What the mail server said; "" for nothing.</param>
public sealed record ClientMailRefused(
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    long Mail,
    string To,
    ClientMailFault Fault,
    string Why
) : ClientMailEvent(Kind, Invoice, CreditNote, Milestone);
