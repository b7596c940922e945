namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// What a word or a phrase of a question stands for. Everything from <see cref="Invoice"/> on names what is asked
/// about.
/// </summary>
internal enum TokenKind
{
    // Says nothing
    Filler,
    Greeting,
    Request,
    About,

    // How it is asked
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

    // How parts hang together
    And,
    But,
    Again,
    Every,
    Whole,
    Not,
    After,
    Before,
    Got,

    // Names that were found, and words that are none
    Stage,
    Lost,
    Project,
    Client,
    Person,
    Contact,
    Foreign,

    // Narrows what a plain yes would answer
    Period,
    Today,
    Sum,
    Partly,

    // What it is about
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
