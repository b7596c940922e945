using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Every "no" of the business, with the facts that its sentence needs. A closed set; RefusalText in bot/Cards writes
/// the sentences.
/// </summary>
public abstract partial record Refusal
{
    // Finding what is meant
    public sealed record NoProjectHere : Refusal;

    /// <summary>
    /// The conversation belongs to another organisation than the sender, so they see no project there.
    /// </summary>
    public sealed record ForeignConversation : Refusal;

    public sealed record ProjectUnknown(string Key) : Refusal;

    /// <summary>The scheduler has nothing to post, or not yet.</summary>
    /// <param name="LookAgainAt">When to check again; null for never, unless something changes.</param>
    public sealed record NoticeNotDue(DateTimeOffset? LookAgainAt) : Refusal;

    /// <summary>
    /// In a public conversation only its own project is visible. Any other key gets this answer, whether such a
    /// project exists or not.
    /// </summary>
    /// <param name="Words">The command to use in a private chat.</param>
    public sealed record ProjectNotHere(string Key, string Words) : Refusal;

    public sealed record KeyTaken(string Key) : Refusal;

    public sealed record MilestoneUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    public sealed record MilestoneAmbiguous(string Text, IReadOnlyList<Milestone> Candidates) : Refusal
    {
        /// <summary>The typed command before and after the ambiguous part; null when it cannot be repeated.</summary>
        public (string Before, string After)? Words { get; init; }
    }

    public sealed record InvoiceUnknown(string Text, IReadOnlyList<string> Numbers) : Refusal;

    /// <summary>
    /// The text has more than one meaning: a milestone and another milestone's invoice, or the command can be parsed
    /// in two ways.
    /// </summary>
    public sealed record InvoiceAmbiguous(string Text, IReadOnlyList<InvoiceCandidate> Candidates) : Refusal;

    /// <summary>A milestone was named where an invoice is needed, and it has no issued invoice.</summary>
    /// <param name="Draft">Its draft; null while there is none.</param>
    public sealed record NoInvoiceYet(Milestone Milestone, Invoice? Draft) : Refusal;

    /// <summary>The project's own key was typed where an invoice is needed.</summary>
    /// <param name="Candidate">A milestone that the same word may mean; null when there is none.</param>
    public sealed record KeyIsNoInvoice(string Key, InvoiceCandidate? Candidate) : Refusal;

    /// <summary>What was parsed as the invoice is the beginning of an amount: "2 000 EUR".</summary>
    /// <param name="Sum">The text of the amount.</param>
    public sealed record SumWithoutInvoice(string Sum, IReadOnlyList<InvoiceCandidate> Open) : Refusal;

    public sealed record PaymentUnknown(string Text, IReadOnlyList<string> Names) : Refusal;

    /// <summary>
    /// A number that is a payment entry and also the reference of others, or a reference of several payments.
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

    /// <param name="Amend">The command that proposes the change to the client; "" when there is none.</param>
    public sealed record TermsFrozen(int Version, string Name, string Amend) : Refusal;

    /// <summary>The order of the milestones is agreed with their terms, and no amendment changes it.</summary>
    public sealed record OrderFrozen(int Version) : Refusal;

    /// <summary>A discount for paying early has at least as many days as the invoice has to be paid at all.</summary>
    public sealed record DiscountNotBelowDueDays(string Name, CashDiscount Discount, int DueDays) : Refusal;

    /// <summary>Silence cannot count as acceptance for this milestone.</summary>
    /// <param name="IsAgreed">The terms are agreed, so it is changed by an amendment.</param>
    public sealed record SilenceNotPossible(string Name, SilenceObstacle Obstacle, Criterion? Criterion, bool IsAgreed)
        : Refusal;

    // The whole workspace
    public sealed record SellerAlreadySet : Refusal;

    public sealed record DefaultVatAlreadySet : Refusal;

    /// <summary>
    /// Settings that all projects share belong to their own workspace. A project that was invited into another
    /// workspace gives no access to them.
    /// </summary>
    public sealed record OnlyInHomeWorkspace(string Key) : Refusal;

