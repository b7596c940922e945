namespace MilestoneBot.Domain.Billing;

/// <summary>
/// What an invoice says of its milestone, as it stood when the invoice was drafted. Documents word it in the client's
/// language; the draft's own text says the same in English.
/// </summary>
/// <param name="Position">The milestone's place in the schedule, from 1.</param>
/// <param name="Count">How many milestones the schedule has.</param>
/// <param name="Name">The milestone's name at that time.</param>
/// <param name="On">The day of the confirmation, in the project's zone.</param>
/// <param name="By">Who confirmed; "" where the client's silence counts.</param>
/// <param name="Evidence">What shows it; "" for none.</param>
/// <param name="Delivered">What was delivered, where no evidence is named; "" for nothing.</param>
/// <param name="Extra">What a person adds to it, in their words; "" for nothing.</param>
public sealed record InvoiceCompletion(
    int Position,
    int Count,
    string Name,
    DateOnly On,
    string By,
    string Evidence,
    string Delivered,
    string Extra
)
{
    /// <summary>The terms by which silence counts as acceptance; null where a person confirmed.</summary>
    public int? SilenceVersion { get; init; }

    /// <summary>The last day for an answer, where silence counts.</summary>
    public DateOnly? SilenceUntil { get; init; }

    /// <summary>The agreed terms of a payment in advance; null for every other invoice.</summary>
    public int? AdvanceVersion { get; init; }

    /// <summary>Who agreed to the terms of a payment in advance.</summary>
    public string AdvanceBy { get; init; } = "";

    /// <summary>When they agreed, in the project's zone.</summary>
    public DateOnly? AdvanceOn { get; init; }

    /// <summary>It is what is due because the project ends before its time.</summary>
    public bool IsFee { get; init; }
}
