using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

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
        var (view, typed) = await ProjectLookup.FindAsync(reader, turn, arguments.Get(What), cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, typed);
        if (view.Project.FindInvoiceByNumber(typed) is { } invoice)
            return Reply.FromCard(DetailCards.Invoice(view, invoice));
        if (view.Project.FindCredit(typed) is ({ } credit, { } of, _))
            return Reply.FromCard(DetailCards.Credit(view, credit, of));
        if (view.Project.FindMilestone(typed) is ({ } milestone, _))
            return FindOtherInvoices(view.Project, milestone, typed, turn) is { } which
                ? RefusalText.ToReply(which, view)
                : Reply.FromCard(DetailCards.Milestone(view, milestone));
        if (view.Project.FindMilestone(typed).No is Refusal.MilestoneUnknown)
        {
            var (only, unclear) = view.Project.FindInvoice(typed);
            if (only is not null)
                return Reply.FromCard(DetailCards.Invoice(view, only));
            if (unclear is Refusal.InvoiceAmbiguous several)
                return RefusalText.ToReply(InvoiceReference.WithLines(several, turn), view);
        }
        if (view.Project.FindRequest(typed).Found is { } request && !typed.All(char.IsAsciiDigit))
            return Reply.FromCard(RequestCards.Create(view, request));
        if (
            typed.StartsWith("INV", StringComparison.OrdinalIgnoreCase)
            && view.Project.FindInvoice(typed).No is { } refusal
        )
            return RefusalText.ToReply(refusal, view);
        var isCredit = typed.StartsWith("CN-", StringComparison.OrdinalIgnoreCase);
        return RefusalText.ToReply(
            isCredit ? view.Project.FindCredit(typed).No! : view.Project.FindMilestone(typed, turn).No!,
            view
        );
    }

    /// <summary>
    /// The number of a milestone that also ends the invoice of another one: both are offered. Its own invoices stand on
    /// its card.
    /// </summary>
    private static Refusal.InvoiceAmbiguous? FindOtherInvoices(
        Project project,
        Milestone milestone,
        string typed,
        Turn turn
    )
    {
        if (project.FindInvoice(typed).No is not Refusal.InvoiceAmbiguous both)
            return null;
        var others = both.Candidates.Where(c => c.Milestone.Id != milestone.Id).ToList();
        if (others.Count == 0 || !typed.All(char.IsAsciiDigit))
            return null;
        return InvoiceReference.WithLines(
            new(typed, [new InvoiceCandidate(milestone, null, $"phase {typed}", typed), .. others]),
            turn
        );
    }
}
