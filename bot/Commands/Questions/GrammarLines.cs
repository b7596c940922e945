using static MilestoneBot.Commands.Questions.Sign;

namespace MilestoneBot.Commands.Questions;

/// <summary>The lines of the grammar in their order: what stands above is asked before what stands below.</summary>
internal static class GrammarLines
{
    // Asked without a question word: "unpaid invoices?", "the balance of phase 2?"
    private const Sign Plainly = Filler;

    private static readonly Sign[] Money = [Paid, Payment, Receive];
    private static readonly Sign[] Bill = [Invoice, Billed];
    private static readonly Sign[] Lists = [Which, What, Much, Many, Plainly];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new(Topic.Unheld, Unheld),
        new Rule(Topic.Unheld, Who, Can),
        // Terms
        new(Topic.Policy, Policy),
        new(Topic.Criterion, Criterion),
        new Rule(Topic.Criterion, Need).Or(Sign.Approve, Means).OnStage(true),
        new Rule(Topic.Confirmation).Or(Sign.Approve, Complete).If(How),
        new(Topic.DueDays, DueDays),
        new(Topic.DueDays, Terms, Due),
        new Rule(Topic.DueDays, Days, Must),
        new Rule(Topic.DueDays, Days, Due).OnStage(false).Without(Next, Overdue, Late, Owe, Open, Left),
        new Rule(Topic.Terms, Agree).If(What, Much).OnStage(true),
        new(Topic.Agreed, Agree),
        new Rule(Topic.Agreed, Terms).Or(Sign.Approve, Who, When),
        new Rule(Topic.Agreed, Contract).Or(Sign.Approve, Who),
        new Rule(Topic.Terms, Terms),
        // Gate, start, next
        new Rule(Topic.After, After)
            .Or(Invoice, Billed, Stages, Next, Unbilled)
            .If(Which, What)
            .OnStage(true),
        new Rule(Topic.Before, Before).Or(Invoice, Billed, Stages).If(Which, What).OnStage(true),
        new(Topic.Cleared, Clear),
        new(Topic.Gate, Gate),
        new(Topic.Gate, Start, Can),
        new Rule(Topic.Gate, Start).If(Sign.Why, Plainly),
        new Rule(Topic.DueOn, Next).Or(Paid, Payment, Receive, Due, Owe, Open, Must),
        new Rule(Topic.StartDate, Start).If(When, Who).Without(Next),
        new Rule(Topic.Started, Start).Without(Next),
        new Rule(Topic.Next, Next).OnStage(false),
        new Rule(Topic.Next, Point).OnStage(false),
        // Who did it
        new Rule(Topic.PaidBy, Record).Or(Money),
        new Rule(Topic.PaidBy).Or(Money).If(Who),
        new Rule(Topic.IssuedBy, Invoice, Sign.Approve).Without(Not),
        new Rule(Topic.IssuedBy).Or(Issue, Billed, Invoice, Draft).If(Who).Without(Sign.Approve, Complete, Deliver),
        new(Topic.IssuedBy, Draft),
        // Lists that something is missing from
        new Rule(Topic.ReadyToBill, Not, Sign.Approve)
            .Or(Bill)
            .If(Lists)
            .OnStage(false)
            .Without(Money),
        new Rule(Topic.ReadyToBill, Not, Complete).Or(Bill).If(Lists).OnStage(false).Without(Money),
        new Rule(Topic.ReadyToBill, Can).Or(Bill).OnStage(false),
        new Rule(Topic.Owed, Not).Or(Money).If(Lists).OnStage(false),
        new Rule(Topic.Owed, Left).Or(Money),
        new Rule(Topic.Unbilled, Unbilled),
        new Rule(Topic.Unbilled, Left).Or(Bill).Without(Owe),
        new Rule(Topic.Unbilled, Not).Or(Bill).If(Lists).OnStage(false),
        // Money
        new Rule(Topic.LastPayment, Last)
            .Or(Money)
            .OnStage(false),
        new Rule(Topic.Overdue, Overdue),
        new Rule(Topic.Payments, Late).Or(Money).OnStage(true),
        new Rule(Topic.Overdue, Late).Or(Paid, Payment, Receive, Invoice, Owe),
        new Rule(Topic.Late, Late),
        new Rule(Topic.DueOn, Expect).Or(Paid, Payment, Receive, Owe),
        new Rule(Topic.DueOn, Will).Or(Money).If(When, Days),
        new Rule(Topic.DueOn, Can).Or(Money).If(When, Days),
        new Rule(Topic.DueOn, Must).If(When, Be),
        new Rule(Topic.Owed, Must).If(What, Much),
        new Rule(Topic.DueOn, Due).If(When, Days, Be),
        new(Topic.DueOn, Due, Period),
        new(Topic.Owed, Due),
        new Rule(Topic.Milestones, Open, Stages).Without(Invoice, Billed, Paid, Payment),
        new Rule(Topic.Owed).Or(Owe, Open),
        new Rule(Topic.Paid).Or(Paid, Receive).If(Which, Many).Without(Payment),
        new Rule(Topic.Payments).Or(Money).If(When, Much, Many, Which, How, What, Days),
        new Rule(Topic.Payments, Payment).If(Plainly),
        new Rule(Topic.Payments, Worth).Or(Money),
        new Rule(Topic.Paid).Or(Paid, Payment, Receive, Must),
        // How far
        new Rule(Topic.ApprovedBy)
            .Or(Sign.Approve, Evidence, Record)
            .If(Who, When, What, Days, Plainly),
        new(Topic.Approved, Sign.Approve),
        new Rule(Topic.Submitted, Deliver).If(Who, What, Be),
        new Rule(Topic.Expected).Or(Complete, Deliver).If(When, Days),
        new Rule(Topic.ApprovedBy, Complete).If(Who),
        new Rule(Topic.Approved).Or(Complete, Deliver, Evidence, Record),
        // Bills
        new Rule(Topic.Status, Status)
            .OnStage(true)
            .Without(Billed),
        new Rule(Topic.BilledWhen).Or(Invoice, Billed, Issue).If(When, Days),
        new Rule(Topic.Billed).Or(Invoice, Billed, Issue),
        new Rule(Topic.Billed, Number).OnStage(true),
        // What it is
        new Rule(Topic.Money, Left, Worth),
        new Rule(Topic.Milestones, Left, Stages),
        new Rule(Topic.Worth).Or(Worth, Contract, Basis),
        new Rule(Topic.Expected, Expect),
        new Rule(Topic.Client, Customer).If(Who, What, Which).OnStage(false),
        new(Topic.Status, Status),
        new Rule(Topic.Money, Left),
        new Rule(Topic.Milestones, Stages).OnStage(false),
        new Rule(Topic.Status, Stages),
    ];

    // A stage with nothing but the question word: "when is final delivery", "how much is phase 2", "what about phase
    // 3".
    public static IReadOnlyList<Rule> Bare { get; } =
    [
        new Rule(Topic.Expected).If(When, Days),
        new Rule(Topic.Payments, Got).If(What, Much),
        new Rule(Topic.After, After).If(What, Which),
        new Rule(Topic.Before, Before).If(What, Which),
        new Rule(Topic.Worth).If(Much),
        new Rule(Topic.Status).If(What, How),
    ];
}
