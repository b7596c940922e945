using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Gives somebody who is named with @ a role, or keeps it for somebody of the other platform who is named by address.
/// </summary>
internal sealed class RoleAdd(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("role add", "gives somebody a role in the project")
            .Takes(Arg.RoleName, Arg.PersonOrAddress)
            .For("role add approver @{marc}", "role add finance @{finn}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (who, role) = (given.Get(Arg.PersonOrAddress), given.Get(Arg.RoleName).Value);
        return who.IsAddress
            ? Roles.ChangeAsync(
                projects,
                turn,
                [],
                [],
                (project, stamp) => project.Appoint(who.Text, role, stamp),
                cancel
            )
            : Roles.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [who.Text],
                (project, stamp) => project.GiveRole(who.Text, role, stamp),
                cancel
            );
    }
}

/// <summary>Takes a role away from somebody, or keeps it for an address no longer.</summary>
internal sealed class RoleRemove(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("role remove", "takes a role away from somebody")
            .Takes(Arg.RoleName, Arg.PersonOrAddress)
            .For("role remove finance @{finn}", "role remove lead @{priya}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (who, role) = (given.Get(Arg.PersonOrAddress), given.Get(Arg.RoleName).Value);
        return who.IsAddress
            ? Roles.ChangeAsync(
                projects,
                turn,
                [],
                [],
                (project, stamp) => project.EndAppointment(who.Text, role, stamp),
                cancel
            )
            : Roles.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [],
                (project, stamp) => project.TakeRole(who.Text, role, stamp),
                cancel
            );
    }
}

/// <summary>Lets somebody act with another's roles until a day, that day included.</summary>
internal sealed class DeputyAdd(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> For = Arg.Person with { Name = "for", Keyword = true };
    private static readonly Argument<DateWords> Until = Arg.Date("until") with { Optional = false };

    public Phrase Phrase { get; } =
        new Phrase("role add deputy", "lets somebody act for another until a day")
            .Takes(Arg.Person, For, Until)
            .For(
                "role add deputy @{bob} for @{marc} until 2026-08-14",
                "role add deputy @{priya} for @{finn} until +14d"
            );

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(
            projects,
            turn,
            [given.Get(Arg.Person), given.Get(For)],
            [given.Get(Arg.Person)],
            (project, stamp) =>
                project.NameDeputy(
                    given.Get(Arg.Person),
                    given.Get(For),
                    given.Get(Until).On(project.Today(turn.At)),
                    stamp
                ),
            cancel
        );
}

/// <summary>Ends a deputy's time before its last day.</summary>
internal sealed class DeputyRemove(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("role remove deputy", "ends a deputy's time")
            .Takes(Arg.Person)
            .For("role remove deputy @{bob}", "role remove deputy @{priya}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(
            projects,
            turn,
            [given.Get(Arg.Person)],
            [],
            (project, stamp) => project.RemoveDeputy(given.Get(Arg.Person), stamp),
            cancel
        );
}

/// <summary>What all have in common: only a real mention is a person, and only staff get a right.</summary>
internal static class Roles
{
    /// <param name="people">Who is meant.</param>
    /// <param name="gain">Who of them gets a right by it. What somebody was given by mistake is taken from them like
    /// from anybody.</param>
    public static async Task<Reply> ChangeAsync(
        ProjectStore projects,
        Turn turn,
        IReadOnlyList<string> people,
        IReadOnlyList<string> gain,
        Func<Project, Stamp, Decision> rule,
        CancellationToken cancel
    )
    {
        // Typed text that only looks like a mention is nobody.
        if (people.Any(person => !turn.Mentions.Any(m => m.Id == person) && person != turn.Who.Id))
            return Reply.No("I cannot be sure who that is. Pick the person from the @ list. Nothing was changed.");
        var others = turn.Mentions.Where(m => gain.Contains(m.Id, StringComparer.Ordinal) && m.Id != turn.Who.Id);
        if (others.Select(WhyNot).FirstOrDefault(no => no is not null) is { } no)
            return Reply.No($"{no} Nothing was changed.");
        var outcome = await projects.ChangeAsync(turn, "", rule, cancel);
        return outcome.Show(sight =>
            outcome is Outcome.Saved(_, var events)
                ? DetailCards
                    .Team(sight, 1)
                    .Saying(
                        events.Count > 0
                            ? events.Select(e => AuditCards.Say(sight, e))
                            : ["that stands already; nothing was changed"]
                    )
                : DetailCards.Team(sight, 1)
        );
    }

    /// <summary>Why somebody can hold no role, by what the platform says of them now; null for staff.</summary>
    private static string? WhyNot(Mention m) =>
        m switch
        {
            { IsPerson: false } => $"{m.Name} is a channel, team, group, tag or bot, and only a person holds a role. "
                + "Pick one person of your own organisation from the @ list.",
            { Standing: Standing.Staff } => null,
            { Standing: Standing.Guest } =>
                $"{m.Name} is a guest here and can hold no role. Choose somebody of your own organisation.",
            { Standing: Standing.Away } =>
                $"{m.Name} is no longer in this workspace and can hold no role. Choose somebody of your own organisation who is.",
            _ => $"I could not check who {m.Name} is. "
                + "Roles go only to staff of your own organisation, and to no tag, channel, team or bot; "
                + $"if {m.Name} is one of your people, please try again.",
        };
}
