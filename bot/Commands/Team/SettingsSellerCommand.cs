using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Sets the seller of this workspace's invoices and the time zone of its books; each invoice copies them when it is
/// issued. An account is only proposed: somebody else accepts it. Alone it shows what is set, with a form for the rest.
/// </summary>
internal sealed class SettingsSellerCommand(WorkspaceStore workspaces, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Zone = CommandArgument.Text("zone").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings seller", "says who sends the invoices; alone it shows it, with a form")
            .WithArguments([PartyArguments.SellerName, .. PartyArguments.OfSeller.Select(one => one.Argument), Zone])
            .WithValidation(given =>
                given.Has(PartyArguments.SellerName) && given.Has(PartyArguments.OfSeller[0].Argument)
                    ? (PartyArguments.SellerName, "the name stands here twice; say it once")
                    : null
            )
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples(
                "settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789",
                "settings seller street \"Main Street 1\" postcode 10115 city Berlin country DE",
                "settings seller iban DE89 3704 0044 0532 0130 00 holder \"Studio GmbH\"",
                "settings seller mail billing@studio.example zone Europe/London"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var values = PartyArguments.Read(arguments, PartyArguments.OfSeller);
        if (arguments.GetOrDefault(PartyArguments.SellerName) is { } name)
            values[PartyField.Name] = name;
        var zone = arguments.GetOrDefault(Zone);
        if (values.Count == 0 && zone is null)
            return turn.IsActionOn(CardKind.SellerForm)
                ? Reply.Refuse("Nothing is filled in, so nothing was changed.")
                : OutcomeReplies.Show(turn, await reader.FindAsync(turn, "", cancel), "", PartyCards.SellerForm);
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) =>
                workspace.SetSeller(
                    turn.IsActionOn(CardKind.SellerForm) ? workspace.SaidInForm(values, context.At) : values,
                    zone,
                    context
                ),
            cancel
        );
        return outcome.Show(view => Answer(view, values));
    }

    /// <summary>An account that waits is shown with its buttons; what else was said is saved with it.</summary>
    private static Card Answer(ProjectView view, Dictionary<PartyField, string> values)
    {
        if (
            !values.Keys.Any(PartyFields.OfAccount.Contains) || view.SellerSettings.Waiting(view.Now) is not { } waiting
        )
            return PartyCards.SellerSaved(view);
        var card = SellerAccountCards.Create(view, waiting);
        return values.Keys.All(PartyFields.OfAccount.Contains)
            ? card
            : card with
            {
                Lines = ["Everything else is saved; the account waits.", .. card.Lines],
            };
    }
}
