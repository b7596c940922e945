using System.Collections.Concurrent;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories;

/// <summary>
/// The shared beginning of stories about money: a website in three stages, up to a state of its first stage.
/// </summary>
internal static class WebsiteProject
{
    /// <summary>Each beginning is told once; the stories that share it continue from there.</summary>
    private static readonly ConcurrentDictionary<(string Until, bool Solo), Lazy<Task<StorySnapshot>>> Told = new();

    /// <summary>
    /// The three-phase website of the example, complete and ready to be agreed; with a team Priya leads, Marc
    /// approves, Finn is finance, Bob is a member.
    /// </summary>
    /// <param name="agreed">The client's agreement is recorded with evidence.</param>
    public static Task<TeamsStory> SeedAsync(bool solo, bool agreed = true) =>
        OnceAsync(agreed ? "seed agreed" : "seed", solo, () => TellSeedAsync(solo, agreed));

    private static async Task<TeamsStory> TellSeedAsync(bool solo, bool agreed)
    {
        var story = await TeamsStory.BeginAsync(solo);
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                    + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
            }
        )
            if (
                !(solo && line.StartsWith("role", StringComparison.Ordinal))
                && (agreed || !line.StartsWith("terms", StringComparison.Ordinal))
            )
                await story.SayAsync(Priya, line);
        return story;
    }

    /// <summary>
    /// 3,600.00 / 4,800.00 / 3,600.00 net with 19 % VAT; with a team Priya leads, Marc approves, Finn is finance, Bob
    /// is a member.
    /// </summary>
    /// <param name="until">confirmed, drafted, issued or paid.</param>
    public static Task<TeamsStory> ToldAsync(
        bool solo,
        string until = "issued",
        params (string Name, string Value)[] settings
    ) =>
        settings.Length > 0
            ? TellAsync(solo, until, settings)
            : OnceAsync(until, solo, () => TellAsync(solo, until, settings));

    private static async Task<TeamsStory> OnceAsync(string until, bool solo, Func<Task<TeamsStory>> tell)
    {
        var snapshot = Told.GetOrAdd((until, solo), _ => new(async () => await StorySnapshot.TakeAsync(await tell())));
        return await TeamsStory.ContinueAsync(await snapshot.Value);
    }

    private static async Task<TeamsStory> TellAsync(bool solo, string until, (string Name, string Value)[] settings)
    {
        var story = await TeamsStory.BeginAsync(solo, settings: settings);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        foreach (
            var line in new[]
            {
                "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                "add \"Design approval\" 40% expected +44d done-when file-delivery",
                "add \"Final delivery\" 30% expected +79d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        if (!solo)
            foreach (var line in new[] { "role add approver @Marc", "role add finance @Finn" })
                await story.SayAsync(Priya, line);
        foreach (
            var line in new[] { "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "start 1", "submit 1 \"Report v3\"" }
        )
            await story.SayAsync(Priya, line);
        foreach (
            var (point, who, line) in new[]
            {
                ("confirmed", Marc, "confirm 1"),
                ("drafted", Priya, "invoice 1"),
                ("issued", Marc, "issue 1"),
                ("paid", Finn, "pay 1 4284"),
            }
        )
        {
            await story.SayAsync(who, line);
            if (point == until)
                break;
        }
        return story;
    }
}
