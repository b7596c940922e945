using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>What is to be mailed about which project.</summary>
/// <param name="Milestone">The milestone of a mail about no invoice.</param>
/// <param name="Item">What more it is about: the payment of a receipt; 0 for nothing more.</param>
/// <param name="IsCopy">The same was mailed before, or may have been.</param>
/// <param name="IsForCopies">It goes to somebody who gets copies, and holds no link.</param>
/// <param name="Address">Where it goes whatever the project says; "" for who speaks for the client.</param>
public sealed record MailOrder(
    ProjectView View,
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    int Item,
    bool IsCopy,
    bool IsForCopies,
    string Address
)
{
    /// <summary>The contact's own link to their page; null where the mail holds none.</summary>
    public Uri? Link { get; init; }

    /// <summary>When the reminders of the same invoice before this one were mailed, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> RemindedBefore { get; init; } = [];

    public Project Project => View.Project;

    /// <summary>Where the mail goes; "" where nobody has said an address.</summary>
    public string To => Address.Length > 0 ? Address : Project.MailAddressFor(Kind);

    /// <summary>
    /// Only the contact's own mail holds a link: whoever reads it could agree and approve in their name. An address for
    /// invoices, and whoever gets a copy, read what is attached.
    /// </summary>
    public bool MayHoldLink => !IsForCopies && Address.Length == 0 && To.Length > 0 && To == Project.ContactAddress;

    /// <summary>The invoice of the mail, if it has been issued.</summary>
    public Invoice? FindInvoice() =>
        Project.Invoices.Find(i => i.Id == Invoice) is { IsNumbered: true } one ? one : null;
}
