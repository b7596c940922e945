using System.Text.RegularExpressions;
using MilestoneBot.Cards.Answers;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Everyday;

/// <summary>
/// What people say when money has come: "mark phase 1 as paid", "client paid 2284 today". Nothing is recorded on that.
/// A button says the whole payment: which invoice, how much, on which day.
/// </summary>
internal static partial class PaymentWords
{
    private const int MaxButtons = 3;

    /// <summary>The question about the payment; null when the text speaks of none.</summary>
    public static Reply? Ask(string text, ProjectView view)
    {
        var project = view.Project;
        var said = Said(text, project);
        if (said is null)
            return null;
        var rest = Fillers().Replace($" {said.Rest} ", " ").Trim();
        var (about, invoices) = (said.About, project.IssuedInvoices.Where(i => i.Open.IsPositive).ToList());
        if (TrailingFor().Match(rest) is { Success: true } target)
        {
            if (Find(project, target.Groups["m"].Value) is { } named)
                (about, rest) = (named, rest[..target.Index].Trim());
            else if (IsClient(project, target.Groups["m"].Value))
                rest = rest[..target.Index].Trim();
        }
        if (about is { Count: > 0 })
            invoices = [.. about.Where(i => i.Open.IsPositive)];
        var on = "";
        if (TrailingDay().Match(rest) is { Success: true } day)
        {
            if (DateExpression.Parse(day.Groups["d"].Value) is not { Value: DateExpression date })
                return EverydayCards.PaymentUnclear(view);
            (on, rest) = ($" on {date.Resolve(view.Today):yyyy-MM-dd}", rest[..day.Index].Trim());
        }
        if (invoices.Count == 0)
            return EverydayCards.NothingOpen(view, about is { Count: > 0 } ? about[0] : null);
        if (rest.Length == 0)
            return EverydayCards.WhichPayment(
                view,
                [.. invoices.Take(MaxButtons).Select(i => Offer(i, i.Open, on))],
                invoices.Count
            );
        if (
            MoneyText.Parse(rest, out var problem)?.ToMoney(project.Currency, out problem)
            is not { IsPositive: true } sum
        )
            return EverydayCards.PaymentUnclear(view, problem);
        return EverydayCards.WhichPayment(
            view,
            [.. invoices.Take(MaxButtons).Select(i => Offer(i, sum, on))],
            invoices.Count
        );
    }

    private static Button Offer(Invoice invoice, Money sum, string on) =>
        new(
            $"Record {sum} on {invoice.NumberOrPending()}",
            $"pay {invoice.NumberOrPending()} {sum.ToInvariantString()} {sum.Currency.Code}{on}"
        );

    /// <summary>Who is said to have paid what; null where no payment is spoken of.</summary>
    private static Words? Said(string text, Project project)
    {
        if (Marked().Match(text) is { Success: true } marked)
            return marked.Groups["m"].Value is { Length: > 0 } named && !IsNothing(named)
                ? Find(project, named) is { } invoices
                    ? new("", invoices)
                    : null
                : new("", null);
        if (Settled().Match(text) is { Success: true } settled && Find(project, settled.Groups["m"].Value) is { } of)
            return new("", of);
        if (InFull().Match(text) is { Success: true } full && Find(project, full.Groups["m"].Value) is { } all)
            return new("", all);
        if (Someone().Match(text) is { Success: true } paid)
            return IsClient(project, paid.Groups["who"].Value) ? new(paid.Groups["rest"].Value, null) : null;
        if (Arrived().Match(text) is { Success: true } arrived)
            return new(arrived.Groups["rest"].Value, null);
        return
            Received().Match(text) is { Success: true } got
            && got.Groups["rest"].Value is var rest
            && (rest.Length == 0 || rest.Any(char.IsAsciiDigit))
            ? new(rest, null)
            : null;
    }

    private static bool IsNothing(string text) =>
        text.ToLowerInvariant() is "as" or "it" or "this" or "that" or "invoice" or "the invoice";

    /// <summary>The invoices of a stage or of a number; null for other words.</summary>
    private static IReadOnlyList<Invoice>? Find(Project project, string typed)
    {
        var text = InvoiceNoun().Replace(typed.Trim(), "");
        if (project.FindInvoiceByNumber(text) is { } numbered)
            return [numbered];
        return StageWords.Find(project, text) is { } stage && project.FindMilestone(stage).Found is { } milestone
            ? [.. project.IssuedInvoices.Where(i => i.Milestone == milestone.Id)]
            : null;
    }

    private static bool IsClient(Project project, string who) =>
        who.ToLowerInvariant()
            is "client"
                or "the client"
                or "customer"
                or "the customer"
                or "they"
                or "he"
                or "she"
                or ""
        || project.Client.StartsWith(who, StringComparison.OrdinalIgnoreCase);

    private sealed record Words(string Rest, IReadOnlyList<Invoice>? About);

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(mark|set|flag|book)( (?<m>.+?))? (as |to )?(fully )?(paid|settled)$", Options, 200)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"^(?<m>.+?)( is| was| has been| got)?( now| fully| already)* (paid|settled)( now| in full)?$",
        Options,
        200
    )]
    private static partial Regex Settled();

    [GeneratedRegex(@"^pay (?<m>.+?) (all|in full|everything|completely|the rest|full)$", Options, 200)]
    private static partial Regex InFull();

    [GeneratedRegex(@"^(?<who>.*?) ?\b(has |have |had |just )*(paid|transferred|wired)\b(?<rest>.*)$", Options, 200)]
    private static partial Regex Someone();

    [GeneratedRegex(
        @"^(record|book|enter|log|register|add|note)?( ?(a|the|another|new|our))? ?(payment|money)"
            + @"( has)?( just)?( received| arrived| came in| came| is here| is in| arrived today)?( of)?"
            + @"(?<rest>( \S*\d.*)?( today| yesterday)?)$",
        Options,
        200
    )]
    private static partial Regex Arrived();

    [GeneratedRegex(
        @"^(we |i )?(have |just )*(received|got)(?<rest> .+)?$"
            + @"|^pay (?<rest>([€$£] ?\d[\d.,]*k?|\d[\d.,]*k? ?(eur|euro|euros|usd|gbp|chf|€|\$|£)))$",
        Options,
        200
    )]
    private static partial Regex Received();

    [GeneratedRegex(
        @" (us|the|a|just|about it|via bank|by bank transfer|by transfer|the money|payment of) (?=\S|$)",
        Options,
        200
    )]
    private static partial Regex Fillers();

    [GeneratedRegex(@"\b(for|on|from|against) (?!\d{4}-)(?<m>(?!yesterday|today)[^0-9][^,]*)$", Options, 200)]
    private static partial Regex TrailingFor();

    [GeneratedRegex(@"\b(on )?(?<d>today|yesterday|\d{4}-\d\d-\d\d)$|\bon (?<d>.+)$", Options, 200)]
    private static partial Regex TrailingDay();

    [GeneratedRegex(@"^(the )?(invoice|bill) ", Options, 200)]
    private static partial Regex InvoiceNoun();
}
