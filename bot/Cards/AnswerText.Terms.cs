using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>What was agreed: amounts, due days, criteria, by whom and when; and what comes next.</summary>
internal static partial class AnswerText
{
    private const string NoMilestones = "There are no milestones yet.";

    public static string Worth(Subject s)
    {
        if (!s.Milestone.IsBillable)
            return $"{s.Name} is unbilled by agreement.";
        var net = s.Project.NetOf(s.Milestone);
        var gross = net + Vat.On(net, s.Project.Vat);
        var billed = Suffix.With(", billed as ", s.Billed?.Number());
        return $"{s.Name} is worth {s.Project.NetAndVat(s.Milestone)} = {gross} gross "
            + $"({s.Milestone.Amount} of {s.Project.Contract} net){billed}.";
    }

    public static string Terms(Subject s) => $"{Worth(s)} {DueDays(s)} {Criterion(s)} {Agreed(s.Sight)}";

    public static string DueDays(Subject s) =>
        s.Milestone.IsBillable
            ? $"Payment for {s.Name} is due {Words.Days(s.Milestone.DueDays)} after the invoice date."
            : $"{s.Name} is unbilled by agreement.";

    public static string Criterion(Subject s) =>
        s.Milestone.Criterion is null
            ? $"No completion criterion is set for {s.Name}."
            : $"{s.Name} is done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";

    public static string Agreed(Sight sight) =>
        sight.Project switch
        {
            { Agreement: { } a } => $"Terms v{a.Version} are agreed: "
                + $"by {a.ClientName} on {sight.Moment(a.Signed.At)}{Evidence(a.Evidence, a.HeldByTeam)}, "
                + $"recorded by {sight.NameOf(a.Signed.By)}{Words.Solo(a.Signed)}.",
            { Proposed: { } sent } p =>
                $"Terms v{p.TermsVersion} are not agreed: they are sent by {sight.By(sent)} and wait for {p.Contact()}.",
            var p => $"Terms v{p.TermsVersion} are not agreed: they are not sent to the client.",
        };

    public static string Worth(Sight sight)
    {
        var p = sight.Project;
        var vat = Total(sight, p.Live.Select(m => Vat.On(p.NetOf(m), p.Vat)));
        var gross = Suffix.When(p.Allocation.Closes, $" = {p.Contract + vat} gross");
        return $"Contract: {p.Contract.WithCode()} net, VAT {p.Vat}{gross}. {Each(sight, _ => true, Net, NoMilestones)}";

        string Net(Subject s) =>
            s.Milestone.IsBillable
                ? $"{Numbered(s)}: {p.NetOf(s.Milestone)} net ({s.Milestone.Amount})."
                : $"{Numbered(s)}: unbilled.";
    }

    public static string Terms(Sight sight)
    {
        return $"{Agreed(sight)} {Each(sight, _ => true, Of, NoMilestones)}";

        static string Of(Subject s) =>
            $"{Numbered(s)}: {s.Project.NetAndVat(s.Milestone)}, "
            + $"due {Words.Days(s.Milestone.DueDays)} after the invoice date, "
            + $"done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";
    }

    public static string DueDays(Sight sight) =>
        sight.Project.Live.Where(m => m.IsBillable).Select(m => m.DueDays).Distinct().ToList() is [var same]
            ? $"Every payment is due {Words.Days(same)} after the invoice date."
            : Each(sight, s => s.Milestone.IsBillable, DueDays, NoMilestones);

    public static string Criterion(Sight sight) => Each(sight, _ => true, Criterion, NoMilestones);

    public static string Policy(Sight sight) => $"Gate policy: {Words.Word(sight.Project.Policy)}.";

    public static string Client(Sight sight) =>
        $"The client is {sight.Project.Client}{Suffix.With(", contact ", sight.Project.Contact)}.";

    public static string Next(Sight sight)
    {
        var p = sight.Project;
        if (MoneyCards.NextBilling(p) is not { } next)
            return p.Live.Any() ? $"There is no next billing point: {MoneyCards.NothingToBill(p)}." : NoMilestones;
        var s = new Subject(sight, next);
        var gate = next.Stage == Stage.Planned ? $" {Gate(s)}" : "";
        return $"Next billing point: {next.Name}, {p.Place(next)}, {p.NetAndVat(next)}, "
            + $"{Standing(s)}{BillingState(s)}.{gate}";
    }

    /// <summary>Whether its draft waits, or what it was billed with before.</summary>
    private static string BillingState(Subject s) =>
        s.Invoice switch
        {
            { State: InvoiceState.Draft } draft => $", drafted by {s.Sight.By(draft.Drafted)}",
            not null => $"; {NotBilled(s)}",
            null => "",
        };

    public static string Status(Sight sight)
    {
        var each = Each(
            sight,
            _ => true,
            s => $"{Numbered(s)}: {MoneyCards.Standing(sight, s.Milestone)}.",
            NoMilestones
        );
        return $"{sight.Project.Name} is {Words.Word(sight.Project.State)}. {each} {MoneyCards.NextLine(sight)}";
    }

    public static string Milestones(Sight sight) =>
        sight.Project.Live.ToList() is { Count: > 0 } live
            ? $"{Words.Count(live.Count, "milestone")}: {Listed([.. Subjects(sight)], s => $"{Numbered(s)} ({Standing(s)})")}."
            : NoMilestones;

    /// <summary>All sums together, where the words leave open which one is meant.</summary>
    public static string Totals(Sight sight)
    {
        var sums = Sums.Of(sight.Project);
        var refunded = Suffix.When(sums.Refunded.IsPositive, $", refunded: {sums.Refunded} gross");
        return $"Contract: {sight.Project.Contract.WithCode()} net. "
            + $"Billed: {sums.Billed} net + {sums.Vat} VAT{Less(sums)}. "
            + $"Received: {sums.Received} gross{refunded}. {Owed(sight)} {Unbilled(sight)}";
    }
}
