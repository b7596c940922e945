namespace MilestoneBot.Reading;

/// <summary>The tables that are built into the program.</summary>
internal static class BuiltIn
{
    /// <summary>The text of a file of this folder.</summary>
    public static string Text(string file)
    {
        using var stream =
            typeof(BuiltIn).Assembly.GetManifestResourceStream(typeof(BuiltIn), file)
            ?? throw new InvalidOperationException($"{file} is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
