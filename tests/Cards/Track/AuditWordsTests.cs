using MilestoneBot.Cards.Track;
using MilestoneBot.Tests.Store.Events;

namespace MilestoneBot.Tests.Cards.Track;

/// <summary>Every event has a sentence about what the person did.</summary>
public sealed class AuditWordsTests
{
    [Fact]
    public void Every_event_of_the_audit_trail_reads_well()
    {
        var view = EventSamples.View();
        Assert.Equal(
            EventSamples.All.Select(e => $"{e.GetType().Name}: {EventFormat.WordsOf(e.GetType().Name)}"),
            EventSamples.All.Select(e => $"{e.GetType().Name}: {AuditCards.Describe(view, e)}")
        );
    }
}
