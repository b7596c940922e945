using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Tests.Store.Events;

/// <summary>The stored form of every event stays the same, so that existing databases and cards keep working.</summary>
public sealed class EventFormatTests
{
    private static readonly (string Name, ProjectEvent Event)[] All =
    [
        .. EventSamples
            .All.Concat(EventSamples.Variants)
            .GroupBy(e => e.GetType())
            .SelectMany(same => same.Select((e, i) => (EventFormat.NameOf(e, i + 1), e))),
    ];

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_writes_and_shows_what_stands_in_its_section(string name)
    {
        var written = EventFormat.Describe(EventSamples.View(), All.Single(one => one.Name == name).Event);
        Assert.True(
            EventFormat.Sections.TryGetValue(name, out var section),
            $"{name} has no section in tests/Store/Events/events.txt. If this is right, it is:\n\n{name}\n{written}\n"
        );
        Assert.Equal(section.Split('\n'), written.Split('\n'));
    }

    [Fact]
    public void No_section_is_of_an_event_without_a_sample() =>
        Assert.Empty(EventFormat.Sections.Keys.Except(All.Select(one => one.Name)));
}
