using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// How Slack parses a call of its Web API, and which messages it refuses: the published limits with Slack's own error
/// codes.
/// </summary>
public static class SlackApiRules
{
    private const int LongestText = 40_000;

    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["header.text"] = 150,
        ["section.text"] = 3000,
        ["section.fields"] = 2000,
        ["context.elements"] = 2000,
        ["button.text"] = 75,
        ["input.label"] = 2000,
        ["input.hint"] = 2000,
        ["option.text"] = 75,
        ["confirm.title"] = 100,
        ["confirm.text"] = 300,
        ["confirm.confirm"] = 30,
        ["confirm.deny"] = 30,
    };

    private static readonly Dictionary<string, int> Most = new(StringComparer.Ordinal)
    {
        ["actions.elements"] = 25,
        ["section.fields"] = 10,
        ["context.elements"] = 10,
        ["static_select.options"] = 100,
    };

    private static readonly Dictionary<string, int> LongestMember = new(StringComparer.Ordinal)
    {
        ["block_id"] = 255,
        ["action_id"] = 255,
        ["value"] = 2000,
    };

    /// <summary>
    /// The arguments of a call. Slack accepts JSON, and a form in which values other than strings are JSON.
    /// </summary>
    public static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            if (request.Method == "GET" || request.ContentLength is 0 or null && request.ContentType is null)
                return JsonSerializer.SerializeToElement(
                    request.Query.ToDictionary(q => q.Key, q => q.Value.ToString())
                );
            using var json = await JsonDocument.ParseAsync(request.Body);
            return json.RootElement.Clone();
        }
        return JsonSerializer.SerializeToElement(
            (await request.ReadFormAsync()).ToDictionary(
                f => f.Key,
                f =>
                    f.Key is "blocks" or "attachments" or "metadata" or "view"
                        ? Parsed(f.Value.ToString())
                        : (object)f.Value.ToString()
            )
        );
    }

    /// <summary>Slack's error code for a message; null if it is accepted.</summary>
    public static string? WhyNot(JsonElement message)
    {
        var text =
            message.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String
                ? said.GetString()!
                : "";
        if (!message.TryGetProperty("blocks", out var blocks))
        {
            if (text.Length == 0)
                return "no_text";
            return text.Length > LongestText ? "msg_too_long" : null;
        }
        if (blocks.ValueKind != JsonValueKind.Array)
            return "invalid_blocks_format";
        var all = blocks.EnumerateArray().ToList();
        if (all.Count == 0 && text.Length == 0)
            return "no_text";
        if (text.Length > LongestText)
            return "msg_too_long";
        if (
            all.Count > 50
            || IsTwice(all, "block_id")
            || all.Exists(b =>
                b.ValueKind != JsonValueKind.Object
                || BlockKitRules.TypeOf(b).Length == 0
                || IsWrong(b, BlockKitRules.TypeOf(b))
            )
        )
            return "invalid_blocks";
        return BlockKitRules.Texts(blocks).Sum(t => t.Text.Length) > 9_597 ? "msg_blocks_too_long" : null;
    }

    private static bool IsWrong(JsonElement element, string owner)
    {
        foreach (var member in element.EnumerateObject())
        {
            var (where, value) = ($"{owner}.{member.Name}", member.Value);
            if (
                value.ValueKind == JsonValueKind.String
                && value.GetString()!.Length > LongestMember.GetValueOrDefault(member.Name, int.MaxValue)
            )
                return true;
            var inner = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
            if (
                value.ValueKind == JsonValueKind.Array
                && (
                    inner.Count == 0
                    || inner.Count > Most.GetValueOrDefault(where, int.MaxValue)
                    || IsTwice(inner, "action_id")
                )
            )
                return true;
            if (
                inner.Exists(one =>
                    one.ValueKind == JsonValueKind.Object
                    && (IsLong(one, where) || IsWrong(one, NameOf(one, member.Name)))
                )
            )
                return true;
        }
        return false;
    }

    private static bool IsLong(JsonElement one, string where) =>
        BlockKitRules.TypeOf(one) is "plain_text" or "mrkdwn"
        && one.GetProperty("text").GetString()!.Length is var length
        && (length == 0 || length > Longest.GetValueOrDefault(where, int.MaxValue));

    private static string NameOf(JsonElement one, string member)
    {
        if (BlockKitRules.TypeOf(one) is { Length: > 0 } type)
            return type;
        return member == "options" ? "option" : member;
    }

    private static bool IsTwice(List<JsonElement> all, string id) =>
        all.Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty(id, out _))
            .GroupBy(e => e.GetProperty(id).GetString(), StringComparer.Ordinal)
            .Any(g => g.Count() > 1);

    private static object Parsed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
