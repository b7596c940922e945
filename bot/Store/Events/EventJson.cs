using System.Text.Json;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Events as the journal stores them: a verb and its details in JSON. An event type may be renamed; its verb must never
/// change.
/// </summary>
internal static class EventJson
{
    public static (string Verb, string Details) Write(ProjectEvent what)
    {
        var descriptor = EventCatalogue.Default.Find(what);
        return (descriptor.Verb, JsonSerializer.Serialize(what, descriptor.Shape));
    }

    public static ProjectEvent Read(string verb, string details) =>
        (ProjectEvent)JsonSerializer.Deserialize(details, EventCatalogue.Default.Find(verb).Shape)!;
}
