using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>What people see beside the conversation: forms in windows of their own, and the bot's home page.</summary>
internal sealed partial class ViewPresenter(
    ViewsClient viewsClient,
    TurnHandler turnHandler,
    MessageDelivery delivery,
    ResponseUrlCache responseUrlCache,
    Introduction introduction,
    ViewOptions waits,
    ILogger<ViewPresenter> log
)
{
    /// <summary>
    /// Opens a window before anything is looked up, and puts into it what the words are answered with.
    /// </summary>
    /// <param name="heard">Looks up who speaks, and notes where.</param>
    /// <returns>Whether it was opened; else the words are not answered yet.</returns>
    /// <param name="link">Where his form is answered that is for him alone and finds no window any more.</param>
    public async Task<bool> OpenModalAsync(
        Turn turn,
        string trigger,
        Uri? link,
        Func<Task<Turn>> heard,
        CancellationToken cancel
    )
    {
        if (await viewsClient.OpenAsync(turn.Conversation.Workspace, trigger, cancel) is not { } openedView)
            return false;
        var place = new ModalOrigin(turn.Conversation.Id, SlackEventReader.TimeOf(turn.Thread));
        Task<ViewUpdateResult> DrawAsync(Card card) =>
            viewsClient.UpdateAsync(turn.Conversation.Workspace, openedView, ModalRenderer.Render(card, place), cancel);
        if (openedView.Id.Length == 0)
        {
            await DrawAsync(WindowCards.AnsweredElsewhere);
            return false;
        }
        responseUrlCache.Remember(openedView.Id, Sender.GetUserId(turn.Sender.Id), link);
        var answer = AnswerAsync(turn, heard, cancel);
        if (await Task.WhenAny(answer, Task.Delay(waits.SlowAfter, cancel)) != answer)
            await DrawAsync(WindowCards.StillWorking);
        var (spoken, reply) = await answer;
        if (await DrawAsync(ViewResponse.CardOf(reply)) != ViewUpdateResult.Failed)
            return true;
        // No window shows it, so it stands where it would have stood without one.
        await delivery.SendReplyAsync(spoken, reply, cancel);
        await DrawAsync(WindowCards.AnsweredElsewhere);
        return true;
    }

    /// <summary>Whatever breaks, the one who looks at the window is told.</summary>
    private async Task<(Turn Spoken, Reply Reply)> AnswerAsync(
        Turn turn,
        Func<Task<Turn>> heard,
        CancellationToken cancel
    )
    {
        try
        {
            turn = await heard();
            return (
                turn,
                await turnHandler.OpenFormAsync(turn, cancel) ?? Reply.FromText(UnsupportedInputText.Repeated)
            );
        }
        catch (StoreUnavailableException e)
        {
            return (turn, Reply.FromCard(WindowCards.NotSaved(e)) with { IsRefusal = true });
        }
        catch (Exception e)
        {
            LogBroken(e, turn.Id);
            return (turn, Reply.FromCard(WindowCards.Failed) with { IsRefusal = true });
        }
    }

    /// <summary>Says in a window or on the home page that nothing was saved.</summary>
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

    /// <summary>A button in a window: its answer is the window's next state.</summary>
    public async Task HandleViewActionAsync(Turn turn, ActionPayload pressed, CancellationToken cancel) =>
        await viewsClient.UpdateAsync(
            turn.Conversation.Workspace,
            new(pressed.ViewId, pressed.ViewHash),
            (await HandleSubmissionAsync(turn, pressed, cancel)).ViewBody,
            cancel
        );

    /// <summary>
    /// Shows the outcome of a form that took longer than the platform waits; what no window shows is said. What was
    /// taken stands in the conversation already.
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
    /// The home page as it stands now; what a button on it brought about is answered in the person's own chat first.
    /// </summary>
    public async Task PublishHomeAsync(Turn turn, CancellationToken cancel)
    {
        if (
            turn.Text.Length > 0
            && await turnHandler.HandleActionAsync(turn, cancel)
                is { Reply: { IsRefusal: true, IsStale: false, Card: null } refusal }
        )
            await delivery.SendReplyAsync(turn, refusal, cancel);
        var looks = turn with { CardAction = null, Inputs = new Dictionary<string, string>(StringComparer.Ordinal) };
        var cards = new List<Card>();
        foreach (var (says, title) in introduction.Home)
            if (
                await turnHandler.OpenFormAsync(looks with { Id = $"{turn.Id}/{says}", Text = says }, cancel) is
                { } reply
            )
                cards.Add(ViewResponse.CardOf(reply, title));
        // Told again while it was being drawn: what stands there is the page.
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
