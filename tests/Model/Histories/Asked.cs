namespace MilestoneBot.Tests.Model.Histories;

/// <summary>Which kinds of acts the histories do not hold, because the bot is known to differ in them.</summary>
internal static class Asked
{
    /// <summary>The contract changes again after its end.</summary>
    public static bool AmendmentsAfterTheEnd { get; }

    /// <summary>Credit is paid back while the bank has taken back what was paid back before.</summary>
    public static bool RefundsBeyondReceived { get; }

    /// <summary>Undo directly after undo.</summary>
    public static bool UndoTwice { get; }

    /// <summary>What is paid on a written-off invoice is taken back again.</summary>
    public static bool LossesRecovered { get; } = true;
}
