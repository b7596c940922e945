using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>Records a payment on an invoice, or, with the project's key, on account.</summary>
internal sealed class PayCommand(ProjectStore projects, ProjectReader reader, IncomingPaymentStore incomingPaymentStore)
    : ICommand
{
    private static readonly Argument<MoneyText> Amount = CommandArgument.Money("money");
    private static readonly Argument<DateExpression> On = CommandArgument.Date("on");
    private static readonly Argument<string> Ref = CommandArgument.Quoted("ref", "text").AsKeyword().AsOptional();
    private static readonly Argument<string> Surplus = new Argument<string>(
        "surplus",
        "credit",
        text =>
            text.Equals("credit", StringComparison.OrdinalIgnoreCase)
                ? ParsedValue.Success(text)
                : ParsedValue.Failure("what is too much can be kept as surplus credit")
    )
        .AsKeyword()
        .AsOptional();
    private static readonly Argument<Boxed<int>> From = UnmatchedPaymentReader.NumberArgument with
    {
        Name = "from",
        IsKeyword = true,
        IsOptional = true,
    };
    private static readonly Argument<MoneyText> Interest = CommandArgument.Money("interest").AsKeyword().AsOptional();
    private static readonly Argument<Boxed<bool>> Again = CommandArgument.Flag("again");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("pay", "records a payment on an invoice, or on account with the project's key")
            .WithArguments(
                CommandArgument.Invoice,
                Amount,
                On,
                Ref,
                Interest,
                Surplus,
                Again,
                From,
                AccountReference.Account
            )
            .OpensFormWhen(given => given.Has(CommandArgument.Invoice) && !given.Has(Amount))
            .WithExamples(
                "pay INV-2026-0001 2000 EUR",
                "pay INV-2026-0001 2,284.00 on 2026-07-29 ref \"bank statement 31\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (
            arguments.Incomplete is { } given
            && await reader.FindAsync(turn, "", cancel) is { } here
            && here.Project.IsValueMissing(arguments)
            && await CreateFormAsync(turn, given, cancel) is { } form
        )
            return form;
        // A payment that was reported and is not recorded yet; the project decides whether it may be its own.
        var unmatchedPayment = arguments.GetOrDefault(From) is { Value: var number }
            ? await incomingPaymentStore.FindAsync(turn, number, cancel)
            : null;
        if (arguments.Has(From) && unmatchedPayment is null)
            return UnmatchedPaymentReader.NotFoundReply(arguments.GetOrDefault(From)!.Value);
        var key = await AccountReference.FindKeyAsync(reader, turn, arguments, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            key.Length > 0 || unmatchedPayment is null
                ? key
                : await UnmatchedPaymentReader.KeyOfInvoiceAsync(reader, turn, arguments, cancel),
            (project, context) =>
            {
                var (read, invoice, why) = project.Resolve(arguments, turn);
                if (project.ReadAccount(read, why, turn).No is { } no)
                    return no;
                if (PaidMoney.Read(read.Get(Amount), project, invoice, unmatchedPayment) is not ({ } amount, _))
                    return PaidMoney.Read(read.Get(Amount), project, invoice, unmatchedPayment).No!;
                var problem = "";
                var interest = read.GetOrDefault(Interest)?.ToMoney(project.Currency, out problem);
                if (problem.Length > 0)
                    return new Refusal.UnreadableMoney(problem);
                var on =
                    read.GetOrDefault(On)?.Resolve(context.SellerToday)
                    ?? unmatchedPayment?.IncomingPayment.On
                    ?? context.SellerToday;
                var paid = new NewPayment(
                    amount,
                    on,
                    read.GetOrDefault(Ref) ?? "",
                    "",
                    read.Has(Surplus),
                    read.Has(Again),
                    AsTyped(read, invoice?.IssueDetails!.Number ?? project.Key, amount, interest, on)
                )
                {
                    Interest = interest,
                };
                return (invoice, unmatchedPayment) switch
                {
                    (null, null) => project.PayOnAccount(paid, context),
                    (null, { } line) => project.RecordUnmatchedOnAccount(line, paid, context),
                    ({ } of, null) => project.Pay(of, paid, context),
                    ({ } of, { } line) => project.RecordUnmatchedPayment(line, of, paid, context),
                };
            },
            cancel
        );
        return outcome.Show(view =>
        {
            if (view.Project.Resolve(arguments, turn).Found is not { } i)
                return ClientCreditCards.Create(view);
            if (outcome is not Outcome.Saved(_, var events))
                return InvoiceCards.Issued(view, i);
            return events.OfType<PaymentAnnounced>().FirstOrDefault() is { } waits
                ? InvoiceCards.Announced(view, i, i.AnnouncedPayments.First(a => a.Id == waits.Announced))
                : InvoiceCards.Paid(view, i);
        });
    }

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        new InvoiceForm(
            reader,
            Permission.RecordPayment,
            (view, invoice) => FormCards.Pay(view, view.Project.MilestoneOf(invoice), invoice.Payments.Count + 1)
        ).CreateAsync(turn, incomplete, cancel);

    /// <summary>The same payment as one line, for the buttons that repeat it with a choice.</summary>
    private static string AsTyped(ParsedArguments arguments, string of, Money amount, Money? late, DateOnly on)
    {
        var reference = arguments.GetOrDefault(Ref) is { Length: > 0 } text ? $" ref {DisplayText.Quote(text)}" : "";
        var line = arguments.GetOrDefault(From) is { Value: var number } ? $" from B{number}" : "";
        return $"pay {of} {amount} on {on:yyyy-MM-dd}{reference}"
            + Suffix.With(" interest ", late?.ToString())
            + Suffix.When(arguments.Has(Surplus), " surplus credit")
            + Suffix.When(arguments.Has(Again), " again")
            + Suffix.When(arguments.Has(AccountReference.Account), " account")
            + line;
    }
}
