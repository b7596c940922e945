using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// Sets who gets this project's invoices and who agrees for the client. Alone it shows what is set, with a form for the
/// rest.
/// </summary>
internal sealed class SettingsClientCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings client", "says who gets the invoices; alone it shows it, with a form")
            .WithArguments([.. PartyArguments.OfClient.Select(one => one.Argument)])
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples(
                "settings client name \"Acme AG\"",
                "settings client address \"Main Street 1, 10115 Berlin\" vat-id DE123456789",
                "settings client business street \"Rue du Lac 5\" postcode 69003 city Lyon country FR language fr",
                "settings client order \"PO 4711\" invoices-to books@acme.example copy ceo@acme.example"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var values = PartyArguments.Read(arguments, PartyArguments.OfClient);
        if (values.Count == 0)
            return turn.IsActionOn(CardKind.ClientForm)
                ? Reply.Refuse("Nothing is filled in, so nothing was changed.")
                : OutcomeReplies.Show(turn, await reader.FindAsync(turn, "", cancel), "", PartyCards.ClientForm);
        Project? before = null;
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => (before = project).ChangeClient(values, context),
            cancel
        );
        return outcome.Show(view =>
            outcome is Outcome.Saved(_, var events)
            && events.OfType<ClientChanged>().Any(e => e.FormerContact is not null)
                ? PartyCards.ContactChanged(view)
                : SettingsCards.Changed(view, outcome is Outcome.Saved ? before : null)
        );
    }
}
