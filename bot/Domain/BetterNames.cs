namespace MilestoneBot.Domain;

/// <summary>
/// Names to offer in place of an empty one, made of its own words where they give something to work with.
/// </summary>
internal static class BetterNames
{
    /// <summary>What most projects hand over, when a name says nothing at all.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["Discovery report", "Design approved", "Website live"];

    public static IReadOnlyList<string> For(string name, NameSense sense)
    {
        var subject = Capital(string.Join(' ', sense.Things));
        IReadOnlyList<string> better =
            sense.Fault() == NameFault.Service && sense.Service.Length > 0
                ? [$"{Capital(sense.Service)} handbook delivered", $"{Capital(sense.Service)} agreement signed"]
            : subject.Length > 0 ? [$"{subject} approved", $"{subject} delivered"]
            : sense.Label.Length > 0
                ? [.. Usual.Select(usual => $"{Capital(sense.Label)}: {char.ToLowerInvariant(usual[0])}{usual[1..]}")]
            : Usual;
        // What is offered would be taken.
        return better.All(one => one != name && MilestoneName.Check(one) is null) ? better : Usual;
    }

    /// <summary>The words at the beginning that would do.</summary>
    public static IReadOnlyList<string> Shorter(string name)
    {
        var length = 0;
        return Or(
            string.Join(' ', name.Split(' ').TakeWhile(word => (length += word.Length + 1) <= MilestoneName.Most / 2))
        );
    }

    /// <summary>One name if it is good, else the usual ones.</summary>
    public static IReadOnlyList<string> Or(string name) =>
        MilestoneName.Check(name) is null ? [MilestoneName.Tidy(name)] : Usual;

    private static string Capital(string words) =>
        words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
}
