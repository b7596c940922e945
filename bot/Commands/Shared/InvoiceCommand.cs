using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// A command about one issued invoice: it calls one method of the project and shows the invoice afterwards, or the
/// request for approval that it became.
/// </summary>
/// <param name="syntax">Takes an invoice, and the further arguments of the rule.</param>
/// <param name="card">Another card than the invoice's own.</param>
/// <param name="form">The form that the invoice alone opens; null where there is none.</param>
internal sealed class InvoiceCommand(
    ProjectStore projects,
    CommandSyntax syntax,
    Func<Project, Invoice, ParsedArguments, DecisionContext, Decision> rule,
    Func<ProjectView, Invoice, Card>? card = null,
    InvoiceForm? form = null
) : ICommand
{
    public CommandSyntax Syntax { get; } = syntax;

    public async Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        form is null ? null : await form.CreateAsync(turn, incomplete, cancel);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, context) =>
                p.Resolve(arguments, turn) is ({ } read, { } found, _)
                    ? rule(p, found, read, context)
                    : p.Resolve(arguments, turn).No!,
            cancel
        );
        return outcome.Show(view =>
        {
            if (outcome.FindRequest(turn, view) is { } request)
                return RequestCards.Create(view, request);
            if (view.Project.Resolve(arguments, turn).Found is not { } i)
                return ScheduleCards.Project(view);
            return card is null ? InvoiceCards.Issued(view, i).WithOutcome(outcome, view) : card(view, i);
        });
    }
}
