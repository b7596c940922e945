using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Does what Slack told, whichever way it came: through the door or over the socket. Slack is answered when the change
/// is committed, and after two seconds in any case: it waits for three, and then asks again or shows an error. An event
/// that broke, or waits for the records, is told again and has one effect all the same; everything else never is, so
/// its speaker is answered whatever happens.
/// </summary>
internal sealed partial class PayloadProcessor(
    SlackEventHandler handler,
    ViewOptions waits,
    IStoreAvailability storeAvailability,
    TimeProvider clock,
    ILogger<PayloadProcessor> log
) : IHostedService
{
    private static readonly TimeSpan LongestAck = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstAgain = TimeSpan.FromSeconds(5),
        LastAgain = TimeSpan.FromMinutes(6);

    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An event of the Events API.</summary>
    /// <returns>Null if it cannot be read.</returns>
    public Task<Acknowledgement?> ProcessEventAsync(JsonElement body) =>
        ProcessAsync(
            from => SlackEventReader.ReadEvent(body, from, clock.GetUtcNow()),
            InstallationContext.FromEvent(body),
            isToldAgain: true
        );

    /// <summary>A slash command.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none, or more than one.</param>
    public Task<Acknowledgement?> ProcessSlashCommandAsync(Func<string, string> field) =>
        ProcessAsync(
            from => SlackEventReader.ReadSlashCommand(field, from, clock.GetUtcNow()),
            InstallationContext.FromSlashCommand(field),
            isCommand: true
        );

    /// <summary>A press, a submitted form, a shortcut.</summary>
    public Task<Acknowledgement?> ProcessInteractionAsync(JsonElement payload) =>
        ProcessAsync(
            from => InteractionReader.Read(payload, from, clock.GetUtcNow()),
            InstallationContext.FromInteraction(payload)
        );

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.TrySetResult();
        return Task.WhenAll(running.Keys);
    }

    /// <param name="read">Reads it as something that was told of this workspace.</param>
    private async Task<Acknowledgement?> ProcessAsync(
        Func<InstallationContext, SlackEvent?> read,
        InstallationContext claim,
        bool isToldAgain = false,
        bool isCommand = false
    )
    {
        if (read(claim) is not { } heard)
            return null;
        if (heard is SlackEvent.IgnoredEvent)
            return new Acknowledgement();
        InstallationContext from;
        try
        {
            from = await handler.ResolveContextAsync(claim, CancellationToken.None);
        }
        catch (StoreUnavailableException e) when (!isToldAgain)
        {
            return AcknowledgeNotSaved(heard with { Context = claim }, e, isCommand);
        }
        catch (Exception e)
        {
            LogBroken(e);
            return new Acknowledgement(HasFailed: true);
        }
        if (from.Workspace != claim.Workspace || from.BotUser != claim.BotUser)
            heard = read(from);
        if (heard is null or SlackEvent.IgnoredEvent)
            return new Acknowledgement();
        var slackEvent = heard with { Context = from };
        var work = Task.Run(() => handler.HandleAsync(slackEvent, CancellationToken.None));
        Track(work);
        var isInTime = await Task.WhenAny(work, Task.Delay(LongestAck)) == work;
        if (isToldAgain && isInTime)
            return new Acknowledgement(HasFailed: work.IsFaulted);
        if (isToldAgain)
        {
            if (storeAvailability.IsStalled)
                return new Acknowledgement(HasFailed: true);
            Track(RetryAsync(slackEvent, work));
            return new Acknowledgement();
        }
        if (!isInTime)
        {
            Track(ShowLaterAsync(slackEvent, work));
            return new Acknowledgement(
                slackEvent is SlackEvent.ViewSubmission ? ModalRenderer.WaitResponse() : default
            );
        }
        if (work.Exception?.GetBaseException() is not StoreUnavailableException unsaved)
            return work.IsFaulted
                ? new Acknowledgement(HasFailed: true)
                : new Acknowledgement((await work)?.ResponseBody ?? default);
        return AcknowledgeNotSaved(slackEvent, unsaved, isCommand);
    }

    /// <summary>
    /// The answer to what the records did not take; who speaks is told by it, since Slack does not tell it again.
    /// </summary>
    private Acknowledgement AcknowledgeNotSaved(SlackEvent slackEvent, StoreUnavailableException why, bool isCommand)
    {
        if (isCommand)
            return new Acknowledgement(SlackChannel.EphemeralResponse(why.Reply));
        if (slackEvent is SlackEvent.ViewSubmission form)
            return new Acknowledgement(ViewResponse.FormNotSaved(form.Payload, why).ResponseBody);
        Track(handler.ReportNotSavedAsync(slackEvent, why, CancellationToken.None));
        return new Acknowledgement();
    }

    /// <summary>
    /// The window that was told to wait shows the outcome when it is there, and whoever waits for another answer reads
    /// why there is none.
    /// </summary>
    private async Task ShowLaterAsync(SlackEvent slackEvent, Task<ViewResponse?> work)
    {
        var isSlow = await Task.WhenAny(work, Task.Delay(waits.SlowAfter)) != work;
        if (isSlow && slackEvent is SlackEvent.ViewSubmission slow)
            await handler.ShowResponseAsync(slow, new(WindowCards.StillWorking, slow.Payload), CancellationToken.None);
        await Task.WhenAny(work);
        var unsaved = work.Exception?.GetBaseException() as StoreUnavailableException;
        if (slackEvent is not SlackEvent.ViewSubmission form)
        {
            if (unsaved is not null)
                await handler.ReportNotSavedAsync(slackEvent, unsaved, CancellationToken.None);
            return;
        }
        // What broke is logged where the work is kept; whoever waits before the window is told in any case.
        var broken = unsaved is null
            ? ViewResponse.Failed(form.Payload)
            : ViewResponse.FormNotSaved(form.Payload, unsaved);
        var answer = work.IsCompletedSuccessfully ? await work : null;
        await handler.ShowResponseAsync(form, answer ?? broken, CancellationToken.None);
    }

    /// <summary>
    /// An event that was answered before the records failed is told by nobody any more, so it is heard again from here
    /// while they may come back.
    /// </summary>
    private async Task RetryAsync(SlackEvent slackEvent, Task work)
    {
        await Task.WhenAny(work);
        for (
            var wait = FirstAgain;
            work.Exception?.GetBaseException() is StoreUnavailableException && wait <= LastAgain;
            wait *= 2
        )
        {
            if (await Task.WhenAny(Task.Delay(wait), stopping.Task) == stopping.Task)
                return;
            work = handler.HandleAsync(slackEvent, CancellationToken.None);
            await Task.WhenAny(work);
        }
        if (work.Exception is { } broken)
            LogBroken(broken.GetBaseException());
    }

    /// <summary>The program does not end before it.</summary>
    private void Track(Task work)
    {
        running[work] = true;
        _ = work.ContinueWith(
            done =>
            {
                running.TryRemove(done, out _);
                if (done.Exception is { } broken)
                    LogBroken(broken.GetBaseException());
            },
            TaskScheduler.Default
        );
    }

    [LoggerMessage(1, LogLevel.Error, "What Slack told broke")]
    private partial void LogBroken(Exception error);
}
