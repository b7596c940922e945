namespace MilestoneBot.Domain.Billing;

/// <summary>A mail to a client that is owed, and that has been tried in vain or left lying for a while.</summary>
/// <param name="CreditNote">The credit note; of a formal reminder, which letter it is.</param>
/// <param name="Milestone">The milestone of a mail about no invoice.</param>
/// <param name="IsForCopies">It goes to somebody who gets copies.</param>
/// <param name="Attempts">How often the mail server was asked.</param>
/// <param name="Since">When it failed first, or when it was due.</param>
public sealed record WaitingMail(
    string Project,
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    bool IsForCopies,
    int Attempts,
    DateTimeOffset Since
)
{
    /// <summary>How long a mail may wait before somebody should know of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
}
