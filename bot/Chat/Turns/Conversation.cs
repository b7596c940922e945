using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>Where people talk: one channel of a team, one group chat, one personal chat, or the browser chat.</summary>
/// <param name="Channel">The platform's channel id as it came on the wire, lower case ("msteams", "webchat",
/// "web").</param>
/// <param name="Workspace">The tenant or team whose people talk here; no project is ever seen from another one.</param>
/// <param name="Id">The platform's conversation id up to <c>;messageid=</c>, so that all threads of a channel
/// are one place.</param>
public sealed record Conversation(
    string Channel,
    string Workspace,
    [property: JsonPropertyName("conversation")] string Id
)
{
    /// <summary>The channel kind of turns that are made inside the process; no endpoint can produce it.</summary>
    public const string InProcessChannel = "project";

    /// <summary>
    /// The place of the clock, a payment source or a client link: one project, whatever rooms it is tied to.
    /// </summary>
    public static Conversation ForProject(string workspace, string projectId) =>
        new(InProcessChannel, workspace, projectId);

    public bool IsInProcess => Channel == InProcessChannel;
}
