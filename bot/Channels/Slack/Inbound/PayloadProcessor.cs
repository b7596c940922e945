using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Processes payloads from Slack, from the endpoint and from the socket alike. Slack is answered when the change is
/// committed, and after two seconds in any case, because it waits three seconds and then retries or shows an error.
/// An event that failed, or that waits for the store, is sent again by Slack and still has one effect. Slack sends
/// nothing else again, so the sender of anything else is answered in every case.
/// </summary>
internal sealed partial class PayloadProcessor(
    SlackEventHandler handler,
    ViewOptions options,
    IStoreAvailability storeAvailability,
    TimeProvider clock,
    ILogger<PayloadProcessor> log
) : IHostedService
{
    private static readonly TimeSpan MaxAckDelay = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(5),
        LastRetryDelay = TimeSpan.FromMinutes(6);

    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An event of the Events API.</summary>
    /// <returns>Null if it cannot be read.</returns>
    public Task<Acknowledgement?> ProcessEventAsync(JsonElement body) =>
        ProcessAsync(
            from => SlackEventReader.ReadEvent(body, from, clock.GetUtcNow()),
            InstallationContext.FromEvent(body),
            isRetriedBySlack: true
        );

    /// <summary>A slash command.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none, or more than one.</param>
    public Task<Acknowledgement?> ProcessSlashCommandAsync(Func<string, string> field) =>
        ProcessAsync(
            from => SlackEventReader.ReadSlashCommand(field, from, clock.GetUtcNow()),
            InstallationContext.FromSlashCommand(field),
            isCommand: true
        );

    /// <summary>An action, a submitted form or a shortcut.</summary>
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

    /// <param name="read">Reads the payload as an event of this installation.</param>
    private async Task<Acknowledgement?> ProcessAsync(
        Func<InstallationContext, SlackEvent?> read,
        InstallationContext claim,
        bool isRetriedBySlack = false,
        bool isCommand = false
    )
    {
        if (read(claim) is not { } payloadEvent)
            return null;
        if (payloadEvent is SlackEvent.IgnoredEvent)
            return new Acknowledgement();
        InstallationContext from;
        try
        {
            from = await handler.ResolveContextAsync(claim, CancellationToken.None);
        }
        catch (StoreUnavailableException e) when (!isRetriedBySlack)
        {
            return AcknowledgeNotSaved(payloadEvent with { Context = claim }, e, isCommand);
        }
        catch (Exception e)
        {
            LogBroken(e);
            return new Acknowledgement(HasFailed: true);
        }
        if (from.Workspace != claim.Workspace || from.BotUser != claim.BotUser)
            payloadEvent = read(from);
        if (payloadEvent is null or SlackEvent.IgnoredEvent)
            return new Acknowledgement();
        var slackEvent = payloadEvent with { Context = from };
        var work = Task.Run(() => handler.HandleAsync(slackEvent, CancellationToken.None));
        Track(work);
        var isInTime = await Task.WhenAny(work, Task.Delay(MaxAckDelay)) == work;
        if (isRetriedBySlack && isInTime)
            return new Acknowledgement(HasFailed: work.IsFaulted);
        if (isRetriedBySlack)
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
    /// The answer when the store did not save the change. It informs the sender, because Slack does not send the
    /// payload again.
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
    /// Updates the modal that shows "one moment" when the outcome is there, and informs the sender of anything else
    /// that failed.
    /// </summary>
    private async Task ShowLaterAsync(SlackEvent slackEvent, Task<ViewResponse?> work)
    {
        var isSlow = await Task.WhenAny(work, Task.Delay(options.SlowAfter)) != work;
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
        // The failure is logged where the work is tracked; the person in front of the modal is informed in any case.
        var broken = unsaved is null
            ? ViewResponse.Failed(form.Payload)
            : ViewResponse.FormNotSaved(form.Payload, unsaved);
        var answer = work.IsCompletedSuccessfully ? await work : null;
        await handler.ShowResponseAsync(form, answer ?? broken, CancellationToken.None);
    }

    /// <summary>
    /// Slack no longer retries an event that was acknowledged before the store failed, so it is retried here while
    /// the store may recover.
    /// </summary>
    private async Task RetryAsync(SlackEvent slackEvent, Task work)
    {
        await Task.WhenAny(work);
        for (
            var delay = FirstRetryDelay;
            work.Exception?.GetBaseException() is StoreUnavailableException && delay <= LastRetryDelay;
            delay *= 2
        )
        {
            if (await Task.WhenAny(Task.Delay(delay), stopping.Task) == stopping.Task)
                return;
            work = handler.HandleAsync(slackEvent, CancellationToken.None);
            await Task.WhenAny(work);
        }
        if (work.Exception is { } broken)
            LogBroken(broken.GetBaseException());
    }

    /// <summary>The program waits for this work before it ends.</summary>
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
