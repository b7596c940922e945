using System.Globalization;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Says with which number the invoices or the credit notes of this year begin; without arguments it shows where they
/// begin.
/// </summary>
internal sealed class SettingsNumbersCommand(WorkspaceStore workspaces, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Series = new Argument<string>(
        "series",
        "INV|CN",
        text =>
            text.ToUpperInvariant() is "INV" or "CN"
                ? ParsedValue.Success(text.ToUpperInvariant())
                : ParsedValue.Failure(
                    $"\"{text}\" is no series of numbers; choose INV for invoices or CN for credit notes"
                )
    ).AsOptional();
    private static readonly Argument<Boxed<int>> Next = new Argument<Boxed<int>>(
        "next",
        "<number>",
        text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= Workspace.MaxFirstNumber
                ? ParsedValue.Success(new Boxed<int>(number))
                : ParsedValue.Failure(
                    $"\"{text}\" is no number to begin with; write digits alone, from 1 to {Workspace.MaxFirstNumber}: next 418"
                )
    )
        .AsKeyword()
        .AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "settings numbers",
            "says where the numbers of invoices or credit notes begin; alone it shows it"
        )
            .WithArguments(Series, Next)
            .WithValidation(given =>
                (given.Has(Series), given.Has(Next)) switch
                {
                    (true, false) => (Next, "next <number> is missing: with which number does the series begin?"),
                    (false, true) => (Series, "INV or CN is missing: settings numbers INV next 418"),
                    _ => null,
                }
            )
            .WithExamples("settings numbers INV next 418", "settings numbers CN next 12", "settings numbers");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.GetOrDefault(Series) is not { } prefix)
        {
            if (await reader.FindAsync(turn, "", cancel) is not { } view)
                return OutcomeReplies.ProjectNotFound(turn);
            return Reply.FromCard(
                SettingsCards.Numbers(view, await workspaces.SeriesAsync(view.Project.Workspace, cancel))
            );
        }
        var first = arguments.GetOrDefault(Next)!.Value;
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.BeginSeries(prefix, first, context),
            cancel
        );
        var shown = outcome switch
        {
            Outcome.Saved(var saved, _) => saved,
            Outcome.Repeated(var same) => same,
            _ => null,
        };
        var series = shown is null ? [] : await workspaces.SeriesAsync(shown.Project.Workspace, cancel);
        return outcome.Show(view => SettingsCards.NumbersBegin(view, series, prefix));
    }
}
