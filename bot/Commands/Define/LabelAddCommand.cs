using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Saves a standard milestone with its usual values; one of the same name is replaced.</summary>
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
