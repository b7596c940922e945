namespace MilestoneBot.Tests.Model.Histories;

/// <summary>Which kinds of acts the histories hold already.</summary>
internal static class Asked
{
    /// <summary>Credit beyond what is open, money on credited invoices, payments taken back after a refund.</summary>
    public static bool CreditFromAnything { get; } = true;

    /// <summary>Money without an invoice, credit used on invoices and paid back by the project's key.</summary>
    public static bool AccountCommands { get; } = true;

    /// <summary>Less than the whole arrives.</summary>
    public static bool Settlements { get; } = true;

    /// <summary>Another total, added and split stages, the end midway.</summary>
    public static bool ContractChanges { get; } = true;

    /// <summary>The contract changes again after its end.</summary>
    public static bool AmendmentsAfterTheEnd { get; } = true;

    /// <summary>Credit is paid back while the bank has taken back what was paid back before.</summary>
    public static bool RefundsBeyondReceived { get; } = true;

    /// <summary>Advances with the final invoice, and VAT of its own on a stage.</summary>
    public static bool Advances { get; }

    /// <summary>Undo directly after undo.</summary>
    public static bool UndoTwice { get; } = true;

    /// <summary>What is paid on a written-off invoice is taken back again.</summary>
    public static bool LossesRecovered { get; } = true;
}
