using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Gives somebody who is named with @ a role, or keeps it for somebody of the other platform who is named by address.
/// </summary>
internal sealed class RoleAddCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role add", "gives somebody a role in the project")
            .WithArguments(CommandArgument.RoleName, CommandArgument.PersonOrAddress)
            .WithExamples("role add approver @{marc}", "role add finance @{finn}");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (who, role) = (
            arguments.Get(CommandArgument.PersonOrAddress),
            arguments.Get(CommandArgument.RoleName).Value
        );
        return who.IsAddress
            ? RoleChanges.ChangeAsync(
                projects,
                turn,
                [],
                [],
                (project, context) => project.AppointByAddress(who.Text, role, context),
                cancel
            )
            : RoleChanges.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [who.Text],
                (project, context) => project.GiveRole(who.Text, role, context),
                cancel
            );
    }
}

/// <summary>Takes a role away from somebody, or keeps it for an address no longer.</summary>
internal sealed class RoleRemoveCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role remove", "takes a role away from somebody")
            .WithArguments(CommandArgument.RoleName, CommandArgument.PersonOrAddress)
            .WithExamples("role remove finance @{finn}", "role remove lead @{priya}");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (who, role) = (
            arguments.Get(CommandArgument.PersonOrAddress),
            arguments.Get(CommandArgument.RoleName).Value
        );
        return who.IsAddress
            ? RoleChanges.ChangeAsync(
                projects,
                turn,
                [],
                [],
                (project, context) => project.EndAppointment(who.Text, role, context),
                cancel
            )
            : RoleChanges.ChangeAsync(
                projects,
                turn,
                [who.Text],
                [],
                (project, context) => project.RemoveRole(who.Text, role, context),
                cancel
            );
    }
}

/// <summary>Lets somebody act with another's roles until a day, that day included.</summary>
internal sealed class DeputyAddCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> For = CommandArgument.Person with { Name = "for", IsKeyword = true };
    private static readonly Argument<DateExpression> Until = CommandArgument.Date("until") with { IsOptional = false };

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role add deputy", "lets somebody act for another until a day")
            .WithArguments(CommandArgument.Person, For, Until)
            .WithExamples(
                "role add deputy @{bob} for @{marc} until 2026-08-14",
                "role add deputy @{priya} for @{finn} until +14d"
            );

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RoleChanges.ChangeAsync(
            projects,
            turn,
            [arguments.Get(CommandArgument.Person), arguments.Get(For)],
            [arguments.Get(CommandArgument.Person)],
            (project, context) =>
                project.AddDeputy(
                    arguments.Get(CommandArgument.Person),
                    arguments.Get(For),
                    arguments.Get(Until).Resolve(project.Today(turn.At)),
                    context
                ),
            cancel
        );
}

/// <summary>Ends a deputy's time before its last day.</summary>
internal sealed class DeputyRemoveCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role remove deputy", "ends a deputy's time")
            .WithArguments(CommandArgument.Person)
            .WithExamples("role remove deputy @{bob}", "role remove deputy @{priya}");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RoleChanges.ChangeAsync(
            projects,
            turn,
            [arguments.Get(CommandArgument.Person)],
            [],
            (project, context) => project.RemoveDeputy(arguments.Get(CommandArgument.Person), context),
            cancel
        );
}

/// <summary>What all have in common: only a real mention is a person, and only staff get a right.</summary>
internal static class RoleChanges
{
    /// <param name="people">Who is meant.</param>
    /// <param name="gain">Who of them gets a right by it. What somebody was given by mistake is taken from them like
    /// from anybody.</param>
    public static async Task<Reply> ChangeAsync(
        ProjectStore projects,
        Turn turn,
        IReadOnlyList<string> people,
        IReadOnlyList<string> gain,
        Func<Project, DecisionContext, Decision> rule,
        CancellationToken cancel
    )
    {
        // Typed text that only looks like a mention is nobody.
        if (people.Any(person => !turn.Mentions.Any(m => m.Id == person) && person != turn.Sender.Id))
            return Reply.Refuse("I cannot be sure who that is. Pick the person from the @ list. Nothing was changed.");
        var others = turn.Mentions.Where(m => gain.Contains(m.Id, StringComparer.Ordinal) && m.Id != turn.Sender.Id);
        if (others.Select(WhyNotEligible).FirstOrDefault(no => no is not null) is { } no)
            return Reply.Refuse($"{no} Nothing was changed.");
        var outcome = await projects.ChangeAsync(turn, "", rule, cancel);
        return outcome.Show(view =>
            outcome is Outcome.Saved(_, var events)
                ? DetailCards
                    .Team(view, 1)
                    .WithEvents(
                        events.Count > 0
                            ? events.Select(e => AuditCards.Describe(view, e))
                            : ["that stands already; nothing was changed"]
                    )
                : DetailCards.Team(view, 1)
        );
    }

    /// <summary>Why somebody can hold no role, by what the platform says of them now; null for staff.</summary>
    private static string? WhyNotEligible(Mention m) =>
        m switch
        {
            { IsPerson: false } => $"{m.Name} is a channel, team, group, tag or bot, and only a person holds a role. "
                + "Pick one person of your own organisation from the @ list.",
            { Membership: Membership.Staff } => null,
            { Membership: Membership.Guest } =>
                $"{m.Name} is a guest here and can hold no role. Choose somebody of your own organisation.",
            { Membership: Membership.Away } =>
                $"{m.Name} is no longer in this workspace and can hold no role. Choose somebody of your own organisation who is.",
            _ => $"I could not check who {m.Name} is. "
                + "Roles go only to staff of your own organisation, and to no tag, channel, team or bot; "
                + $"if {m.Name} is one of your people, please try again.",
        };
}
