using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Decides which entries of one statement are transfers that are stored already. The bank's own reference decides
/// where there is one. Without it, the same account, date and amount may be the same transfer, whatever the text. It
/// counts as the same only if the statement clearly repeats earlier reports: it contains, word for word, everything
/// stored for that day, and another transfer as well. Two entries of one statement are never the same transfer.
/// </summary>
public sealed class PaymentRecognizer
{
    private readonly IReadOnlyList<IncomingPayment> lines;
    private readonly ILookup<string, KnownPayment> byBank,
        byLine,
        byWords;
    private readonly ILookup<DateOnly, KnownPayment> byDay;
    private readonly ILookup<(Money?, DateOnly), KnownPayment> bySum;

    /// <summary>Stored payment number → the entry of the statement that repeats it.</summary>
    private readonly Dictionary<int, int> matched = [];

    /// <summary>Entry → the stored payment with the same text.</summary>
    private readonly Dictionary<int, KnownPayment> repeats = [];

    /// <summary>Stored payments by their content, without those that are matched already.</summary>
    private readonly Dictionary<string, Queue<KnownPayment>> waiting = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RecognizedPayment> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<(Money?, DateOnly?, DateOnly?, string), bool> repeated = [];

    private PaymentRecognizer(IReadOnlyList<IncomingPayment> told, IReadOnlyList<KnownPayment> known)
    {
        this.lines = told;
        byBank = known.Where(k => k.Identity.BankReference.Length > 0).ToLookup(k => k.Identity.BankReference);
        byLine = known.Where(k => k.Identity.ContentKey.Length == 0).ToLookup(k => k.Line);
        byWords = known.Where(k => k.Identity.ContentKey.Length > 0).ToLookup(k => k.Identity.ContentKey);
        byDay = known.SelectMany(k => Days(k.On, k.Identity).Select(day => (day, k))).ToLookup(d => d.day, d => d.k);
        bySum = known
            .SelectMany(k => Days(k.On, k.Identity).Select(day => (day, k)))
            .ToLookup(d => (d.k.Amount, d.day), d => d.k);
    }

    /// <param name="told">The entries of one statement. All of them have an identity.</param>
    public static IReadOnlyList<RecognizedPayment> Recognize(
        IReadOnlyList<IncomingPayment> told,
        IReadOnlyList<KnownPayment> known
    ) => new PaymentRecognizer(told, known).All();

    private List<RecognizedPayment> All()
    {
        var found = new RecognizedPayment?[lines.Count];
        for (var at = 0; at < lines.Count; at++)
        {
            found[at] = ByReference(lines[at]);
            if (found[at] is { Kind: RecognitionKind.Repeated } one)
                matched[one.Number] = at;
        }
        for (var at = 0; at < lines.Count; at++)
        {
            if (found[at] is not null)
                continue;
            if (Repeated(lines[at]) is not { } same)
                continue;
            matched[same.Number] = at;
            repeats[at] = same;
        }
        return [.. found.Select((f, at) => f ?? ByContents(at))];
    }

    /// <summary>
    /// The result by the bank's reference; null when the entry has none, or one that is not stored.
    /// </summary>
    private RecognizedPayment? ByReference(IncomingPayment line)
    {
        if (line.Identity is not { BankReference.Length: > 0 } marks)
            return null;
        // An entry that an earlier version stored has its reference only in its id.
        if (byLine[line.Line].FirstOrDefault(k => !matched.ContainsKey(k.Number)) is { } kept)
            return new(RecognitionKind.Repeated, kept.Number);
        var same = byBank[marks.BankReference]
            .Where(k => k.Identity.Account == marks.Account && k.IsBankReturn == line.IsBankReturn)
            .ToList();
        if (same.Count == 0)
            return null;
        return
            same.Find(k =>
                k.Identity.BatchPosition == marks.BatchPosition
                && k.Amount == line.Amount
                && AreOfOneDay(line, k)
                && !matched.ContainsKey(k.Number)
            )
                is { } one
            ? new(RecognitionKind.Repeated, one.Number)
            : new(RecognitionKind.ConflictingReference, same[0].Number);
    }

    /// <summary>The next stored payment with the same text as the entry that no other entry has matched.</summary>
    private KnownPayment? Repeated(IncomingPayment line)
    {
        foreach (var key in new[] { line.Identity!.ContentKey, line.Line })
        {
            if (!waiting.TryGetValue(key, out var kept))
                waiting[key] = kept = new(
                    (key == line.Line ? byLine[key] : byWords[key])
                        .OrderBy(k => k.IsPossibleDuplicate)
                        .ThenBy(k => k.Number)
                );
            for (var left = kept.Count; left > 0; left--)
            {
                var one = kept.Dequeue();
                if (matched.ContainsKey(one.Number))
                    continue;
                if (
                    IsAlike(line, one)
                    && (line.Amount is null || Days(line.On, line.Identity!).Length == 0 || AreOfOneDay(line, one))
                )
                    return one;
                kept.Enqueue(one);
            }
        }
        return null;
    }

