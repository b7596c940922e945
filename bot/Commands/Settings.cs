using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Says once who sends this workspace's invoices; every invoice from then on copies it at issue.</summary>
internal sealed class SettingsSeller(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("name");
    private static readonly Argument<string> Address = Arg.Quoted("address").AsKeyword();
    private static readonly Argument<string> VatId = Arg.Text("vat-id").AsKeyword().OrNothing();

    public Phrase Phrase { get; } = new Phrase("settings seller", "says who sends the invoices").Takes(Name, Address, VatId)
        .For("settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789", "settings seller \"Studio Ltd\" address \"1 High Street, London\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } sight) return Answers.NoProject("");
        if (Rights.Check(sight.Project, Act.ManageRoles, Acting.As(turn, sight.Project), turn.At) is { } no) return RefusalText.Say(no, sight);
        var party = new Party(given.Get(Name).Trim(), given.Get(Address).Trim(), given.Maybe(VatId)?.Trim() ?? "");
        foreach (var (what, text) in new[] { ("the seller's name", party.Name), ("address", party.Address), ("vat-id", party.VatId) })
            if (Project.Plain(what, text, what == "vat-id" ? 0 : 1, 240) is { } bad) return RefusalText.Say(bad, sight);
        if (!await workspaces.MaySetSellerAsync(turn, cancel)) return Reply.No("The seller is set, and it stands on everybody's invoices. Only a lead or approver of this workspace's first project changes it. Nothing was changed.");
        await workspaces.SetSellerAsync(turn, party, cancel);
        return Reply.Show(new Card("Seller saved") { Tone = Tone.Good, Facts = [new("Name", party.Name), new("Address", party.Address), new("VAT id", party.VatId.Length > 0 ? party.VatId : "–")], Footer = "Invoices issued from now on carry it; issued ones never change." });
    }
}
