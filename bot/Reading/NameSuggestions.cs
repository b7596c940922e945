using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Reading;

/// <summary>
/// Names to offer in place of an empty one, made of its own words where they give something to work with.
/// </summary>
internal static class NameSuggestions
{
    /// <summary>What most projects hand over, when a name says nothing at all.</summary>
    private static IReadOnlyList<string> Defaults { get; } = ["Discovery report", "Design approved", "Website live"];

    /// <summary>One to three names that would be taken.</summary>
    public static IReadOnlyList<string> For(string name)
    {
        var tidy = MilestoneName.Normalize(name);
        return MilestoneName.FindFault(tidy) switch
        {
            NameFault.TooLong => Shorten(tidy),
            NameFault.Invisible => OrDefaults(MilestoneName.WithoutInvisible(tidy)),
            NameFault.TooFewLetters => Defaults,
            _ => Create(tidy, new(tidy)),
        };
    }

    private static IReadOnlyList<string> Create(string name, NameAnalysis sense)
    {
        var better = From(sense);
        // What is offered would be taken.
        return better.All(one => one != name && MilestoneNameReader.IsGood(one)) ? better : Defaults;
    }

    private static IReadOnlyList<string> From(NameAnalysis sense)
    {
        if (sense.FindFault() == NameFault.Service && sense.Service.Length > 0)
        {
            var service = UserText.Capital(sense.Service);
            return [$"{service} handbook delivered", $"{service} agreement signed"];
        }
        var subject = UserText.Capital(string.Join(' ', sense.Things));
        if (subject.Length > 0)
            return [$"{subject} approved", $"{subject} delivered"];
        if (sense.Label.Length == 0)
            return Defaults;
        var label = UserText.Capital(sense.Label);
        return [.. Defaults.Select(usual => $"{label}: {char.ToLowerInvariant(usual[0])}{usual[1..]}")];
    }

    /// <summary>The words at the beginning that would do.</summary>
    private static IReadOnlyList<string> Shorten(string name)
    {
        var length = 0;
        return OrDefaults(
            string.Join(
                ' ',
                name.Split(' ').TakeWhile(word => (length += word.Length + 1) <= MilestoneName.MaxLength / 2)
            )
        );
    }

    /// <summary>One name if it is good, else the usual ones.</summary>
    private static IReadOnlyList<string> OrDefaults(string name) =>
        MilestoneNameReader.IsGood(name) ? [MilestoneName.Normalize(name)] : Defaults;
}