    public sealed record TooManyLabels(int Most) : Refusal;

    public sealed record LabelUnknown(string Name, IReadOnlyList<string> Names) : Refusal;

    /// <summary>A label is offered in quotes, so it has none in it.</summary>
    public sealed record QuotesInLabel : Refusal;

    // Amending
    public sealed record NotAgreedYet(Milestone Milestone) : Refusal;

    public sealed record NothingToAmend(string Name) : Refusal;

    /// <summary>The stage is confirmed or billed. Finished work is not changed without the client.</summary>
    /// <param name="IsWaiting">An amendment is pending that may hold an earlier change of it.</param>
    public sealed record TooLateToAmend(Milestone Milestone, Invoice? Invoice, bool IsWaiting) : Refusal;

    public sealed record AmendmentExpired(int Version, DateOnly On) : Refusal;

    public sealed record NoAmendment : Refusal;

    /// <summary>
    /// An amendment of other milestones would change the amount of a milestone that was confirmed meanwhile.
    /// </summary>
    /// <param name="Invoice">Its invoice or draft; null while there is none.</param>
    public sealed record WouldChangeConfirmedAmount(Milestone Milestone, Invoice? Invoice, Money Worth, Money Net)
        : Refusal;

    // Agreeing
    public sealed record NoMilestones : Refusal;

    public sealed record AmountsDoNotAddUp(Allocation Allocation, Money Contract) : Refusal;

    public sealed record TermsIncomplete(IReadOnlyList<MissingTerms> Gaps, bool IsAmendment) : Refusal;

    public sealed record TermsAlreadySent(int Version) : Refusal;

    /// <summary>
    /// Something changed since the terms were sent to the client, so the client's agreement cannot refer to the
    /// current terms.
    /// </summary>
    public sealed record TermsOutdated(int Version, Signature Sent) : Refusal;

    public sealed record TermsAlreadyAgreed(Agreement Agreement) : Refusal;

    // Delivering
    public sealed record TermsNotAgreed(int Version, bool Sent, string Contact) : Refusal;

    public sealed record GateClosed(Milestone Milestone, StageGate Gate) : Refusal;

    public sealed record WrongStage(Milestone Milestone, string Verb) : Refusal;

    public sealed record AlreadyConfirmed(Milestone Milestone) : Refusal;

    public sealed record EvidenceNeeded(Milestone Milestone) : Refusal;

    /// <summary>The team confirms it, so a message of the client is not needed.</summary>
    public sealed record MessageNotNeeded(Milestone Milestone) : Refusal;

    public sealed record InvalidMessageLength(int Length, int Most) : Refusal;

    /// <summary>A message confirms a stage only if the client's own contact wrote it.</summary>
    /// <param name="Address">"" when the platform does not state it.</param>
    public sealed record NotClientContact(string Author, string Address, string Contact) : Refusal;

    public sealed record ReasonTooShort(Milestone Milestone, int Least) : Refusal;

    public sealed record NothingToOverride(Milestone Milestone, StageGate Gate) : Refusal;

    public sealed record NotConfirmed(Milestone Milestone) : Refusal;

    /// <summary>A confirmed stage with a live invoice cannot be reopened.</summary>
    public sealed record ConfirmedStageBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    // Requesting
    public sealed record AlreadyAsked(ApprovalRequest Request) : Refusal;

    public sealed record RequestNotOpen(ApprovalRequest Request, bool IsExpired) : Refusal;

    /// <summary>An approver requests what nobody but they could decide.</summary>
    public sealed record OnlyApproverIsRequester(Milestone Milestone, string Reason) : Refusal;

    // Undoing
    public sealed record NothingToUndo : Refusal;

    /// <param name="Milestone">The milestone that it was about; null for money on account.</param>
    /// <param name="Payment">The payment that would have been undone; null when it is something else.</param>
    public sealed record UndoTooLate(Milestone? Milestone, Payment? Payment) : Refusal
    {
        /// <summary>
        /// The invoice of a promise, snooze, dispute or announced payment that would have been undone; null when it
        /// is a payment or the confirmation of the milestone.
        /// </summary>
        public Invoice? Noted { get; init; }

