using System.Text;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Cards;

/// <summary>
/// Validates a rendered card against the published Adaptive Card schema and the platform's size limit.
/// </summary>
public static class CardSchema
{
    /// <summary>The size limit of a message in UTF-16 bytes; above it the platform answers 413.</summary>
    public const int MostBytes = 28_000;

    /// <summary>The problems of a card; empty when it is valid. The size is that of the given JSON.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string json)
    {
        var size = Encoding.Unicode.GetByteCount(json);
        return
        [
            .. await JsonSchemas.ProblemsOfCardAsync(json),
            .. size > MostBytes ? [$"the card has {size} bytes, at most {MostBytes} are taken"] : Array.Empty<string>(),
        ];
    }

    public static async Task AssertValidAsync(string json)
    {
        var problems = await ProblemsAsync(json);
        Assert.True(problems.Count == 0, $"{string.Join('\n', problems)}\nin {json}");
    }
}
