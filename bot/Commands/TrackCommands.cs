using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>All invoices of a project with their status, or those of one kind.</summary>
internal sealed class InvoiceListCommand(ProjectReader reader) : ICommand
{
    private static readonly string[] Filters = ["all", "open", "overdue", "paid", "draft"];

    private static readonly Argument<string> Filter = new Argument<string>(
        "filter",
        "all|open|overdue|paid|draft",
        text =>
            Filters.Contains(text.ToLowerInvariant())
                ? ParsedValue.Success(text.ToLowerInvariant())
                : ParsedValue.Failure($"\"{text}\" is no kind of invoice; choose {string.Join(", ", Filters)}")
    ).AsOptional();

    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("invoices", "lists the invoices with their status")
            .WithArguments(Filter, Key, CommandArgument.Page)
            .WithExamples("invoices", "invoices overdue");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        var view = await reader.FindAsync(turn, key, cancel);
        if (view is null && key.Length > 0 && !arguments.Has(Filter))
            return CommandDispatcher.CreateUsageReply(
                Syntax,
                $"\"{key.ToLowerInvariant()}\" is no kind of invoice ({string.Join(", ", Filters)}) and no project "
                    + $"that you can see from here{OtherProjectsText.OfAnother(turn)}"
            );
        return OutcomeReplies.Show(
            turn,
            view,
            key,
            found =>
                MoneyCards.Invoices(
                    found,
                    arguments.GetOrDefault(Filter) ?? "all",
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
                )
        );
    }
}

/// <summary>Every payment against the contract, added up from the tables and again from the audit trail.</summary>
internal sealed class StatementCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("statement", "shows every payment against the contract")
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("statement", "statement ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        if (await reader.FindAsync(turn, key, cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn, key);
        var recorded = Totals.Create(Project.FromEvents(await reader.ReadJournalAsync(view.Project.Id, cancel)));
        return Reply.FromCard(
            MoneyCards.Statement(view, recorded, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
        );
    }
}

/// <summary>One milestone, invoice, credit note or request with everything on record.</summary>
internal sealed class ShowCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = new Argument<string>(
        "milestone",
        "<milestone|invoice>",
        text => ParsedValue.Success(text)
    ).WithMaxWords(8);

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("show", "shows a milestone or an invoice with everything on record")
            .WithArguments(What)
            .WithExamples("show 2", "show INV-2026-0001", "show CN-2026-0001", "show R1");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, said) = await ProjectLookup.FindAsync(reader, turn, arguments.Get(What), cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, said);
        if (view.Project.FindInvoiceByNumber(said) is { } invoice)
            return Reply.FromCard(DetailCards.Invoice(view, invoice));
        if (view.Project.FindCredit(said) is ({ } credit, { } of, _))
            return Reply.FromCard(DetailCards.Credit(view, credit, of));
        if (view.Project.FindMilestone(said) is ({ } milestone, _))
            return Reply.FromCard(DetailCards.Milestone(view, milestone));
        if (said.All(char.IsAsciiDigit) && view.Project.FindInvoice(said).Found is { } only)
            return Reply.FromCard(DetailCards.Invoice(view, only));
        if (view.Project.FindRequest(said).Found is { } request && !said.All(char.IsAsciiDigit))
            return Reply.FromCard(RequestCards.Create(view, request));
        if (said.StartsWith("INV", StringComparison.OrdinalIgnoreCase) && view.Project.FindInvoice(said).No is { } no)
            return RefusalText.ToReply(no, view);
        var isCredit = said.StartsWith("CN-", StringComparison.OrdinalIgnoreCase);
        return RefusalText.ToReply(
            isCredit ? view.Project.FindCredit(said).No! : view.Project.FindMilestone(said, turn).No!,
            view
        );
    }
}

/// <summary>The audit trail, newest first.</summary>
internal sealed class AuditCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = CommandArgument.Milestone().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("audit", "shows who did what and when")
            .WithArguments(What, CommandArgument.Page)
            .WithExamples("audit", "audit 2 page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, said) = await ProjectLookup.FindAsync(reader, turn, arguments.GetOrDefault(What) ?? "", cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, said);
        Milestone? milestone = null;
        if (said.Length > 0 && view.Project.FindMilestone(said, turn) is var (found, no) && (milestone = found) is null)
            return RefusalText.ToReply(no!, view);
        var page = arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1;
        var (entries, total) = await reader.ReadAuditTrailAsync(
            view.Project,
            milestone?.Id,
            (page - 1) * Paging.Size,
            Paging.Size,
            cancel
        );
        return Reply.FromCard(AuditCards.Trail(view, milestone, entries, total, page));
    }
}
