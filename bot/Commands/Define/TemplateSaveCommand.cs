using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Saves this project's schedule as a template of the workspace.</summary>
internal sealed class TemplateSaveCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = new(
        "name",
        "<name>",
        text =>
            text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? ParsedValue.Success(text)
                : ParsedValue.Failure("a template's name has letters, digits and hyphens, at most 40")
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template save", "keeps this project's schedule as a template")
            .WithArguments(Name)
            .WithExamples("template save shop-50-50", "template save retainer");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var name = arguments.Get(Name).ToLowerInvariant();
        if (ProjectTemplates.IsBuiltIn(name))
            return Reply.Refuse($"{name} is built in and stays as it is. Choose another name: template save {name}-2");
        var former = (await workspaces.TemplatesAsync(turn, cancel)).GetValueOrDefault(name);
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.SaveTemplate(name, context),
            cancel
        );
        return outcome.Show(view => TemplateCards.Saved(name, view.Project.AsTemplate, former));
    }
}
