using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>A command that only shows a project: of this conversation, or of the key.</summary>
/// <param name="card">The card of the project, by page where the list may be long.</param>
internal sealed class ProjectViewCommand(
    ProjectReader reader,
    string verb,
    string purpose,
    Func<ProjectView, int, Card> card
) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public ProjectViewCommand(ProjectReader reader, string verb, string purpose, Func<ProjectView, Card> card)
        : this(reader, verb, purpose, (view, _) => card(view)) { }

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(verb, purpose).WithArguments(Key, CommandArgument.Page).WithExamples(verb, $"{verb} ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        return OutcomeReplies.Show(
            turn,
            await reader.FindAsync(turn, key, cancel),
            key,
            view => card(view, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
        );
    }
}
