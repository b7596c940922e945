namespace MilestoneBot.Channels.Slack.Views;

/// <summary>Where a form was opened from, so that its answer is said there.</summary>
/// <param name="Channel">The platform's id of the channel or chat; "" for the home page.</param>
/// <param name="Thread">The first message of the thread; "" outside of one.</param>
internal sealed record ModalOrigin(string Channel, string Thread);
