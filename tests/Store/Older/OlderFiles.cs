using System.IO.Compression;
using System.Text.Json;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Store.Older;

/// <summary>A button as an earlier version posted it.</summary>
/// <param name="Message">The platform's id of the message that has the button.</param>
public sealed record OlderButton(string Message, string Conversation, string Title, string Verb, JsonElement Data);

/// <summary>Files that an earlier version wrote; each test works on a copy.</summary>
internal static class OlderFiles
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    public static void CopyTo(string name, string path)
    {
        using var packed = Open(name);
        using var file = File.Create(path);
        packed.CopyTo(file);
    }

    public static IReadOnlyList<OlderButton> ReadButtons(string name)
    {
        using var packed = Open(name);
        return JsonSerializer.Deserialize<List<OlderButton>>(packed, Lenient)!;
    }

    private static GZipStream Open(string name) =>
        new(File.OpenRead(Repository.PathOf("tests", "Store", "Older", name + ".gz")), CompressionMode.Decompress);
}
