namespace MilestoneBot.Domain;

/// <summary>Names to offer in place of an empty one, made of its own words where they give something to work with.</summary>
internal static class BetterNames
{
    /// <summary>What most projects hand over, when a name says nothing at all.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["Discovery report", "Design approved", "Website live"];

    public static IReadOnlyList<string> For(string name, NameSense sense)
    {
        var subject = Capital(string.Join(' ', sense.Things));
        IReadOnlyList<string> better =
            sense.Fault() == NameFault.Service && sense.Service.Length > 0 ? [$"{Capital(sense.Service)} handbook delivered", $"{Capital(sense.Service)} agreement signed"]
            : subject.Length > 0 ? [$"{subject} approved", $"{subject} delivered"]
            : sense.Label.Length > 0 ? [.. Usual.Select(usual => $"{Capital(sense.Label)}: {char.ToLowerInvariant(usual[0])}{usual[1..]}")]
            : Usual;
        // A name that is offered is one that would be taken.
        return better.All(one => one != name && MilestoneName.Check(one) is null) ? better : Usual;
    }

    private static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
}
