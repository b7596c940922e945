using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>All event types, found by type or by verb. A second descriptor for a type or a verb is an error.</summary>
internal sealed class EventCatalogue
{
    private static readonly Lazy<EventCatalogue> Known = new(() =>
        new([
            .. TeamEvents.All,
            .. DefinitionEvents.All,
            .. DeliveryEvents.All,
            .. BillingEvents.All,
            .. LifecycleEvents.All,
            .. ClientPageEvents.All,
            .. CorrectionEvents.All,
            .. ClientCreditEvents.All,
            .. FollowUpEvents.All,
            .. ClockEvents.All,
            .. SettlementEvents.All,
            .. DocumentEvents.All,
            .. DunningEvents.All,
        ])
    );

    private readonly Dictionary<Type, EventDescriptor> byType = [];
    private readonly Dictionary<string, EventDescriptor> byVerb = new(StringComparer.Ordinal);

    public EventCatalogue(IEnumerable<EventDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            if (!byType.TryAdd(descriptor.Type, descriptor))
                throw new InvalidOperationException($"{descriptor.Type.Name} has two descriptors.");
            if (!byVerb.TryAdd(descriptor.Verb, descriptor))
                throw new InvalidOperationException(
                    $"\"{descriptor.Verb}\" is the verb of {byVerb[descriptor.Verb].Type.Name} "
                        + $"and of {descriptor.Type.Name}."
                );
        }
    }

    /// <summary>The catalogue of all project events.</summary>
    public static EventCatalogue Default => Known.Value;

    public EventDescriptor Find(ProjectEvent what) =>
        byType.GetValueOrDefault(what.GetType())
        ?? throw new InvalidOperationException(
            $"{what.GetType().Name} has no descriptor; add one to the file of its subject in bot/Store/Events, "
                + "e.g. BillingEvents.cs."
        );

    public EventDescriptor Find(string verb) =>
        byVerb.GetValueOrDefault(verb) ?? throw new KeyNotFoundException($"\"{verb}\" is the verb of no event.");
}
