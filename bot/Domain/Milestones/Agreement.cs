using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The client's agreement to one version of the schedule. From then on its terms are frozen.</summary>
/// <param name="ClientName">The person who agreed, on the client's side.</param>
/// <param name="Evidence">Where the evidence can be seen.</param>
/// <param name="HeldByTeam">The team recorded the agreement and holds the evidence; the client did not click the
/// button themselves.</param>
/// <param name="Signed">Who recorded it.</param>
public sealed record Agreement(int Version, string ClientName, string Evidence, bool HeldByTeam, Signature Signed);
