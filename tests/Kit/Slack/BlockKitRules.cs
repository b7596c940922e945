using System.Text.Json;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// Checks blocks against the published limits of Block Kit, which its types do not contain, and against the rule that
/// text from people is never markup. The limits come from the platform's documentation and not from the bot.
/// </summary>
public static partial class BlockKitRules
{
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["header"] = ["text"],
        ["section"] = [],
        ["context"] = ["elements"],
        ["actions"] = ["elements"],
        ["input"] = ["label", "element", "block_id", "optional"],
        ["divider"] = [],
    };

    /// <summary>The maximum length of a text, by the element that contains it and the member there.</summary>
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["header.text"] = 150,
        ["section.text"] = 3000,
        ["section.fields"] = 2000,
        ["context.elements"] = 2000,
        ["button.text"] = 75,
        ["confirm.title"] = 100,
        ["confirm.text"] = 300,
        ["confirm.confirm"] = 30,
        ["confirm.deny"] = 30,
        ["input.label"] = 2000,
        ["input.hint"] = 2000,
        ["plain_text_input.placeholder"] = 150,
        ["datepicker.placeholder"] = 150,
        ["number_input.placeholder"] = 150,
        ["static_select.placeholder"] = 150,
        ["option.text"] = 75,
        ["modal.title"] = 24,
        ["modal.submit"] = 24,
        ["modal.close"] = 24,
    };

    private static readonly Dictionary<string, int> LongestMember = new(StringComparer.Ordinal)
    {
        ["action_id"] = 255,
        ["block_id"] = 255,
        ["value"] = 2000,
        ["private_metadata"] = 3000,
        ["callback_id"] = 255,
        ["initial_value"] = 3000,
    };

    private static readonly Dictionary<string, int> Most = new(StringComparer.Ordinal)
    {
        ["fields"] = 10,
        ["options"] = 100,
    };

    /// <summary>
    /// The problems of the blocks of a message; empty when they are valid. The two totals are the largest that are
    /// known to be accepted.
    /// </summary>
    public static IReadOnlyList<string> ProblemsOfMessage(string json)
    {
        var blocks = JsonDocument.Parse(json).RootElement;
        var text = Texts(blocks).Sum(t => t.Text.Length);
        return
        [
            .. ProblemsOfBlocks(blocks, 50),
            .. text > 9_597 ? [$"{text} characters of text"] : Array.Empty<string>(),
            .. json.Length > 15_561 ? [$"{json.Length} characters of JSON"] : Array.Empty<string>(),
        ];
    }

    public static IReadOnlyList<string> ProblemsOfView(string json)
    {
        var view = JsonDocument.Parse(json).RootElement;
        var hasInput = view.GetProperty("blocks")
            .EnumerateArray()
            .Any(b => b.GetProperty("type").GetString() == "input");
        return
        [
            .. ProblemsOfBlocks(view.GetProperty("blocks"), 100),
            .. Walk(view, TypeOf(view)),
            .. System.Text.Encoding.UTF8.GetByteCount(json) > 250_000 ? ["more than 250 KB"] : Array.Empty<string>(),
            .. hasInput && !view.TryGetProperty("submit", out _) ? ["a field and no submit"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Every text object below an element.</summary>
    public static IEnumerable<(string Type, string Text)> Texts(JsonElement element) =>
        All(element).Where(IsText).Select(e => (TypeOf(e), e.GetProperty("text").GetString()!));

    public static IEnumerable<JsonElement> All(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => All(p.Value)).Prepend(element),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
            _ => [],
        };

    public static string TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    private static bool IsText(JsonElement e) => TypeOf(e) is "plain_text" or "mrkdwn";

    private static IEnumerable<string> ProblemsOfBlocks(JsonElement blocks, int most)
    {
        if (blocks.GetArrayLength() is var count && (count == 0 || count > most))
            yield return $"{count} blocks";
        foreach (var id in new[] { "block_id", "action_id" })
        foreach (
            var twice in All(blocks)
                .Select(e => e.TryGetProperty(id, out var value) ? value.GetString()! : "")
                .Where(v => v.Length > 0)
                .GroupBy(v => v, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
        )
            yield return $"{id} {twice.Key} stands there twice";
        foreach (var block in blocks.EnumerateArray())
        {
            if (!Needs.TryGetValue(TypeOf(block), out var needs))
                yield return $"no block that we draw: {TypeOf(block)}";
            foreach (var lacking in (needs ?? []).Where(n => !block.TryGetProperty(n, out _)))
                yield return $"{TypeOf(block)} lacks {lacking}";
            if (
                TypeOf(block) == "section"
                && !block.TryGetProperty("text", out _)
                && !block.TryGetProperty("fields", out _)
            )
                yield return "a section of nothing";
            foreach (var problem in Walk(block, TypeOf(block)))
                yield return problem;
        }
    }

    private static IEnumerable<string> Walk(JsonElement element, string owner)
    {
        foreach (var member in element.EnumerateObject())
        {
            var values =
                member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToList() : [member.Value];
            if (member.Value.ValueKind == JsonValueKind.Array && values.Count == 0)
                yield return $"{owner}.{member.Name} is empty";
            var most = Most.GetValueOrDefault(
                member.Name,
                owner switch
                {
                    "actions" => 25,
                    "context" => 10,
                    _ => int.MaxValue,
                }
            );
            if (member.Value.ValueKind == JsonValueKind.Array && values.Count > most)
                yield return $"{owner}.{member.Name} has {values.Count}";
            if (
                member.Value.ValueKind == JsonValueKind.String
                && member.Value.GetString()!.Length
                    > (
                        owner == "option" && member.Name == "value"
                            ? 75
                            : LongestMember.GetValueOrDefault(member.Name, int.MaxValue)
                    )
            )
                yield return $"{owner}.{member.Name} is too long";
            foreach (var value in values.Where(v => v.ValueKind == JsonValueKind.Object && member.Name != "blocks"))
            {
                if (!IsText(value))
                    foreach (var problem in Walk(value, OwnerOf(value, member.Name)))
                        yield return problem;
                else if (ProblemOfText(value, $"{owner}.{member.Name}") is { } problem)
                    yield return problem;
            }
        }
    }

    /// <summary>The name of the object that owns a member, as used in the table above.</summary>
    private static string OwnerOf(JsonElement value, string member)
    {
        if (TypeOf(value) is { Length: > 0 } type)
            return type;
        return member is "options" or "initial_option" ? "option" : member;
    }

    private static string? ProblemOfText(JsonElement element, string where)
    {
        var text = element.GetProperty("text").GetString()!;
        if (!Longest.TryGetValue(where, out var longest))
            return $"no text belongs at {where}";
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
            return $"{where} has {text.Length} characters";
        if (TypeOf(element) == "mrkdwn")
        {
            if (!Flag(element, "verbatim", true))
                return $"{where} is markup and not verbatim";
            return Markup().IsMatch(text) ? null : $"{where} is markup of more than ours: {text}";
        }
        if (!Flag(element, "emoji", false))
            return $"{where} makes pictures of words";
        return Unescaped().IsMatch(text) ? $"{where} is not escaped: {text}" : null;
    }

    private static bool Flag(JsonElement element, string name, bool value) =>
        element.TryGetProperty(name, out var flag)
        && flag.ValueKind == (value ? JsonValueKind.True : JsonValueKind.False);

    /// <summary>
    /// All markup that is allowed: mentions of people, bold around plain words, a link whose text is plain words or the
    /// URL itself.
    /// </summary>
    [GeneratedRegex(
        @"^(<@[UW][A-Z0-9]+>(, <@[UW][A-Z0-9]+>)*"
            + @"|\*[\p{L}\p{N}](([\p{L}\p{N}\p{Mn}\p{Mc} .,;\-–()/'’+%=€$£]|&amp;)*[\p{L}\p{N}])?\*"
            + @"|<https?://[^<>|\s]+(\|[\p{L}\p{N}]([\p{L}\p{N}\p{Mn}\p{Mc} .,;\-–()/'’+%=€$£]|&amp;)*)?>)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Markup();

    [GeneratedRegex(
        "[<>]|&(?!(amp|lt|gt);)|[\u202A-\u202E\u2066-\u2069\u0000-\u0009\u000B-\u001F\u007F]",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Unescaped();
}
