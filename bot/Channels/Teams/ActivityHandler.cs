using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// What each kind of activity means for the bot, once it is known to be genuine. The answer comes after the commit.
/// </summary>
internal sealed partial class ActivityHandler(
    Reception reception,
    Courier courier,
    IPlaces places,
    Welcome welcome,
    Vouching vouching,
    Addresses addresses,
    TimeProvider clock,
    ILogger<ActivityHandler> log
)
{
    private const string NotOurs =
        "This button carries nothing that can be read. Nothing was changed. Type help to see the commands.";

    /// <summary>
    /// While the records take nothing a message is told again, for it is answered with an error; an invoke never is, so
    /// it is answered with the sentence.
    /// </summary>
    public async Task<Answer> HandleAsync(Activity activity, CancellationToken cancel)
    {
        try
        {
            return await HearOrPressAsync(activity, cancel);
        }
        catch (RecordsException e)
        {
            LogNotSaved(e, TurnReader.IdOf(activity));
            return activity switch
            {
                { Type: not "invoke" } => Answer.Later,
                { IsRefresh: true } => Answer.Taken,
                { Name: "task/fetch" or "task/submit" } => DialogAnswer.Of(e.Answer),
                _ => InvokeAnswer.Error(e.Message),
            };
        }
    }

    private async Task<Answer> HearOrPressAsync(Activity activity, CancellationToken cancel)
    {
        var isInvoke = activity.Type == "invoke";
        if (isInvoke && !activity.IsPress)
            return Answer.Unknown;
        var isSpoken =
            activity.IsEdit || (activity.Type == "message" && (activity.Text is not null || HasMore(activity)));
        // Edits may come without what a message needs, and nothing is lost with them.
        if (activity.IsEdit && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return Answer.Taken;
        if (!isInvoke && !isSpoken && !Arrivals.Concerns(activity))
            return Answer.Taken;
        if (activity.Bot.Id.Length == 0 || TurnReader.PlaceOf(activity) is not { } heard)
            return Answer.Unreadable;
        // Without an id a repetition could not be told from a new message, and without a sender nobody could be asked
        // for his rights.
        if ((isInvoke || isSpoken) && (activity.Id.Length == 0 || activity.From.Id.Length == 0))
            return Answer.Unreadable;
        if (isSpoken && activity.From.Id == activity.Bot.Id)
            return Answer.Taken;
        var place = heard.Channel == TurnReader.Teams ? await places.SpelledAsync(heard, cancel) : heard;
        await places.RememberAsync(place, ConversationReference.Of(activity, place).ToJson(), cancel);
        var turn = TurnReader.TurnOf(activity, place, clock.GetUtcNow());
        if (IsSilent(activity, turn))
            return Answer.Taken;
        IReadOnlyList<Account> strangers = [];
        // A client that only looks is never kept waiting, and a stranger sees nothing of their own on a card; nor is
        // one whose edit is not read.
        var waits =
            !activity.IsRefresh
            && !activity.IsEdit
            && activity is not { IsPress: true, Pressed: null }
            && reception.NeedsKnown(turn);
        if (isInvoke || isSpoken)
            (turn, strangers) = await vouching.KnowAsync(turn, activity, waits, cancel);
        else
            await vouching.ChangedAsync(activity, place, cancel);
        var answer = isInvoke
            ? await PressAsync(activity, turn, cancel)
            : await HearOrReplyAsync(activity, turn, cancel);
        // Of whom the last word is old is asked about when the turn is over; it did not wait for that.
        vouching.Ask(strangers, place, activity);
        return answer;
    }

    /// <summary>Where the channel expects it, what is said in answer goes back in the same response.</summary>
    private async Task<Answer> HearOrReplyAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (!activity.ExpectsReplies)
            return await HearAsync(activity, turn, cancel);
        var replies = new ExpectedReplies(activity.Conversation);
        var collected = await replies.DuringAsync(() => HearAsync(activity, turn, cancel));
        return InvokeAnswer.Replies(collected.Activities);
    }

    /// <summary>Nothing was said to the bot: an edit among others, or what is neither words nor a file.</summary>
    private static bool IsSilent(Activity activity, Turn turn)
    {
        if (activity.IsEdit)
            return turn.Instead.Length == 0;
        if (activity.Type != "message" || activity.IsPress || turn.Says.Length > 0 || turn.HasFile)
            return false;
        return activity.HasFile || activity.Text is null;
    }

    private static bool HasMore(Activity activity) => activity.Html.Length > 0 || activity.HasFile || activity.IsPress;

    private async Task<Answer> HearAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (Arrivals.IsRemoval(activity))
            await welcome.RemovedAsync(turn.Where, cancel);
        else if (Arrivals.IsAdding(activity))
            await welcome.AddedAsync(turn, cancel);
        else if (Arrivals.Concerns(activity))
            return Answer.Taken;
        else if (activity is { IsPress: true, Pressed: null })
            await courier.SayAsync(turn, Reply.No(NotOurs), cancel);
        // A press that comes as a message has no answer of its own, so all is said in the conversation.
        else
            await reception.HearAsync(turn, cancel);
        return Answer.Taken;
    }

    private async Task<Answer> PressAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        // Nobody asked for it by hand, so where there is nothing to show nothing is said.
        if (activity.IsRefresh)
            return await reception.LookAsync(turn, cancel) is { } card
                ? InvokeAnswer.Show(await addresses.OnAsync(card, activity.Bot.Id, cancel))
                : Answer.Taken;
        return activity switch
        {
            { Pressed: null } => InvokeAnswer.Error(NotOurs),
            { Name: "task/fetch" } => DialogAnswer.Of(await reception.OpenAsync(turn, cancel)),
            { Name: "task/submit" } => DialogAnswer.Of(await reception.PressAsync(turn, cancel)),
            _ => InvokeAnswer.Of(
                await addresses.OnAsync(await reception.PressAsync(turn, cancel), activity.Bot.Id, cancel)
            ),
        };
    }

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} was not heard: the records take nothing")]
    private partial void LogNotSaved(Exception error, string turnId);
}
