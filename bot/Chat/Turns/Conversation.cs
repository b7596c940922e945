using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>A conversation: one channel of a team, one group chat, one personal chat, or the browser chat.</summary>
/// <param name="Channel">The platform's channel id as it is transmitted, in lower case ("msteams", "webchat",
/// "web").</param>
/// <param name="Workspace">The tenant or team that the conversation belongs to. A project is never visible from another
/// workspace.</param>
/// <param name="Id">The platform's conversation id up to <c>;messageid=</c>, so that all threads of a channel are one
/// conversation.</param>
public sealed record Conversation(
    string Channel,
    string Workspace,
    [property: JsonPropertyName("conversation")] string Id
)
{
    /// <summary>The channel id of turns that are created inside the process; no endpoint can produce it.</summary>
    public const string InProcessChannel = "project";

    /// <summary>
    /// The conversation of the scheduler, a payment source or a client link: it stands for one project, whatever
    /// conversations the project is tied to.
    /// </summary>
    public static Conversation ForProject(string workspace, string projectId) =>
        new(InProcessChannel, workspace, projectId);

    public bool IsInProcess => Channel == InProcessChannel;
}
