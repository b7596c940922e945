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

    public Phrase Phrase { get; } = new Phrase("invoice", "drafts the invoice of a confirmed milestone").Takes(Milestone, Note).For("invoice 1", "invoice design note \"Purchase order 4711\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.OnMilestoneAsync(turn, given.Get(Milestone), (p, m, stamp) => p.Draft(m, given.Maybe(Note), stamp), cancel)).Show(given.Get(Milestone), InvoiceCards.Draft);
}

/// <summary>Approves and issues a draft: number, date and sums are fixed.</summary>
internal sealed class Issue(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();

    public Phrase Phrase { get; } = new Phrase("issue", "approves an invoice draft and issues it").Takes(Milestone).For("issue 1", "issue design");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.OnMilestoneAsync(turn, given.Get(Milestone), (p, m, stamp) => p.Issue(m, stamp), cancel)).Show(given.Get(Milestone), InvoiceCards.Issued);
}

/// <summary>Throws a draft away; it leaves no number.</summary>
internal sealed class Discard(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();

    public Phrase Phrase { get; } = new Phrase("discard", "throws an invoice draft away").Takes(Milestone).For("discard 1", "discard design");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.OnMilestoneAsync(turn, given.Get(Milestone), (p, m, stamp) => p.Discard(m, stamp), cancel)).Show(given.Get(Milestone), InvoiceCards.Draft);
}
