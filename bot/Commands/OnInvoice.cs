using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// A command about one issued invoice: one verb of the project, and the invoice as it stands then; or the request that
/// it became.
/// </summary>
/// <param name="phrase">Takes an invoice, and whatever else the rule needs.</param>
/// <param name="card">Another card than the invoice's own.</param>
internal sealed class OnInvoice(
    ProjectStore projects,
    Phrase phrase,
    Func<Project, Invoice, Given, Stamp, Decision> rule,
    Func<Sight, Invoice, Card>? card = null
) : ICommand
{
    public Phrase Phrase { get; } = phrase;

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, stamp) =>
                p.Find(given, turn) is ({ } read, { } found, _) ? rule(p, found, read, stamp) : p.Find(given, turn).No!,
            cancel
        );
        return outcome.Show(sight =>
        {
            if (outcome.Asked(turn, sight) is { } asked)
                return RequestCards.Of(sight, asked);
            if (sight.Project.Find(given, turn).Found is not { } i)
                return ScheduleCards.Project(sight);
            return card is null ? InvoiceCards.Issued(sight, i).Saying(outcome, sight) : card(sight, i);
        });
    }
}
