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
        Roles.ChangeAsync(projects, turn, given, gives: true, (project, stamp) => project.GiveRole(given.Get(Arg.Person), given.Get(Arg.RoleName).Value, stamp), cancel);
}

/// <summary>Takes a role away from somebody.</summary>
internal sealed class RoleRemove(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("role remove", "takes a role away from somebody").Takes(Arg.RoleName, Arg.Person).For("role remove finance @{finn}", "role remove lead @{priya}");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Roles.ChangeAsync(projects, turn, given, gives: false, (project, stamp) => project.TakeRole(given.Get(Arg.Person), given.Get(Arg.RoleName).Value, stamp), cancel);
}

/// <summary>What both have in common: only a real mention is a person.</summary>
internal static class Roles
{
    /// <param name="gives">Somebody gets a right by it. A guest gets none; but what he was given by mistake is taken from him like from anybody.</param>
    public static async Task<Reply> ChangeAsync(ProjectStore projects, Turn turn, Given given, bool gives, Func<Project, Stamp, Decision> rule, CancellationToken cancel)
    {
        var person = given.Get(Arg.Person);
        // Typed text that only looks like a mention is nobody.
        if (!turn.Mentions.Any(m => m.Id == person) && person != turn.Who.Id) return Reply.No("I cannot be sure who that is. Pick the person from the @ list. Nothing was changed.");
        if (gives && turn.Mentions.FirstOrDefault(m => m.Id == person) is { Standing: Standing.Guest } guest) return Reply.No($"{guest.Name} is a guest here and can hold no role. Choose somebody of your own organisation. Nothing was changed.");
        var outcome = await projects.ChangeAsync(turn, "", rule, cancel);
        return outcome.Show(sight => outcome is Outcome.Saved(_, var events) ? DetailCards.Team(sight).Saying(events.Select(e => AuditCards.Say(sight, e))) : DetailCards.Team(sight));
    }
}
