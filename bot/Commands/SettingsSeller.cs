using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Says once who sends this workspace's invoices, and in which zone its books are; every invoice from then on copies it
/// at issue.
/// </summary>
internal sealed class SettingsSeller(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("name");
    private static readonly Argument<string> Address = Arg.Quoted("address").AsKeyword();
    private static readonly Argument<string> VatId = Arg.Text("vat-id").AsKeyword().OrNothing();
    private static readonly Argument<string> Zone = Arg.Text("zone").AsKeyword().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("settings seller", "says who sends the invoices")
            .Takes(Name, Address, VatId, Zone)
            .For(
                "settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789",
                "settings seller \"Studio Ltd\" address \"1 High Street, London\" zone Europe/London"
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var party = new Party(given.Get(Name), given.Get(Address), given.Maybe(VatId) ?? "");
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, stamp) => workspace.SetSeller(party, given.Maybe(Zone), stamp),
            cancel
        );
        return outcome.Show(SettingsCards.Seller);
    }
}
