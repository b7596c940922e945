using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Adds the opposite of an entry in the money book that was wrong or whose money the bank took back, or takes
/// announced money back.</summary>
internal sealed class Reverse(ProjectStore projects, ProjectReader reader, Receipts receipts) : ICommand
{
    private static readonly Argument<string> Entry = Arg.Text("payment");
    private static readonly Argument<BoxOf<int>> Because = ParkedLines.Line with
    {
        Name = "for",
        Keyword = true,
        Optional = true,
    };

    public Phrase Phrase { get; } =
        new Phrase("reverse", "adds the opposite of a payment that was wrong")
            .Takes(Entry, Arg.Reason, Because)
            .For(
                "reverse P3 reason \"booked on the wrong invoice\"",
                "reverse P1 reason \"taken back by the bank\" for B4"
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var said = given.Get(Entry);
        var because = given.Maybe(Because) is { Value: var number }
            ? await receipts.FindAsync(turn, number, cancel)
            : null;
        if (given.Has(Because) && because is null)
            return ParkedLines.None(given.Maybe(Because)!.Value);
        var loose = (await reader.FindAsync(turn, "", cancel))?.TakenBack;
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, stamp) =>
            {
                if (p.FindAnnounced(said) is { } announced)
                    return p.Withdraw(announced, given.Get(Arg.Reason), stamp);
                return p.FindPayment(said) is ({ } found, _)
                    ? p.Reverse(found, given.Get(Arg.Reason), stamp, because, loose)
                    : p.FindPayment(said).No!;
            },
            cancel
        );
        return outcome.Show(sight =>
        {
            var p = sight.Project;
            var invoice = p.FindAnnounced(said)?.Invoice ?? p.FindPayment(said).Found?.Invoice;
            return invoice is null
                ? ScheduleCards.Project(sight)
                : InvoiceCards.Issued(sight, p.Invoices.First(i => i.Id == invoice)).Saying(outcome, sight);
        });
    }
}

/// <summary>Takes the speaker's own last act back, within the time for that and while nothing happened since.</summary>
internal sealed class Undo(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase(
            "undo",
            "takes your last confirmation, payment, promise, dispute or snooze back, within 30 seconds"
        ).For("undo", "undo.");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(turn, "", (p, stamp) => p.Undo(stamp), cancel);
        return outcome.Show(sight =>
            outcome is not Outcome.Saved(_, [var undone, ..])
                ? MoneyCards.Status(sight, 1)
                : (
                    InvoiceOf(undone) is { } id
                        ? InvoiceCards.Issued(sight, sight.Project.Invoices.First(i => i.Id == id))
                        : StageCards.Confirmed(sight, sight.Project.MilestoneOf(undone.Subject!.Value))
                ).Saying(outcome, sight)
        );
    }

    /// <summary>The invoice that it was about; null when it was about a milestone.</summary>
    private static int? InvoiceOf(ProjectEvent undone) =>
        undone switch
        {
            PaymentReversed e => e.Invoice,
            AnnouncementEnded e => e.Invoice,
            PromiseUndone e => e.Invoice,
            SnoozeUndone e => e.Invoice,
            DisputeUndone e => e.Invoice,
            _ => null,
        };
}
