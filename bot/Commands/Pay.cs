using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Records money that arrived for an invoice.</summary>
internal sealed class Pay(ProjectStore projects, ProjectReader reader, Receipts receipts) : ICommand
{
    private static readonly Argument<MoneyText> Amount = Arg.Money("money");
    private static readonly Argument<DateWords> On = Arg.Date("on");
    private static readonly Argument<string> Ref = Arg.Quoted("ref", "text").AsKeyword().OrNothing();
    private static readonly Argument<string> Surplus = new Argument<string>(
        "surplus",
        "credit",
        text =>
            text.Equals("credit", StringComparison.OrdinalIgnoreCase)
                ? Reading.Of(text)
                : Reading.Wrong("what is too much can be kept as surplus credit")
    )
        .AsKeyword()
        .OrNothing();
    private static readonly Argument<BoxOf<int>> From = ParkedLines.Line with
    {
        Name = "from",
        Keyword = true,
        Optional = true,
    };
    private static readonly Argument<BoxOf<bool>> Again = Arg.Flag("again");

    public Phrase Phrase { get; } =
        new Phrase("pay", "records a payment on an invoice")
            .Takes(Arg.Invoice, Amount, On, Ref, Surplus, Again, From)
            .AsksByFormWhen(some => some.Has(Arg.Invoice) && !some.Has(Amount))
            .For("pay INV-2026-0001 2000 EUR", "pay INV-2026-0001 2,284.00 on 2026-07-29 ref \"bank statement 31\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (
            given.Short is { } some
            && await reader.FindAsync(turn, "", cancel) is { } here
            && here.Project.AsksShort(given)
            && await AskAsync(turn, some, cancel) is { } form
        )
            return form;
        // What was reported and is not recorded yet; whether it may be this project's is the project's to say.
        var parked = given.Maybe(From) is { Value: var number } ? await receipts.FindAsync(turn, number, cancel) : null;
        if (given.Has(From) && parked is null)
            return ParkedLines.None(given.Maybe(From)!.Value);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) =>
            {
                if (project.Find(given, turn) is not ({ } read, { } invoice, _))
                    return project.Find(given, turn).No!;
                if (read.Get(Amount).In(project.Currency, out var problem) is not { } amount)
                    return new Refusal.BadMoney(problem);
                var on = read.Maybe(On)?.On(stamp.SellerToday) ?? parked?.Receipt.On ?? stamp.SellerToday;
                var paid = new NewPayment(
                    amount,
                    on,
                    read.Maybe(Ref) ?? "",
                    "",
                    read.Has(Surplus),
                    read.Has(Again),
                    AsTyped(read, invoice, amount, on)
                );
                return parked is null
                    ? project.Pay(invoice, paid, stamp)
                    : project.Record(parked, invoice, paid, stamp);
            },
            cancel
        );
        return outcome.Show(sight =>
        {
            if (sight.Project.Find(given, turn).Found is not { } i)
                return ScheduleCards.Project(sight);
            if (outcome is not Outcome.Saved(_, var events))
                return InvoiceCards.Issued(sight, i);
            return events.OfType<PaymentAnnounced>().FirstOrDefault() is { } waits
                ? InvoiceCards.Announced(sight, i, i.Announced.First(a => a.Id == waits.Announced))
                : InvoiceCards.Paid(sight, i);
        });
    }

    /// <summary>
    /// The invoice alone is answered with a form that has its open balance and today; on the form itself it is a form
    /// left empty.
    /// </summary>
    public async Task<Reply?> AskAsync(Turn turn, Given some, CancellationToken cancel)
    {
        if (some.Maybe(Arg.Invoice) is not { } said || turn.Inputs.Count > 0)
            return null;
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } sight)
            return Answers.NoProject(turn);
        var (_, found, unknown) = project.Find(some, turn);
        // Not a name of several words, then, but one word and a sum that is none.
        if (unknown is Refusal.InvoiceUnknown && said.Contains(' ') && said.Any(char.IsAsciiDigit))
            return null;
        if ((Rights.Check(project, Act.RecordPayment, Acting.As(turn, project), turn.At) ?? unknown) is { } no)
            return RefusalText.Say(no, sight);
        var invoice = found!;
        return Reply.Show(Forms.Pay(sight, project.MilestoneOf(invoice), invoice.Payments.Count + 1));
    }

    /// <summary>The same payment in one line, for the buttons that repeat it with a choice.</summary>
    private static string AsTyped(Given given, Invoice invoice, Money amount, DateOnly on)
    {
        var reference = given.Maybe(Ref) is { Length: > 0 } said ? $" ref {Words.Quote(said)}" : "";
        var line = given.Maybe(From) is { Value: var number } ? $" from B{number}" : "";
        return $"pay {invoice.Issued!.Number} {amount.WithCode()} on {on:yyyy-MM-dd}{reference}"
            + Suffix.When(given.Has(Surplus), " surplus credit")
            + Suffix.When(given.Has(Again), " again")
            + line;
    }
}
