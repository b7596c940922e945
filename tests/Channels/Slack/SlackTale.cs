using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Chat;
using MilestoneBot.Jobs;
using MilestoneBot.Store;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>
/// The whole real bot, spoken to as one channel of one Slack workspace would: people of that platform, answers that can
/// be whispered. What it says is kept as the neutral cards that a channel is given, posted, edited and looked at.
/// </summary>
internal sealed class SlackTale : IAsyncDisposable
{
    private static readonly Place Place = new(SlackPeople.Channel, "T0ACME", "C0ACME");

    private readonly Ears ears = new();
    private readonly BotApp bot;
    private int said;

    public SlackTale(HandClock clock)
    {
        Clock = clock;
        bot = BotApp.With(services => services.RemoveAll<IChannel>().AddSingleton<IChannel>(ears), clock);
    }

    public HandClock Clock { get; }

    /// <summary>Every card that was said, and what else was said in words.</summary>
    public IReadOnlyList<Reply> Replies => [.. ears.Heard];

    public IReadOnlyList<Card> Cards => [.. Replies.Select(r => r.Card).OfType<Card>()];

    public static string IdOf(Person who) =>
        Speaker.IdOf(Place.Channel, Place.Workspace, $"U{who.Name.Split(' ')[0].ToUpperInvariant()}");

    public async Task SayAsync(Person who, string line)
    {
        await bot.Services.GetRequiredService<IPlaces>().RememberAsync(Place, "", default);
        await bot.Services.GetRequiredService<Reception>().HearAsync(TurnOf(who, line), default);
    }

    /// <summary>The clock strikes, and what is owed is carried.</summary>
    public async Task TickAsync()
    {
        foreach (var job in Enum.GetValues<DueJob>())
            await bot.Services.GetRequiredService<Sweep>().RunAsync(job, default);
        await bot.Services.GetRequiredService<Courier>().SendDueAsync(default);
    }

    /// <summary>Each card as it stands now for somebody alone.</summary>
    public async Task LookAsync(params Person[] people)
    {
        foreach (
            var address in Cards
                .Select(c => c.Address)
                .Where(a => a.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .ToList()
        )
        foreach (var who in people)
            if (
                await bot
                    .Services.GetRequiredService<Desk>()
                    .DrawAsync(address, TurnOf(who, "") with { Card = new(address, 0) }, mine: true, default) is
                { } card
            )
                ears.Heard.Enqueue(Reply.Show(card));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private Turn TurnOf(Person who, string line)
    {
        var mentions = new List<Mention>();
        foreach (var person in new[] { Person.Priya, Person.Marc, Person.Finn, Person.Bob, Person.Dana })
        {
            var first = $"@{person.Name.Split(' ')[0]}";
            if (!line.Contains(first, StringComparison.Ordinal))
                continue;
            line = line.Replace(first, Mention.InWords(IdOf(person)), StringComparison.Ordinal);
            mentions.Add(new(IdOf(person), person.Name, StandingOf(person)));
        }
        return new(
            $"slack/{Interlocked.Increment(ref said)}",
            Place,
            new(IdOf(who), who.Name, StandingOf(who)),
            line,
            Clock.Now
        )
        {
            Thread = Place.Conversation,
            MessageId = $"{said}.0001",
            Mentions = mentions,
            IsPrivate = true,
            Zone = "Europe/Berlin",
        };
    }

    private static Standing StandingOf(Person who) => who == Person.Dana ? Standing.Guest : Standing.Staff;

    /// <summary>A channel that only listens.</summary>
    private sealed class Ears : IChannel
    {
        private int posted;

        public ConcurrentQueue<Reply> Heard { get; } = new();

        public bool Serves(string channel) => channel == SlackPeople.Channel;

        public Limits LimitsOf(string channel) => Limits.None;

        public Task<string> SendAsync(Address to, Reply reply, CancellationToken cancel)
        {
            Heard.Enqueue(reply);
            return Task.FromResult($"{Interlocked.Increment(ref posted)}.0002");
        }

        public Task UpdateAsync(Address at, string messageId, Card card, CancellationToken cancel)
        {
            Heard.Enqueue(Reply.Show(card));
            return Task.CompletedTask;
        }
    }
}
