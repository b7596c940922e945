using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Changes several settings of a project at once: by the form, or everything in one line.</summary>
internal sealed class ChangeSettingsCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private readonly ProjectForm form = new(
        reader,
        CardKind.SettingsForm,
        Permission.ManageRoles,
        SettingsFormCards.Create
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("change settings", "changes several settings of the project at once; alone it opens a form")
            .WithArguments([.. SettingCommands.Together])
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples("change settings gate not-overdue hours 9-17", "change settings digest off quiet 12-13");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (!SettingCommands.Together.Any(arguments.Has))
            return await form.CreateAsync(turn, arguments, cancel)
                ?? Reply.Refuse("Nothing is filled in, so nothing was changed.");
        return await SettingCommands.ChangeAsync(
            projects,
            turn,
            (project, context) => SettingCommands.ChangeTogether(project, arguments, context),
            cancel
        );
    }
}
