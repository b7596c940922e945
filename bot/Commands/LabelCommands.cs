using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The standard milestones: built in, and the workspace's own.</summary>
internal sealed class LabelList(WorkspaceStore workspaces) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("labels", "lists the standard milestones").Takes(Arg.Page).For("labels", "labels page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Reply.Show(
            LabelCards.List(
                await workspaces.LabelsAsync(turn, cancel),
                StandardLabels.BuiltIn,
                given.Maybe(Arg.Page)?.Value ?? 1
            )
        );
}

/// <summary>Keeps a standard milestone with what it usually carries; one of the same name is replaced.</summary>
internal sealed class LabelAdd(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("label");
    private static readonly Argument<string> Note = Arg.Quoted("note", "text").AsKeyword().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("labels add", "keeps a standard milestone with what it carries")
            .Takes(Name, Arg.Days, Arg.DoneWhen, Note)
            .For(
                "labels add \"User test passed\" due 30 done-when signed-checklist",
                "labels add \"Go-live\" note \"Thank you for your trust.\""
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var label = new Label(
            given.Get(Name),
            given.Maybe(Note) ?? "",
            given.Maybe(Arg.Days)?.Value,
            given.Maybe(Arg.DoneWhen)?.Value
        );
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, stamp) => workspace.SaveLabel(label, stamp),
            cancel
        );
        return await LabelAnswers.ShowAsync(
            workspaces,
            turn,
            outcome,
            $"The label {Words.Quote(MilestoneName.Tidy(label.Name))} is saved",
            cancel
        );
    }
}

/// <summary>
/// Takes one of the workspace's own standard milestones away; milestones keep what they took from it.
/// </summary>
internal sealed class LabelRemove(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("label");

    public Phrase Phrase { get; } =
        new Phrase("labels remove", "takes a standard milestone away")
            .Takes(Name)
            .For("labels remove \"User test passed\"", "labels remove \"Go-live\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, stamp) => workspace.RemoveLabel(given.Get(Name), stamp),
            cancel
        );
        return await LabelAnswers.ShowAsync(
            workspaces,
            turn,
            outcome,
            $"The label {Words.Quote(MilestoneName.Tidy(given.Get(Name)))} is removed",
            cancel
        );
    }
}

/// <summary>Both are answered with the labels as they stand now.</summary>
internal static class LabelAnswers
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
        return outcome.Show(_ => LabelCards.List(own, StandardLabels.BuiltIn, 1).Saying([what]));
    }
}
