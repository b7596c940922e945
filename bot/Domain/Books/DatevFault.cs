namespace MilestoneBot.Domain.Books;

/// <summary>Why a DATEV setting is not taken.</summary>
public enum DatevFault
{
    /// <summary>The consultant's number is 1001 to 9999999.</summary>
    Consultant,

    /// <summary>The client's number is 1 to 99999.</summary>
    Client,

    /// <summary>The financial year begins with the first day of a month.</summary>
    YearStart,

    /// <summary>Accounts have 4 to 8 digits.</summary>
    AccountLength,

    /// <summary>Accounts were set with another length.</summary>
    OtherLength,

    /// <summary>The length of accounts is not set.</summary>
    NoLength,

    /// <summary>An account has exactly the digits of the account length.</summary>
    Account,

    /// <summary>A tax key has 1 to 4 digits.</summary>
    Key,

    /// <summary>A client's account has one digit more than other accounts, and begins with 1 to 6.</summary>
    Debtors,

    /// <summary>Days of delivery are on or off.</summary>
    ServiceDate,
}
