namespace MilestoneBot.Domain;

/// <summary>A reported transfer that is kept, by which those that are told later are recognised.</summary>
/// <param name="IsDouble">It was kept as what may be another one told again, and nobody has recorded it.</param>
public sealed record KnownReceipt(
    int Number,
    string Line,
    DateOnly? On,
    Money? Amount,
    bool IsTakenBack,
    ReceiptMarks Marks,
    bool IsDouble
)
{
    /// <summary>The source and the form in which it was told.</summary>
    public string Form => Line.Split(':', 2)[0];
}

/// <summary>What a line of a statement turns out to be.</summary>
public enum ToldAs
{
    /// <summary>A transfer that nobody told before.</summary>
    New,

    /// <summary>One that is kept already.</summary>
    Again,

    /// <summary>It may be one that is kept already, or another; a person must say.</summary>
    Double,

    /// <summary>It has the bank's reference of one that is kept, and another sum or day.</summary>
    OtherSum,
}

/// <summary>What one line turns out to be, and of which kept one; 0 where it is new.</summary>
public sealed record Recognised(ToldAs As, int Number);

/// <summary>
/// Whether the lines of one statement tell transfers that are kept already. By the bank's own reference where there is
/// one. Without it the same account, day and sum may be the same transfer, whatever the words; it is taken for the same
/// only where the statement plainly repeats what was told: word for word, everything that is kept of that day, and
/// another transfer beside. Lines of one statement are never one transfer.
/// </summary>
public sealed class Recognition
{
    private readonly IReadOnlyList<Receipt> told;
    private readonly ILookup<string, KnownReceipt> byBank,
        byLine,
        byWords;
    private readonly ILookup<DateOnly, KnownReceipt> byDay;
    private readonly ILookup<(Money?, DateOnly), KnownReceipt> bySum;

    /// <summary>Which line of the statement tells a kept one.</summary>
    private readonly Dictionary<int, int> taken = [];

    /// <summary>The kept ones that lines repeat by their words alone.</summary>
    private readonly Dictionary<int, KnownReceipt> repeats = [];

    /// <summary>The kept ones by what they say, less those that were taken.</summary>
    private readonly Dictionary<string, Queue<KnownReceipt>> waiting = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Recognised> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<(Money?, DateOnly?, DateOnly?, string), bool> repeated = [];

    private Recognition(IReadOnlyList<Receipt> told, IReadOnlyList<KnownReceipt> known)
    {
        this.told = told;
        byBank = known.Where(k => k.Marks.Bank.Length > 0).ToLookup(k => k.Marks.Bank);
        byLine = known.Where(k => k.Marks.Words.Length == 0).ToLookup(k => k.Line);
        byWords = known.Where(k => k.Marks.Words.Length > 0).ToLookup(k => k.Marks.Words);
        byDay = known.SelectMany(k => Days(k.On, k.Marks).Select(day => (day, k))).ToLookup(d => d.day, d => d.k);
        bySum = known
            .SelectMany(k => Days(k.On, k.Marks).Select(day => (day, k)))
            .ToLookup(d => (d.k.Amount, d.day), d => d.k);
    }

    /// <param name="told">The lines of one statement, which all have marks.</param>
    public static IReadOnlyList<Recognised> Of(IReadOnlyList<Receipt> told, IReadOnlyList<KnownReceipt> known) =>
        new Recognition(told, known).All();

    private List<Recognised> All()
    {
        var found = new Recognised?[told.Count];
        for (var at = 0; at < told.Count; at++)
        {
            found[at] = ByReference(told[at]);
            if (found[at] is { As: ToldAs.Again } one)
                taken[one.Number] = at;
        }
        for (var at = 0; at < told.Count; at++)
        {
            if (found[at] is not null)
                continue;
            if (Repeated(told[at]) is not { } same)
                continue;
            taken[same.Number] = at;
            repeats[at] = same;
        }
        return [.. found.Select((f, at) => f ?? ByLooks(at))];
    }

    /// <summary>What the bank's reference says of a line; null where it has none, or one that is not kept.</summary>
    private Recognised? ByReference(Receipt line)
    {
        if (line.Marks is not { Bank.Length: > 0 } marks)
            return null;
        // A line of an earlier version has its reference in its id only.
        if (byLine[line.Line].FirstOrDefault(k => !taken.ContainsKey(k.Number)) is { } kept)
            return new(ToldAs.Again, kept.Number);
        var same = byBank[marks.Bank]
            .Where(k => k.Marks.Account == marks.Account && k.IsTakenBack == line.IsTakenBack)
            .ToList();
        if (same.Count == 0)
            return null;
        return
            same.Find(k =>
                k.Marks.Place == marks.Place
                && k.Amount == line.Amount
                && AreOfOneDay(line, k)
                && !taken.ContainsKey(k.Number)
            )
                is { } one
            ? new(ToldAs.Again, one.Number)
            : new(ToldAs.OtherSum, same[0].Number);
    }

