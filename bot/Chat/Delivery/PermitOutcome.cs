namespace MilestoneBot.Chat.Delivery;

/// <summary>How a permit of the rate limiter was used.</summary>
public enum PermitOutcome
{
    /// <summary>Nothing had to be sent.</summary>
    Unused,

    /// <summary>The platform answered, even if it rejected this message.</summary>
    Succeeded,

    /// <summary>The platform asked to slow down, was out of order, or did not answer.</summary>
    Failed,
}
