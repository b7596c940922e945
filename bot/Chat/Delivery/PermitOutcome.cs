namespace MilestoneBot.Chat.Delivery;

/// <summary>How a place in the windows was used.</summary>
public enum PermitOutcome
{
    /// <summary>Nothing had to be sent.</summary>
    Unused,

    /// <summary>The platform answered, if only that it does not want this message.</summary>
    Succeeded,

    /// <summary>The platform asked to slow down, was out of order, or gave no answer.</summary>
    Failed,
}
