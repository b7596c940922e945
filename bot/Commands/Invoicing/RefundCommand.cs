using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// Pays money back: of an invoice, its own credit first and then what it used; or client credit of the whole project.
/// A person who may not requests approval by the same command.
/// </summary>
internal sealed class RefundCommand(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<MoneyText> Amount = CommandArgument.Money("money");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "refund",
            "pays money back to the client: client credit first, then what the invoice used; with the project's key only client credit"
        )
            .WithArguments(CommandArgument.Invoice, Amount, CommandArgument.Reason, AccountReference.Account)
            .OpensFormWhen(given => given.Has(CommandArgument.Invoice) && !given.Has(Amount))
            .WithExamples(
                "refund INV-2026-0001 500 EUR reason \"paid twice\"",
                "refund ACME 1,428.00 reason \"client credit paid out\""
            );

    /// <summary>The invoice alone gets a form; a sum without an invoice is asked on which one it is.</summary>
    public async Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel)
    {
        if (
            await reader.FindAsync(turn, "", cancel) is { Project: var p } view
            && p.FindSumInPlaceOfInvoice(incomplete, turn) is { } sum
        )
            return RefusalText.ToReply(sum, view);
        return InvoiceCommands.IsInvoiceAlone(incomplete, Amount, CommandArgument.Reason)
            ? await new InvoiceForm(
                reader,
                Permission.AskForMoney,
                CorrectionFormCards.Refund,
                Amount,
                CommandArgument.Reason
            ).CreateAsync(turn, incomplete, cancel)
            : null;
    }

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = await AccountReference.FindKeyAsync(reader, turn, arguments, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            key,
            (p, context) =>
            {
                var (read, invoice, why) = p.Resolve(arguments, turn);
                var (isAccount, no) = p.ReadAccount(read, why, turn);
                if (no is not null)
                    return no;
                if (read.Get(Amount).ToMoney(p.Currency, out var problem) is not { } amount)
                    return new Refusal.UnreadableMoney(problem);
                var reason = read.Get(CommandArgument.Reason);
                return p.DoOrRequest(
                    RequestKind.Refund,
                    () =>
                        isAccount
                            ? p.RefundCredit(amount, reason, context)
                            : p.Refund(invoice!, amount, reason, context),
                    () =>
                        isAccount
                            ? p.RequestCreditRefund(amount, reason, context)
                            : p.RequestRefund(invoice!, amount, reason, context),
                    context
                );
            },
            cancel
        );
        return outcome.Show(view =>
        {
            if (outcome.FindRequest(turn, view) is { } request)
                return RequestCards.Create(view, request);
            return view.Project.Resolve(arguments, turn).Found is { } i
                ? InvoiceCards.Issued(view, i).WithOutcome(outcome, view)
                : ClientCreditCards.Create(view);
        });
    }
}
