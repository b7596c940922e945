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
        var better = From(sense);
        // What is offered would be taken.
        return better.All(one => one != name && MilestoneName.Check(one) is null) ? better : Usual;
    }

    private static IReadOnlyList<string> From(NameSense sense)
    {
        if (sense.Fault() == NameFault.Service && sense.Service.Length > 0)
        {
            var service = Typed.Capital(sense.Service);
            return [$"{service} handbook delivered", $"{service} agreement signed"];
        }
        var subject = Typed.Capital(string.Join(' ', sense.Things));
        if (subject.Length > 0)
            return [$"{subject} approved", $"{subject} delivered"];
        if (sense.Label.Length == 0)
            return Usual;
        var label = Typed.Capital(sense.Label);
        return [.. Usual.Select(usual => $"{label}: {char.ToLowerInvariant(usual[0])}{usual[1..]}")];
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
}
