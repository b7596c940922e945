namespace MilestoneBot.Commands.Questions;

/// <summary>What is asked, whatever words ask it; each has its answer in the records.</summary>
internal enum Topic
{
    Billed, BilledWhen, IssuedBy, Unbilled, ReadyToBill, Paid, Payments, PaidBy, LastPayment, Owed, Overdue, DueOn,
    Approved, ApprovedBy, Confirmation, Cleared, Expected, Submitted, Started, StartDate, Gate, Late, Status, Milestones,
    Next, After, Before, Terms, Agreed, DueDays, Criterion, Worth, Policy, Client, Money, Unheld,
}
