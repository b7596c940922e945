using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Makes an invitation by which a project is spoken of in another workspace too: on two platforms at once.
/// </summary>
internal sealed class ProjectInvite(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase(
            "project invite",
            "makes a code by which a channel of your other chat platform speaks of the project too"
        )
            .Takes(Key)
            .For("project invite ACME", "project invite");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (!turn.IsPrivate)
            return Reply.No(
                "Whoever has the code becomes a lead of the project, so only you may see it, "
                    + "and here everybody would. "
                    + "Say it in a personal chat with me, with the project's key: "
                    + $"project invite {given.Maybe(Key) ?? "ACME"}"
            );
        var secret = Secret.New();
        var outcome = await projects.InviteAsync(turn, given.Maybe(Key) ?? "", Secret.HashOf(secret), cancel);
        // It is shown this once and changes nothing yet.
        return outcome.Show(sight =>
            JoinCards.Invitation(sight, secret, sight.Now + ProjectStore.LifeOfInvitation)
        ) with
        {
            IsChange = false,
            To = Audience.OnlyYou,
        };
    }
}

/// <summary>Brings an invitation: this place speaks of the project from now on.</summary>
internal sealed class ProjectJoin(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Code = Arg.Text("code");

    public Phrase Phrase { get; } =
        new Phrase("project join", "makes this place speak of a project of your other chat platform")
            .Takes(Code)
            .For(
                "project join gE7xq0sVt2Zb9LrYw4uPj1cKdNfHmQa8RiOe5TzXk3M",
                "project join Qm2nT8sXw5Yc0KpLr7vBz3hJdGfDa9EiUo6tRyWkN1A"
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (!turn.Who.IsStaff)
            return RefusalText.Say(new Refusal.NotAllowed(Act.ManageRoles, [], [], IsGuest: true), null);
        return await projects.JoinAsync(turn, given.Get(Code), cancel) switch
        {
            null => Reply.No(
                "That code is used, older than a quarter of an hour, or none, "
                    + "or whoever made it may give no roles any more. Nothing was changed. "
                    + "Say project invite KEY in a personal chat with me on the other platform, "
                    + "and bring the new code here."
            ),
            Outcome.Refused(Refusal.KeyTaken(var key), _) => Reply.No(
                $"This workspace has another project with the key {key}, and words here would mean both. "
                    + "Nothing was changed. Bring the code to a workspace that has none."
            ),
            var outcome => outcome.Show(sight =>
                JoinCards.Joined(sight, outcome is Outcome.Saved(_, var events) && events.Any(e => e is RoleGiven))
            ),
        };
    }
}
