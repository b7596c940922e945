using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Says how the client's agreement is recorded while there is no page for them; a link to nothing is not created.
/// </summary>
internal sealed class ClientLinkCommand : ICommand
{
    private const string NoPage = """
        There is no page for the client yet, so no link was made. Their word is recorded here, each with where it can be read:
        terms agreed by "name" ref "where they said it"
        confirm 1 by "name" ref "where they said it"
        use message, on a message that they wrote in this chat, where its menu offers it
        """;

    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("client link", "says how the client's word is recorded, until they have a page of their own")
            .WithArguments(Key)
            .WithExamples("client link", "client link ACME");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Reply.FromText(NoPage) with { Audience = Audience.SenderOnly });
}
