namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>What Slack is told back at once.</summary>
/// <param name="Body">JSON that a form is answered with; empty for a plain yes.</param>
/// <param name="HasFailed">The work broke before anything was committed; an event is told again then.</param>
internal readonly record struct Acknowledgement(ReadOnlyMemory<byte> Body = default, bool HasFailed = false);
