namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>The contract of channels, kept by Slack.</summary>
public sealed class SlackContract(ProjectLifeFixture<SlackDriver> life) : ChannelContract<SlackDriver>(life);
