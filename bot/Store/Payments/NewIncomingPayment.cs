namespace MilestoneBot.Store.Payments;

/// <summary>A reported payment that has to be decided.</summary>
/// <param name="Projects">The projects with an invoice whose number is in its reference.</param>
/// <param name="Look">How often it was decided before.</param>
public sealed record NewIncomingPayment(
    string Workspace,
    int Number,
    string Line,
    IReadOnlyList<string> Projects,
    int Look = 0
);
