using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What Slack is told back at once.</summary>
/// <param name="Body">JSON that a form is answered with; empty for a plain yes.</param>
/// <param name="IsBroken">The work broke before anything was committed; an event is told again then.</param>
internal readonly record struct Ack(ReadOnlyMemory<byte> Body = default, bool IsBroken = false);

/// <summary>
/// Does what Slack told, whichever way it came: through the door or over the socket. Slack is answered when the change
/// is committed, and after two seconds in any case: it waits for three, and then asks again or shows an error. An event
/// that broke, or waits for the records, is told again and has one effect all the same; everything else never is, so
/// its speaker is answered whatever happens.
/// </summary>
internal sealed partial class Hearing(
    SlackHandler handler,
    WindowWaits waits,
    IRecords records,
    TimeProvider clock,
    ILogger<Hearing> log
) : IHostedService
{
    private static readonly TimeSpan LongestAck = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstAgain = TimeSpan.FromSeconds(5),
        LastAgain = TimeSpan.FromMinutes(6);

    private readonly ConcurrentDictionary<Task, bool> underway = new();
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An event of the Events API.</summary>
    /// <returns>Null if it cannot be read.</returns>
    public Task<Ack?> EventAsync(JsonElement body) =>
        AnswerAsync(from => ToldReader.Event(body, from, clock.GetUtcNow()), Origin.OfEvent(body), isToldAgain: true);

    /// <summary>A slash command.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none, or more than one.</param>
    public Task<Ack?> CommandAsync(Func<string, string> field) =>
        AnswerAsync(
            from => ToldReader.Command(field, from, clock.GetUtcNow()),
            Origin.OfCommand(field),
            isCommand: true
        );

    /// <summary>A press, a submitted form, a shortcut.</summary>
    public Task<Ack?> InteractionAsync(JsonElement payload) =>
        AnswerAsync(from => InteractionReader.Read(payload, from, clock.GetUtcNow()), Origin.OfInteraction(payload));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.TrySetResult();
        return Task.WhenAll(underway.Keys);
    }

    /// <param name="read">Reads it as something that was told of this workspace.</param>
    private async Task<Ack?> AnswerAsync(
        Func<Origin, Told?> read,
        Origin claim,
        bool isToldAgain = false,
        bool isCommand = false
    )
    {
        if (read(claim) is not { } heard)
            return null;
        if (heard is Told.Nothing)
            return new Ack();
        Origin from;
        try
        {
            from = await handler.SettleAsync(claim, CancellationToken.None);
        }
        catch (RecordsException e) when (!isToldAgain)
        {
            return Unsaved(heard with { From = claim }, e, isCommand);
        }
        catch (Exception e)
        {
            LogBroken(e);
            return new Ack(IsBroken: true);
        }
        if (from.Workspace != claim.Workspace || from.Bot != claim.Bot)
            heard = read(from);
        if (heard is null or Told.Nothing)
            return new Ack();
        var told = heard with { From = from };
        var work = Task.Run(() => handler.HandleAsync(told, CancellationToken.None));
        Keep(work);
        var isInTime = await Task.WhenAny(work, Task.Delay(LongestAck)) == work;
        if (isToldAgain && isInTime)
            return new Ack(IsBroken: work.IsFaulted);
        if (isToldAgain)
        {
            if (records.AreHeldUp)
                return new Ack(IsBroken: true);
            Keep(HearAgainAsync(told, work));
            return new Ack();
        }
        if (!isInTime)
        {
            Keep(ShowLaterAsync(told, work));
            return new Ack(told is Told.Submitted ? ModalView.Wait() : default);
        }
        if (work.Exception?.GetBaseException() is not RecordsException unsaved)
            return work.IsFaulted ? new Ack(IsBroken: true) : new Ack((await work)?.Ack ?? default);
        return Unsaved(told, unsaved, isCommand);
    }

    /// <summary>
    /// The answer to what the records did not take; who speaks is told by it, since Slack does not tell it again.
    /// </summary>
    private Ack Unsaved(Told told, RecordsException why, bool isCommand)
    {
        if (isCommand)
            return new Ack(SlackChannel.Alone(why.Answer));
        if (told is Told.Submitted form)
            return new Ack(FormAnswer.Unsaved(form.Form, why).Ack);
        Keep(handler.SayUnsavedAsync(told, why, CancellationToken.None));
        return new Ack();
    }

    /// <summary>
    /// The window that was told to wait shows the outcome when it is there, and whoever waits for another answer reads
    /// why there is none.
    /// </summary>
    private async Task ShowLaterAsync(Told told, Task<FormAnswer?> work)
    {
        var isSlow = await Task.WhenAny(work, Task.Delay(waits.Slow)) != work;
        if (isSlow && told is Told.Submitted slow)
            await handler.ShowAsync(slow, new(FormAnswer.TakesLonger, slow.Form), CancellationToken.None);
        await Task.WhenAny(work);
        var unsaved = work.Exception?.GetBaseException() as RecordsException;
        if (told is not Told.Submitted form)
        {
            if (unsaved is not null)
                await handler.SayUnsavedAsync(told, unsaved, CancellationToken.None);
            return;
        }
        // What broke is logged where the work is kept; whoever waits before the window is told in any case.
        var broken = unsaved is null ? FormAnswer.Broken(form.Form) : FormAnswer.Unsaved(form.Form, unsaved);
        var answer = work.IsCompletedSuccessfully ? await work : null;
        await handler.ShowAsync(form, answer ?? broken, CancellationToken.None);
    }

    /// <summary>
    /// An event that was answered before the records failed is told by nobody any more, so it is heard again from here
    /// while they may come back.
    /// </summary>
    private async Task HearAgainAsync(Told told, Task work)
    {
        await Task.WhenAny(work);
        for (
            var wait = FirstAgain;
            work.Exception?.GetBaseException() is RecordsException && wait <= LastAgain;
            wait *= 2
        )
        {
            if (await Task.WhenAny(Task.Delay(wait), stopping.Task) == stopping.Task)
                return;
            work = handler.HandleAsync(told, CancellationToken.None);
            await Task.WhenAny(work);
        }
        if (work.Exception is { } broken)
            LogBroken(broken.GetBaseException());
    }

    /// <summary>The program does not end before it.</summary>
    private void Keep(Task work)
    {
        underway[work] = true;
        _ = work.ContinueWith(
            done =>
            {
                underway.TryRemove(done, out _);
                if (done.Exception is { } broken)
                    LogBroken(broken.GetBaseException());
            },
            TaskScheduler.Default
        );
    }

    [LoggerMessage(1, LogLevel.Error, "What Slack told broke")]
    private partial void LogBroken(Exception error);
}
