namespace MilestoneBot.Channels.Slack.Views;

/// <summary>Where a form was opened from, so that its answer is sent there.</summary>
/// <param name="Channel">Slack's id of the channel or direct message; "" for the home page.</param>
/// <param name="Thread">The first message of the thread; "" outside a thread.</param>
internal sealed record ModalOrigin(string Channel, string Thread);
