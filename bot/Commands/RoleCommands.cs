using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Gives somebody who is named with @ a role in the project.</summary>
internal sealed class RoleAdd(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("role add", "gives somebody a role in the project").Takes(Arg.RoleName, Arg.Person).For("role add approver @{marc}", "role add finance @{finn}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(projects, turn, [given.Get(Arg.Person)], gives: true, (project, stamp) => project.GiveRole(given.Get(Arg.Person), given.Get(Arg.RoleName).Value, stamp), cancel);
}

/// <summary>Takes a role away from somebody.</summary>
internal sealed class RoleRemove(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("role remove", "takes a role away from somebody").Takes(Arg.RoleName, Arg.Person).For("role remove finance @{finn}", "role remove lead @{priya}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(projects, turn, [given.Get(Arg.Person)], gives: false, (project, stamp) => project.TakeRole(given.Get(Arg.Person), given.Get(Arg.RoleName).Value, stamp), cancel);
}

/// <summary>Lets somebody act with another's roles until a day, that day included.</summary>
internal sealed class DeputyAdd(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> For = Arg.Person with { Name = "for", Keyword = true };
    private static readonly Argument<DateWords> Until = Arg.Date("until") with { Optional = false };

    public Phrase Phrase { get; } = new Phrase("role add deputy", "lets somebody act for another until a day").Takes(Arg.Person, For, Until)
        .For("role add deputy @{bob} for @{marc} until 2026-08-14", "role add deputy @{priya} for @{finn} until +14d");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) => Roles.ChangeAsync(projects, turn, [given.Get(Arg.Person), given.Get(For)], gives: true, (project, stamp) =>
        project.NameDeputy(given.Get(Arg.Person), given.Get(For), given.Get(Until).On(project.Today(turn.At)), stamp), cancel);
}

/// <summary>Ends a deputy's time before its last day.</summary>
internal sealed class DeputyRemove(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("role remove deputy", "ends a deputy's time").Takes(Arg.Person).For("role remove deputy @{bob}", "role remove deputy @{priya}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(projects, turn, [given.Get(Arg.Person)], gives: false, (project, stamp) => project.RemoveDeputy(given.Get(Arg.Person), stamp), cancel);
}

/// <summary>What all have in common: only a real mention is a person.</summary>
internal static class Roles
{
    /// <param name="gives">Somebody gets a right by it. A guest gets none; but what he was given by mistake is taken from him like from anybody.</param>
    public static async Task<Reply> ChangeAsync(ProjectStore projects, Turn turn, IReadOnlyList<string> people, bool gives, Func<Project, Stamp, Decision> rule, CancellationToken cancel)
    {
        // Typed text that only looks like a mention is nobody.
        if (people.Any(person => !turn.Mentions.Any(m => m.Id == person) && person != turn.Who.Id)) return Reply.No("I cannot be sure who that is. Pick the person from the @ list. Nothing was changed.");
        if (gives && turn.Mentions.FirstOrDefault(m => people.Contains(m.Id, StringComparer.Ordinal) && m.Standing == Standing.Guest) is { } guest) return Reply.No($"{guest.Name} is a guest here and can hold no role. Choose somebody of your own organisation. Nothing was changed.");
        var outcome = await projects.ChangeAsync(turn, "", rule, cancel);
        return outcome.Show(sight => outcome is Outcome.Saved(_, var events) ? DetailCards.Team(sight, 1).Saying(events.Count > 0 ? events.Select(e => AuditCards.Say(sight, e)) : ["that stands already; nothing was changed"]) : DetailCards.Team(sight, 1));
    }
}
