using System.Text;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Cards;

/// <summary>
/// Holds a drawn card against the published Adaptive Card schema and the size that the platform takes.
/// </summary>
public static class CardSchema
{
    /// <summary>Bytes of a message in UTF-16; more and the platform answers 413.</summary>
    public const int MostBytes = 28_000;

    /// <summary>
    /// What is wrong with a card; empty when nothing is. The size is that of the JSON as it is given.
    /// </summary>
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
