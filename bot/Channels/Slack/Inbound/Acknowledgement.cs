namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>The immediate answer to Slack.</summary>
/// <param name="Body">JSON that answers a form; empty for a plain acknowledgement.</param>
/// <param name="HasFailed">The work failed before anything was committed; Slack then sends an event again.</param>
internal readonly record struct Acknowledgement(ReadOnlyMemory<byte> Body = default, bool HasFailed = false);
