using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Notices;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// Reminds the team of an open invoice, mails the client about it, or shows and sends a formal reminder. A lead asks an
/// approver for the formal one by the same words.
/// </summary>
internal sealed class RemindCommand : ICommand
{
    private static readonly Argument<Boxed<bool>> Client = CommandArgument.Flag("client"),
        Formal = CommandArgument.Flag("formal"),
        Send = CommandArgument.Flag("send");

    /// <summary>What the person saw. When it is no longer so, nothing is sent.</summary>
    private static readonly Argument<MoneyText> Total = CommandArgument.Money("total").AsKeyword().AsOptional();

    private readonly ProjectReader reader;
    private readonly InvoiceCommand team,
        mail,
        formal;

    public RemindCommand(ProjectStore projects, ProjectReader reader)
    {
        this.reader = reader;
        team = new(projects, Syntax, (p, i, _, context) => p.Remind(i, context), ReminderCard.Create);
        mail = new(projects, Syntax, (p, i, _, context) => p.MailReminder(i, context), ReminderCard.Create);
        formal = new(
            projects,
            Syntax,
            (p, i, arguments, context) =>
            {
                var problem = "";
                var seen = arguments.GetOrDefault(Total)?.ToMoney(p.Currency, out problem);
                if (problem.Length > 0)
                    return new Refusal.UnreadableMoney(problem);
                return p.DoOrRequest(
                    RequestKind.FormalReminder,
                    () => p.SendFormalReminder(i, seen, context),
                    () => p.RequestFormalReminder(i, context),
                    context
                );
            }
        );
    }

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("remind", "reminds the team of an open invoice; with client or formal, the client")
            .WithArguments(CommandArgument.Invoice, Client, Formal, Send, Total)
            .WithValidation(Check)
            .WithExamples("remind INV-2026-0001", "remind 2 client", "remind INV-2026-0001 formal");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.Has(Formal))
            return arguments.Has(Send)
                ? await formal.RunAsync(turn, arguments, cancel)
                : await PreviewAsync(turn, arguments, cancel);
        if (!arguments.Has(Client))
            return await team.RunAsync(turn, arguments, cancel);
        if (await reader.FindAsync(turn, "", cancel) is { Mail: ClientMailMode.None } view)
            return view.Project.Resolve(arguments, turn) is (_, null, { } unknown)
                ? RefusalText.ToReply(unknown, view)
                : Reply.Refuse(
                    "The client was not mailed: e-mail is not set up. Please write to them yourself. Nothing was changed."
                );
        return await mail.RunAsync(turn, arguments, cancel);
    }

    /// <summary>What it would ask for. Nothing is changed.</summary>
    private async Task<Reply> PreviewAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var (_, found, unknown) = view.Project.Resolve(arguments, turn);
        if (found is null)
            return RefusalText.ToReply(unknown!, view);
        if (
            Permissions.Check(view.Project, Permission.AskForMoney, SenderActor.Create(turn, view.Project), turn.At) is
            { } no
        )
            return RefusalText.ToReply(no, view);
        return view.Project.CheckFormalReminder(found, view.SellerToday) is { } wrong
            ? RefusalText.ToReply(wrong, view)
            : Reply.FromCard(FormalReminderCards.Preview(view, found)) with
            {
                Audience = Audience.SenderOnly,
            };
    }

    private static (Argument, string)? Check(ParsedArguments given)
    {
        if (given.Has(Client) && given.Has(Formal))
            return (Client, "say client or formal, not both");
        if (given.Has(Total) && !given.Has(Send))
            return (Total, "total belongs to send: remind 2 formal send total 4284.00 EUR");
        return given.Has(Send) && !given.Has(Formal) ? (Send, "send belongs to formal: remind 2 formal send") : null;
    }
}
