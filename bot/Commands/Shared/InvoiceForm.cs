using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// The form that a command about an invoice opens when only the invoice is said. Sent by the form itself, the line is a
/// form left empty, and then its fields say what is missing.
/// </summary>
/// <param name="permission">Who gets the form. Who may only ask for something gets it too; what they send is a request.</param>
/// <param name="others">What may be said behind the invoice; then there is no form, so that nothing said is lost.</param>
internal sealed class InvoiceForm(
    ProjectReader reader,
    Permission permission,
    Func<ProjectView, Invoice, Card> card,
    params Argument[] others
)
{
    public async Task<Reply?> CreateAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel)
    {
        if (incomplete.GetOrDefault(CommandArgument.Invoice) is not { } typed || turn.Inputs.Count > 0)
            return null;
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var (read, found, unknown) = project.Resolve(incomplete, turn);
        if (others.Any(read.Has))
            return null;
        if (unknown is Refusal.SumWithoutInvoice)
            return RefusalText.ToReply(unknown, view);
        // Then it is not a name of several words, but one word and an invalid amount.
        if (unknown is Refusal.InvoiceUnknown && typed.Contains(' ') && typed.Any(char.IsAsciiDigit))
            return null;
        if (unknown is Refusal.KeyIsNoInvoice)
            return null;
        var no = Permissions.Check(project, permission, SenderActor.Create(turn, project), turn.At) ?? unknown;
        return no is null ? Reply.FromCard(card(view, found!)) : RefusalText.ToReply(no, view);
    }
}
