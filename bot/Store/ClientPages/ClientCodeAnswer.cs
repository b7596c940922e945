namespace MilestoneBot.Store.ClientPages;

/// <summary>What became of asking for a code.</summary>
public enum ClientCodeState
{
    /// <summary>There is a code to be mailed.</summary>
    Made,

    /// <summary>One for the same was mailed a moment ago.</summary>
    Underway,

    /// <summary>One for something else was mailed a moment ago.</summary>
    Soon,

    /// <summary>Too many were wrong; nothing is checked for a while.</summary>
    Waits,

    /// <summary>Too many were mailed within a day.</summary>
    TooMany,
}

/// <summary>What became of asking for a code, and the code where there is one.</summary>
/// <param name="Code">Six digits to be mailed; "" where none is.</param>
/// <param name="Again">From when on another is mailed, where too many were.</param>
public sealed record ClientCodeAnswer(ClientCodeState State, string Code, DateTimeOffset Again);

/// <summary>What became of an entered code.</summary>
public enum ClientCodeCheck
{
    Right,
    Wrong,

    /// <summary>None was mailed, or it is too old.</summary>
    Expired,

    /// <summary>It was mailed for another act, or for the same under another name.</summary>
    Other,

    /// <summary>Too many were wrong; nothing is checked for a while.</summary>
    Waits,
}
