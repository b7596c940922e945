namespace MilestoneBot.Domain;

/// <summary>Who may decide what waits for a decision, asked before anybody does: what is not his to decide need not be offered to him.</summary>
public sealed partial record Project
{
    /// <summary>Whether somebody may issue this draft; <see cref="Issue"/> asks the same at the moment of the act.</summary>
    public bool CanIssue(Invoice draft, Actor by, DateTimeOffset now) => Rights.Allow(this, Act.IssueInvoice, by, now) && !IsOwnDraft(draft, by);

    /// <summary>Who may issue this draft, of those who hold a role.</summary>
    public IReadOnlyList<string> IssuersOf(Invoice draft, DateTimeOffset now) => [.. Rights.Holders(this, [Role.Approver], now).Where(a => a != draft.Drafted.By || IsSolo)];

    private bool IsOwnDraft(Invoice draft, Actor by) => draft.Drafted.By == by.Id && !IsSolo;
}
