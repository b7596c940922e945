using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Every "no" of the business, with the data that its sentence needs. Closed set; the words are found in one place
/// above.
/// </summary>
public abstract partial record Refusal
{
    // What is meant
    public sealed record NoProjectHere : Refusal;

    /// <summary>The place is another organisation's than the speaker's, so that no project is there for them.</summary>
    public sealed record ForeignConversation : Refusal;

    public sealed record ProjectUnknown(string Key) : Refusal;

    /// <summary>The clock has nothing to say there, or not yet.</summary>
    /// <param name="LookAgainAt">When to look again; null for never, unless something changes.</param>
    public sealed record NoticeNotDue(DateTimeOffset? LookAgainAt) : Refusal;

    /// <summary>
    /// Where everybody reads along: no project of that key is told of there, be it another place's or none at all.
    /// </summary>
    /// <param name="Words">What to say where nobody else does.</param>
    public sealed record ProjectNotHere(string Key, string Words) : Refusal;

    public sealed record KeyTaken(string Key) : Refusal;

    public sealed record MilestoneUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    public sealed record MilestoneAmbiguous(string Text, IReadOnlyList<Milestone> Candidates) : Refusal
    {
        /// <summary>
        /// The words as they were said, before and behind what was ambiguous; null when they cannot be said again.
        /// </summary>
        public (string Before, string After)? Words { get; init; }
    }

    public sealed record InvoiceUnknown(string Text, IReadOnlyList<string> Numbers) : Refusal;

    /// <summary>
    /// The words mean more than one: a milestone and another's invoice, or the line can be read in two ways.
    /// </summary>
    public sealed record InvoiceAmbiguous(string Text, IReadOnlyList<InvoiceCandidate> Candidates) : Refusal;

    /// <summary>A milestone was named for an invoice, and it has none that is issued.</summary>
    /// <param name="Draft">Its draft; null while there is none.</param>
    public sealed record NoInvoiceYet(Milestone Milestone, Invoice? Draft) : Refusal;

    /// <summary>The project's own key stands where an invoice is meant.</summary>
    /// <param name="Candidate">A milestone that may be meant by the same word; null where none may.</param>
    public sealed record KeyIsNoInvoice(string Key, InvoiceCandidate? Candidate) : Refusal;

    /// <summary>What was taken for the invoice is the beginning of the sum: "2 000 EUR".</summary>
    /// <param name="Sum">The words of the sum.</param>
    public sealed record SumWithoutInvoice(string Sum, IReadOnlyList<InvoiceCandidate> Open) : Refusal;

    public sealed record PaymentUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    /// <summary>
    /// A number that is an entry of the money book and the reference of others, or a reference of several.
    /// </summary>
    public sealed record PaymentAmbiguous(string Text, IReadOnlyList<Payment> Candidates) : Refusal;

    public sealed record RequestUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    public sealed record CreditUnknown(string Text, IReadOnlyList<string> Numbers) : Refusal;

    // Defining
    public sealed record InvalidText(TextField Field, TextFault Fault, int Length, int Most) : Refusal;

    /// <summary>What somebody typed has no reading; no rule was asked.</summary>
    /// <param name="Input">The input, by the name that commands and forms give it.</param>
    /// <param name="Problem">In half a sentence, by whoever read it.</param>
    public sealed record UnreadableText(string Input, string Problem) : Refusal;

    /// <summary>The same of an amount.</summary>
    public sealed record UnreadableMoney(string Problem) : Refusal;

    public sealed record InvalidLink(string Url) : Refusal;

    public sealed record ZoneUnknown(string Text) : Refusal;

    public sealed record InvalidReminderSettings(ReminderSettings Settings, ReminderSettingsFault Fault) : Refusal;

    public sealed record InvalidMilestoneName(string Name, NameFault Fault) : Refusal;

    public sealed record NameTaken(string Name, int Position) : Refusal;

    public sealed record TooManyMilestones(int Most) : Refusal;

    public sealed record InvalidMoney(MoneyFault Fault) : Refusal;

    public sealed record AmountsExceedContract(Allocation Allocation, Money Contract) : Refusal;

    public sealed record NothingLeftForRest(Money Contract) : Refusal;

    public sealed record SecondRest(string Name) : Refusal;

    public sealed record NothingToChange(Milestone Milestone, string Verb) : Refusal;

    /// <param name="Amend">The words that ask the client for that change; "" where none can.</param>
    public sealed record TermsFrozen(int Version, string Name, string Amend) : Refusal;

    /// <summary>The order of the milestones is agreed with their terms, and no amendment changes it.</summary>
    public sealed record OrderFrozen(int Version) : Refusal;

    // The whole workspace
    public sealed record SellerAlreadySet : Refusal;

