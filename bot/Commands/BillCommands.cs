using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Drafts the invoice of a confirmed milestone.</summary>
internal sealed class InvoiceDraft(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> Note = Arg.Quoted("note", "text").AsKeyword().OrNothing();
    private static readonly Argument<BoxOf<bool>> Again = Arg.Flag("again");

    public Phrase Phrase { get; } =
        new Phrase("invoice", "drafts the invoice of a confirmed milestone")
            .Takes(Milestone, Note, Again)
            .For("invoice 1", "invoice design note \"Purchase order 4711\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (
            await projects.OnMilestoneAsync(
                turn,
                given.Get(Milestone),
                (p, m, stamp) => p.Draft(m, given.Maybe(Note), stamp, given.Has(Again)),
                cancel
            )
        ).Show(given.Get(Milestone), InvoiceCards.Draft);
}
