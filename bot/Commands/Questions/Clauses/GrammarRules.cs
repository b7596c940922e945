using MilestoneBot.Commands.Questions.Tokens;
using static MilestoneBot.Commands.Questions.Tokens.TokenKind;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>The rules of the grammar in their order: the first one that fits counts.</summary>
internal static class GrammarRules
{
    // Without a question word: "unpaid invoices?", "the balance of phase 2?"
    private const TokenKind Plainly = Filler;

    private static readonly TokenKind[] Money = [Paid, Payment, Receive];
    private static readonly TokenKind[] Bill = [Invoice, Billed];
    private static readonly TokenKind[] Lists = [Which, What, Much, Many, Plainly];

    public static IReadOnlyList<GrammarRule> All { get; } =
    [
        new(Topic.Unheld, Unheld),
        new GrammarRule(Topic.Unheld, Who, Can),
        // Advances that are not there, before every word that would ask about the whole project instead
        new GrammarRule(Topic.Advances, Advance).RequireStage(false),
        new(Topic.Advances, Advance, Difference),
        // What closed an invoice without money, and money that went back
        new GrammarRule(Topic.BankFee)
            .Or(BankFee)
            .Without(TakenBack),
        new GrammarRule(Topic.BankFee, Bank).Or(Fee, Withheld, Difference, Billed),
        new GrammarRule(Topic.TakenBack, Bank).Or(Refund, TakenBack),
        new(Topic.TaxClaims, Withheld),
        new(Topic.TaxClaims, Tax, Difference),
        new(Topic.Interest, Interest),
        new GrammarRule(Topic.Interest, Fee).Or(Late, Overdue),
        new(Topic.Fee, Fee),
        new(Topic.WrittenOff, WrittenOff),
        new(Topic.Discount, Discount),
        new(Topic.Refund, Refund),
        new(Topic.TakenBack, TakenBack),
        new(Topic.CreditNotes, CreditNote),
        new GrammarRule(Topic.Settlements, Settled)
            .If(What, Much)
            .RequireStage(true)
            .Without(Left, Must, Not, Will, Due, Payment),
        new GrammarRule(Topic.Settlements, Settled)
            .If(What, Much)
            .RequireStage(false)
            .Without(Left, Must, Not, Will, Due, Every, Invoice, Payment),
        new(Topic.Settlements, Difference),
        // Client credit, before the words for what is left and paid
        new(Topic.Credit, Credit),
        new(Topic.Vat, Tax),
        // Terms
        new(Topic.Policy, Policy),
        new(Topic.Criterion, Criterion),
        new GrammarRule(Topic.Criterion, Need).Or(TokenKind.Approve, Means).RequireStage(true),
        new GrammarRule(Topic.Confirmation).Or(TokenKind.Approve, Complete).If(How),
        new(Topic.DueDays, DueDays),
        new(Topic.DueDays, Terms, Due),
        new GrammarRule(Topic.DueDays, Days, Must),
        new GrammarRule(Topic.DueDays, Days, Due).RequireStage(false).Without(Next, Overdue, Late, Owe, Open, Left),
        new GrammarRule(Topic.Terms, TokenKind.Agree).If(What, Much).RequireStage(true),
        new(Topic.Agreed, TokenKind.Agree),
        new GrammarRule(Topic.Agreed, Terms).Or(TokenKind.Approve, Who, When),
        new GrammarRule(Topic.Agreed, Contract).Or(TokenKind.Approve, Who),
        new GrammarRule(Topic.Terms, Terms),
        // Gate, start, next
        new GrammarRule(Topic.After, After)
            .Or(Invoice, Billed, Stages, Next, Unbilled)
            .If(Which, What)
            .RequireStage(true),
        new GrammarRule(Topic.Before, Before).Or(Invoice, Billed, Stages).If(Which, What).RequireStage(true),
        new(Topic.Cleared, Clear),
        new(Topic.Gate, Gate),
        new(Topic.Gate, Start, Can),
        new GrammarRule(Topic.Gate, Start).If(TokenKind.Why, Plainly),
        new GrammarRule(Topic.DueOn, Next).Or(Paid, Payment, Receive, Due, Owe, Open, Must),
        new GrammarRule(Topic.StartDate, Start).If(When, Who).Without(Next),
        new GrammarRule(Topic.Started, Start).Without(Next),
        new GrammarRule(Topic.Next, Next).RequireStage(false),
        new GrammarRule(Topic.Next, Point).RequireStage(false),
        // Who did it
        new GrammarRule(Topic.PaidBy, Record).Or(Money),
        new GrammarRule(Topic.PaidBy).Or(Money).If(Who),
        new GrammarRule(Topic.IssuedBy, Invoice, TokenKind.Approve).Without(Not),
        new GrammarRule(Topic.IssuedBy)
            .Or(Issue, Billed, Invoice, Draft)
            .If(Who)
            .Without(TokenKind.Approve, Complete, TokenKind.Deliver),
        new(Topic.IssuedBy, Draft),
        // Lists of what is missing
        new GrammarRule(Topic.ReadyToBill, Not, TokenKind.Approve)
            .Or(Bill)
            .If(Lists)
            .RequireStage(false)
            .Without(Money),
        new GrammarRule(Topic.ReadyToBill, Not, Complete).Or(Bill).If(Lists).RequireStage(false).Without(Money),
        new GrammarRule(Topic.ReadyToBill, Can).Or(Bill).RequireStage(false),
        new GrammarRule(Topic.Owed, Not).Or(Money).If(Lists).RequireStage(false),
        new GrammarRule(Topic.Owed, Left).Or(Money),
        new GrammarRule(Topic.Unbilled, Unbilled),
        new GrammarRule(Topic.Unbilled, Left).Or(Bill).Without(Owe),
        new GrammarRule(Topic.Unbilled, Not).Or(Bill).If(Lists).RequireStage(false),
        // Money
        new GrammarRule(Topic.LastPayment, Last)
            .Or(Money)
            .RequireStage(false),
        new GrammarRule(Topic.Overdue, Overdue),
        new GrammarRule(Topic.Payments, Late).Or(Money).RequireStage(true),
        new GrammarRule(Topic.Overdue, Late).Or(Paid, Payment, Receive, Invoice, Owe),
        new GrammarRule(Topic.Late, Late),
        new GrammarRule(Topic.DueOn, Expect).Or(Paid, Payment, Receive, Owe),
        new GrammarRule(Topic.DueOn, Will).Or(Money).If(When, Days),
        new GrammarRule(Topic.DueOn, Can).Or(Money).If(When, Days),
        new GrammarRule(Topic.DueOn, Must).If(When, Be),
        new GrammarRule(Topic.Owed, Must).If(What, Much),
        new GrammarRule(Topic.DueOn, Due).If(When, Days, Be),
        new(Topic.DueOn, Due, Period),
        new(Topic.Owed, Due),
        new GrammarRule(Topic.Milestones, Open, Stages).Without(Invoice, Billed, Paid, Payment),
        new GrammarRule(Topic.Owed).Or(Owe, Open),
        new GrammarRule(Topic.Paid).Or(Paid, Receive).If(Which, Many).Without(Payment),
        new GrammarRule(Topic.Payments).Or(Money).If(When, Much, Many, Which, How, What, Days),
        new GrammarRule(Topic.Payments, Payment).If(Plainly),
        new GrammarRule(Topic.Payments, Worth).Or(Money),
        new GrammarRule(Topic.Paid).Or(Paid, Payment, Receive, Must),
        // Progress
        new GrammarRule(Topic.ApprovedBy)
            .Or(TokenKind.Approve, Evidence, Record)
            .If(Who, When, What, Days, Plainly),
        new(Topic.Approved, TokenKind.Approve),
        new GrammarRule(Topic.Submitted, TokenKind.Deliver).If(Who, What, Be),
        new GrammarRule(Topic.Expected).Or(Complete, TokenKind.Deliver).If(When, Days),
        new GrammarRule(Topic.ApprovedBy, Complete).If(Who),
        new GrammarRule(Topic.Approved).Or(Complete, TokenKind.Deliver, Evidence, Record),
        // Bills
        new GrammarRule(Topic.Status, Status)
            .RequireStage(true)
            .Without(Billed),
        new GrammarRule(Topic.BilledWhen).Or(Invoice, Billed, Issue).If(When, Days),
        new GrammarRule(Topic.Billed).Or(Invoice, Billed, Issue),
        new GrammarRule(Topic.Billed, Number).RequireStage(true),
        // An advance by name alone
        new GrammarRule(Topic.Worth, Advance).If(Much),
        new GrammarRule(Topic.BilledWhen, Advance).If(When, Days),
        new(Topic.Advances, Advance),
        // Properties
        new GrammarRule(Topic.Money, Left, Worth),
        new GrammarRule(Topic.Milestones, Left, Stages),
        new GrammarRule(Topic.Worth).Or(Worth, Contract, Basis),
        new GrammarRule(Topic.Expected, Expect),
        new GrammarRule(Topic.Client, Customer).If(Who, What, Which).RequireStage(false),
        new(Topic.Status, Status),
        new GrammarRule(Topic.Money, Left),
        new GrammarRule(Topic.Milestones, Stages).RequireStage(false),
        new GrammarRule(Topic.Status, Stages),
        new(Topic.Bank, Bank),
    ];

    // A milestone with nothing but the question word: "when is final delivery", "how much is phase 2", "what about
    // phase 3".
    public static IReadOnlyList<GrammarRule> ShortQuestions { get; } =
    [
        new GrammarRule(Topic.Expected).If(When, Days),
        new GrammarRule(Topic.Payments, Got).If(What, Much),
        new GrammarRule(Topic.After, After).If(What, Which),
        new GrammarRule(Topic.Before, Before).If(What, Which),
        new GrammarRule(Topic.Worth).If(Much),
        new GrammarRule(Topic.Status).If(What, How),
    ];
}
