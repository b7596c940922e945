using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The standard milestones: built in, and the workspace's own.</summary>
internal sealed class LabelListCommand(WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("labels", "lists the standard milestones")
            .WithArguments(CommandArgument.Page)
            .WithExamples("labels", "labels page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Reply.FromCard(
            LabelCards.List(
                await workspaces.LabelsAsync(turn, cancel),
                StandardLabels.BuiltIn,
                arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
            )
        );
}

/// <summary>Keeps a standard milestone with what it usually carries; one of the same name is replaced.</summary>
internal sealed class LabelAddCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("label");
    private static readonly Argument<string> Note = CommandArgument.Quoted("note", "text").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("labels add", "keeps a standard milestone with what it carries")
            .WithArguments(Name, CommandArgument.DueDays, CommandArgument.DoneWhen, Note)
            .WithExamples(
                "labels add \"User test passed\" due 30 done-when signed-checklist",
                "labels add \"Go-live\" note \"Thank you for your trust.\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var label = new Label(
            arguments.Get(Name),
            arguments.GetOrDefault(Note) ?? "",
            arguments.GetOrDefault(CommandArgument.DueDays)?.Value,
            arguments.GetOrDefault(CommandArgument.DoneWhen)?.Value
        );
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.SaveLabel(label, context),
            cancel
        );
        return await LabelReplies.ShowAsync(
            workspaces,
            turn,
            outcome,
            $"The label {DisplayText.Quote(MilestoneName.Normalize(label.Name))} is saved",
            cancel
        );
    }
}

/// <summary>
/// Takes one of the workspace's own standard milestones away; milestones keep what they took from it.
/// </summary>
internal sealed class LabelRemoveCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("label");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("labels remove", "takes a standard milestone away")
            .WithArguments(Name)
            .WithExamples("labels remove \"User test passed\"", "labels remove \"Go-live\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.RemoveLabel(arguments.Get(Name), context),
            cancel
        );
        return await LabelReplies.ShowAsync(
            workspaces,
            turn,
            outcome,
            $"The label {DisplayText.Quote(MilestoneName.Normalize(arguments.Get(Name)))} is removed",
            cancel
        );
    }
}

/// <summary>Both are answered with the labels as they stand now.</summary>
internal static class LabelReplies
{
    public static async Task<Reply> ShowAsync(
        WorkspaceStore workspaces,
        Turn turn,
        Outcome outcome,
        string what,
        CancellationToken cancel
    )
    {
        var own = await workspaces.LabelsAsync(turn, cancel);
        return outcome.Show(_ => LabelCards.List(own, StandardLabels.BuiltIn, 1).WithEvents([what]));
    }
}