    private RecognizedPayment ByContents(int at)
    {
        var line = lines[at];
        if (repeats.TryGetValue(at, out var same))
            return new(IsRepeated(line) ? RecognitionKind.Repeated : RecognitionKind.PossibleDuplicate, same.Number);
        // Entries with the same text and no reference get the same result.
        var key =
            line.Identity!.BankReference.Length > 0 ? "" : $"{line.Identity.ContentKey} {line.On} {line.IsBankReturn}";
        return key.Length > 0 && judged.TryGetValue(key, out var verdict) ? verdict : judged[key] = Judged(line);
    }

    private RecognizedPayment Judged(IncomingPayment line)
    {
        var isRepeated = IsRepeated(line);
        var alike = FindCandidates(line).ToList();
        if (alike.Count == 0)
            return new(RecognitionKind.New, 0);
        if (alike.Find(k => !matched.ContainsKey(k.Number)) is { } free)
            return new(RecognitionKind.PossibleDuplicate, free.Number);
        // Every candidate is already matched by another entry of the statement, so there is one more transfer than is
        // stored. This entry is that one if the other matches are certain or have the same text.
        return
            isRepeated
            || alike.TrueForAll(k =>
                !repeats.ContainsKey(matched[k.Number])
                || lines[matched[k.Number]].Identity!.ContentKey == line.Identity!.ContentKey
            )
            ? new(RecognitionKind.New, 0)
            : new(RecognitionKind.PossibleDuplicate, alike[0].Number);
    }

    /// <summary>
    /// The statement repeats everything stored for the entry's account and day, and also some transfer that is not
    /// like this one.
    /// </summary>
    private bool IsRepeated(IncomingPayment line)
    {
        var (marks, form) = (line.Identity!, line.Line.Split(':', 2)[0]);
        var key = (line.Amount, line.On, marks.BookedOn, marks.Account);
        if (repeated.TryGetValue(key, out var known))
            return known;
        bool IsOpen(KnownPayment k) =>
            !k.IsPossibleDuplicate
            && !matched.ContainsKey(k.Number)
            && k.Form == form
            && k.Identity.CanBeSameAccount(marks);
        return repeated[key] =
            !Days(line.On, marks).Any(day => byDay[day].Any(IsOpen))
            && matched.Values.Any(other => lines[other].Amount != line.Amount || !AreOfOneDay(line, lines[other]));
    }

    /// <summary>The stored payments that the entry could be, ignoring payer and text.</summary>
    private IEnumerable<KnownPayment> FindCandidates(IncomingPayment line)
    {
        var (marks, days) = (line.Identity!, Days(line.On, line.Identity!));
        // An entry that cannot be read is recognised by its text.
        var of =
            line.Amount is null || days.Length == 0
                ? byWords[marks.ContentKey].Concat(byLine[line.Line])
                : days.SelectMany(day => bySum[(line.Amount, day)]).DistinctBy(k => k.Number);
        return of.Where(k => IsAlike(line, k));
    }

    private static bool IsAlike(IncomingPayment line, KnownPayment k) =>
        k.Amount == line.Amount
        && k.IsBankReturn == line.IsBankReturn
        && k.Identity.CanBeSameAccount(line.Identity!)
        && !HaveDifferentReferences(line.Identity!, k.Identity);

    /// <summary>The bank gave them two different references of the same kind.</summary>
    private static bool HaveDifferentReferences(TransferIdentity one, TransferIdentity other) =>
        one.BankReference.Length > 0
        && other.BankReference.Length > 0
        && one.BankReference != other.BankReference
        && one.BankReferenceKind == other.BankReferenceKind;

    private static bool AreOfOneDay(IncomingPayment line, KnownPayment k) =>
        Days(line.On, line.Identity!).Intersect(Days(k.On, k.Identity)).Any();

    private static bool AreOfOneDay(IncomingPayment line, IncomingPayment other) =>
        Days(line.On, line.Identity!).Intersect(Days(other.On, other.Identity!)).Any();

    /// <summary>
    /// The dates by which an entry may be known: a file may contain only the value date, or the booking date.
    /// </summary>
    private static DateOnly[] Days(DateOnly? on, TransferIdentity marks) =>
        (on, marks.BookedOn) switch
        {
            (null, null) => [],
            ({ } day, null) => [day],
            (null, { } day) => [day],
            ({ } valued, { } booked) => valued == booked ? [booked] : [booked, valued],
        };
}
