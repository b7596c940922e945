using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace MilestoneBot.Chat;

/// <summary>Carries answers and edits to the channels: a turn's own answer at once, everything else from the outbox.</summary>
public sealed partial class Courier(Desk desk, IEnumerable<IChannel> channels, IPlaces places, IPosts posts, IOutbox outbox, TimeProvider clock, ILogger<Courier> log)
{
    private const int MostTries = 8;

    /// <summary>Whoever asked is still waiting while the answer is tried again in place.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IChannel[] all = [.. channels];

    /// <summary>Posts the answer to a turn. If it cannot be delivered now, it is owed in the outbox, and the turn is spoken again from there.</summary>
    public async Task AnswerAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (turn.Where.IsInProcess) return;
        try
        {
            await PostPatientlyAsync(turn, reply, cancel);
            await outbox.AnsweredAsync(turn.Id, cancel);
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            if (e.Fault == DeliveryFault.TryAgain) await outbox.OweAsync(turn, e.RetryAfter ?? WaitAfter(0), cancel);
            else if (e.Fault == DeliveryFault.Uncertain) await outbox.DoubtAsync(turn.Id, Why(e), cancel);
        }
    }

    /// <summary>Posts words that no turn could bring about again. True if they have arrived, or may have: then they are not said twice.</summary>
    public async Task<bool> SayAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            await PostPatientlyAsync(turn, reply, cancel);
            return true;
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            return e.Fault == DeliveryFault.Uncertain;
        }
    }

    /// <summary>The turn's answer is the edit of the card it pressed, which is owed as every edit.</summary>
    public Task NothingOwedAsync(Turn turn, CancellationToken cancel) => outbox.AnsweredAsync(turn.Id, cancel);

    /// <summary>Tells the courier that the outbox has something.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Waits until somebody rings.</summary>
    public async Task WaitAsync(CancellationToken cancel) => await bell.Reader.ReadAsync(cancel);

    /// <summary>Sends what is due. Returns how many lines were taken in hand.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var sent = 0;
        while (await outbox.ClaimAsync(50, cancel) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                try
                {
                    await CarryAsync(line, cancel);
                }
                catch (Exception e) when (!IsStop(e, cancel))
                {
                    // Not even the put-off could be noted: the line's lease ends by itself, and the others are carried meanwhile.
                    LogBroken(e, line.Id);
                }
            }
            sent += lines.Count;
        }
        return sent;
    }

    private async Task CarryAsync(Line line, CancellationToken cancel)
    {
        try
        {
            if (line is { Errand: Errand.Answer, Turn: { } turn }) await SpeakAgainAsync(turn, cancel);
            else if (line is { Errand: Errand.Redraw, Post: { } post }) await RedrawAsync(post, cancel);
        }
        catch (Exception e) when (!IsStop(e, cancel))
        {
            var delivery = e as DeliveryException;
            if (delivery is null) LogBroken(e, line.Id);
            // Three copies of an answer are worse than one in the outbox for somebody to look at.
            if (delivery?.Fault == DeliveryFault.Final || line.Attempts + 1 >= MostTries || (delivery?.Fault == DeliveryFault.Uncertain && line.IsDoubtful))
            {
                LogParked(line.Id, Why(e));
                await outbox.ParkAsync(line.Id, Why(e), cancel);
            }
            else await outbox.AgainAsync(line.Id, delivery?.RetryAfter ?? WaitAfter(line.Attempts), Why(e), cancel);
            return;
        }
        await outbox.DoneAsync(line.Id, cancel);
    }

    private async Task SpeakAgainAsync(Turn turn, CancellationToken cancel)
    {
        turn = turn with { Resumed = true };
        if (await desk.AnswerAsync(turn, cancel) is { } reply) await PostAsync(turn, await desk.PresentAsync(turn, reply, cancel), cancel);
    }

    /// <param name="since">The revision that the post shows already; only a later one is drawn. Null: whatever differs.</param>
    private async Task RedrawAsync(Post post, CancellationToken cancel, long? since = null)
    {
        if (ChannelOf(post.Place) is not { } channel) return;
        var looker = new Turn("", Place.OfProject(post.Place.Workspace, ProjectOf(post.Card)), new("", ""), "", default) { Resumed = true };
        if (await desk.DrawAsync(post.Card, looker, mine: false, cancel) is not { } card || card.Revision == since) return;
        var shown = Fingerprint(card);
        if (shown == post.Shown && !card.IsSettled) return;
        try
        {
            if (shown != post.Shown) await channel.UpdateAsync(new(post.Place, post.Thread, "", await places.ReferenceAsync(post.Place, cancel)), post.MessageId, card, cancel);
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Final)
        {
            // The message is gone or closed to the bot: no later change could be shown on it either.
            LogGone(post.MessageId, e.Message);
            await posts.ShownAsync(post, settled: true, cancel);
            return;
        }
        await posts.ShownAsync(post with { Shown = shown }, card.IsSettled, cancel);
    }

    private async Task PostPatientlyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            await PostAsync(turn, reply, cancel);
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.TryAgain && !(e.RetryAfter > LongestPatience))
        {
            if (e.RetryAfter is { } wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
            await PostAsync(turn, reply, cancel);
        }
    }

    private async Task PostAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var channel = ChannelOf(turn.Where) ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {turn.Where.Channel}");
        var reference = await places.ReferenceAsync(turn.Where, cancel);
        var id = await channel.SendAsync(new(turn.Where, turn.Thread, turn.MessageId, reference), reply, cancel);
        if (id.Length > 0 && reply.Card is { Address.Length: > 0, IsSettled: false } card) await StandAsync(new(turn.Where, turn.Thread, id, card.Address, Fingerprint(card)), card, cancel);
    }

    /// <summary>Remembers a card that was just posted. Nothing that breaks here may send the answer a second time.</summary>
    private async Task StandAsync(Post post, Card card, CancellationToken cancel)
    {
        try
        {
            await posts.AddAsync(post, cancel);
            // A change that was made while the card was under way knew nothing of it and owes it no edit.
            if (card.Buttons.Count > 0) await RedrawAsync(post, cancel, since: card.Revision);
        }
        catch (Exception e) when (!IsStop(e, cancel))
        {
            LogNotFollowed(e, post.MessageId);
        }
    }

    private static bool IsStop(Exception e, CancellationToken cancel) => e is OperationCanceledException && cancel.IsCancellationRequested;

    private static string Why(Exception e) => e is DeliveryException delivery ? $"{delivery.Fault}: {delivery.Message}" : $"Broken: {e.GetType().Name}";

    private static TimeSpan WaitAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempts + 1)) * (0.8 + RandomNumberGenerator.GetInt32(40) / 100.0));

    private IChannel? ChannelOf(Place place) => Array.Find(all, c => c.Serves(place.Channel));

    private static string ProjectOf(string card) => card.Split('/') is [_, var project, ..] ? project : "";

    /// <summary>A button carries the revision, so that a card with buttons is another one when only its revision is.</summary>
    private static string Fingerprint(Card card) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{card.Tone}|{card.PlainText()}|{string.Join('|', card.Inputs.Select(i => i.Name))}{(card.Buttons.Count > 0 ? $"|{card.Revision}" : "")}")));

    [LoggerMessage(1, LogLevel.Warning, "The answer to turn {TurnId} was not delivered at once ({Fault}): {Why}")]
    private partial void LogNotDelivered(string turnId, DeliveryFault fault, string why);

    [LoggerMessage(2, LogLevel.Warning, "Outbox line {LineId} is parked ({Why})")]
    private partial void LogParked(long lineId, string why);

    [LoggerMessage(3, LogLevel.Error, "Outbox line {LineId} broke; it is tried again")]
    private partial void LogBroken(Exception error, long lineId);

    [LoggerMessage(4, LogLevel.Warning, "Message {MessageId} can no longer be edited and is not drawn again: {Why}")]
    private partial void LogGone(string messageId, string why);

    [LoggerMessage(5, LogLevel.Error, "Message {MessageId} was posted, but it could not be made to follow its subject")]
    private partial void LogNotFollowed(Exception error, string messageId);
}