    /// <summary>
    /// The next kept one that says word for word what the line says, and that no other line has taken.
    /// </summary>
    private KnownReceipt? Repeated(Receipt line)
    {
        foreach (var key in new[] { line.Marks!.Words, line.Line })
        {
            if (!waiting.TryGetValue(key, out var kept))
                waiting[key] = kept = new(
                    (key == line.Line ? byLine[key] : byWords[key]).OrderBy(k => k.IsDouble).ThenBy(k => k.Number)
                );
            for (var left = kept.Count; left > 0; left--)
            {
                var one = kept.Dequeue();
                if (taken.ContainsKey(one.Number))
                    continue;
                if (
                    IsAlike(line, one)
                    && (line.Amount is null || Days(line.On, line.Marks!).Length == 0 || AreOfOneDay(line, one))
                )
                    return one;
                kept.Enqueue(one);
            }
        }
        return null;
    }

    private Recognised ByLooks(int at)
    {
        var line = told[at];
        if (repeats.TryGetValue(at, out var same))
            return new(IsRepeated(line) ? ToldAs.Again : ToldAs.Double, same.Number);
        // Lines that say the same and have no reference are judged alike.
        var key = line.Marks!.Bank.Length > 0 ? "" : $"{line.Marks.Words} {line.On} {line.IsTakenBack}";
        return key.Length > 0 && judged.TryGetValue(key, out var verdict) ? verdict : judged[key] = Judged(line);
    }

    private Recognised Judged(Receipt line)
    {
        var isRepeated = IsRepeated(line);
        var alike = Alike(line).ToList();
        if (alike.Count == 0)
            return new(ToldAs.New, 0);
        if (alike.Find(k => !taken.ContainsKey(k.Number)) is { } free)
            return new(ToldAs.Double, free.Number);
        // Every one that it could be is told by another line of the statement. So there is one transfer more than is
        // kept, and this is it where the others are certain, or say the same.
        return
            isRepeated
            || alike.TrueForAll(k =>
                !repeats.ContainsKey(taken[k.Number]) || told[taken[k.Number]].Marks!.Words == line.Marks!.Words
            )
            ? new(ToldAs.New, 0)
            : new(ToldAs.Double, alike[0].Number);
    }

    /// <summary>
    /// The statement tells again all that is kept of the line's account and day, and some transfer besides those like
    /// this one.
    /// </summary>
    private bool IsRepeated(Receipt line)
    {
        var (marks, form) = (line.Marks!, line.Line.Split(':', 2)[0]);
        var key = (line.Amount, line.On, marks.Booked, marks.Account);
        if (repeated.TryGetValue(key, out var known))
            return known;
        bool IsOpen(KnownReceipt k) =>
            !k.IsDouble && !taken.ContainsKey(k.Number) && k.Form == form && k.Marks.MayBeOfAccount(marks);
        return repeated[key] =
            !Days(line.On, marks).Any(day => byDay[day].Any(IsOpen))
            && taken.Values.Any(other => told[other].Amount != line.Amount || !AreOfOneDay(line, told[other]));
    }

    /// <summary>The kept ones that the line could be, whatever payer and text say.</summary>
    private IEnumerable<KnownReceipt> Alike(Receipt line)
    {
        var (marks, days) = (line.Marks!, Days(line.On, line.Marks!));
        // What cannot be read is known by its words.
        var of =
            line.Amount is null || days.Length == 0
                ? byWords[marks.Words].Concat(byLine[line.Line])
                : days.SelectMany(day => bySum[(line.Amount, day)]).DistinctBy(k => k.Number);
        return of.Where(k => IsAlike(line, k));
    }

    private static bool IsAlike(Receipt line, KnownReceipt k) =>
        k.Amount == line.Amount
        && k.IsTakenBack == line.IsTakenBack
        && k.Marks.MayBeOfAccount(line.Marks!)
        && !AreTwo(line.Marks!, k.Marks);

    /// <summary>The bank has given them two references of one kind.</summary>
    private static bool AreTwo(ReceiptMarks one, ReceiptMarks other) =>
        one.Bank.Length > 0 && other.Bank.Length > 0 && one.Bank != other.Bank && one.BankKind == other.BankKind;

    private static bool AreOfOneDay(Receipt line, KnownReceipt k) =>
        Days(line.On, line.Marks!).Intersect(Days(k.On, k.Marks)).Any();

    private static bool AreOfOneDay(Receipt line, Receipt other) =>
        Days(line.On, line.Marks!).Intersect(Days(other.On, other.Marks!)).Any();

    /// <summary>
    /// The days that a line may be known by: a file may give the value date alone, or the day of booking.
    /// </summary>
    private static DateOnly[] Days(DateOnly? on, ReceiptMarks marks) =>
        (on, marks.Booked) switch
        {
            (null, null) => [],
            ({ } day, null) => [day],
            (null, { } day) => [day],
            ({ } valued, { } booked) => valued == booked ? [booked] : [booked, valued],
        };
}
