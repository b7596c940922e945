namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>The embedded text files of the bank table.</summary>
internal static class BankTextFiles
{
    public static IEnumerable<string> Names() =>
        typeof(BankTextFiles)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..])
            .Order(StringComparer.Ordinal);

    public static string Read(string file)
    {
        using var stream =
            typeof(BankTextFiles).Assembly.GetManifestResourceStream(Prefix + file)
            ?? throw new InvalidOperationException($"{file} is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Prefix => $"{typeof(BankTextFiles).Namespace}.";
}