    /// <summary>
    /// What all projects share is their own workspace's; a project that was let into another one opens nothing of it.
    /// </summary>
    public sealed record OnlyInHomeWorkspace(string Key) : Refusal;

    public sealed record TooManyLabels(int Most) : Refusal;

    public sealed record LabelUnknown(string Name, IReadOnlyList<string> Names) : Refusal;

    /// <summary>A label is offered in quotes, so it has none in it.</summary>
    public sealed record QuotesInLabel : Refusal;

    // Amending
    public sealed record NotAgreedYet(Milestone Milestone) : Refusal;

    public sealed record NothingToAmend(string Name) : Refusal;

    /// <summary>The stage is confirmed or billed; what is done is not changed behind the client's back.</summary>
    /// <param name="IsWaiting">An amendment waits that may hold a change of it from before.</param>
    public sealed record TooLateToAmend(Milestone Milestone, Invoice? Invoice, bool IsWaiting) : Refusal;

    public sealed record AmendmentExpired(int Version, DateOnly On) : Refusal;

    public sealed record NoAmendment : Refusal;

    /// <summary>
    /// A milestone that was confirmed meanwhile would be worth something else by the amendment of others.
    /// </summary>
    /// <param name="Invoice">Its invoice or draft; null while there is none.</param>
    public sealed record WouldChangeConfirmedAmount(Milestone Milestone, Invoice? Invoice, Money Worth, Money Net)
        : Refusal;

    // Agreeing
    public sealed record NoMilestones : Refusal;

    public sealed record AmountsDoNotAddUp(Allocation Allocation, Money Contract) : Refusal;

    public sealed record TermsIncomplete(IReadOnlyList<MissingTerms> Gaps) : Refusal;

    public sealed record TermsAlreadySent(int Version) : Refusal;

    /// <summary>
    /// Something changed since the client was sent the terms, so no yes of his can be to what stands here.
    /// </summary>
    public sealed record TermsOutdated(int Version, Signature Sent) : Refusal;

    public sealed record TermsAlreadyAgreed(Agreement Agreement) : Refusal;

    // Delivering
    public sealed record TermsNotAgreed(int Version, bool Sent, string Contact) : Refusal;

    public sealed record GateClosed(Milestone Milestone, StageGate Gate) : Refusal;

    public sealed record WrongStage(Milestone Milestone, string Verb) : Refusal;

    public sealed record AlreadyConfirmed(Milestone Milestone) : Refusal;

    public sealed record EvidenceNeeded(Milestone Milestone) : Refusal;

    /// <summary>The team confirms it, so a message of the client's is not needed.</summary>
    public sealed record MessageNotNeeded(Milestone Milestone) : Refusal;

    public sealed record InvalidMessageLength(int Length, int Most) : Refusal;

    /// <summary>A message confirms only by the client's own contact.</summary>
    /// <param name="Address">"" where the platform does not say it.</param>
    public sealed record NotClientContact(string Author, string Address, string Contact) : Refusal;

    public sealed record ReasonTooShort(Milestone Milestone, int Least) : Refusal;

    public sealed record NothingToOverride(Milestone Milestone, StageGate Gate) : Refusal;

    public sealed record NotConfirmed(Milestone Milestone) : Refusal;

    /// <summary>A confirmed stage with a live invoice is not taken back.</summary>
    public sealed record ConfirmedStageBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    // Asking
    public sealed record AlreadyAsked(ApprovalRequest Request) : Refusal;

    public sealed record RequestNotOpen(ApprovalRequest Request, bool IsExpired) : Refusal;

    /// <summary>An approver asks for what nobody but himself could decide.</summary>
    public sealed record OnlyApproverIsRequester(Milestone Milestone, string Reason) : Refusal;

    // Taking back
    public sealed record NothingToUndo : Refusal;

    /// <param name="Payment">The payment that would have been undone; null when it is something else.</param>
    public sealed record UndoTooLate(Milestone Milestone, Payment? Payment) : Refusal
    {
        /// <summary>
        /// The invoice about which something was noted, and that note; null when it is a payment or the milestone's
        /// confirmation.
        /// </summary>
        public Invoice? Noted { get; init; }

        public ProjectEvent? Note { get; init; }
    }

    /// <summary>The speaker's own last act is of a kind that only other words reverse.</summary>
    public sealed record NeverUndone(ProjectEvent Event) : Refusal;

    // Billing
    public sealed record StageNotConfirmed(Milestone Milestone) : Refusal;

    public sealed record MilestoneIsUnbilled(Milestone Milestone) : Refusal;

