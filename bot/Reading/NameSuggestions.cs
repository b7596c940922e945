using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Reading;

/// <summary>Suggests names in place of an empty one, made of its own words when these are useful.</summary>
internal static class NameSuggestions
{
    /// <summary>What most projects deliver, for names that say nothing at all.</summary>
    private static IReadOnlyList<string> Defaults { get; } = ["Discovery report", "Design approved", "Website live"];

    /// <summary>One to three names that would be accepted.</summary>
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

    private static IReadOnlyList<string> Create(string name, NameAnalysis analysis)
    {
        var better = From(analysis);
        // Only names that would be accepted are suggested.
        return better.All(one => one != name && MilestoneNameReader.IsGood(one)) ? better : Defaults;
    }

    private static IReadOnlyList<string> From(NameAnalysis analysis)
    {
        if (analysis.FindFault() == NameFault.Service && analysis.Service.Length > 0)
        {
            var service = UserText.Capital(analysis.Service);
            return [$"{service} handbook delivered", $"{service} agreement signed"];
        }
        var subject = UserText.Capital(string.Join(' ', analysis.Things));
        if (subject.Length > 0)
            return [$"{subject} approved", $"{subject} delivered"];
        if (analysis.Label.Length == 0)
            return Defaults;
        var label = UserText.Capital(analysis.Label);
        return [.. Defaults.Select(usual => $"{label}: {char.ToLowerInvariant(usual[0])}{usual[1..]}")];
    }

    /// <summary>Shorter names from the first words.</summary>
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

    /// <summary>The name itself if it is good, otherwise the default suggestions.</summary>
    private static IReadOnlyList<string> OrDefaults(string name) =>
        MilestoneNameReader.IsGood(name) ? [MilestoneName.Normalize(name)] : Defaults;
}
