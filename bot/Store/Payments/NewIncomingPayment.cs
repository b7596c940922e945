namespace MilestoneBot.Store.Payments;

/// <summary>A reported payment that is to be ruled on.</summary>
/// <param name="Projects">The projects that have an invoice of a number in its reference.</param>
public sealed record NewIncomingPayment(string Workspace, int Number, string Line, IReadOnlyList<string> Projects);
