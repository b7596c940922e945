using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>One template with its milestones.</summary>
internal sealed class TemplateShowCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Text("name");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template show", "shows a template's milestones")
            .WithArguments(Name, CommandArgument.Page)
            .WithExamples("template show website-30-40-30", "template show halves page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var all = await ProjectTemplates.AllAsync(workspaces, turn, cancel);
        var name = arguments.Get(Name).ToLowerInvariant();
        return all.TryGetValue(name, out var milestones)
            ? Reply.FromCard(
                TemplateCards.One(name, milestones, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
            )
            : Reply.Refuse($"There is no template \"{arguments.Get(Name)}\"; there are {string.Join(", ", all.Keys)}.");
    }
}
