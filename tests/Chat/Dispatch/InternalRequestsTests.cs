using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Chat.Dispatch;

/// <summary>What the program itself asks for is a value and no words.</summary>
public sealed class InternalRequestsTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Turn Tick = new("clock/1", Conversation.ForProject("tenant-a", "1"), Sender.Clock, "", Now);

    private readonly CountingHandler handler = new();
    private readonly CommandDispatcher dispatcher;

    public InternalRequestsTests()
    {
        var fakeCommands = new FakeCommands();
        dispatcher = new(fakeCommands.Commands, fakeCommands, fakeCommands, NullLogger<CommandDispatcher>.Instance);
    }

    [Fact]
    public async Task The_handler_answers_the_value_and_the_same_turn_again()
    {
        Assert.Equal("7", (await dispatcher.HandleAsync(handler, Tick, 7, default)).Text);
        Assert.Equal("7", (await dispatcher.HandleAsync(handler, Tick, 7, default)).Text);
        Assert.Equal(2, handler.Asked);
    }

    [Fact]
    public async Task A_turn_that_a_channel_could_make_asks_for_nothing()
    {
        var typed = Tick with { Conversation = new("msteams", "tenant-a", "1") };
        await Assert.ThrowsAsync<ArgumentException>(() => dispatcher.HandleAsync(handler, typed, 7, default));
        Assert.Equal(0, handler.Asked);
    }

    [Fact]
    public async Task What_breaks_breaks_aloud() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => dispatcher.HandleAsync(handler, Tick, 0, default));

    private sealed class CountingHandler : IInternalHandler<int>
    {
        public int Asked { get; private set; }

        public Task<Reply> HandleAsync(Turn turn, int request, CancellationToken cancel)
        {
            Asked++;
            return request == 0
                ? throw new InvalidOperationException("the records cannot be read")
                : Task.FromResult(Reply.FromText($"{request}"));
        }
    }
}
