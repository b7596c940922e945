using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>Everything that can be set, with how to change it.</summary>
internal sealed class SettingsShowCommand(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> What = new Argument<string>(
        "KEY",
        "<KEY>",
        text => ParsedValue.Success(text)
    )
        .WithMaxWords(8)
        .AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings", "shows what is set for this project and how to change it")
            .WithArguments(What)
            .WithExamples("settings", "settings ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var typed = arguments.GetOrDefault(What) ?? "";
        var isKey = typed.Length <= 10 && typed.All(char.IsAsciiLetterOrDigit);
        if (isKey && await reader.FindAsync(turn, typed.ToUpperInvariant(), cancel) is { } view)
            return Reply.FromCard(
                SettingsCards.All(view, await workspaces.SeriesAsync(view.Project.Workspace, cancel))
            );
        return typed.Length == 0
            ? OutcomeReplies.ProjectNotFound(turn)
            : Reply.Refuse(
                $"\"{RefusalText.Cut(typed.Split(' ')[0])}\" is no setting, "
                    + $"and no project that you can see from here{OtherProjectsText.OfAnother(turn)}. "
                    + $"There are {string.Join(", ", SettingCommands.Names.SkipLast(1))} and {SettingCommands.Names[^1]}: "
                    + "settings shows how each is changed."
            );
    }
}
