using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// Lists the undelivered messages and those with uncertain delivery, and sends one again; for an invoice, its mail.
/// </summary>
internal sealed class RetryCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Which = CommandArgument.Invoice.AsOptional() with
    {
        Placeholder = "<message|invoice|credit note|terms|milestone>",
    };

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "retry",
            "lists messages that did not arrive, and sends one again; of an invoice or submitted work, its mail"
        )
            .WithArguments(Which, CommandArgument.Page)
            .WithExamples("retry", "retry M7", "retry INV-2026-0001", "retry terms");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var which = arguments.GetOrDefault(Which) ?? "";
        if (which.Length == 0)
            return await ListAsync(turn, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1, cancel);
        if (which.Equals("terms", StringComparison.OrdinalIgnoreCase))
            return await MailTermsAsync(turn, cancel);
        return UndeliveredItem.NumberOf(which) is { } number
            ? await SendAsync(turn, number, cancel)
            : await MailAsync(turn, which, arguments, cancel);
    }

    private async Task<Reply> ListAsync(Turn turn, int page, CancellationToken cancel)
    {
        var seen = await reader.ListAsync(turn, cancel);
        var items = await UndeliveredItem.FindAsync(reader, turn, seen, cancel);
        var lines = items.Select(k => k.ToLine(turn)).Concat(await ListMailsAsync(turn, seen, cancel));
        return Reply.FromCard(RetryCard.Create([.. lines], page)) with { Audience = Audience.SenderOnly };
    }

    /// <summary>The mails that are kept back, of the projects in which the sender may mail the client.</summary>
    private async Task<IEnumerable<UndeliveredLine>> ListMailsAsync(
        Turn turn,
        IReadOnlyList<ProjectView> seen,
        CancellationToken cancel
    )
    {
        var mine = seen.Where(s =>
                s.Mail == ClientMailMode.Mailed
                && Permissions.IsAllowed(s.Project, Permission.MailClient, SenderActor.Create(turn, s.Project), turn.At)
            )
            .ToList();
        if (mine.Count == 0)
            return [];
        var here = (await reader.FindAsync(turn, "", cancel))?.Project.Id;
        var waiting = (await reader.FindWaitingMailsAsync(turn.At, cancel)).ToLookup(m => m.Project);
        return mine.SelectMany(s => ClientMailText.Undelivered(s, waiting[s.Project.Id], isHere: s.Project.Id == here));
    }

    /// <summary>A message of somebody else is answered as if it did not exist.</summary>
    private async Task<Reply> SendAsync(Turn turn, long number, CancellationToken cancel)
    {
        var items = await UndeliveredItem.FindAsync(reader, turn, await reader.ListAsync(turn, cancel), cancel);
        var mine = items.FirstOrDefault(k => k.Message.Id == number && k.Message.CanBeResent);
        if (mine is null || !await projects.ResendAsync(number, cancel))
        {
            return Reply.Refuse(
                $"There is no message M{number} here that waits for you: it is sent again already, has arrived, or is not yours to send. "
                    + "Nothing was changed. retry lists those that wait."
            );
        }
        var text = $"M{number} goes out again: {mine.ToLine(turn).What}. If it does not arrive, retry lists it again.";
        return Reply.FromText(text) with { Audience = Audience.SenderOnly };
    }

    private async Task<Reply> MailTermsAsync(Turn turn, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        if (view.Mail != ClientMailMode.Mailed)
            return Reply.FromText("The terms are not mailed: e-mail is not set up.") with
            {
                Audience = Audience.SenderOnly,
            };
        var outcome = await projects.ChangeAsync(turn, "", (p, context) => p.MailTermsAgain(context), cancel);
        return outcome.Show(shown => ScheduleCards.Terms(shown));
    }

    /// <summary>The mail of an invoice or a credit note, once more.</summary>
    private async Task<Reply> MailAsync(Turn turn, string which, ParsedArguments arguments, CancellationToken cancel)
    {
        (Invoice? Found, CreditNote? Note, Refusal? No) Find(Project project)
        {
            if (project.FindCredit(which) is ({ } note, { } of, _))
                return (of, note, null);
            var (_, found, no) = project.Resolve(arguments, turn);
            return (found, null, no);
        }
        static string NumberOf((Invoice? Found, CreditNote? Note, Refusal? No) found) =>
            found.Note?.Number ?? found.Found!.NumberOrPending();
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        if (view.Mail != ClientMailMode.Mailed)
            return Find(view.Project) is (null, _, { } unknown)
                ? RefusalText.ToReply(unknown, view)
                : Reply.FromText($"{NumberOf(Find(view.Project))} is issued and not mailed: e-mail is not set up.") with
                {
                    Audience = Audience.SenderOnly,
                };
        if (view.Project.FindMilestone(which).Found is { } stage && view.Project.AwaitsApproval(stage))
            return (
                await projects.ChangeMilestoneAsync(
                    turn,
                    which,
                    (project, milestone, context) => project.MailSubmissionAgain(milestone, context),
                    cancel
                )
            ).Show(which, StageCards.Submitted);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                Find(project) is ({ } found, var note, _) ? project.MailAgain(found, note, context) : Find(project).No!,
            cancel
        );
        return outcome.Show(shown => InvoiceCards.Issued(shown, Find(shown.Project).Found!));
    }
}
