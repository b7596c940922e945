using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Events as the journal keeps them: a verb and its details. The verbs are for good; an event may be renamed, its verb may not.</summary>
internal static class EventJson
{
    private sealed record Verb(string Word, Type Type, JsonTypeInfo Shape);

    private static readonly Verb[] Verbs =
    [
        Of("project-created", StoreJson.Default.ProjectCreated),
        Of("place-tied", StoreJson.Default.PlaceTied),
        Of("role-given", StoreJson.Default.RoleGiven),
        Of("role-taken", StoreJson.Default.RoleTaken),
        Of("milestone-added", StoreJson.Default.MilestoneAdded),
        Of("milestone-changed", StoreJson.Default.MilestoneChanged),
        Of("milestone-moved", StoreJson.Default.MilestoneMoved),
        Of("milestone-dropped", StoreJson.Default.MilestoneDropped),
        Of("terms-sent", StoreJson.Default.TermsSent),
        Of("terms-agreed", StoreJson.Default.TermsAgreed),
        Of("stage-started", StoreJson.Default.StageStarted),
        Of("stage-submitted", StoreJson.Default.StageSubmitted),
        Of("changes-requested", StoreJson.Default.ChangesRequested),
        Of("evidence-attached", StoreJson.Default.EvidenceAttached),
        Of("stage-confirmed", StoreJson.Default.StageConfirmed),
        Of("gate-overridden", StoreJson.Default.GateOverridden),
        Of("invoice-drafted", StoreJson.Default.InvoiceDrafted),
        Of("invoice-discarded", StoreJson.Default.InvoiceDiscarded),
        Of("invoice-issued", StoreJson.Default.InvoiceIssued),
        Of("payment-recorded", StoreJson.Default.PaymentRecorded),
        Of("project-closed", StoreJson.Default.ProjectClosed),
    ];

    private static readonly Dictionary<Type, Verb> ByType = Verbs.ToDictionary(v => v.Type);
    private static readonly Dictionary<string, Verb> ByWord = Verbs.ToDictionary(v => v.Word, StringComparer.Ordinal);

    public static (string Verb, string Details) Write(ProjectEvent what) => ByType.TryGetValue(what.GetType(), out var verb)
        ? (verb.Word, JsonSerializer.Serialize(what, verb.Shape))
        : throw new InvalidOperationException($"{what.GetType().Name} has no verb in EventJson; add it to its list.");

    public static ProjectEvent Read(string verb, string details) => (ProjectEvent)JsonSerializer.Deserialize(details, ByWord[verb].Shape)!;

    private static Verb Of<T>(string word, JsonTypeInfo<T> shape) where T : ProjectEvent => new(word, typeof(T), shape);
}

/// <summary>The shapes of what is stored as JSON, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(MoneyConverter), typeof(PercentConverter), typeof(AmountConverter), typeof(WordConverter<Criterion>), typeof(WordConverter<GatePolicy>), typeof(WordConverter<Role>), typeof(WordConverter<Standing>)])]
[JsonSerializable(typeof(ProjectCreated))]
[JsonSerializable(typeof(PlaceTied))]
[JsonSerializable(typeof(RoleGiven))]
[JsonSerializable(typeof(RoleTaken))]
[JsonSerializable(typeof(MilestoneAdded))]
[JsonSerializable(typeof(MilestoneChanged))]
[JsonSerializable(typeof(MilestoneMoved))]
[JsonSerializable(typeof(MilestoneDropped))]
[JsonSerializable(typeof(TermsSent))]
[JsonSerializable(typeof(TermsAgreed))]
[JsonSerializable(typeof(StageStarted))]
[JsonSerializable(typeof(StageSubmitted))]
[JsonSerializable(typeof(ChangesRequested))]
[JsonSerializable(typeof(EvidenceAttached))]
[JsonSerializable(typeof(StageConfirmed))]
[JsonSerializable(typeof(GateOverridden))]
[JsonSerializable(typeof(InvoiceDrafted))]
[JsonSerializable(typeof(InvoiceDiscarded))]
[JsonSerializable(typeof(InvoiceIssued))]
[JsonSerializable(typeof(PaymentRecorded))]
[JsonSerializable(typeof(ProjectClosed))]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Party))]
[JsonSerializable(typeof(TemplateSaved))]
[JsonSerializable(typeof(IReadOnlyList<NewMilestone>))]
internal sealed partial class StoreJson : JsonSerializerContext;

/// <summary>What the workspace's journal says of a kept template.</summary>
internal sealed record TemplateSaved(string Name, IReadOnlyList<NewMilestone> Milestones);
