using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What each thing that Slack tells means for the bot.</summary>
internal sealed partial class SlackHandler(
    Reception reception,
    Courier courier,
    IPlaces places,
    Welcome welcome,
    People people,
    Askers askers,
    SlackChannel channel,
    Screens screens,
    Quoting quoting,
    IQuotes quotes,
    Installs installs,
    Origins origins,
    Strays strays,
    ILogger<SlackHandler> log
)
{
    private const string NotOurs =
        "This button carries nothing that can be read. Nothing was changed. Type /milestone help to see the commands.";

    /// <summary>In which workspace of ours something happened of which Slack tells.</summary>
    public Task<Origin> SettleAsync(Origin claim, CancellationToken cancel) => origins.SettleAsync(claim, cancel);

    /// <returns>What somebody is answered who submitted a form; null for everything else.</returns>
    public async Task<FormAnswer?> HandleAsync(Told told, CancellationToken cancel)
    {
        if (told is not Told.Removed && !await installs.ServesAsync(told.From, cancel))
            return null;
        await strays.BringHomeAsync(told, cancel);
        switch (told)
        {
            case Told.Words(var turn, var link, var trigger):
                if (!await OpensAsync(turn, link, trigger, cancel))
                    await reception.HearAsync(await HeardAsync(turn, link, cancel), cancel);
                break;
            case Told.Press(var turn, var link, var isForOne, var trigger):
                if (!await OpensAsync(turn, link, trigger, cancel))
                    await PressAsync(await HeardAsync(turn, link, cancel), link, isForOne, cancel);
                break;
            case Told.Submitted(var turn, var form):
                return await screens.SubmitAsync(await HeardAsync(turn, null, cancel), form, cancel);
            case Told.PressInWindow(var turn, var pressed):
                await screens.PressAsync(await HeardAsync(turn, null, cancel), pressed, cancel);
                break;
            case Told.Home(var turn, var trigger):
                if (!await OpensAsync(turn, null, trigger, cancel))
                    await screens.HomeAsync(await HeardAsync(turn, null, cancel), cancel);
                break;
            case Told.Pointed(var turn, var link, var trigger, var quote):
                if (
                    !await screens.OpenAsync(turn, trigger, link, () => PointedAsync(turn, link, quote, cancel), cancel)
                )
                    await reception.HearAsync(await PointedAsync(turn, link, quote, cancel), cancel);
                break;
            case Told.Edited(var place, var message, var text, var toBot):
                await quotes.EditedAsync(place, message, text, cancel);
                if (toBot is not null)
                    await reception.HearAsync(await HeardAsync(toBot, null, cancel), cancel);
                break;
            case Told.Riddle(var turn, var link):
                await courier.SayAsync(await HeardAsync(turn, link, cancel, waits: false), Reply.No(NotOurs), cancel);
                break;
            case Told.Moved(var turn, var isThere):
                await places.RememberAsync(turn.Where, "", cancel);
                await (isThere ? welcome.AddedAsync(turn, cancel) : welcome.RemovedAsync(turn.Where, cancel));
                break;
            case Told.Person(var workspace, var user):
                await people.TellAsync(workspace, user, cancel);
                break;
            case Told.Removed removed:
                await installs.RemovedAsync(removed, cancel);
                break;
        }
        return null;
    }

    /// <summary>Shows the outcome of a form that was answered with "one moment".</summary>
    public Task ShowAsync(Told.Submitted told, FormAnswer answer, CancellationToken cancel) =>
        screens.ShowAsync(told.Turn, answer, cancel);

    /// <summary>The records take nothing and Slack does not tell it again, so whoever waits reads why.</summary>
    public async Task SayUnsavedAsync(Told told, RecordsException why, CancellationToken cancel)
    {
        var link = told switch
        {
            Told.Words words => words.Link,
            Told.Press press => press.Link,
            Told.Riddle riddle => riddle.Link,
            Told.Pointed pointed => pointed.Link,
            _ => null,
        };
        try
        {
            if (link is not null)
                await channel.WhisperAsync(link, why.Answer, cancel);
            else
                await screens.SayUnsavedAsync(told, why, cancel);
        }
        catch (Exception e) when (e is DeliveryException or RecordsException)
        {
            LogNotTold(e);
        }
    }

    /// <summary>Words that ask for a form are answered in a window, where one can be opened.</summary>
    private async Task<bool> OpensAsync(Turn turn, Uri? link, string trigger, CancellationToken cancel) =>
        trigger.Length > 0
        && reception.AsksByForm(turn)
        && await screens.OpenAsync(turn, trigger, link, () => HeardAsync(turn, link, cancel), cancel);

    private async Task<Turn> PointedAsync(Turn turn, Uri? link, Quote quote, CancellationToken cancel) =>
        (await HeardAsync(turn, link, cancel)) with
        {
            Quote = await quoting.KnowAsync(turn.Where, quote, cancel),
        };

    /// <param name="waits">Whether the answer depends on who it is; the words tell.</param>
    private async Task<Turn> HeardAsync(Turn turn, Uri? link, CancellationToken cancel, bool? waits = null)
    {
        askers.Remember(turn.MessageId, Speaker.UserOf(turn.Who.Id), link);
        await places.RememberAsync(turn.Where, "", cancel);
        return await people.KnowAsync(turn, waits ?? reception.NeedsKnown(turn), cancel);
    }

    private async Task PressAsync(Turn turn, Uri? link, bool isForOne, CancellationToken cancel)
    {
        var pressed = await reception.PressAsync(turn, cancel);
        // A refusal in a sentence is for the presser alone, and he has no other screen than a message.
        if (pressed.Answer is { IsRefusal: true, IsOld: false, Card: null } refusal)
            await courier.AnswerAsync(turn, refusal, cancel);
        if (isForOne && link is not null && pressed.Present is { } card)
            await channel.ReplaceAsync(link, card, cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "Somebody could not be told that the records take nothing")]
    private partial void LogNotTold(Exception error);
}
