using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Exact sentences for the questions people ask: billed, paid.</summary>
internal static class AnswerText
{
    public static string Billed(Sight sight, Milestone m)
    {
        var invoice = sight.Project.InvoiceOf(m);
        if (!m.IsBillable) return $"No: {m.Name} is unbilled by agreement.";
        return invoice switch
        {
            { Issued: { } issued } => $"Yes, billed: {m.Name}, {issued.Number}, {invoice.Gross}, issued {issued.On.Iso()}.",
            { State: InvoiceState.Draft } => $"No, not billed: the invoice for {m.Name} is drafted by {sight.By(invoice.Drafted)} and waits for an approver.",
            _ => $"No, not billed: {m.Name} is {Words.Word(m.Stage)}{(m.Stage == Stage.Confirmed ? " and has no invoice yet" : "")}.",
        };
    }

    public static string Paid(Sight sight, Milestone m)
    {
        if (!m.IsBillable) return $"There is nothing to pay: {m.Name} is unbilled by agreement.";
        if (sight.Project.InvoiceOf(m) is not { IsNumbered: true } i) return $"No, not paid: {m.Name} is not billed.";
        var due = i.Issued!.Due;
        if (i.PaidOn is { } paid)
        {
            var late = paid.DayNumber - due.DayNumber;
            return $"Yes, paid: in full on {paid.Iso()} ({(late > 0 ? $"{Words.Days(late)} late, " : "on time, ")}{Words.Count(i.Paying.Count(), "payment")}).";
        }
        var when = i.DaysLate(sight.SellerToday) is > 0 and var days ? $"{Words.Days(days)} overdue since {due.Iso()}" : $"due {due.Iso()}";
        return i.Received.IsPositive ? $"No, in part: {i.Received} of {i.Gross} received, {i.Open} open, {when}." : $"No, not paid: {i.Open} open, {when}.";
    }
}
