namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>The contract of channels, kept by Teams.</summary>
public sealed class TeamsContract(ProjectLifeFixture<TeamsDriver> life) : ChannelContract<TeamsDriver>(life);
