using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Says how the client's word is recorded while there is no page for them; a link to nothing is not made.
/// </summary>
internal sealed class ClientLink : ICommand
{
    private const string NoPage = """
        There is no page for the client yet, so no link was made. Their word is recorded here, each with where it can be read:
        terms agreed by "name" ref "where they said it"
        confirm 1 by "name" ref "where they said it"
        use message, on a message that they wrote in this chat, where its menu offers it
        """;

    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("client link", "says how the client's word is recorded, until they have a page of their own")
            .Takes(Key)
            .For("client link", "client link ACME");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Task.FromResult(Reply.Say(NoPage) with { To = Audience.OnlyYou });
}

/// <summary>Closes every link of the client that is still open.</summary>
internal sealed class ClientLinkRevoke(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("client revoke", "closes the links to the client's page that were made before")
            .Takes(Key)
            .For("client revoke", "client revoke ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            given.Maybe(Key) ?? "",
            (project, stamp) => project.RevokeLinks(stamp),
            cancel
        );
        return outcome.Show(sight =>
            ClientCards.Revoked(sight, outcome is Outcome.Saved(_, [ClientLinksRevoked closed, ..]) ? closed.Count : 0)
        );
    }
}
