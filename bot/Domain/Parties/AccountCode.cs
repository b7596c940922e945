namespace MilestoneBot.Domain.Parties;

/// <summary>The code that is mailed to somebody who decides alone about the seller's account.</summary>
public enum AccountCode
{
    /// <summary>No mail server is set: the last four characters of the IBAN are typed instead.</summary>
    NotMailed,

    /// <summary>Nothing was typed yet, or something that was not checked.</summary>
    Missing,
    Right,
    Wrong,

    /// <summary>None was mailed, or it is too old.</summary>
    Expired,

    /// <summary>Too many were wrong; nothing is checked for a while.</summary>
    Waits,
}