    /// <summary>By rounding, its share of the contract is 0.00; an invoice of nothing is none.</summary>
    public sealed record AmountRoundsToZero(Milestone Milestone, Money Contract) : Refusal;

    public sealed record AlreadyDrafted(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record AlreadyBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record NoDraft(Milestone Milestone) : Refusal;

    public sealed record SellerUnknown : Refusal;

    /// <summary>It was billed and credited in full; billing it again needs an explicit answer.</summary>
    public sealed record AlreadyCredited(Milestone Milestone, Invoice Invoice) : Refusal;

    /// <summary>The invoice is not open any more: void, written off or paid.</summary>
    public sealed record InvoiceNotOpen(Invoice Invoice, string Verb) : Refusal;

    /// <summary>A credit takes back at most what is open; payments stand on the rest.</summary>
    public sealed record CreditTooMuch(Invoice Invoice, Money Amount, Money Most) : Refusal;

    /// <summary>
    /// No net makes this gross at the invoice's rate; the nearest sums that can be credited, null where there is none.
    /// </summary>
    public sealed record NoNetForGross(Invoice Invoice, Money Amount, Money? Below, Money? Above) : Refusal;

    /// <summary>Money that was refunded was taken back by the bank too, and is still to come.</summary>
    public sealed record RefundReturned(Invoice Invoice, Money Amount) : Refusal;

    public sealed record PaymentsNotReversed(Invoice Invoice, Money Received) : Refusal;

    public sealed record RefundTooMuch(Invoice Invoice, Money Most) : Refusal;

    public sealed record InvalidSnooze(int Most) : Refusal;

    public sealed record AlreadyDisputed(Invoice Invoice) : Refusal;

    public sealed record InvoiceNotDisputed(Invoice Invoice) : Refusal;

    public sealed record InvoiceInDispute(Invoice Invoice) : Refusal;

    public sealed record AlreadyRemindedToday(Invoice Invoice, DateOnly On) : Refusal;

    // Paying
    public sealed record InvoiceNotIssued(Milestone Milestone) : Refusal;

    public sealed record AmountNotPositive(Invoice Invoice) : Refusal;

    /// <summary>The bank took money back, and finance has to deal with it first.</summary>
    public sealed record BankReturnOpen(Invoice Invoice, BankReturn BankReturn) : Refusal;

    /// <summary>
    /// A payment is to be reversed, and it is not certain whether that is because the bank took money back.
    /// </summary>
    /// <param name="Candidates">The bank's lines that may be meant, each with its sum.</param>
    public sealed record MayBeBankReturn(
        Invoice Invoice,
        Payment Payment,
        string Reason,
        IReadOnlyList<(string Name, Money Amount)> Candidates
    ) : Refusal;

    public sealed record MayBeAnnouncedAlready(Invoice Invoice, AnnouncedPayment Announced, string Words) : Refusal;

    /// <param name="BookedPayment">The entry as which it is booked; null where it is not told.</param>
    public sealed record AnnouncedPaymentNotWaiting(AnnouncedPayment Announced, Payment? BookedPayment) : Refusal;

    public sealed record ValueDateTooFarAhead(DateOnly On, DateOnly Today) : Refusal;

    public sealed record PaymentExceedsBalance(Invoice Invoice, Money Amount, Money Surplus, string Words) : Refusal;

    public sealed record MayBeRecordedAlready(Invoice Invoice, Payment Payment, string Words) : Refusal;

    /// <summary>A source reports money that has no one meaning here; a person decides.</summary>
    public sealed record AmbiguousPayment(PaymentDoubt Doubt) : Refusal;

    /// <summary>A reported payment does not wait here, or not any more, or not for that.</summary>
    public sealed record PaymentNotUnmatched(string Name, UnmatchedPaymentFault Fault) : Refusal;

    public sealed record AlreadyReversed(Payment Payment) : Refusal;

    public sealed record PaymentNotReversible(Payment Payment, ReversalObstacle Obstacle) : Refusal;

    // Ending
    public sealed record ProjectAlreadyClosed(string Key) : Refusal;

    public sealed record ProjectAlreadyCancelled(string Key, string Reason) : Refusal;

    public sealed record ProjectOnHold(string Key, string Reason) : Refusal;

    public sealed record ProjectNotOnHold(string Key) : Refusal;

    /// <summary>Something is issued, so the project can be closed but not made undone.</summary>
    public sealed record InvoicesAlreadyIssued(IReadOnlyList<string> Numbers) : Refusal;

    public sealed record ProjectStillOpen(
        IReadOnlyList<string> Deliveries,
        IReadOnlyList<string> Unbilled,
        IReadOnlyList<Invoice> Unpaid,
        IReadOnlyList<Invoice> Credits,
        Money Unassigned
    ) : Refusal;
}
