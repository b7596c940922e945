using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>Shows what people see outside the conversation: modals and the app's home page.</summary>
internal sealed partial class ViewPresenter(
    ViewsClient viewsClient,
    TurnHandler turnHandler,
    MessageDelivery delivery,
    ResponseUrlCache responseUrlCache,
    Introduction introduction,
    ViewOptions options,
    ILogger<ViewPresenter> log
)
{
    /// <summary>Opens a modal before anything is looked up, and then shows the reply to the command in it.</summary>
    /// <param name="prepareTurn">Looks up the sender and stores the conversation.</param>
    /// <returns>Whether it was opened; otherwise the command is not answered yet.</returns>
    /// <param name="link">The response_url for an ephemeral answer to the form, used when no modal can show it any
    /// more.</param>
    public async Task<bool> OpenModalAsync(
        Turn turn,
        string trigger,
        Uri? link,
        Func<Task<Turn>> prepareTurn,
        CancellationToken cancel
    )
    {
        if (await viewsClient.OpenAsync(turn.Conversation.Workspace, trigger, cancel) is not { } openedView)
            return false;
        var origin = new ModalOrigin(turn.Conversation.Id, SlackEventReader.TimeOf(turn.Thread));
        Task<ViewUpdateResult> DrawAsync(Card card) =>
            viewsClient.UpdateAsync(
                turn.Conversation.Workspace,
                openedView,
                ModalRenderer.Render(card, origin),
                cancel
            );
        if (openedView.Id.Length == 0)
        {
            await DrawAsync(WindowCards.AnsweredElsewhere);
            return false;
        }
        responseUrlCache.Remember(openedView.Id, Sender.GetUserId(turn.Sender.Id), link);
        var answer = AnswerAsync(turn, prepareTurn, cancel);
        if (await Task.WhenAny(answer, Task.Delay(options.SlowAfter, cancel)) != answer)
            await DrawAsync(WindowCards.StillWorking);
        var (prepared, reply) = await answer;
        if (await DrawAsync(ViewResponse.CardOf(reply)) != ViewUpdateResult.Failed)
            return true;
        // No modal can show it, so it is sent to the conversation as usual.
        await delivery.SendReplyAsync(prepared, reply, cancel);
        await DrawAsync(WindowCards.AnsweredElsewhere);
        return true;
    }

    /// <summary>Whatever fails, the person in front of the modal is informed.</summary>
    private async Task<(Turn Spoken, Reply Reply)> AnswerAsync(
        Turn turn,
        Func<Task<Turn>> prepareTurn,
        CancellationToken cancel
    )
    {
        try
        {
            turn = await prepareTurn();
            return (
                turn,
                await turnHandler.OpenFormAsync(turn, cancel) ?? Reply.FromText(UnsupportedInputText.Repeated)
            );
        }
        catch (StoreUnavailableException e)
        {
            return (turn, Reply.Refuse(WindowCards.NotSaved(e)));
        }
        catch (Exception e)
        {
            LogBroken(e, turn.Id);
            return (turn, Reply.Refuse(WindowCards.Failed));
        }
    }

    /// <summary>Says in a modal or on the home page that nothing was saved.</summary>
    public Task ReportNotSavedAsync(SlackEvent slackEvent, StoreUnavailableException why, CancellationToken cancel)
    {
        switch (slackEvent)
        {
            case SlackEvent.ViewBlockAction(var turn, var pressed):
                var view = ViewResponse.FormNotSaved(pressed, why).ViewBody;
                return viewsClient.UpdateAsync(
                    turn.Conversation.Workspace,
                    new(pressed.ViewId, pressed.ViewHash),
                    view,
                    cancel
                );
            case SlackEvent.AppHomeOpened(var turn, _):
                var page = HomeTabRenderer.Render(
                    [WindowCards.NotSaved(why), introduction.HomeFooter],
                    new(turn.Conversation.Id, "")
                );
                return viewsClient.PublishAsync(
                    turn.Conversation.Workspace,
                    Sender.GetUserId(turn.Sender.Id),
                    page,
                    cancel
                );
            default:
                return Task.CompletedTask;
        }
    }

    public async Task<ViewResponse> HandleSubmissionAsync(Turn turn, ActionPayload form, CancellationToken cancel) =>
        ViewResponse.From(await turnHandler.HandleActionAsync(turn, cancel), form);

    /// <summary>A button in a modal: its reply is the next state of the modal.</summary>
    public async Task HandleViewActionAsync(Turn turn, ActionPayload pressed, CancellationToken cancel) =>
        await viewsClient.UpdateAsync(
            turn.Conversation.Workspace,
            new(pressed.ViewId, pressed.ViewHash),
            (await HandleSubmissionAsync(turn, pressed, cancel)).ViewBody,
            cancel
        );

    /// <summary>
    /// Shows the outcome of a form that took longer than Slack waits. What no modal can show is sent to the
    /// conversation. The reply to an accepted form is there already.
    /// </summary>
    public async Task ShowResponseAsync(Turn turn, ViewResponse answer, CancellationToken cancel)
    {
        var viewUpdateResult = await viewsClient.UpdateAsync(
            turn.Conversation.Workspace,
            new(answer.Payload.ViewId, ""),
            answer.ViewBody,
            cancel
        );
        if (
            viewUpdateResult == ViewUpdateResult.Failed
            && answer.NextCard is { } shown
            && shown != WindowCards.StillWorking
        )
            await delivery.SendOnceAsync(turn, Reply.FromCard(shown), cancel);
    }

    /// <summary>
    /// Publishes the home page; the reply to a button on it goes to the person's direct message first.
    /// </summary>
    public async Task PublishHomeAsync(Turn turn, CancellationToken cancel)
    {
        if (
            turn.Text.Length > 0
            && await turnHandler.HandleActionAsync(turn, cancel) is { Reply: { IsRefusal: true, Card: null } refusal }
        )
            await delivery.SendReplyAsync(turn, refusal, cancel);
        var looks = turn with { CardAction = null, Inputs = new Dictionary<string, string>(StringComparer.Ordinal) };
        var cards = new List<Card>();
        // A guest is shown one thing, whatever is asked.
        var isGuest = turn.Sender.Membership == Membership.Guest;
        foreach (var (command, title) in isGuest ? introduction.Home.Take(1) : introduction.Home)
            if (
                await turnHandler.OpenFormAsync(looks with { Id = $"{turn.Id}/{command}", Text = command }, cancel) is
                { } reply
            )
                cards.Add(ViewResponse.CardOf(reply, title));
        // Slack sent the event again while the page was being rendered; the published page is right.
        if (cards.Count == 0)
            return;
        await viewsClient.PublishAsync(
            turn.Conversation.Workspace,
            Sender.GetUserId(turn.Sender.Id),
            HomeTabRenderer.Render([.. cards, introduction.HomeFooter], new(turn.Conversation.Id, "")),
            cancel
        );
    }

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId}, which is answered in a window, broke")]
    private partial void LogBroken(Exception error, string turnId);
}
