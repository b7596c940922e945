using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
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
            return Reply.FromCard(DetailCards.Milestone(view, milestone));
        if (typed.All(char.IsAsciiDigit) && view.Project.FindInvoice(typed).Found is { } only)
            return Reply.FromCard(DetailCards.Invoice(view, only));
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
}
