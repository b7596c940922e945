namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>What a column of a bank's table holds. The files of the bank table use these names.</summary>
internal enum StatementColumn
{
    /// <summary>Nothing that is known: its cells are text, and may still be signs.</summary>
    Unknown,

    /// <summary>The day of the booking.</summary>
    Booked,

    /// <summary>The value date.</summary>
    Valued,

    Amount,

    /// <summary>Sums of money in.</summary>
    Credit,

    /// <summary>Sums of money out.</summary>
    Debit,

    /// <summary>Only the sign of the sum.</summary>
    Sign,

    /// <summary>The kind of booking, whose words may tell the direction.</summary>
    Kind,

    /// <summary>Filled when a payment came back.</summary>
    Returned,

    Currency,

    State,

    Payer,

    Payee,

    Account,

    /// <summary>The bank's own number of the booking.</summary>
    BankReference,

    /// <summary>What the payer wrote.</summary>
    Reference,

    /// <summary>What the bank kept of the sum.</summary>
    Charges,

    /// <summary>The balance of the account after the booking.</summary>
    Balance,

    /// <summary>The balance of the account before the booking.</summary>
    BalanceBefore,

    /// <summary>The sum of one part of a collective booking, which stands in a row of its own.</summary>
    Part,

    /// <summary>Text or numbers that say nothing of direction or sum.</summary>
    Other,
}
