using System.Collections.Concurrent;
using System.Text.Json;

namespace MilestoneBot.Channels.Slack;

/// <summary>What Slack is told back at once.</summary>
/// <param name="Body">JSON that a form is answered with; empty for a plain yes.</param>
/// <param name="IsBroken">The work broke before anything was committed; an event is told again then.</param>
internal readonly record struct Ack(ReadOnlyMemory<byte> Body = default, bool IsBroken = false);

/// <summary>
/// Does what Slack told, whichever way it came: through the door or over the socket. Slack is answered when the change is committed, and after
/// two seconds in any case: it waits for three, and then asks again or shows an error.
/// </summary>
internal sealed partial class Hearing(SlackHandler handler, WindowWaits waits, TimeProvider clock, ILogger<Hearing> log) : IHostedService
{
    private static readonly TimeSpan LongestAck = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Task, bool> underway = new();

    /// <summary>An event of the Events API.</summary>
    /// <returns>Null if it cannot be read.</returns>
    public Task<Ack?> EventAsync(JsonElement body) => AnswerAsync(ToldReader.Event(body, clock.GetUtcNow()), Origin.OfEvent(body));

    /// <summary>A slash command.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none, or more than one.</param>
    public Task<Ack?> CommandAsync(Func<string, string> field) => AnswerAsync(ToldReader.Command(field, clock.GetUtcNow()), Origin.OfCommand(field));

    /// <summary>A press, a submitted form, a shortcut.</summary>
    public Task<Ack?> InteractionAsync(JsonElement payload) => AnswerAsync(InteractionReader.Read(payload, clock.GetUtcNow()), Origin.OfInteraction(payload));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(underway.Keys);

    private async Task<Ack?> AnswerAsync(Told? heard, Origin from)
    {
        if (heard is null) return null;
        var told = heard with { From = from };
        if (told is Told.Nothing) return new Ack();
        var work = Task.Run(() => handler.HandleAsync(told, CancellationToken.None));
        Keep(work);
        if (await Task.WhenAny(work, Task.Delay(LongestAck)) == work) return work.IsFaulted ? new Ack(IsBroken: true) : new Ack((await work)?.Ack ?? default);
        if (told is not Told.Submitted late) return new Ack();
        Keep(ShowLaterAsync(late, work));
        return new Ack(ModalView.Wait());
    }

    /// <summary>The window that was told to wait shows the outcome when it is there.</summary>
    private async Task ShowLaterAsync(Told.Submitted told, Task<FormAnswer?> work)
    {
        var isSlow = await Task.WhenAny(work, Task.Delay(waits.Slow)) != work;
        if (isSlow) await handler.ShowAsync(told, new(FormAnswer.TakesLonger, told.Form), CancellationToken.None);
        await Task.WhenAny(work);
        // What broke is logged where the work is kept; whoever waits before the window is told in any case.
        var answer = work.IsCompletedSuccessfully ? await work : null;
        await handler.ShowAsync(told, answer ?? FormAnswer.Broken(told.Form), CancellationToken.None);
    }

    /// <summary>The program does not end before it.</summary>
    private void Keep(Task work)
    {
        underway[work] = true;
        _ = work.ContinueWith(
            done =>
            {
                underway.TryRemove(done, out _);
                if (done.Exception is { } broken) LogBroken(broken.GetBaseException());
            },
            TaskScheduler.Default);
    }

    [LoggerMessage(1, LogLevel.Error, "What Slack told broke")]
    private partial void LogBroken(Exception error);
}
