using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// Exact sentences for the questions people ask: of one milestone, or of the whole project. Nothing but what is on
/// record.
/// </summary>
internal static partial class AnswerText
{
    private const int MostListed = 12;

    public static string Verdict(bool isSo) => isSo ? "Yes. " : "No. ";

    public static string Billed(Subject s) =>
        s switch
        {
            { Billed: { } i } =>
                $"Yes, billed: {s.Name}, {i.Number()}, {i.Gross}, issued {i.Issued!.On.Iso()}.{Corrected(i)}",
            { Void: null, IsBillable: false } => $"No: {s.Name} is {s.Unbilled}.",
            _ => $"No, not billed: {NotBilled(s)}.",
        };

    public static string BilledWhen(Subject s) =>
        s.Billed is { } i
            ? $"{s.Name} was billed on {i.Issued!.On.Iso()}: {i.Number()}, {i.Gross}, due {i.Issued.Due.Iso()}.{Corrected(i)}"
            : $"Not billed: {NotBilled(s)}.";

    public static string IssuedBy(Subject s) =>
        s.Issued is { } i
            ? $"{s.Bill} was issued by {s.Sight.By(i.Issued!.Signed)}, and drafted by {s.Sight.By(i.Drafted)}.{Corrected(i)}"
            : $"Not issued: {NotBilled(s)}.";

    public static string Billed(Sight sight)
    {
        var sums = Sums.Of(sight.Project);
        var billed = Subjects(sight).Where(s => s.Billed is not null).ToList();
        var back = Bills(sight).Where(s => s.Void is not null).ToList();
        if (billed.Count + back.Count == 0)
            return $"Nothing is billed yet. {Unbilled(sight)}";
        var all = Words.Count(sight.Project.Live.Count(sight.Project.IsBillable), "milestone");
        var total = $"{sums.Billed.WithCode()} net + {sums.Vat} VAT = {sums.Billed + sums.Vat} gross{Less(sums)}";
        var each = Listed(billed, s => $"{Numbered(s)} ({IssuedOn(s.Issued!)})");
        var credited = Listed(back, s => $"{s.Issued!.Number()} for {s.Name}");
        return $"Billed: {billed.Count} of {all}, {total}{Suffix.With(": ", each)}."
            + Suffix.With(" Credited in full: ", credited, ".")
            + $" {Unbilled(sight)}";

        static string IssuedOn(Invoice i) => $"{i.Number()}, {i.Gross}, issued {i.Issued!.On.Iso()}";
    }

    /// <summary>
    /// ", credited 100.00 net + 19.00 VAT, which leaves 3,500.00 net + 665.00 VAT"; "" where nothing is.
    /// </summary>
    private static string Less(Sums sums) =>
        sums.Credited.IsPositive
            ? $", credited {sums.Credited} net + {sums.CreditedVat} VAT, "
                + $"which leaves {sums.Billed - sums.Credited} net + {sums.Vat - sums.CreditedVat} VAT"
            : "";

    public static string Unbilled(Sight sight)
    {
        var p = sight.Project;
        var rest = Subjects(sight).Where(s => p.IsUnbilled(s.Milestone)).ToList();
        var beside = ForecastCard.Beside(Forecast.Of(p, sight.Today, sight.SellerToday));
        var never = beside.Count == 0 ? "" : $" Not billed and not expected: {string.Join(", ", beside)}.";
        if (rest.Count == 0)
            return never.Length > 0 ? $"Nothing is left to bill.{never}" : "Every milestone is billed.";
        var net = Total(sight, rest.Select(s => p.NetOf(s.Milestone)));
        var each = Listed(rest, s => $"{Numbered(s)} {p.NetOf(s.Milestone)} ({Standing(s)})");
        return $"Not yet billed: {net.WithCode()} net of {p.Contract}: {each}.{never}";
    }

    /// <summary>What is confirmed complete and has no invoice yet, else what is billed next.</summary>
    public static string ReadyToBill(Sight sight)
    {
        var ready = Subjects(sight)
            .Where(s => s.Milestone.Stage == Stage.Confirmed && sight.Project.IsUnbilled(s.Milestone))
            .ToList();
        return ready.Count == 0
            ? $"Nothing is confirmed complete and still unbilled. {Next(sight)}"
            : $"Ready to bill: {Listed(ready, Ready)}.";

        static string Ready(Subject s)
        {
            var isDrafted = s.Invoice is { State: InvoiceState.Draft };
            return $"{Numbered(s)}, {s.Project.NetAndVat(s.Milestone)}{Suffix.When(isDrafted, ", drafted")}";
        }
    }

