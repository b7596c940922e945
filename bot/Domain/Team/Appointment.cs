using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A role that is kept for somebody of the other platform, who is named by address.</summary>
/// <param name="Address">Lower case. It is how that person is known; what gives the right is the word of the one who
/// named them.</param>
public sealed record Appointment(string Address, Role Role, Signature Signed)
{
    /// <summary>The account that came with this address; null while nobody has.</summary>
    public string? Actor { get; init; }

    public bool IsOpen => Actor is null;
}
