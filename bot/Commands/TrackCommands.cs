using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>All invoices of a project with their status, or those of one kind.</summary>
internal sealed class InvoiceList(ProjectReader reader) : ICommand
{
    private static readonly string[] Filters = ["all", "open", "overdue", "paid", "draft"];

    private static readonly Argument<string> Filter = new Argument<string>(
        "filter",
        "all|open|overdue|paid|draft",
        text =>
            Filters.Contains(text.ToLowerInvariant())
                ? Reading.Of(text.ToLowerInvariant())
                : Reading.Wrong($"\"{text}\" is no kind of invoice; choose {string.Join(", ", Filters)}")
    ).OrNothing();

    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("invoices", "lists the invoices with their status")
            .Takes(Filter, Key, Arg.Page)
            .For("invoices", "invoices overdue");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        var sight = await reader.FindAsync(turn, key, cancel);
        if (sight is null && key.Length > 0 && !given.Has(Filter))
            return Desk.Usage(
                Phrase,
                $"\"{key.ToLowerInvariant()}\" is no kind of invoice ({string.Join(", ", Filters)}) and no project "
                    + $"that you can see from here{Elsewhere.OfAnother(turn)}"
            );
        return Answers.Show(
            turn,
            sight,
            key,
            found => MoneyCards.Invoices(found, given.Maybe(Filter) ?? "all", given.Maybe(Arg.Page)?.Value ?? 1)
        );
    }
}

/// <summary>Every payment against the contract, added up from the tables and again from the audit trail.</summary>
internal sealed class Statement(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("statement", "shows every payment against the contract")
            .Takes(Key, Arg.Page)
            .For("statement", "statement ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        if (await reader.FindAsync(turn, key, cancel) is not { } sight)
            return Answers.NoProject(turn, key);
        var recorded = Sums.Of(Project.Fold(await reader.JournalAsync(sight.Project.Id, cancel)));
        return Reply.Show(MoneyCards.Statement(sight, recorded, given.Maybe(Arg.Page)?.Value ?? 1));
    }
}

/// <summary>One milestone, invoice, credit note or request with everything on record.</summary>
internal sealed class Show(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = new Argument<string>(
        "milestone",
        "<milestone|invoice>",
        text => Reading.Of(text)
    ).Words(8);

    public Phrase Phrase { get; } =
        new Phrase("show", "shows a milestone or an invoice with everything on record")
            .Takes(What)
            .For("show 2", "show INV-2026-0001", "show CN-2026-0001", "show R1");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (sight, said) = await OnProject.FindAsync(reader, turn, given.Get(What), cancel);
        if (sight is null)
            return Answers.NoProject(turn, said);
        if (sight.Project.FindNumber(said) is { } invoice)
            return Reply.Show(DetailCards.Invoice(sight, invoice));
        if (sight.Project.FindCredit(said) is ({ } credit, { } of, _))
            return Reply.Show(DetailCards.Credit(sight, credit, of));
        if (sight.Project.Find(said) is ({ } milestone, _))
            return Reply.Show(DetailCards.Milestone(sight, milestone));
        if (said.All(char.IsAsciiDigit) && sight.Project.FindInvoice(said).Found is { } only)
            return Reply.Show(DetailCards.Invoice(sight, only));
        if (sight.Project.FindRequest(said).Found is { } request && !said.All(char.IsAsciiDigit))
            return Reply.Show(RequestCards.Of(sight, request));
        if (said.StartsWith("INV", StringComparison.OrdinalIgnoreCase) && sight.Project.FindInvoice(said).No is { } no)
            return RefusalText.Say(no, sight);
        var isCredit = said.StartsWith("CN-", StringComparison.OrdinalIgnoreCase);
        return RefusalText.Say(
            isCredit ? sight.Project.FindCredit(said).No! : sight.Project.Find(said, turn).No!,
            sight
        );
    }
}

/// <summary>The audit trail, newest first.</summary>
internal sealed class Audit(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = Arg.Milestone().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("audit", "shows who did what and when").Takes(What, Arg.Page).For("audit", "audit 2 page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (sight, said) = await OnProject.FindAsync(reader, turn, given.Maybe(What) ?? "", cancel);
        if (sight is null)
            return Answers.NoProject(turn, said);
        Milestone? milestone = null;
        if (said.Length > 0 && sight.Project.Find(said, turn) is var (found, no) && (milestone = found) is null)
            return RefusalText.Say(no!, sight);
        var page = given.Maybe(Arg.Page)?.Value ?? 1;
        var (entries, total) = await reader.AuditAsync(
            sight.Project,
            milestone?.Id,
            (page - 1) * Paging.Size,
            Paging.Size,
            cancel
        );
        return Reply.Show(AuditCards.Trail(sight, milestone, entries, total, page));
    }
}
