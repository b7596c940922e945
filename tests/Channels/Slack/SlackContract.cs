namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>The channel contract for Slack.</summary>
public sealed class SlackContract(ProjectLifeFixture<SlackDriver> life) : ChannelContract<SlackDriver>(life);
