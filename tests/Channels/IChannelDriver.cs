using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels;

/// <summary>A message as a channel was given it.</summary>
/// <param name="Id">How the platform names it; "" if nobody can change it any more.</param>
/// <param name="Words">All of its meaning in plain text, buttons and their words included.</param>
public sealed record DrivenMessage(string Id, string Place, JsonElement Body, string Words);

/// <summary>A button as it was drawn.</summary>
public sealed record DrivenButton(string Title, JsonElement Drawn);

/// <summary>A request that no platform has made, or not now, or not like this.</summary>
public sealed record ForgedRequest(string Name, Func<HttpRequestMessage> Request);

/// <summary>
/// One channel from the outside: the whole real bot, and what people do there told as its platform tells it.
/// </summary>
public interface IChannelDriver<TSelf> : IAsyncDisposable
    where TSelf : IChannelDriver<TSelf>
{
    /// <param name="parts">Parts of the bot that are others here.</param>
    static abstract Task<TSelf> BeginAsync(string at, Action<IServiceCollection> parts);

    BotApp Bot { get; }

    TestClock Clock { get; }

    /// <summary>How often the bot called the platform, or asked for what such a call needs.</summary>
    int Calls { get; }

    /// <summary>Every message with blocks or a card, posted or edited, oldest first.</summary>
    IReadOnlyList<DrivenMessage> Messages { get; }

    /// <summary>Says a line. Returns all that was answered, in plain text.</summary>
    Task<string> SayAsync(StoryPerson who, string line);

    /// <summary>
    /// Presses a button as it was drawn, in the message that it was drawn in. Returns what came of it, in the place or
    /// for the presser.
    /// </summary>
    /// <param name="once">By what the platform names the press; the same is the same press told again.</param>
    Task<IReadOnlyList<DrivenMessage>> PressAsync(
        StoryPerson who,
        DrivenMessage message,
        DrivenButton button,
        string once
    );

    /// <summary>All that is owed is carried now. Returns what was posted or drawn anew by that.</summary>
    Task<IReadOnlyList<DrivenMessage>> CarryAsync();

    IReadOnlyList<DrivenButton> ButtonsOf(DrivenMessage message);

    /// <summary>All that people see of it, in one text.</summary>
    string ShownIn(DrivenMessage message);

    /// <summary>
    /// What the platform would not take of it, and every mark, mention and link in it that its card did not have.
    /// </summary>
    Task<IReadOnlyList<string>> ProblemsOfAsync(DrivenMessage message);

    /// <summary>Somebody's line told as the platform tells it, for a line that would begin a project.</summary>
    HttpRequestMessage Genuine(string line);

    /// <summary>The same told in every way in which the platform does not.</summary>
    IReadOnlyList<ForgedRequest> Forgeries(string line);
}
