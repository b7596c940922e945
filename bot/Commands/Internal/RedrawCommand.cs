using MilestoneBot.Cards;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Define;
using MilestoneBot.Commands.Track;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// Renders a posted card from the present state; internal. Sent when its subject changed or a viewer's client
/// refreshes it.
/// </summary>
internal sealed class RedrawCommand(ProjectReader reader, NewProjectFormCards newProject, UnmatchedPaymentReader parked)
    : ICommand
{
    private static readonly Argument<string> Address = CommandArgument.Quoted("card");
    private static readonly Argument<Boxed<bool>> Mine = CommandArgument.Flag(CommandDispatcher.PersonalView);

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("redraw", "draws a posted card again") { IsInternal = true }
            .WithArguments(Address, Mine)
            .WithExamples("redraw confirmed/1/m1", "redraw terms/1/p mine");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        await RenderAsync(turn, arguments, cancel) is { } card
            ? Reply.FromCard(card)
            : Reply.Refuse("There is no such card.");

    private async Task<Card?> RenderAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (
            arguments.Get(Address).Split('/')
            is not ({ Length: <= 4 } and [var kind, var project, var subject, .. var which])
        )
            return null;
        if (project == Card.NoProject)
            return kind == FormCards.NewProjectKind ? await newProject.DrawAsync(turn, subject, cancel) : null;
        var view = arguments.Has(Mine)
            ? await reader.FindForViewerAsync(turn, project, cancel)
            : await reader.FindByIdAsync(turn, project, cancel);
        if (view is not null && kind == UnmatchedPaymentCards.Kind)
            return await parked.DrawAsync(turn, view, string.Concat(which), cancel);
        return view is null ? null : CardBook.Draw(view, kind, subject, string.Concat(which));
    }
}
