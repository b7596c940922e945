using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// Commands about an issued invoice. A person who may not give a credit note, a refund or a write-off requests
/// approval by the same command.
/// </summary>
internal static class InvoiceCommands
{
    private static readonly Argument<MoneyText> Part = CommandArgument.Money("money").AsOptional();
    private static readonly Argument<string> Of = (CommandArgument.Milestone() with { Name = "of" })
        .AsKeyword()
        .AsOptional();
    private static readonly Argument<Boxed<SettlementKind>> As = new Argument<Boxed<SettlementKind>>(
        "as",
        $"<{string.Join('|', SettlementVocabulary.AllKinds)}>",
        text =>
            SettlementVocabulary.Parse(text) is { } kind
                ? ParsedValue.Success(new Boxed<SettlementKind>(kind))
                : ParsedValue.Failure(
                    $"\"{text}\" is no kind of settling; choose {string.Join(", ", SettlementVocabulary.AllKinds)}"
                )
    )
        .AsKeyword()
        .WithMaxWords(2);
    private static readonly Argument<string> Objection = CommandArgument.Quoted("reason");
    private static readonly Argument<DateExpression> On = CommandArgument.Day("date");

    /// <summary>Only the invoice is said, so the form asks for the rest.</summary>
    internal static bool IsInvoiceAlone(ParsedArguments given, params Argument[] others) =>
        given.Has(CommandArgument.Invoice) && !others.Any(given.Has);

    public static InvoiceCommand Credit(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("credit", "takes an issued invoice back, in part or in full, by a credit note")
                .WithArguments(CommandArgument.Invoice, Part, Of, CommandArgument.Reason)
                .OpensFormWhen(given => IsInvoiceAlone(given, Part, Of, CommandArgument.Reason))
                .WithExamples(
                    "credit INV-2026-0001 119.00 EUR reason \"discount agreed on 3 August\"",
                    "credit INV-2026-0004 119 of design reason \"one screen less\"",
                    "credit INV-2026-0001 reason \"stage cancelled\""
                ),
            (p, i, arguments, context) =>
            {
                var problem = "";
                var part = arguments.GetOrDefault(Part)?.ToMoney(p.Currency, out problem);
                if (problem.Length > 0)
                    return new Refusal.UnreadableMoney(problem);
                var (of, unknown) = arguments.GetOrDefault(Of) is { } line ? p.FindMilestone(line) : (null, null);
                return unknown
                    ?? p.DoOrRequest(
                        RequestKind.Credit,
                        () => p.Credit(i, part, arguments.Get(CommandArgument.Reason), context, of),
                        () => p.RequestCredit(i, part, arguments.Get(CommandArgument.Reason), context, of),
                        context
                    );
            },
            form: new(reader, Permission.AskForMoney, CorrectionFormCards.Credit, Part, Of, CommandArgument.Reason)
        );

    public static InvoiceCommand Apply(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("apply", "uses client credit on an open invoice")
                .WithArguments(CommandArgument.Invoice, Part)
                .WithExamples("apply INV-2026-0002", "apply INV-2026-0002 150.00 EUR"),
            (p, i, arguments, context) =>
            {
                var problem = "";
                var part = arguments.GetOrDefault(Part)?.ToMoney(p.Currency, out problem);
                return problem.Length > 0 ? new Refusal.UnreadableMoney(problem) : p.ApplyCredit(i, part, context);
            }
        );

    public static InvoiceCommand WriteOff(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("writeoff", "gives an open balance up for good")
                .WithArguments(CommandArgument.Invoice, CommandArgument.Reason)
                .OpensFormWhen(given => IsInvoiceAlone(given, CommandArgument.Reason))
                .WithExamples(
                    "writeoff INV-2026-0001 reason \"client is insolvent\"",
                    "writeoff INV-2026-0002 reason \"a court found for the client\""
                ),
            (p, i, arguments, context) =>
                p.DoOrRequest(
                    RequestKind.WriteOff,
                    () => p.WriteOff(i, arguments.Get(CommandArgument.Reason), context),
                    () => p.RequestWriteOff(i, arguments.Get(CommandArgument.Reason), context),
                    context
                ),
            form: new(reader, Permission.AskForMoney, CorrectionFormCards.WriteOff, CommandArgument.Reason)
        );

    public static InvoiceCommand Settle(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("settle", "settles what does not arrive: a fee, a discount, withheld tax, a bad debt")
                .WithArguments(CommandArgument.Invoice, As, Part, CommandArgument.Reason)
                .OpensFormWhen(given => IsInvoiceAlone(given, As, Part, CommandArgument.Reason))
                .WithExamples(
                    "settle INV-2026-0001 as bank-fee 15.00 EUR reason \"charges of the client's bank\"",
                    "settle INV-2026-0002 as withheld-tax 150.00 EUR reason \"certificate of 3 August\""
                ),
            (p, i, arguments, context) =>
            {
                var problem = "";
                var part = arguments.GetOrDefault(Part)?.ToMoney(p.Currency, out problem);
                return problem.Length > 0
                    ? new Refusal.UnreadableMoney(problem)
                    : p.Settle(i, arguments.Get(As).Value, part, arguments.Get(CommandArgument.Reason), context);
            },
            form: new(reader, Permission.AskForMoney, CorrectionFormCards.Settle, As, Part, CommandArgument.Reason)
        );

    public static InvoiceCommand Snooze(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("snooze", "lets reminders of an invoice rest for some days")
                .WithArguments(CommandArgument.Invoice, CommandArgument.SnoozeDays)
                .WithExamples("snooze INV-2026-0001 7", "snooze INV-2026-0001 14d"),
            (p, i, arguments, context) => p.SnoozeReminders(i, arguments.Get(CommandArgument.SnoozeDays).Value, context)
        );

    public static InvoiceCommand Promise(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("promise", "notes on which day the client promised to pay")
                .WithArguments(CommandArgument.Invoice, On)
                .WithExamples("promise INV-2026-0001 2026-08-05", "promise INV-2026-0001 next friday"),
            (p, i, arguments, context) => p.PromisePayment(i, arguments.Get(On).Resolve(p.Today(context.At)), context)
        );

    public static InvoiceCommand Dispute(ProjectStore projects, ProjectReader reader) =>
        new(
            projects,
            new CommandSyntax("dispute", "notes that the client does not accept an invoice, and why")
                .WithArguments(CommandArgument.Invoice, Objection)
                .OpensFormWhen(given => IsInvoiceAlone(given, Objection))
                .WithExamples(
                    "dispute INV-2026-0001 \"the client misses the budget page\"",
                    "dispute INV-2026-0002 \"wrong order number\""
                ),
            (p, i, arguments, context) => p.DisputeInvoice(i, arguments.Get(Objection), context),
            form: new(reader, Permission.FollowUp, CorrectionFormCards.Dispute, Objection)
        );

    public static InvoiceCommand SettleDispute(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("settle-dispute", "notes that a dispute about an invoice is settled")
                .WithArguments(CommandArgument.Invoice)
                .WithExamples("settle-dispute INV-2026-0001", "settle-dispute 2"),
            (p, i, _, context) => p.SettleDispute(i, context)
        );
}
