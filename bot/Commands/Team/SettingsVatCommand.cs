using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>Sets the VAT of this workspace's new projects that say none. Projects that exist keep theirs.</summary>
internal sealed class SettingsVatCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<VatTreatment> Vat = VatArgument.Value;

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings vat", "sets the VAT of new projects that say none")
            .WithArguments(Vat)
            .WithExamples("settings vat 19", "settings vat 0 small-business");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var vat = arguments.Get(Vat);
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) =>
                VatQuestion.Ask(vat, turn) is { } unclear ? unclear : workspace.SetVat(vat, context),
            cancel
        );
        return outcome.Show(view => SettingsCards.All(view));
    }
}
