using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Adds the opposite of an entry in the money book that was wrong.</summary>
internal sealed class Reverse(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Entry = Arg.Text("payment");

    public Phrase Phrase { get; } = new Phrase("reverse", "adds the opposite of a payment that was wrong").Takes(Entry, Arg.Reason).For("reverse P3 reason \"booked on the wrong invoice\"", "reverse P1 reason \"the cheque bounced\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var said = given.Get(Entry);
        var outcome = await projects.ChangeAsync(turn, "", (p, stamp) => p.FindPayment(said) is ({ } found, _) ? p.Reverse(found, given.Get(Arg.Reason), stamp) : p.FindPayment(said).No!, cancel);
        return outcome.Show(sight => sight.Project.FindPayment(said).Found is { } paid ? InvoiceCards.Issued(sight, sight.Project.Invoices.First(i => i.Id == paid.Invoice)).Saying(outcome, sight) : ScheduleCards.Project(sight));
    }
}

/// <summary>Takes the speaker's own last confirmation or payment back, within the time for that.</summary>
internal sealed class Undo(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("undo", "takes your last confirmation or payment back, within 30 seconds").For("undo", "undo.");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(turn, "", (p, stamp) => p.Undo(stamp), cancel);
        return outcome.Show(sight => outcome is not Outcome.Saved(_, [var undone, ..]) ? MoneyCards.Status(sight, 1)
            : (undone is PaymentReversed paid ? InvoiceCards.Issued(sight, sight.Project.Invoices.First(i => i.Id == paid.Invoice)) : StageCards.Confirmed(sight, sight.Project.MilestoneOf(undone.Subject!.Value))).Saying(outcome, sight));
    }
}
