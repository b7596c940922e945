using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Commands that change the course of a project or a stage, with a reason for people who ask later.
/// </summary>
internal static class ProjectLifecycleCommands
{
    public static ProjectCommand Hold(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("project hold", "lets no stage start until the project is resumed")
                .WithArguments(CommandArgument.Reason)
                .OpensFormWhen(given => given.RawText.Length == 0)
                .WithExamples(
                    "project hold reason \"the client asked for a pause\"",
                    "project hold reason \"the deposit has not arrived\""
                ),
            (p, arguments, context) => p.Hold(arguments.Get(CommandArgument.Reason), context),
            ProjectLifecycleCards.Paused,
            new(reader, CardKind.HoldForm, Permission.Pause, LifecycleFormCards.Hold)
        );

    public static ProjectCommand Resume(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("project resume", "lets stages start again")
                .WithArguments(CommandArgument.Reason)
                .OpensFormWhen(given => given.RawText.Length == 0)
                .WithExamples(
                    "project resume reason \"work goes on\"",
                    "project resume reason \"the deposit has arrived\""
                ),
            (p, arguments, context) => p.Resume(arguments.Get(CommandArgument.Reason), context),
            ProjectLifecycleCards.Paused,
            new(reader, CardKind.Pause, Permission.Pause, ProjectLifecycleCards.Paused)
        );

    public static ProjectCommand Cancel(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("project cancel", "gives the project up, while nothing is issued")
                .WithArguments(CommandArgument.Reason)
                .OpensFormWhen(given => given.RawText.Length == 0)
                .WithExamples(
                    "project cancel reason \"the client chose another agency\"",
                    "project cancel reason \"no budget this year\""
                ),
            (p, arguments, context) => p.Cancel(arguments.Get(CommandArgument.Reason), context),
            ProjectLifecycleCards.Cancelled,
            new(reader, CardKind.CancelForm, Permission.Pause, LifecycleFormCards.Cancel)
        );

    public static MilestoneCommand Reopen(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("reopen", "takes a confirmation back, with a reason, while nothing is billed on it")
                .WithArguments(CommandArgument.Milestone(), CommandArgument.Reason)
                .WithExamples(
                    "reopen 1 reason \"the client found a broken form\"",
                    "reopen design reason \"confirmed the wrong stage\""
                ),
            (p, m, arguments, context) => p.Reopen(m, arguments.Get(CommandArgument.Reason), context),
            StageCards.Reopened
        );
}
