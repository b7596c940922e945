using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What each thing that Slack tells means for the bot.</summary>
internal sealed class SlackHandler(Reception reception, Courier courier, IPlaces places, Welcome welcome, People people, Askers askers, SlackChannel channel, Installs installs)
{
    private const string NotOurs = "This button carries nothing that can be read. Nothing was changed. Type /milestone help to see the commands.";

    /// <returns>What a form is answered with; empty for everything else.</returns>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(Told told, CancellationToken cancel)
    {
        if (told is not Told.Removed && !await installs.ServesAsync(told.From, cancel)) return default;
        switch (told)
        {
            case Told.Words(var turn, var link):
                await reception.HearAsync(await HeardAsync(turn, link, cancel), cancel);
                break;
            case Told.Press(var turn, var link, var isForOne):
                await PressAsync(await HeardAsync(turn, link, cancel), link, isForOne, cancel);
                break;
            case Told.Riddle(var turn, var link):
                await courier.SayAsync(await HeardAsync(turn, link, cancel), Reply.No(NotOurs), cancel);
                break;
            case Told.Moved(var turn, var isThere):
                await places.RememberAsync(turn.Where, "", cancel);
                await (isThere ? welcome.AddedAsync(turn, cancel) : welcome.RemovedAsync(turn.Where, cancel));
                break;
            case Told.Removed removed:
                await installs.RemovedAsync(removed, cancel);
                break;
        }
        return default;
    }

    private async Task<Turn> HeardAsync(Turn turn, Uri? link, CancellationToken cancel)
    {
        askers.Remember(turn.MessageId, Speaker.UserOf(turn.Who.Id), link);
        await places.RememberAsync(turn.Where, "", cancel);
        return await people.KnowAsync(turn);
    }

    private async Task PressAsync(Turn turn, Uri? link, bool isForOne, CancellationToken cancel)
    {
        var pressed = await reception.PressAsync(turn, cancel);
        // A refusal in a sentence is for the presser alone, and he has no other screen than a message.
        if (pressed.Answer is { IsRefusal: true, IsOld: false, Card: null } refusal) await courier.SayAsync(turn, refusal, cancel);
        if (isForOne && link is not null && pressed.Present is { } card) await channel.ReplaceAsync(link, card, cancel);
    }
}
