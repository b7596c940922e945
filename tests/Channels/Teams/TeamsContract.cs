namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>The channel contract for Teams.</summary>
public sealed class TeamsContract(ProjectLifeFixture<TeamsDriver> fixture) : ChannelContract<TeamsDriver>(fixture);
