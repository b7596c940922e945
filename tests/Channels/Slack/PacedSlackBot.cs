using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>
/// The whole real bot, used like one channel of one Slack workspace, with ephemeral answers. Its messages are kept as
/// the neutral cards that a channel is given: posted, edited and refreshed.
/// </summary>
internal sealed class PacedSlackBot : IAsyncDisposable
{
    private static readonly Conversation Conversation = new(SlackUserIds.Channel, "T0ACME", "C0ACME");

    private readonly SilentChannel silentChannel = new();
    private readonly BotApp bot;
    private int messageCount;

    public PacedSlackBot(TestClock clock)
    {
        Clock = clock;
        bot = BotApp.With(services => services.RemoveAll<IChannel>().AddSingleton<IChannel>(silentChannel), clock);
    }

    public TestClock Clock { get; }

    /// <summary>Every reply, with a card or as text.</summary>
    public IReadOnlyList<Reply> Replies => [.. silentChannel.Heard];

    public IReadOnlyList<Card> Cards => [.. Replies.Select(r => r.Card).OfType<Card>()];

    public static string IdOf(StoryPerson who) =>
        Sender.CreateId(Conversation.Channel, Conversation.Workspace, $"U{who.Name.Split(' ')[0].ToUpperInvariant()}");

    public async Task SayAsync(StoryPerson who, string line)
    {
        await bot.Services.GetRequiredService<IConversationStore>().SaveReferenceAsync(Conversation, "", default);
        await bot.Services.GetRequiredService<TurnHandler>().HandleMessageAsync(TurnOf(who, line), default);
    }

    /// <summary>Runs the scheduler and delivers what is pending.</summary>
    public async Task TickAsync()
    {
        foreach (var job in Enum.GetValues<NoticeJob>())
            await bot.Services.GetRequiredService<DueNoticesRunner>().RunAsync(job, default);
        await bot.Services.GetRequiredService<MessageDelivery>().SendDueAsync(default);
    }

    /// <summary>Each card as it is now for single people.</summary>
    public async Task LookAsync(params StoryPerson[] people)
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
                    .Services.GetRequiredService<CommandDispatcher>()
                    .GetCurrentCardAsync(
                        address,
                        TurnOf(who, "") with
                        {
                            CardAction = new(address, 0),
                        },
                        isPersonal: true,
                        default
                    ) is
                { } card
            )
                silentChannel.Heard.Enqueue(Reply.FromCard(card));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private Turn TurnOf(StoryPerson who, string line)
    {
        var mentions = new List<Mention>();
        foreach (
            var person in new[]
            {
                StoryPerson.Priya,
                StoryPerson.Marc,
                StoryPerson.Finn,
                StoryPerson.Bob,
                StoryPerson.Dana,
            }
        )
        {
            var first = $"@{person.Name.Split(' ')[0]}";
            if (!line.Contains(first, StringComparison.Ordinal))
                continue;
            line = line.Replace(first, Mention.ToPlaceholder(IdOf(person)), StringComparison.Ordinal);
            mentions.Add(new(IdOf(person), person.Name, StandingOf(person)));
        }
        return new(
            $"slack/{Interlocked.Increment(ref messageCount)}",
            Conversation,
            new(IdOf(who), who.Name, StandingOf(who))
            {
                GuestAddress = who == StoryPerson.Dana ? "dana@acme.example" : "",
            },
            line,
            Clock.Now
        )
        {
            Thread = Conversation.Id,
            MessageId = $"{messageCount}.0001",
            Mentions = mentions,
            IsPrivate = true,
            TimeZone = "Europe/Berlin",
        };
    }

    private static Membership StandingOf(StoryPerson who) =>
        who == StoryPerson.Dana ? Membership.Guest : Membership.Staff;

    /// <summary>A channel that only records.</summary>
    private sealed class SilentChannel : IChannel
    {
        private int posted;

        public ConcurrentQueue<Reply> Heard { get; } = new();

        public bool Serves(string channel) => channel == SlackUserIds.Channel;

        public RateLimits GetLimits(string channel) => RateLimits.None;

        public Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel)
        {
            Heard.Enqueue(reply);
            return Task.FromResult($"{Interlocked.Increment(ref posted)}.0002");
        }

        public Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel)
        {
            Heard.Enqueue(Reply.FromCard(card));
            return Task.CompletedTask;
        }
    }
}
