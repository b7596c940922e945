using System.Text.Json;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Kit;

/// <summary>
/// Holds JSON against a schema, as far as the schemas of our contracts use the language: references, alternatives, types,
/// properties, items, enumerations. A word it does not know is an error of the test, not a pass.
/// </summary>
public sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> NoRules = new(["$schema", "id", "$id", "title", "description", "default", "definitions", "version", "format", "features", "examples", "deprecated", "shorthands", "extends", "classType", "propertyNames"], StringComparer.Ordinal);

    public static JsonSchema Load(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement.Clone());

    /// <summary>What is wrong, with the place in the document; empty if all is well.</summary>
    public IReadOnlyList<string> Errors(JsonElement value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind is JsonValueKind.True) return [];
        if (schema.ValueKind is JsonValueKind.False) return [$"{at}: not allowed"];
        if (schema.TryGetProperty("$ref", out var reference)) return Check(Find(reference.GetString()!), value, at);
        return schema.EnumerateObject().SelectMany(rule => Check(schema, rule, value, at));
    }

    private IEnumerable<string> Check(JsonElement schema, JsonProperty rule, JsonElement value, string at) => rule.Name switch
    {
        "allOf" => rule.Value.EnumerateArray().SelectMany(s => Check(s, value, at)),
        "anyOf" => Any(rule.Value, value, at),
        "oneOf" => rule.Value.EnumerateArray().Count(s => !Check(s, value, at).Any()) == 1 ? [] : Any(rule.Value, value, at).DefaultIfEmpty($"{at}: fits several of which only one may"),
        "type" => IsOf(rule.Value, value) ? [] : [$"{at}: {value.ValueKind} is no {rule.Value}"],
        "enum" => rule.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)) ? [] : [$"{at}: {value} is none of {rule.Value}"],
        "const" => JsonElement.DeepEquals(rule.Value, value) ? [] : [$"{at}: {value} is not {rule.Value}"],
        "required" when value.ValueKind == JsonValueKind.Object => rule.Value.EnumerateArray().Where(n => !value.TryGetProperty(n.GetString()!, out _)).Select(n => $"{at}: {n} is missing"),
        "properties" when value.ValueKind == JsonValueKind.Object => rule.Value.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var inner) ? Check(p.Value, inner, $"{at}.{p.Name}") : []),
        "patternProperties" when value.ValueKind == JsonValueKind.Object => rule.Value.EnumerateObject().SelectMany(p => value.EnumerateObject().Where(v => Matches(p.Name, v.Name)).SelectMany(v => Check(p.Value, v.Value, $"{at}.{v.Name}"))),
        "additionalProperties" when value.ValueKind == JsonValueKind.Object => value.EnumerateObject().Where(v => !IsNamed(schema, v.Name)).SelectMany(v => Check(rule.Value, v.Value, $"{at}.{v.Name}")),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Check(rule.Value, v, $"{at}[{i}]")),
        "minItems" when value.ValueKind == JsonValueKind.Array => value.GetArrayLength() >= rule.Value.GetInt32() ? [] : [$"{at}: too few"],
        "maxItems" when value.ValueKind == JsonValueKind.Array => value.GetArrayLength() <= rule.Value.GetInt32() ? [] : [$"{at}: too many"],
        "minLength" when value.ValueKind == JsonValueKind.String => value.GetString()!.Length >= rule.Value.GetInt32() ? [] : [$"{at}: too short"],
        "maxLength" when value.ValueKind == JsonValueKind.String => value.GetString()!.Length <= rule.Value.GetInt32() ? [] : [$"{at}: too long"],
        "pattern" when value.ValueKind == JsonValueKind.String => Matches(rule.Value.GetString()!, value.GetString()!) ? [] : [$"{at}: {value} does not match {rule.Value}"],
        "required" or "properties" or "patternProperties" or "additionalProperties" or "items" or "minItems" or "maxItems" or "minLength" or "maxLength" or "pattern" => [],
        _ => NoRules.Contains(rule.Name) ? [] : throw new NotSupportedException($"the schema says \"{rule.Name}\", which this check does not know"),
    };

    /// <summary>The errors of the alternative that comes nearest.</summary>
    private string[] Any(JsonElement alternatives, JsonElement value, string at)
    {
        var nearest = alternatives.EnumerateArray().Select(s => Check(s, value, at).ToArray()).MinBy(e => (e.Any(x => x.Contains(".type:", StringComparison.Ordinal)) ? 1 : 0, e.Length));
        return nearest ?? [];
    }

    private JsonElement Find(string reference) => reference == "#" ? root : reference.Split('/')[1..].Aggregate(root, (at, part) => at.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal)));

    private static bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => Matches(p.Name, name)));

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(t, value)) : type.GetString() switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        var other => throw new NotSupportedException($"type {other}"),
    };

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
}