        public ProjectEvent? Note { get; init; }
    }

    /// <summary>The sender's own last action is of a kind that only another command reverses.</summary>
    public sealed record NeverUndone(ProjectEvent Event) : Refusal;

    // Billing
    public sealed record StageNotConfirmed(Milestone Milestone) : Refusal;

    public sealed record MilestoneIsUnbilled(Milestone Milestone) : Refusal;

    /// <summary>Its share of the contract rounds to 0.00, and there is no invoice of nothing.</summary>
    public sealed record AmountRoundsToZero(Milestone Milestone, Money Contract) : Refusal;

    public sealed record AlreadyDrafted(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record AlreadyBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    public sealed record NoDraft(Milestone Milestone) : Refusal;

    public sealed record SellerUnknown : Refusal;

    /// <summary>It was billed and credited in full. Billing it again needs an explicit choice.</summary>
    public sealed record AlreadyCredited(Milestone Milestone, Invoice Invoice) : Refusal;

    /// <summary>The invoice is no longer open: void, written off or paid.</summary>
    public sealed record InvoiceNotOpen(Invoice Invoice, string Verb) : Refusal;

    /// <summary>A credit note can credit at most what is billed and not credited yet.</summary>
    public sealed record CreditTooMuch(Invoice Invoice, Money Amount, Money Most) : Refusal
    {
        /// <summary>The milestone whose line was to be credited; null for the whole invoice.</summary>
        public Milestone? Of { get; init; }
    }

    /// <summary>
    /// No net amount gives this gross at the invoice's rate. The nearest possible amounts; null when there is none.
    /// </summary>
    public sealed record NoNetForGross(Invoice Invoice, Money Amount, Money? Below, Money? Above) : Refusal;

    /// <summary>Money that was refunded was taken back by the bank too, and is still to come.</summary>
    public sealed record RefundReturned(Invoice Invoice, Money Amount) : Refusal;

    /// <summary>More is to be settled than is open.</summary>
    public sealed record SettlesTooMuch(Invoice Invoice, Money Amount) : Refusal;

    /// <summary>An advance is credited or paid; its price does not fall and it is not lost.</summary>
    public sealed record NotOnAdvance(Invoice Invoice, SettlementKind Kind) : Refusal;

    /// <summary>A credit note would give back what was settled as a fee or withheld tax, and never came in.</summary>
    /// <param name="Most">What can be credited while it stands.</param>
    public sealed record CreditNeedsReversal(Invoice Invoice, SettledAmount Settled, Money Most) : Refusal;

    /// <summary>More interest than money, or for a day to come.</summary>
    public sealed record InterestNotInPayment(Money Interest, Money Amount, bool IsFuture) : Refusal;

    /// <summary>Interest is paid on an invoice; money on account has none.</summary>
    public sealed record InterestWithoutInvoice : Refusal;

    public sealed record SettlementAlreadyReversed(SettledAmount Settled) : Refusal;

    /// <summary>The scheduler may not let go of more than finance may.</summary>
    public sealed record SmallDifferenceAboveLimit(Money SmallDifference, Money Limit) : Refusal;

    public sealed record RefundTooMuch(Invoice Invoice, Money Most) : Refusal;

    public sealed record InvalidSnooze(int Most) : Refusal;

    public sealed record AlreadyDisputed(Invoice Invoice) : Refusal;

    public sealed record InvoiceNotDisputed(Invoice Invoice) : Refusal;

    public sealed record InvoiceInDispute(Invoice Invoice) : Refusal;

    public sealed record AlreadyRemindedToday(Invoice Invoice, DateOnly On) : Refusal;

    // VAT, advances and the final invoice

    // Paying
    public sealed record InvoiceNotIssued(Milestone Milestone) : Refusal;

    public sealed record AmountNotPositive(Invoice Invoice) : Refusal;

    /// <summary>The bank took money on account back, and finance has to settle that first.</summary>
    public sealed record AccountReturnOpen(Payment Payment, BankReturn BankReturn) : Refusal;

    /// <summary>The bank returned money, and finance has to settle that first.</summary>
    public sealed record BankReturnOpen(Invoice Invoice, BankReturn BankReturn) : Refusal;

    /// <summary>A payment is to be reversed, and it is not certain whether the reason is a bank return.</summary>
    /// <param name="Invoice">Null for money on account.</param>
    /// <param name="Candidates">The bank's entries that may be meant, each with its amount.</param>
    public sealed record MayBeBankReturn(
        Invoice? Invoice,
        Payment Payment,
        string Reason,
        IReadOnlyList<(string Name, Money Amount)> Candidates
    ) : Refusal;

    /// <param name="Invoice">Null for money on account.</param>
    public sealed record MayBeAnnouncedAlready(Invoice? Invoice, AnnouncedPayment Announced, string Words) : Refusal;

    /// <param name="BookedPayment">The payment as which it is booked; null when it is not known.</param>
    public sealed record AnnouncedPaymentNotWaiting(AnnouncedPayment Announced, Payment? BookedPayment) : Refusal;

    public sealed record ValueDateTooFarAhead(DateOnly On, DateOnly Today) : Refusal;

    /// <param name="Invoice">The invoice of the recorded payment, or of the new one; null for money on account.</param>
    public sealed record MayBeRecordedAlready(Invoice? Invoice, Payment Payment, string Words) : Refusal;

    /// <summary>A payment source reported money that has no single meaning here. A person has to decide.</summary>
    public sealed record AmbiguousPayment(PaymentDoubt Doubt) : Refusal;

    /// <summary>An incoming payment is not, or no longer, unmatched, or not for that.</summary>
    public sealed record PaymentNotUnmatched(string Name, UnmatchedPaymentFault Fault) : Refusal;

    public sealed record AlreadyReversed(Payment Payment) : Refusal;

    public sealed record PaymentNotReversible(Payment Payment, ReversalObstacle Obstacle) : Refusal;

    // Client credit
    /// <summary>The client has no credit in this project.</summary>
    public sealed record NoClientCredit(string Key) : Refusal;

    public sealed record ClientCreditTooLow(Money Amount, Money Left) : Refusal;

    /// <summary>
    /// What was paid out before was taken back by the bank, so that less is here than the client credit says.
    /// </summary>
    /// <param name="Most">What was received and not refunded yet.</param>
    public sealed record RefundAboveReceived(Money Amount, Money Most) : Refusal;

    /// <param name="Most">What can be applied: what is open, or the credit where that is less.</param>
    public sealed record AppliedMoreThanOpen(Invoice Invoice, Money Amount, Money Most) : Refusal;

    public sealed record ApplicationUndoneAlready(CreditApplication Application, Invoice Invoice) : Refusal;

    /// <summary>The project's key is typed where a milestone of that name may be meant too.</summary>
    /// <param name="Words">The typed line, so that it means the account.</param>
    /// <param name="Instead">The typed line, so that it means the milestone's invoice; "" where it cannot be made.</param>
    public sealed record AccountOrInvoice(string Key, InvoiceCandidate Candidate, string Words, string Instead)
        : Refusal;

    // Ending
    public sealed record ProjectAlreadyClosed(string Key) : Refusal;

    public sealed record ProjectAlreadyCancelled(string Key, string Reason) : Refusal;

    public sealed record ProjectOnHold(string Key, string Reason) : Refusal;

    public sealed record ProjectNotOnHold(string Key) : Refusal;

    /// <summary>Something is issued, so the project can be closed but not cancelled.</summary>
    public sealed record InvoicesAlreadyIssued(IReadOnlyList<string> Numbers) : Refusal;

    /// <param name="CreditLeft">Client credit that is neither used nor paid out.</param>
    /// <param name="OwedOnAccount">Money on account that was paid out and then taken back.</param>
    public sealed record ProjectStillOpen(
        string Key,
        IReadOnlyList<string> Deliveries,
        IReadOnlyList<string> Unbilled,
        IReadOnlyList<Invoice> Unpaid,
        Money CreditLeft,
        Money OwedOnAccount,
        Money Unassigned
    ) : Refusal;
}
