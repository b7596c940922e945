using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// What each kind of activity means for the bot, once it is known to be genuine. The answer comes after the commit.
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
    /// While the records take nothing a message is told again, for it is answered with an error; an invoke never is, so
    /// it is answered with the sentence.
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
        // Edits may come without what a message needs, and nothing is lost with them.
        if (activity.IsEdit && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return InvokeResponse.Accepted;
        if (!isInvoke && !isSpoken && !InstallEvents.IsInstallEvent(activity))
            return InvokeResponse.Accepted;
        if (activity.Recipient.Id.Length == 0 || TurnReader.ConversationOf(activity) is not { } heard)
            return InvokeResponse.Unreadable;
        // Without an id a repetition could not be told from a new message, and without a sender nobody could be asked
        // for his rights.
        if ((isInvoke || isSpoken) && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return InvokeResponse.Unreadable;
        if (isSpoken && activity.From.Id == activity.Recipient.Id)
            return InvokeResponse.Accepted;
        var conversation =
            heard.Channel == TurnReader.TeamsChannelId
                ? await conversationStore.GetCanonicalAsync(heard, cancel)
                : heard;
        await conversationStore.SaveReferenceAsync(
            conversation,
            ConversationReference.FromActivity(activity, conversation).ToJson(),
            cancel
        );
        var turn = TurnReader.TurnOf(activity, conversation, clock.GetUtcNow());
        if (IsSilent(activity, turn))
            return InvokeResponse.Accepted;
        IReadOnlyList<ChannelAccount> strangers = [];
        // A client that only looks is never kept waiting, and a stranger sees nothing of their own on a card; nor is
        // one whose edit is not read.
        var waits =
            !activity.IsRefresh
            && !activity.IsEdit
            && activity is not { IsCardAction: true, ActionData: null }
            && turnHandler.RequiresKnownSender(turn);
        if (isInvoke || isSpoken)
            (turn, strangers) = await rosterLookup.EnrichAsync(turn, activity, waits, cancel);
        else
            await rosterLookup.HandleMembersChangedAsync(activity, conversation, cancel);
        var invokeResponse = isInvoke
            ? await HandleCardActionAsync(activity, turn, cancel)
            : await HearOrReplyAsync(activity, turn, cancel);
        // Of whom the last word is old is asked about when the turn is over; it did not wait for that.
        rosterLookup.StartLookup(strangers, conversation, activity);
        return invokeResponse;
    }

    /// <summary>Where the channel expects it, what is said in answer goes back in the same response.</summary>
    private async Task<InvokeResponse> HearOrReplyAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (!activity.ExpectsReplies)
            return await HandleMessageAsync(activity, turn, cancel);
        var replies = new ExpectedReplies(activity.ConversationId);
        var collected = await replies.CollectAsync(() => HandleMessageAsync(activity, turn, cancel));
        return InvokeResponses.Replies(collected.Activities);
    }

    /// <summary>Nothing was said to the bot: an edit among others, or what is neither words nor a file.</summary>
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
        // A press that comes as a message has no answer of its own, so all is said in the conversation.
        else
            await turnHandler.HandleMessageAsync(turn, cancel);
        return InvokeResponse.Accepted;
    }

    private async Task<InvokeResponse> HandleCardActionAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        // Nobody asked for it by hand, so where there is nothing to show nothing is said.
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
