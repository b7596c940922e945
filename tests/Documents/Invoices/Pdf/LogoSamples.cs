using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>Small pictures as programs write them, by the names in <c>logos.txt</c>.</summary>
internal static class LogoSamples
{
    private static readonly Dictionary<string, byte[]> All = Read();

    public static byte[] Of(string name) => All[name];

    private static Dictionary<string, byte[]> Read()
    {
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (
            var line in File.ReadLines(Repository.PathOf("tests", "Documents", "Invoices", "Pdf", "logos.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
        )
            if (line[0] == ' ')
                pictures[name] = pictures.GetValueOrDefault(name, "") + line.Trim();
            else
                name = line;
        return pictures.ToDictionary(p => p.Key, p => Convert.FromBase64String(p.Value), StringComparer.Ordinal);
    }
}
