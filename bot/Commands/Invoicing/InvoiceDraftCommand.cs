using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>Drafts the invoice of a confirmed milestone.</summary>
internal sealed class InvoiceDraftCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> MilestoneName = CommandArgument.Milestone();
    private static readonly Argument<string> Note = CommandArgument.Quoted("note", "text").AsKeyword().AsOptional();
    private static readonly Argument<Boxed<bool>> Again = CommandArgument.Flag("again");

    /// <summary>How VAT applies to the fee for the end of a project.</summary>
    private static readonly Argument<Boxed<bool>> Taxable = CommandArgument.Flag("taxable"),
        Compensation = CommandArgument.Flag("compensation");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("invoice", "drafts the invoice of a confirmed milestone")
            .WithArguments(MilestoneName, Note, Again, Taxable, Compensation)
            .WithValidation(given =>
                given.Has(Taxable) && given.Has(Compensation)
                    ? (Compensation, "the fee is either taxable or compensation; say one of them")
                    : null
            )
            .WithExamples("invoice 1", "invoice design note \"Purchase order 4711\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(MilestoneName),
                (p, m, context) => Draft(p, m, arguments, context),
                cancel
            )
        ).Show(arguments.Get(MilestoneName), InvoiceCards.Draft);

    private static Decision Draft(Project p, Milestone m, ParsedArguments arguments, DecisionContext context)
    {
        var (note, again) = (arguments.GetOrDefault(Note), arguments.Has(Again));
        if (arguments.Has(Taxable))
            return p.DraftFee(m, note, FeeVat.Taxable, context, again);
        return arguments.Has(Compensation)
            ? p.DraftFee(m, note, FeeVat.Compensation, context, again)
            : p.Draft(m, note, context, again);
    }
}
