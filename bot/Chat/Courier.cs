using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace MilestoneBot.Chat;

/// <summary>Carries answers and edits to the channels: a turn's own answer at once, everything else from the outbox.</summary>
public sealed partial class Courier(Desk desk, IEnumerable<IChannel> channels, IPlaces places, IPosts posts, IOutbox outbox, ILogger<Courier> log)
{
    private const int MostTries = 8;
    private readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IChannel[] all = [.. channels];

    /// <summary>Posts the answer to a turn. If it cannot be delivered now, a changing turn's answer is still owed in the outbox.</summary>
    public async Task AnswerAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (turn.Where.IsInProcess) return;
        try
        {
            await PostAsync(turn, reply, cancel);
            await outbox.AnsweredAsync(turn.Id, cancel);
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
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
            foreach (var line in lines) await CarryAsync(line, cancel);
            sent += lines.Count;
        }
        return sent;
    }

    private async Task CarryAsync(Line line, CancellationToken cancel)
    {
        try
        {
            if (line is { Errand: Errand.Answer, Turn: { } turn }) await SpeakAgainAsync(turn, cancel);
            else if (line is { Errand: Errand.Redraw, Post: { } post }) await RedrawAsync(post, line.Turn, cancel);
            await outbox.DoneAsync(line.Id, cancel);
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Final || line.Attempts + 1 >= MostTries || (e.Fault == DeliveryFault.Uncertain && line is { Errand: Errand.Answer, Attempts: > 0 }))
        {
            LogParked(line.Id, e.Fault, e.Message);
            await outbox.ParkAsync(line.Id, $"{e.Fault}: {e.Message}", cancel);
        }
        catch (DeliveryException e)
        {
            var wait = e.RetryAfter ?? TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, line.Attempts + 1)) * (0.8 + RandomNumberGenerator.GetInt32(40) / 100.0));
            await outbox.AgainAsync(line.Id, wait, $"{e.Fault}: {e.Message}", cancel);
        }
    }

    private async Task SpeakAgainAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.AnswerAsync(turn with { Resumed = true }, cancel) is { } reply) await PostAsync(turn, reply, cancel);
    }

    private async Task RedrawAsync(Post post, Turn? by, CancellationToken cancel)
    {
        if (ChannelOf(post.Place) is not { } channel) return;
        var looker = by ?? new Turn("", post.Place, new("", ""), "", default);
        var card = await desk.DrawAsync(post.Card, looker with { Where = Place.OfProject(post.Place.Workspace, ProjectOf(post.Card)) }, cancel);
        if (card is null) return;
        var shown = Fingerprint(card);
        if (shown != post.Shown)
        {
            var reference = await places.ReferenceAsync(post.Place, cancel);
            await channel.UpdateAsync(new(post.Place, post.Thread, "", reference), post.MessageId, card, cancel);
        }
        await posts.ShownAsync(post with { Shown = shown }, card.IsSettled, cancel);
    }

    private async Task PostAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var channel = ChannelOf(turn.Where) ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {turn.Where.Channel}");
        var reference = await places.ReferenceAsync(turn.Where, cancel);
        var id = await channel.SendAsync(new(turn.Where, turn.Thread, turn.MessageId, reference), reply, cancel);
        if (id.Length > 0 && reply.Card is { Address.Length: > 0, IsSettled: false } card)
            await posts.AddAsync(new(turn.Where, turn.Thread, id, card.Address, Fingerprint(card)), cancel);
    }

    private IChannel? ChannelOf(Place place) => Array.Find(all, c => c.Serves(place.Channel));

    private static string ProjectOf(string card) => card.Split('/') is [_, var project, ..] ? project : "";

    private static string Fingerprint(Card card) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{card.Tone}|{card.PlainText()}|{string.Join('|', card.Inputs.Select(i => i.Name))}")));

    [LoggerMessage(1, LogLevel.Warning, "The answer to turn {TurnId} was not delivered at once ({Fault}): {Why}")]
    private partial void LogNotDelivered(string turnId, DeliveryFault fault, string why);

    [LoggerMessage(2, LogLevel.Warning, "Outbox line {LineId} is parked ({Fault}): {Why}")]
    private partial void LogParked(long lineId, DeliveryFault fault, string why);
}
