using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Chat.Turns;

/// <summary>A reply is of one kind, and says so in one way.</summary>
public sealed class ReplyTests
{
    [Theory]
    [InlineData(ReplyKind.Answer, false, false)]
    [InlineData(ReplyKind.Change, false, false)]
    [InlineData(ReplyKind.Repeated, false, true)]
    [InlineData(ReplyKind.Refusal, true, false)]
    [InlineData(ReplyKind.Unrecognized, true, false)]
    [InlineData(ReplyKind.Stale, false, true)]
    public void A_kind_is_a_refusal_or_stale_and_never_both(ReplyKind kind, bool isRefusal, bool isStale)
    {
        var reply = Reply.FromText("said") with { Kind = kind };
        Assert.Equal((isRefusal, isStale), (reply.IsRefusal, reply.IsStale));
    }

    [Fact]
    public void What_is_made_is_of_the_kind_that_its_maker_says()
    {
        Assert.Equal(ReplyKind.Answer, Reply.FromText("said").Kind);
        Assert.Equal(ReplyKind.Refusal, Reply.Refuse("no").Kind);
        Assert.Equal(ReplyKind.Unrecognized, Reply.Refuse("no").AsUnrecognized().Kind);
        Assert.Equal(ReplyKind.Stale, Reply.StaleCard().Kind);
    }
}
