using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels;

/// <summary>A message as the bot sent it to a channel.</summary>
/// <param name="Id">The platform's id of it; "" if nobody can change it any more.</param>
/// <param name="Words">All of its text as plain text, with the buttons and their commands.</param>
public sealed record DrivenMessage(string Id, string Place, JsonElement Body, string Words);

/// <summary>A button as it was rendered.</summary>
public sealed record DrivenButton(string Title, JsonElement Drawn);

/// <summary>A request that the platform did not send, or not now, or not like this.</summary>
public sealed record ForgedRequest(string Name, Func<HttpRequestMessage> Request);

/// <summary>
/// Drives one channel from the outside: the whole real bot, and what people do, sent as the platform sends it.
/// </summary>
public interface IChannelDriver<TSelf> : IAsyncDisposable
    where TSelf : IChannelDriver<TSelf>
{
    /// <param name="parts">Services that the test replaces.</param>
    static abstract Task<TSelf> BeginAsync(string at, Action<IServiceCollection> parts);

    BotApp Bot { get; }

    TestClock Clock { get; }

    /// <summary>How often the bot called the platform, or fetched what such a call needs.</summary>
    int Calls { get; }

    /// <summary>Every message with blocks or a card, posted or edited, oldest first.</summary>
    IReadOnlyList<DrivenMessage> Messages { get; }

    /// <summary>Sends a line. Returns all the answers as plain text.</summary>
    Task<string> SayAsync(StoryPerson who, string line);

    /// <summary>
    /// Clicks a button as it was rendered, in its message. Returns the answers, in the conversation or for the person
    /// who clicked.
    /// </summary>
    /// <param name="once">The platform's id of the click; the same id is the same click, sent again.</param>
    Task<IReadOnlyList<DrivenMessage>> PressAsync(
        StoryPerson who,
        DrivenMessage message,
        DrivenButton button,
        string once
    );

    /// <summary>Delivers all pending messages now. Returns what was posted or updated.</summary>
    Task<IReadOnlyList<DrivenMessage>> CarryAsync();

    IReadOnlyList<DrivenButton> ButtonsOf(DrivenMessage message);

    /// <summary>Everything that people see of it, as one text.</summary>
    string ShownIn(DrivenMessage message);

    /// <summary>
    /// What the platform would not accept of it, and every mark, mention and link in it that its card did not
    /// contain.
    /// </summary>
    Task<IReadOnlyList<string>> ProblemsOfAsync(DrivenMessage message);

    /// <summary>A line as the platform sends it, for a command that would start a project.</summary>
    HttpRequestMessage Genuine(string line);

    /// <summary>The same line in every way in which the platform does not send it.</summary>
    IReadOnlyList<ForgedRequest> Forgeries(string line);
}
