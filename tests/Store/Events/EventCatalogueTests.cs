using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Tests.Store.Events;

/// <summary>Every event has one descriptor; an error for a missing part names the file that needs it.</summary>
public sealed class EventCatalogueTests
{
    [Theory]
    [MemberData(nameof(EventSamples.Names), MemberType = typeof(EventSamples))]
    public void It_is_found_by_its_type_and_by_its_verb(string name)
    {
        var descriptor = EventCatalogue.Default.Find(EventSamples.Find(name));
        Assert.Equal(name, descriptor.Type.Name);
        Assert.Same(descriptor, EventCatalogue.Default.Find(descriptor.Verb));
    }

    [Fact]
    public void An_event_that_is_described_twice_is_named() =>
        Assert.Equal(
            "ProjectClosed has two descriptors.",
            Assert
                .Throws<InvalidOperationException>(() =>
                    new EventCatalogue([Described<ProjectClosed>("ended"), Described<ProjectClosed>("closed")])
                )
                .Message
        );

    [Fact]
    public void A_verb_of_two_events_is_named_with_both() =>
        Assert.Equal(
            "\"ended\" is the verb of ProjectClosed and of ProjectHeld.",
            Assert
                .Throws<InvalidOperationException>(() =>
                    new EventCatalogue([Described<ProjectClosed>("ended"), Described<ProjectHeld>("ended")])
                )
                .Message
        );

    [Fact]
    public void A_verb_that_no_event_has_is_named() =>
        Assert.Contains(
            "\"project-sold\"",
            Assert.Throws<KeyNotFoundException>(() => EventCatalogue.Default.Find("project-sold")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_missing_of_an_event_is_named_with_the_file_that_takes_it()
    {
        var view = EventSamples.View();
        var what = new ProjectSold();
        var missing = new (string File, Action Use)[]
        {
            ("bot/Store/Events", () => EventCatalogue.Default.Find(what)),
            ("Project.Events", () => view.Project.Apply(new(what, new("priya", view.Now, Solo: true)))),
            ("AuditCards.cs", () => AuditCards.Describe(view, what)),
            ("EventSamples.cs", () => EventSamples.Find(nameof(ProjectSold))),
        };
        foreach (var (file, use) in missing)
        {
            var message = Assert.Throws<InvalidOperationException>(use).Message;
            Assert.StartsWith(nameof(ProjectSold), message, StringComparison.Ordinal);
            Assert.Contains(file, message, StringComparison.Ordinal);
        }
    }

    private static EventDescriptor Described<T>(string verb)
        where T : ProjectEvent =>
        EventDescriptor.Of(
            verb,
            JsonTypeInfo.CreateJsonTypeInfo<T>(new()),
            (_, _) => new("update projects set hash = ''", new { })
        );

    /// <summary>An event without descriptor, case or text.</summary>
    private sealed record ProjectSold : ProjectEvent;
}
