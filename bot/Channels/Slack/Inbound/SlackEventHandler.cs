using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>What each kind of Slack event does in the bot.</summary>
internal sealed partial class SlackEventHandler(
    TurnHandler turnHandler,
    MessageDelivery delivery,
    IConversationStore conversationStore,
    WelcomeHandler welcomeHandler,
    UserDirectory userDirectory,
    ResponseUrlCache responseUrlCache,
    SlackChannel channel,
    ViewPresenter viewPresenter,
    QuotedMessageLookup quotedMessageLookup,
    IEvidenceMessageStore evidenceMessageStore,
    InstallationResolver installationResolver,
    InstallationContextResolver installationContextResolver,
    SharedChannelRepair sharedChannelRepair,
    ILogger<SlackEventHandler> log
)
{
    private static readonly string NotOurs = UnsupportedInputText.Button("/milestone help");

    /// <summary>Resolves in which of our workspaces an event happened.</summary>
    public Task<InstallationContext> ResolveContextAsync(InstallationContext claim, CancellationToken cancel) =>
        installationContextResolver.ResolveAsync(claim, cancel);

    /// <returns>The answer to the person who submitted a form; null for everything else.</returns>
    public async Task<ViewResponse?> HandleAsync(SlackEvent slackEvent, CancellationToken cancel)
    {
        if (
            slackEvent is not SlackEvent.AppUninstalled
            && !await installationResolver.IsInstalledAsync(slackEvent.Context, cancel)
        )
            return null;
        await sharedChannelRepair.RepairAsync(slackEvent, cancel);
        switch (slackEvent)
        {
            case SlackEvent.MessagePosted(var turn, var link, var trigger):
                if (!await TryOpenModalAsync(turn, link, trigger, cancel))
                    await turnHandler.HandleMessageAsync(await PrepareTurnAsync(turn, link, cancel), cancel);
                break;
            case SlackEvent.BlockAction(var turn, var link, var isForOne, var trigger):
                if (!await TryOpenModalAsync(turn, link, trigger, cancel))
                    await HandleBlockActionAsync(await PrepareTurnAsync(turn, link, cancel), link, isForOne, cancel);
                break;
            case SlackEvent.ViewSubmission(var turn, var form):
                return await viewPresenter.HandleSubmissionAsync(
                    await PrepareTurnAsync(turn, null, cancel),
                    form,
                    cancel
                );
            case SlackEvent.ViewBlockAction(var turn, var pressed):
                await viewPresenter.HandleViewActionAsync(await PrepareTurnAsync(turn, null, cancel), pressed, cancel);
                break;
            case SlackEvent.AppHomeOpened(var turn, var trigger):
                if (!await TryOpenModalAsync(turn, null, trigger, cancel))
                    await viewPresenter.PublishHomeAsync(await PrepareTurnAsync(turn, null, cancel), cancel);
                break;
            case SlackEvent.MessageShortcut(var turn, var link, var trigger, var quotedMessage):
                if (
                    !await viewPresenter.OpenModalAsync(
                        turn,
                        trigger,
                        link,
                        () => HandleMessageShortcutAsync(turn, link, quotedMessage, cancel),
                        cancel
                    )
                )
                    await turnHandler.HandleMessageAsync(
                        await HandleMessageShortcutAsync(turn, link, quotedMessage, cancel),
                        cancel
                    );
                break;
            case SlackEvent.MessageChanged(var conversation, var message, var text, var toBot):
                await evidenceMessageStore.HandleEditAsync(conversation, message, text, cancel);
                if (toBot is not null)
                    await turnHandler.HandleMessageAsync(await PrepareTurnAsync(toBot, null, cancel), cancel);
                break;
            case SlackEvent.UnknownAction(var turn, var link):
                await delivery.SendOnceAsync(
                    await PrepareTurnAsync(turn, link, cancel, waitForUser: false),
                    Reply.Refuse(NotOurs),
                    cancel
                );
                break;
            case SlackEvent.BotMembershipChanged(var turn, var isThere):
                await conversationStore.SaveReferenceAsync(turn.Conversation, "", cancel);
                await (
                    isThere
                        ? welcomeHandler.HandleAddedAsync(turn, cancel)
                        : welcomeHandler.HandleRemovedAsync(turn.Conversation, cancel)
                );
                break;
            case SlackEvent.UserChanged(var workspace, var user):
                await userDirectory.UpdateAsync(workspace, user, cancel);
                break;
            case SlackEvent.AppUninstalled appUninstalled:
                await installationResolver.HandleUninstalledAsync(appUninstalled, cancel);
                break;
        }
        return null;
    }

    /// <summary>Shows the outcome of a form that was answered with "one moment".</summary>
    public Task ShowResponseAsync(
        SlackEvent.ViewSubmission submission,
        ViewResponse answer,
        CancellationToken cancel
    ) => viewPresenter.ShowResponseAsync(submission.Turn, answer, cancel);

    /// <summary>
    /// The store did not save the change and Slack does not send it again, so the waiting person is informed.
    /// </summary>
    public async Task ReportNotSavedAsync(
        SlackEvent slackEvent,
        StoreUnavailableException why,
        CancellationToken cancel
    )
    {
        var link = slackEvent switch
        {
            SlackEvent.MessagePosted messagePosted => messagePosted.ResponseUrl,
            SlackEvent.BlockAction blockAction => blockAction.ResponseUrl,
            SlackEvent.UnknownAction unknownAction => unknownAction.ResponseUrl,
            SlackEvent.MessageShortcut messageShortcut => messageShortcut.ResponseUrl,
            _ => null,
        };
        try
        {
            if (link is not null)
                await channel.RespondEphemeralAsync(link, why.Reply, cancel);
            else
                await viewPresenter.ReportNotSavedAsync(slackEvent, why, cancel);
        }
        catch (Exception e) when (e is DeliveryException or StoreUnavailableException)
        {
            LogNotTold(e);
        }
    }

    /// <summary>A command that needs a form is answered with a modal, where one can be opened.</summary>
    private async Task<bool> TryOpenModalAsync(Turn turn, Uri? link, string trigger, CancellationToken cancel) =>
        trigger.Length > 0
        && turnHandler.OpensForm(turn)
        && await viewPresenter.OpenModalAsync(turn, trigger, link, () => PrepareTurnAsync(turn, link, cancel), cancel);

    private async Task<Turn> HandleMessageShortcutAsync(
        Turn turn,
        Uri? link,
        QuotedMessage quotedMessage,
        CancellationToken cancel
    ) =>
        (await PrepareTurnAsync(turn, link, cancel)) with
        {
            QuotedMessage = await quotedMessageLookup.CompleteAsync(turn.Conversation, quotedMessage, cancel),
        };

    /// <param name="waitForUser">Whether the answer depends on the sender's membership; null lets the command
    /// decide.</param>
    private async Task<Turn> PrepareTurnAsync(Turn turn, Uri? link, CancellationToken cancel, bool? waitForUser = null)
    {
        responseUrlCache.Remember(turn.MessageId, Sender.GetUserId(turn.Sender.Id), link);
        await conversationStore.SaveReferenceAsync(turn.Conversation, "", cancel);
        return await userDirectory.EnrichAsync(turn, waitForUser ?? turnHandler.RequiresKnownSender(turn), cancel);
    }

    private async Task HandleBlockActionAsync(Turn turn, Uri? link, bool isForOne, CancellationToken cancel)
    {
        var cardActionResult = await turnHandler.HandleActionAsync(turn, cancel);
        // A refusal as plain text is ephemeral, so it needs a message; modals and the home page show theirs
        // themselves.
        if (cardActionResult.Reply is { IsRefusal: true, Card: null } refusal)
            await delivery.SendReplyAsync(turn, refusal, cancel);
        if (isForOne && link is not null && cardActionResult.CurrentCard is { } card)
            await channel.ReplaceEphemeralAsync(link, card, cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "Somebody could not be told that the records take nothing")]
    private partial void LogNotTold(Exception error);
}
