using System.Threading.Channels;

namespace MilestoneBot.Chat;

/// <summary>
/// Carries answers and edits to the channels: a turn's own answer at once, everything else from the outbox.
/// </summary>
public sealed partial class Courier(
    Desk desk,
    IEnumerable<IChannel> channels,
    IPlaces places,
    IPosts posts,
    IOutbox outbox,
    Pace pace,
    TimeProvider clock,
    ILogger<Courier> log
) : IDisposable
{
    /// <summary>Whoever asked is still waiting while the answer is tried again in place.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(3);

    /// <summary>More people who decide the same are told by the card in their place.</summary>
    private const int MostDeciders = 5;

    private readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly IChannel[] all = [.. channels];

    /// <summary>
    /// Posts the answer to a turn. If it cannot be delivered now, it is owed in the outbox, and the turn is spoken
    /// again from there.
    /// </summary>
    public async Task AnswerAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (turn.Where.IsInProcess)
            return;
        try
        {
            await NoteAsync(turn, await PostPatientlyAsync(turn, reply, cancel), cancel);
            if (reply.Card is { } card)
                await HandAsync(turn.Where, card, turn.Who.Id, cancel);
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            if (e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany)
                await outbox.OweAsync(turn, e.RetryAfter ?? Pace.WaitAfter(0), cancel);
            else if (e.Fault == DeliveryFault.Closed)
                await CloseAsync(turn.Where, Why(e), cancel);
            else
            {
                // What the platform refuses for good it refuses again, so it is left to somebody, as words are that may
                // have arrived.
                var again =
                    e.Fault == DeliveryFault.Uncertain && reply.Card is not null
                        ? Pace.Jittered(BetweenCopies)
                        : (TimeSpan?)null;
                await outbox.DoubtAsync(turn, again, Why(e), cancel);
            }
        }
    }

    /// <summary>
    /// Posts words that no turn could bring about again. True if they have arrived, or may have: then they are not said
    /// twice.
    /// </summary>
    public async Task<bool> SayAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            await NoteAsync(turn, await PostPatientlyAsync(turn, reply, cancel), cancel);
            return true;
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            if (e.Fault == DeliveryFault.Closed)
                await CloseAsync(turn.Where, Why(e), cancel);
            return e.Fault == DeliveryFault.Uncertain;
        }
    }

    /// <summary>The turn's answer is the edit of the card it pressed, which is owed as every edit.</summary>
    public Task NothingOwedAsync(Turn turn, CancellationToken cancel) => outbox.AnsweredAsync(turn.Id, null, cancel);

    /// <summary>Tells the courier that the outbox has something.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Waits until somebody rings.</summary>
    public async Task WaitAsync(CancellationToken cancel) => await bell.Reader.ReadAsync(cancel);

    /// <summary>Nothing that breaks here may send the answer a second time.</summary>
    private async Task NoteAsync(Turn turn, Arrived? arrived, CancellationToken cancel)
    {
        try
        {
            await outbox.AnsweredAsync(turn.Id, arrived, cancel);
        }
        catch (Exception e) when (!IsStop(e, cancel))
        {
            LogNotNoted(e, turn.Id);
        }
    }

    private async Task<Arrived?> PostPatientlyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            return await PostAwaitedAsync(turn, reply, cancel);
        }
        catch (DeliveryException e)
            when ((e.Fault == DeliveryFault.TryAgain && !(e.RetryAfter > LongestPatience))
                || (e.Fault == DeliveryFault.TooMany && e.RetryAfter <= LongestPatience)
            )
        {
            if (e.RetryAfter is { } wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel);
            return await PostAwaitedAsync(turn, reply, cancel);
        }
    }

    /// <summary>What somebody waits for goes before everything that is owed, in the same windows.</summary>
    private async Task<Arrived?> PostAwaitedAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var lane = new Lane(turn.Where, turn.Thread);
        var limits = LimitsOf(lane);
        var waited = TimeSpan.Zero;
        while (pace.Enter(lane, limits, isAwaited: true) is var wait && wait > TimeSpan.Zero)
        {
            if ((waited += wait) > LongestPatience)
                throw new DeliveryException(
                    DeliveryFault.TooMany,
                    "the platform takes no more in this thread now",
                    wait
                );
            await Task.Delay(wait, clock, cancel);
        }
        var how = (Used: Used.Not, Pause: (TimeSpan?)null);
        try
        {
            var arrived = await PostAsync(turn, reply, cancel);
            how = (Used.Well, null);
            return arrived;
        }
        catch (DeliveryException e)
        {
            how = HowOf(e, 0);
            throw;
        }
        finally
        {
            pace.Leave(lane, limits, how.Used, how.Pause);
        }
    }

    /// <returns>The card that stands there now and follows its subject; null for words and for a card that is
    /// settled.</returns>
    private async Task<Arrived?> PostAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var channel =
            ChannelOf(turn.Where)
            ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {turn.Where.Channel}");
        var reference = await places.ReferenceAsync(turn.Where, cancel);
        // What is said first, such as the welcome, answers nobody.
        var to = new Address(turn.Where, turn.Thread, turn.MessageId, reference)
        {
            Asker = turn.MessageId.Length > 0 ? turn.Who.Id : "",
        };
        var id = await channel.SendAsync(to, reply, cancel);
        return reply.Card is { IsSettled: false } card
            ? ArrivedOf(new(turn.Where, channel.ThreadAfter(turn.Where, turn.Thread, id), id, card.Address, ""), card)
            : null;
    }

    /// <summary>
    /// Whoever is to decide gets the card in his own chat too, where the platform shows everybody the same. That it is
    /// posted does not hang on it.
    /// </summary>
    private async Task HandAsync(Place place, Card card, string except, CancellationToken cancel)
    {
        if (card is { IsSettled: true } or { Watchers.Count: 0 } || ChannelOf(place) is not { } channel)
            return;
        foreach (var person in card.Deciders.Where(d => d != except).Take(MostDeciders))
        {
            try
            {
                if (
                    await channel.HandAsync(place, person, card, cancel) is { } post
                    && ArrivedOf(post, card) is { } arrived
                )
                    await posts.StandsAsync(arrived, cancel);
            }
            catch (DeliveryException e)
            {
                LogNotHanded(e.Fault, e.Message);
            }
        }
    }

    private static Arrived? ArrivedOf(Post post, Card card) =>
        post.MessageId.Length > 0 && card.Address.Length > 0
            ? new(post with { Shown = Fingerprint(card) }, card.Buttons.Count > 0 ? card.Revision : null)
            : null;

    private static bool IsStop(Exception e, CancellationToken cancel) =>
        e is OperationCanceledException && cancel.IsCancellationRequested;

    private static string Why(Exception e) =>
        e is DeliveryException delivery ? $"{delivery.Fault}: {delivery.Message}" : $"Broken: {e.GetType().Name}";

    /// <summary>How a failure counts in the windows, and how long its thread rests.</summary>
    private static (Used Used, TimeSpan? Pause) HowOf(DeliveryException e, int attempts) =>
        e.Fault switch
        {
            DeliveryFault.TooMany => (Used.InVain, e.RetryAfter ?? Pace.WaitAfter(attempts)),
            DeliveryFault.TryAgain or DeliveryFault.Uncertain => (Used.InVain, null),
            _ => (Used.Well, null),
        };

    private IChannel? ChannelOf(Place place) => Array.Find(all, c => c.Serves(place.Channel));

    private Limits LimitsOf(Lane lane) => ChannelOf(lane.Place)?.LimitsOf(lane.Place.Channel) ?? Limits.None;

    [LoggerMessage(1, LogLevel.Warning, "The answer to turn {TurnId} was not delivered at once ({Fault}): {Why}")]
    private partial void LogNotDelivered(string turnId, DeliveryFault fault, string why);

    [LoggerMessage(2, LogLevel.Warning, "Outbox line {LineId} is parked ({Why})")]
    private partial void LogParked(long lineId, string why);

    [LoggerMessage(3, LogLevel.Error, "Outbox line {LineId} broke; it is tried again")]
    private partial void LogBroken(Exception error, long lineId);

    [LoggerMessage(4, LogLevel.Warning, "Message {MessageId} can no longer be edited and is not drawn again: {Why}")]
    private partial void LogGone(string messageId, string why);

    [LoggerMessage(5, LogLevel.Error, "The answer to turn {TurnId} was posted, but that could not be noted")]
    private partial void LogNotNoted(Exception error, string turnId);

    [LoggerMessage(7, LogLevel.Warning, "A card was not delivered to somebody who is to decide ({Fault}): {Why}")]
    private partial void LogNotHanded(DeliveryFault fault, string why);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The conversation {Conversation} ({Channel}) takes nothing from the bot any more, "
            + "and what is owed there is parked until the bot is heard there: {Why}"
    )]
    private partial void LogClosed(string channel, string conversation, string why);
}
