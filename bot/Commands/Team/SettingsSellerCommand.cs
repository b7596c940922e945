using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Sets the seller of this workspace's invoices and the time zone of its books; each invoice copies them when it is
/// issued.
/// </summary>
internal sealed class SettingsSellerCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("name");
    private static readonly Argument<string> Address = CommandArgument.Quoted("address").AsKeyword();
    private static readonly Argument<string> VatId = CommandArgument.Text("vat-id").AsKeyword().AsOptional();
    private static readonly Argument<string> Zone = CommandArgument.Text("zone").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings seller", "says who sends the invoices")
            .WithArguments(Name, Address, VatId, Zone)
            .WithExamples(
                "settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789",
                "settings seller \"Studio Ltd\" address \"1 High Street, London\" zone Europe/London"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var party = new Party(arguments.Get(Name), arguments.Get(Address), arguments.GetOrDefault(VatId) ?? "");
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.SetSeller(party, arguments.GetOrDefault(Zone), context),
            cancel
        );
        return outcome.Show(SettingsCards.Seller);
    }
}
