namespace MilestoneBot.Domain;

/// <summary>Every "no" of the business, with the data that its sentence needs. Closed set; the words are found in one place above.</summary>
public abstract record Refusal
{
    // Who may
    public sealed record NotAllowed(Act Act, IReadOnlyList<Role> Roles, IReadOnlyList<string> Holders, bool IsGuest) : Refusal;

    public sealed record OwnDraft(Invoice Invoice, IReadOnlyList<string> OtherApprovers) : Refusal;

    public sealed record OwnSubmission(Milestone Milestone, IReadOnlyList<string> Approvers) : Refusal;

    public sealed record LastApprover(bool IsOwnWord) : Refusal;

    public sealed record NobodyWouldManage : Refusal;

    public sealed record RoleNotHeld(string Actor, Role Role) : Refusal;

    public sealed record RoleHeld(string Actor, Role Role) : Refusal;

    // What is meant
    public sealed record NoProjectHere : Refusal;

    public sealed record ProjectUnknown(string Key) : Refusal;

    public sealed record KeyTaken(string Key) : Refusal;

    public sealed record MilestoneUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    public sealed record MilestoneAmbiguous(string Text, IReadOnlyList<Milestone> Candidates) : Refusal
    {
        /// <summary>The words as they were said, before and behind what was ambiguous; null when they cannot be said again.</summary>
        public (string Before, string After)? Words { get; init; }
    }

    public sealed record InvoiceUnknown(string Text, IReadOnlyList<string> Numbers) : Refusal;

    // Defining
    public sealed record BadText(string What, string Problem) : Refusal;

    public sealed record VagueName(string Name, NameProblem Problem) : Refusal;

    public sealed record NameTaken(string Name, int Position) : Refusal;

    public sealed record TooManyMilestones(int Most) : Refusal;

    public sealed record BadMoney(string Problem) : Refusal;

    public sealed record TooMuch(Allocation Allocation, Money Contract) : Refusal;

    public sealed record NothingLeftForRest(Money Contract) : Refusal;

    public sealed record SecondRest(string Name) : Refusal;

    public sealed record NothingToChange(Milestone Milestone, string Verb) : Refusal;

    public sealed record TermsFrozen(int Version, string Name) : Refusal;

    // Agreeing
    public sealed record NoMilestones : Refusal;

    public sealed record DoesNotClose(Allocation Allocation, Money Contract) : Refusal;

    public sealed record TermsIncomplete(IReadOnlyList<Gap> Gaps) : Refusal;

    public sealed record TermsAlreadySent(int Version) : Refusal;

    public sealed record TermsAlreadyAgreed(Agreement Agreement) : Refusal;

    // Delivering
    public sealed record TermsNotAgreed(int Version, bool Sent, string Contact) : Refusal;

    public sealed record GateClosed(Milestone Milestone, StageGate Gate) : Refusal;

    public sealed record WrongStage(Milestone Milestone, string Verb) : Refusal;

    public sealed record AlreadyConfirmed(Milestone Milestone) : Refusal;

    public sealed record EvidenceNeeded(Milestone Milestone) : Refusal;

    public sealed record ReasonTooShort(Milestone Milestone, int Least) : Refusal;

    public sealed record NothingToOverride(Milestone Milestone, StageGate Gate) : Refusal;

    // Billing
    public sealed record NotComplete(Milestone Milestone) : Refusal;

    public sealed record NotBilledApart(Milestone Milestone) : Refusal;

    public sealed record AlreadyDrafted(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record AlreadyBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record NoDraft(Milestone Milestone) : Refusal;

    public sealed record SellerUnknown : Refusal;

    // Paying
    public sealed record NotIssued(Milestone Milestone) : Refusal;

    public sealed record AmountNotPositive(Invoice Invoice) : Refusal;

    public sealed record PaidInFuture(DateOnly On, DateOnly Today) : Refusal;

    public sealed record PaidTooMuch(Invoice Invoice, Money Amount, Money Surplus, string Words) : Refusal;

    public sealed record LooksRecorded(Invoice Invoice, Payment Payment, string Words) : Refusal;

    // Ending
    public sealed record IsClosed(string Key) : Refusal;

    public sealed record StillOpen(IReadOnlyList<string> Deliveries, IReadOnlyList<string> Unbilled, IReadOnlyList<Invoice> Unpaid, Money Unassigned) : Refusal;
}

/// <summary>What a milestone's terms still lack before they can be agreed.</summary>
public sealed record Gap(int Position, string Name, bool Expected, bool Criterion);