    public static string IssuedBy(Sight sight) =>
        Each(sight, s => s.Issued is not null, IssuedBy, "No invoice is issued yet.");

    public static string BilledWhen(Sight sight) =>
        $"{Each(sight, s => s.Billed is not null, BilledWhen, "No invoice is issued yet.")} {Unbilled(sight)}";

    /// <summary>"it is planned, expected 2026-09-18", or that its draft waits.</summary>
    private static string NotBilled(Subject s) =>
        s switch
        {
            { Void: { } i } => $"{s.Bill} was credited in full ({i.CreditNumbers()}){Since(s, i)}",
            { IsBillable: false } => $"{s.Name} is {s.Unbilled}",
            { Invoice: { State: InvoiceState.Draft } draft } =>
                $"the invoice for {s.Name} is drafted by {s.Sight.By(draft.Drafted)} and waits for an approver",
            { Milestone.Stage: Stage.Confirmed } => $"{s.Name} is {Words.Word(Stage.Confirmed)} and has no invoice yet",
            _ => $"{s.Name} is {Standing(s)}",
        };

    /// <summary>What came of a stage since its invoice was credited in full, and what is to be said next.</summary>
    private static string Since(Subject s, Invoice i)
    {
        var p = s.Project;
        if (p.Invoices.Find(x => x.Milestone == i.Milestone && x.Id > i.Id && x.IsLive) is { } newer)
            return newer.IsNumbered
                ? $", and billed again with {newer.Number()}"
                : ", and its new draft waits for an approver";
        if (p.IsCancelledStage(s.Milestone))
            return ", and the stage is cancelled, so nothing is billed for it";
        if (p.CreditedInvoiceOf(s.Milestone) is null)
            return $", and {s.Name} was reopened since: it is {Standing(s)}";
        return $", and nothing is billed for it since. To bill it once more: invoice {p.Say(s.Milestone)} again";
    }

    /// <summary>What credit notes have taken back of it; "" if nothing.</summary>
    private static string Corrected(Invoice i)
    {
        if (i.Credits.Count == 0)
            return "";
        var owed = Suffix.When(i.State == InvoiceState.Credited, ", so nothing of it is owed");
        return $" {i.Credited} of it is credited ({i.CreditNumbers()}){owed}.";
    }

    /// <summary>"planned, expected 2026-09-18"</summary>
    private static string Standing(Subject s) =>
        s.Milestone switch
        {
            { Stage: Stage.Confirmed or Stage.Dropped } m => Words.Word(m.Stage),
            { Expected: { } expected } m =>
                $"{Words.Word(m.Stage)}, expected {expected.Iso()}{Suffix.Late(m, s.Sight.Today)}",
            var m => $"{Words.Word(m.Stage)}, no expected date is set",
        };

    /// <summary>"due 2026-08-28, 4 days overdue"</summary>
    private static string Due(Invoice i, Sight sight) =>
        $"due {i.Issued!.Due.Iso()}{Suffix.Overdue(i.DaysLate(sight.SellerToday))}";

    private static IEnumerable<Subject> Subjects(Sight sight) => sight.Project.Live.Select(m => new Subject(sight, m));

    private static string Numbered(Subject s) => $"{s.Project.PositionOf(s.Milestone)} {s.Name}";

    private static string Each(Sight sight, Func<Subject, bool> which, Func<Subject, string> say, string none) =>
        Subjects(sight).Where(which).ToList() is { Count: > 0 } some
            ? Listed(some, say, " ") + (some.Count > MostListed ? "." : "")
            : none;

    private static string Listed<T>(IReadOnlyList<T> items, Func<T, string> say, string between = ", ") =>
        string.Join(between, items.Take(MostListed).Select(say))
        + (items.Count > MostListed ? $" … {items.Count} in all, status shows them" : "");

    private static Money Total(Sight sight, IEnumerable<Money> sums) =>
        sums.Aggregate(Money.Zero(sight.Project.Currency), (sum, one) => sum + one);
}
