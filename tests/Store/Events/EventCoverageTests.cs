using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Tests.Store.Events;

/// <summary>Every event can be written, and is read from the journal unchanged.</summary>
public sealed class EventCoverageTests
{
    [Theory]
    [MemberData(nameof(EventSamples.Names), MemberType = typeof(EventSamples))]
    public void It_has_a_verb_and_comes_back_as_it_was(string name)
    {
        var sample = EventSamples.Find(name);
        var (verb, details) = EventJson.Write(sample);
        Assert.Equal(sample, EventJson.Read(verb, details));
        Assert.DoesNotContain("subject", details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EventSamples.Names), MemberType = typeof(EventSamples))]
    public void It_has_its_statement(string name)
    {
        var sample = EventSamples.Find(name);
        var (sql, _) = EventCatalogue
            .Default.Find(sample)
            .CreateStatement(sample, new("tenant-a", "id", 7, new("priya", DateTimeOffset.UnixEpoch, Solo: true)));
        Assert.DoesNotContain(';', sql);
    }

    [Theory]
    [InlineData("rest")]
    [InlineData("unbilled")]
    public void An_amount_without_a_number_comes_back_as_it_was(string word)
    {
        var (verb, details) = EventJson.Write(
            new MilestoneAdded(
                1,
                0,
                "Design",
                word == "rest" ? new Amount.Rest() : new Amount.Unbilled(),
                null,
                null,
                14,
                null,
                ""
            )
        );
        Assert.Contains($"\"{word}\"", details, StringComparison.Ordinal);
        Assert.Equal(details, EventJson.Write(EventJson.Read(verb, details)).Details);
    }
}
