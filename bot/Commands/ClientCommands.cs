using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Makes a link for the client's contact. The token is in the answer and nowhere else: only its hash is kept.</summary>
internal sealed class ClientLinkMake(ProjectStore projects, Links links) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } = new Phrase("client link", "makes a link to the client's own page").Takes(Key).For("client link", "client link ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (!turn.IsPrivate) return Reply.No($"Whoever has a client link stands for the client, so only you may see it, and here everybody would. Say it in a personal chat with me, with the project's key: client link {given.Maybe(Key) ?? "ACME"}");
        var secret = Secret.New();
        var outcome = await projects.ChangeAsync(turn, given.Maybe(Key) ?? "", (project, stamp) => project.MakeLink(Secret.HashOf(secret), stamp), cancel);
        var reply = outcome.Show(sight => outcome is Outcome.Saved(_, [ClientLinkMade made, ..]) ? ClientCards.Made(sight, made, links.To($"/client/{secret}")) : ClientCards.Lost(sight));
        return reply with { To = Audience.OnlyYou };
    }
}

/// <summary>Closes every link of the client that is still open.</summary>
internal sealed class ClientLinkRevoke(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } = new Phrase("client revoke", "closes the links to the client's page").Takes(Key).For("client revoke", "client revoke ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(turn, given.Maybe(Key) ?? "", (project, stamp) => project.RevokeLinks(stamp), cancel);
        return outcome.Show(sight => ClientCards.Revoked(sight, outcome is Outcome.Saved(_, [ClientLinksRevoked closed, ..]) ? closed.Count : 0));
    }
}
