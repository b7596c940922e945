using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// Modals and home pages of the fake: a trigger id opens one modal within three seconds, and an update must name the
/// hash of the present state.
/// </summary>
public sealed partial class FakeSlack
{
    private readonly ConcurrentDictionary<string, (long At, bool IsUsed)> triggers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> views = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> homes = new(StringComparer.Ordinal);
    private int lastView;

    /// <summary>The next modal is opened, and the response is lost.</summary>
    public bool LosesNextOpening { get; set; }

    /// <summary>The modals that are open, the newest last.</summary>
    public IReadOnlyList<JsonObject> Windows =>
        [.. views.Values.OrderBy(v => (string?)v["id"], StringComparer.Ordinal)];

    /// <summary>The home page of a person as it was published last.</summary>
    public JsonObject? HomeOf(string user) => homes.GetValueOrDefault(user);

    /// <summary>A trigger id of a command or click, with which a modal can be opened.</summary>
    public string NewTrigger()
    {
        var trigger =
            $"{Random.Shared.NextInt64(1_000_000_000)}.{Random.Shared.NextInt64(1_000_000_000)}.{Guid.NewGuid():N}";
        triggers[trigger] = (TimeProvider.System.GetTimestamp(), false);
        return trigger;
    }

    /// <summary>Slack closes that modal, or updates it by the response to a submission.</summary>
    public void Show(string id, JsonNode? view)
    {
        if (view is null)
            views.TryRemove(id, out _);
        else
            Draw(id, JsonNode.Parse(view.ToJsonString())!.AsObject());
    }

    private JsonObject DoView(string method, JsonElement body)
    {
        string One(string name) =>
            body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : "";
        if (
            !body.TryGetProperty("view", out var drawn)
            || JsonNode.Parse(drawn.GetRawText()) is not JsonObject view
            || WrongIn(view) is { } wrong && wrong.Length > 0
        )
            return No("invalid_arguments");
        switch (method)
        {
            case "views.open":
                var trigger = One("trigger_id");
                if (!triggers.TryGetValue(trigger, out var given))
                    return No("invalid_trigger_id");
                if (TimeProvider.System.GetElapsedTime(given.At) > TimeSpan.FromSeconds(3))
                    return No("expired_trigger_id");
                if (given.IsUsed || !triggers.TryUpdate(trigger, given with { IsUsed = true }, given))
                    return No("exchanged_trigger_id");
                return Shown(Draw($"V{Interlocked.Increment(ref lastView):00000000}", view));
            case "views.update":
                // By the id that Slack gave it, or by the external id that the app gave it.
                var named = One("view_id") is { Length: > 0 } id
                    ? id
                    : views
                        .FirstOrDefault(v =>
                            One("external_id").Length > 0 && (string?)v.Value["external_id"] == One("external_id")
                        )
                        .Key
                        ?? "";
                if (!views.TryGetValue(named, out var current))
                    return No("not_found");
                if (One("hash") is { Length: > 0 } hash && hash != (string?)current["hash"])
                    return No("hash_conflict");
                view["external_id"] ??= current["external_id"]?.DeepClone();
                return Shown(Draw(named, view));
            case "views.publish":
                homes[One("user_id")] = view;
                return Shown(view);
            default:
                return No("unknown_method");
        }
    }

    private JsonObject Draw(string id, JsonObject view)
    {
        view["id"] = id;
        view["hash"] = $"{Random.Shared.NextInt64(1_000_000_000)}.{Guid.NewGuid():N}"[..20];
        return views[id] = view;
    }

    private static JsonObject Shown(JsonObject view) => new() { ["ok"] = true, ["view"] = view.DeepClone() };

    private static string WrongIn(JsonObject view)
    {
        var (type, blocks) = ((string?)view["type"], view["blocks"] as JsonArray);
        if (type is not ("modal" or "home") || blocks is null || blocks.Count > 100)
            return "no view, or too many blocks";
        if (((string?)view["private_metadata"])?.Length > 3000)
            return "private_metadata is too long";
        foreach (var title in new[] { "title", "submit", "close" })
            if (((string?)view[title]?["text"])?.Length > 24)
                return $"{title} is too long";
        if (type == "modal" && view["title"] is null)
            return "a modal has a title";
        if (type == "modal" && view["submit"] is null && blocks.Any(b => (string?)b!["type"] == "input"))
            return "fields need a submit";
        var ids = blocks.Select(b => (string?)b!["block_id"]).OfType<string>().ToList();
        return ids.Distinct().Count() == ids.Count ? "" : "two blocks of one id";
    }
}
