namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>The channel contract for Slack.</summary>
public sealed class SlackContract(ProjectLifeFixture<SlackDriver> fixture) : ChannelContract<SlackDriver>(fixture);
