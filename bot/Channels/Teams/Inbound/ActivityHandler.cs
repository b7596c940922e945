using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// What each type of activity does in the bot, after it was authenticated. The answer is sent after the commit.
/// </summary>
internal sealed partial class ActivityHandler(
    TurnHandler turnHandler,
    MessageDelivery delivery,
    IConversationStore conversationStore,
    WelcomeHandler welcomeHandler,
    RosterLookup rosterLookup,
    AccountIdResolver accountIdResolver,
    TimeProvider clock,
    ILogger<ActivityHandler> log
)
{
    private static readonly string NotOurs = UnsupportedInputText.Button("help");

    /// <summary>
    /// While the store is unavailable a message is answered with an error, so that the service sends it again. An
    /// invoke is never sent again, so it is answered with the sentence.
    /// </summary>
    public async Task<InvokeResponse> HandleAsync(Activity activity, CancellationToken cancel)
    {
        try
        {
            return await HandleMessageOrActionAsync(activity, cancel);
        }
        catch (StoreUnavailableException e)
        {
            LogNotSaved(e, TurnReader.IdOf(activity));
            return activity switch
            {
                { Type: not "invoke" } => InvokeResponse.Later,
                { IsRefresh: true } => InvokeResponse.Accepted,
                { Name: "task/fetch" or "task/submit" } => DialogResponses.From(e.Reply),
                _ => InvokeResponses.ShowError(e.Message),
            };
        }
    }

    private async Task<InvokeResponse> HandleMessageOrActionAsync(Activity activity, CancellationToken cancel)
    {
        var isInvoke = activity.Type == "invoke";
        if (isInvoke && !activity.IsCardAction)
            return InvokeResponse.Unknown;
        var isSpoken =
            activity.IsEdit
            || (activity.Type == "message" && (activity.Text is not null || HasUnreadContent(activity)));
        // Edits may lack properties that a message needs; nothing is lost when they are ignored.
        if (activity.IsEdit && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return InvokeResponse.Accepted;
        if (!isInvoke && !isSpoken && !InstallEvents.IsInstallEvent(activity))
            return InvokeResponse.Accepted;
        if (activity.Recipient.Id.Length == 0 || TurnReader.ConversationOf(activity) is not { } received)
            return InvokeResponse.Unreadable;
        // Without an id a repetition could not be told from a new message, and without a sender there is nobody whose
        // permissions could be checked.
        if ((isInvoke || isSpoken) && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return InvokeResponse.Unreadable;
        if (isSpoken && activity.From.Id == activity.Recipient.Id)
            return InvokeResponse.Accepted;
        var conversation =
            received.Channel == TurnReader.TeamsChannelId
                ? await conversationStore.GetCanonicalAsync(received, cancel)
                : received;
        await conversationStore.SaveReferenceAsync(
            conversation,
            ConversationReference.FromActivity(activity, conversation).ToJson(),
            cancel
        );
        var turn = TurnReader.TurnOf(activity, conversation, clock.GetUtcNow());
        if (IsSilent(activity, turn))
            return InvokeResponse.Accepted;
        IReadOnlyList<ChannelAccount> due = [];
        // A refresh never waits: an unknown sender sees no card of their own. An edit that is not read does not wait
        // either.
        var waitForRoster =
            !activity.IsRefresh
            && !activity.IsEdit
            && activity is not { IsCardAction: true, ActionData: null }
            && turnHandler.RequiresKnownSender(turn);
        if (isInvoke || isSpoken)
            (turn, due) = await rosterLookup.EnrichAsync(turn, activity, waitForRoster, cancel);
        else
            await rosterLookup.HandleMembersChangedAsync(activity, conversation, cancel);
        var invokeResponse = isInvoke
            ? await HandleCardActionAsync(activity, turn, cancel)
            : await HandleOrReplyAsync(activity, turn, cancel);
        // Senders whose roster entry is old are looked up after the turn; the turn did not wait for that.
        rosterLookup.StartLookup(due, conversation, activity);
        return invokeResponse;
    }

    /// <summary>Where the channel expects it, the replies are returned in the same HTTP response.</summary>
    private async Task<InvokeResponse> HandleOrReplyAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (!activity.ExpectsReplies)
            return await HandleMessageAsync(activity, turn, cancel);
        var replies = new ExpectedReplies(activity.ConversationId);
        var collected = await replies.CollectAsync(() => HandleMessageAsync(activity, turn, cancel));
        return InvokeResponses.Replies(collected.Activities);
    }

    /// <summary>Nothing was written to the bot: an edit, or a message without text and without a file.</summary>
    private static bool IsSilent(Activity activity, Turn turn)
    {
        if (activity.IsEdit)
            return turn.FixedReply.Length == 0;
        if (activity.Type != "message" || activity.IsCardAction || turn.Text.Length > 0 || turn.HasAttachment)
            return false;
        return activity.HasFile || activity.Text is null;
    }

    private static bool HasUnreadContent(Activity activity) =>
        activity.Html.Length > 0 || activity.HasFile || activity.IsCardAction;

    private async Task<InvokeResponse> HandleMessageAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (InstallEvents.IsBotRemoved(activity))
            await welcomeHandler.HandleRemovedAsync(turn.Conversation, cancel);
        else if (InstallEvents.IsBotAdded(activity))
            await welcomeHandler.HandleAddedAsync(turn, cancel);
        else if (InstallEvents.IsInstallEvent(activity))
            return InvokeResponse.Accepted;
        else if (activity is { IsCardAction: true, ActionData: null })
            await delivery.SendOnceAsync(turn, Reply.Refuse(NotOurs), cancel);
        // An action that is sent as a message has no answer of its own, so everything is sent to the conversation.
        else
            await turnHandler.HandleMessageAsync(turn, cancel);
        return InvokeResponse.Accepted;
    }

    private async Task<InvokeResponse> HandleCardActionAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        // No person requested it, so where there is nothing to show there is no answer.
        if (activity.IsRefresh)
            return await turnHandler.RefreshCardAsync(turn, cancel) is { } card
                ? InvokeResponses.ShowCard(await accountIdResolver.ResolveAsync(card, activity.Recipient.Id, cancel))
                : InvokeResponse.Accepted;
        return activity switch
        {
            { ActionData: null } => InvokeResponses.ShowError(NotOurs),
            { Name: "task/fetch" } => DialogResponses.From(await turnHandler.OpenFormAsync(turn, cancel)),
            { Name: "task/submit" } => DialogResponses.From(await turnHandler.HandleActionAsync(turn, cancel)),
            _ => InvokeResponses.From(
                await accountIdResolver.ResolveAsync(
                    await turnHandler.HandleActionAsync(turn, cancel),
                    activity.Recipient.Id,
                    cancel
                )
            ),
        };
    }

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} was not heard: the records take nothing")]
    private partial void LogNotSaved(Exception error, string turnId);
}
