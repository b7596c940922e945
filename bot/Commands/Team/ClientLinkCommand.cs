using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Makes a link to the client's page for the person who asks, to pass it on.</summary>
internal sealed class ClientLinkCommand(ProjectStore projects, PublicUrls publicUrls) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("client link", "makes a link to the client's own page of the project, for you to pass on")
            .WithArguments(Key)
            .WithExamples("client link", "client link ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (!publicUrls.IsReachable)
            return Reply.Refuse(ClientCards.NeedsPublicUrl);
        var secret = LinkSecret.Create();
        var outcome = await projects.ChangeAsync(
            turn,
            arguments.GetOrDefault(Key) ?? "",
            (project, context) => project.CreateClientLink(LinkSecret.ComputeHash(secret), context),
            cancel
        );
        if (outcome is Outcome.Repeated)
            return Reply.Refuse(ClientCards.AlreadyMade);
        return outcome.Show(view =>
            ClientCards.Link(view, view.Project.ClientLinks[^1], publicUrls.Build($"/client/{secret}"))
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}
