namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// The meaning of a word or phrase of a question. All values from <see cref="Invoice"/> on name a topic.
/// </summary>
internal enum TokenKind
{
    // Without meaning
    Filler,
    Greeting,
    Request,
    About,

    // Question words
    Be,
    OrNot,
    Can,
    Will,
    Need,
    Who,
    When,
    Much,
    Many,
    Days,
    Which,
    What,
    Why,
    How,

    // Words that join clauses
    And,
    But,
    Again,
    Every,
    Whole,
    Not,
    After,
    Before,
    Got,

    // Names that were found, and unknown words
    Stage,
    Lost,
    Project,
    Client,
    Person,
    Contact,
    Foreign,

    // Details that a plain yes would also confirm
    Period,
    Today,
    Sum,
    Partly,

    // Topics
    Invoice,
    Billed,
    Unbilled,
    Left,
    Number,
    Issue,
    Draft,
    Paid,
    Payment,
    Receive,
    Owe,
    Credit,
    Open,
    Overdue,
    Late,
    Due,
    Must,
    Next,
    Last,
    Point,
    Worth,
    Basis,
    Contract,
    Approve,
    Clear,
    Means,
    Complete,
    Deliver,
    Start,
    Gate,
    Evidence,
    Record,
    Expect,
    Status,
    Stages,
    Terms,
    Agree,
    DueDays,
    Criterion,
    Customer,
    Policy,
    Unheld,
}
