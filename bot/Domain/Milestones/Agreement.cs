using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The client's yes to one version of the schedule; from then on its terms are frozen.</summary>
/// <param name="ClientName">Who agreed, on the client's side.</param>
/// <param name="Evidence">Where that can be seen.</param>
/// <param name="HeldByTeam">The team says so and holds the evidence; the client did not press the button
/// himself.</param>
/// <param name="Signed">Who recorded it.</param>
public sealed record Agreement(int Version, string ClientName, string Evidence, bool HeldByTeam, Signature Signed);
