namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>The contract of channels, kept by Teams.</summary>
public sealed class TeamsContract(WholeLife<TeamsWire> life) : ChannelContract<TeamsWire>(life);
