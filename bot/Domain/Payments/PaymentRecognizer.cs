using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Decides which entries of one statement are transfers that are stored already. The bank's own reference decides
/// where there is one. Without it, the same account, date and amount may be the same transfer, whatever the text. It
/// counts as the same only if the statement clearly repeats earlier reports: it contains, word for word, everything
/// stored for that day, and another transfer or the same one several times. Two entries of one statement are never the
/// same transfer.
/// </summary>
public sealed class PaymentRecognizer
{
    private readonly IReadOnlyList<IncomingPayment> statementEntries;
    private readonly ILookup<string, KnownPayment> byBank,
        byLine,
        byWords;
    private readonly ILookup<DateOnly, KnownPayment> byDay;
    private readonly ILookup<(string, DateOnly), KnownPayment> bySum;

    /// <summary>Stored payment number → the entry of the statement that repeats it.</summary>
    private readonly Dictionary<int, int> matched = [];

    /// <summary>Entry → the stored payment with the same text.</summary>
    private readonly Dictionary<int, KnownPayment> repeats = [];

    /// <summary>Stored payments by their content, without those that are matched already.</summary>
    private readonly Dictionary<string, Queue<KnownPayment>> waiting = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RecognizedPayment> results = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, DateOnly?, DateOnly?, string), bool> repeated = [];

    private PaymentRecognizer(IReadOnlyList<IncomingPayment> entries, IReadOnlyList<KnownPayment> known)
    {
        this.statementEntries = entries;
        byBank = known.Where(k => k.Identity.BankReference.Length > 0).ToLookup(k => k.Identity.BankReference);
        byLine = known.Where(k => k.Identity.ContentKey.Length == 0).ToLookup(k => k.Line);
        byWords = known.Where(k => k.Identity.ContentKey.Length > 0).ToLookup(k => k.Identity.ContentKey);
        byDay = known.SelectMany(k => Days(k.On, k.Identity).Select(day => (day, k))).ToLookup(d => d.day, d => d.k);
        bySum = known
            .SelectMany(k => Days(k.On, k.Identity).SelectMany(day => SumsOf(k).Select(sum => (sum, day, k))))
            .ToLookup(d => (d.sum, d.day), d => d.k);
    }

    /// <param name="entries">The entries of one statement. All of them have an identity.</param>
    public static IReadOnlyList<RecognizedPayment> Recognize(
        IReadOnlyList<IncomingPayment> entries,
        IReadOnlyList<KnownPayment> known
    ) => new PaymentRecognizer(entries, known).All();

    private List<RecognizedPayment> All()
    {
        var found = new RecognizedPayment?[statementEntries.Count];
        for (var at = 0; at < statementEntries.Count; at++)
        {
            found[at] = ByReference(statementEntries[at]);
            if (found[at] is { Kind: RecognitionKind.Repeated } one)
                matched[one.Number] = at;
        }
        for (var at = 0; at < statementEntries.Count; at++)
        {
            if (found[at] is not null)
                continue;
            if (Repeated(statementEntries[at]) is not { } same)
                continue;
            matched[same.Number] = at;
            repeats[at] = same;
        }
        return [.. found.Select((f, at) => f ?? ByContents(at))];
    }

    /// <summary>
    /// The result by the bank's reference; null when the entry has none, or one that is not stored.
    /// </summary>
    private RecognizedPayment? ByReference(IncomingPayment entry)
    {
        if (entry.Identity is not { BankReference.Length: > 0 } identity)
            return null;
        // An entry that an earlier version stored has its reference only in its id.
        if (byLine[entry.Line].FirstOrDefault(k => !matched.ContainsKey(k.Number)) is { } stored)
            return new(RecognitionKind.Repeated, stored.Number);
        var same = byBank[identity.BankReference]
            .Where(k => k.Identity.Account == identity.Account && k.IsBankReturn == entry.IsBankReturn)
            .ToList();
        if (same.Count == 0)
            return null;
        return
            same.Find(k =>
                k.Identity.BatchPosition == identity.BatchPosition
                && IsSameSum(entry, k)
                && AreOfOneDay(entry, k)
                && !matched.ContainsKey(k.Number)
            )
                is { } one
            ? new(RecognitionKind.Repeated, one.Number)
            : new(RecognitionKind.ConflictingReference, same[0].Number);
    }

    /// <summary>The next stored payment with the same text as the entry that no other entry has matched.</summary>
    private KnownPayment? Repeated(IncomingPayment entry)
    {
        foreach (var key in new[] { entry.Identity!.ContentKey, entry.Line })
        {
            if (!waiting.TryGetValue(key, out var stored))
                waiting[key] = stored = new(
                    (key == entry.Line ? byLine[key] : byWords[key])
                        .OrderBy(k => k.IsPossibleDuplicate)
                        .ThenBy(k => k.Number)
                );
            for (var left = stored.Count; left > 0; left--)
            {
                var one = stored.Dequeue();
                if (matched.ContainsKey(one.Number))
                    continue;
                if (
                    IsAlike(entry, one)
                    && (!SumsOf(entry).Any() || Days(entry.On, entry.Identity!).Length == 0 || AreOfOneDay(entry, one))
                )
                    return one;
                stored.Enqueue(one);
            }
        }
        return null;
    }

    private RecognizedPayment ByContents(int at)
    {
        var entry = statementEntries[at];
        if (repeats.TryGetValue(at, out var same))
        {
            var isSame = IsRepeated(entry) || (IsDayComplete(entry) && AreSeveral(entry, same));
            return new(isSame ? RecognitionKind.Repeated : RecognitionKind.PossibleDuplicate, same.Number);
        }
        // Entries with the same text and no reference get the same result.
        var key =
            entry.Identity!.BankReference.Length > 0
                ? ""
                : $"{entry.Identity.ContentKey} {entry.On} {entry.IsBankReturn}";
        return key.Length > 0 && results.TryGetValue(key, out var result)
            ? result
            : results[key] = CompareContents(entry);
    }

    private RecognizedPayment CompareContents(IncomingPayment entry)
    {
        var isRepeated = IsRepeated(entry);
        var alike = FindCandidates(entry).ToList();
        if (alike.Count == 0)
            return new(RecognitionKind.New, 0);
        if (alike.Find(k => !matched.ContainsKey(k.Number)) is { } free)
            return new(RecognitionKind.PossibleDuplicate, free.Number);
        // Every candidate is already matched by another entry of the statement, so there is one more transfer than is
        // stored. This entry is that one if the statement repeats the day, or the bank's references matched the others.
        return isRepeated || alike.TrueForAll(k => !repeats.ContainsKey(matched[k.Number]))
            ? new(RecognitionKind.New, 0)
            : new(RecognitionKind.PossibleDuplicate, alike[0].Number);
    }

    /// <summary>
    /// The statement repeats everything stored for the entry's account and day, and also some transfer that is not
    /// like this one.
    /// </summary>
    private bool IsRepeated(IncomingPayment entry)
    {
        var key = (string.Join('|', SumsOf(entry)), entry.On, entry.Identity!.BookedOn, entry.Identity.Account);
        if (repeated.TryGetValue(key, out var known))
            return known;
        return repeated[key] =
            IsDayComplete(entry)
            && matched.Values.Any(other =>
                !SumsOf(statementEntries[other]).SequenceEqual(SumsOf(entry))
                || !AreOfOneDay(entry, statementEntries[other])
            );
    }

    /// <summary>The statement contains everything stored for the entry's account and day.</summary>
    private bool IsDayComplete(IncomingPayment entry)
    {
        var (identity, form) = (entry.Identity!, entry.Line.Split(':', 2)[0]);
        bool IsOpen(KnownPayment k) =>
            !k.IsPossibleDuplicate
            && !matched.ContainsKey(k.Number)
            && k.Form == form
            && k.Identity.CanBeSameAccount(identity);
        return !Days(entry.On, identity).Any(day => byDay[day].Any(IsOpen));
    }

    /// <summary>
    /// Several equal entries are stored, and the statement repeats them word for word: three equal transfers of a day
    /// are the same three in the next file. One more than those is no repetition, and waits; it is recognised then, too.
    /// </summary>
    private bool AreSeveral(IncomingPayment entry, KnownPayment same) =>
        repeats.Any(r =>
            r.Value.Number != same.Number
            && statementEntries[r.Key].Identity!.ContentKey == entry.Identity!.ContentKey
            && AreOfOneDay(entry, r.Value)
        );

    /// <summary>The stored payments that the entry could be, ignoring payer and text.</summary>
    private IEnumerable<KnownPayment> FindCandidates(IncomingPayment entry)
    {
        var (identity, days) = (entry.Identity!, Days(entry.On, entry.Identity!));
        // An entry that cannot be read is recognised by its text.
        var of =
            !SumsOf(entry).Any() || days.Length == 0
                ? byWords[identity.ContentKey].Concat(byLine[entry.Line])
                : days.SelectMany(day => SumsOf(entry).SelectMany(sum => bySum[(sum, day)])).DistinctBy(k => k.Number);
        return of.Where(k => IsAlike(entry, k));
    }

    private static bool IsAlike(IncomingPayment entry, KnownPayment k) =>
        IsSameSum(entry, k)
        && k.IsBankReturn == entry.IsBankReturn
        && k.Identity.CanBeSameAccount(entry.Identity!)
        && !HaveDifferentReferences(entry.Identity!, k.Identity);

    /// <summary>The same sum in the same currency, or in one that only one of the two states.</summary>
    private static bool IsSameSum(IncomingPayment entry, KnownPayment k) =>
        (entry.Amount, k.Amount) switch
        {
            ({ } one, { } other) => one == other,
            ({ } one, null) => k.AmountWithoutCurrency?.In(one.Currency) == one,
            (null, { } other) => entry.AmountWithoutCurrency?.In(other.Currency) == other,
            _ => entry.AmountWithoutCurrency == k.AmountWithoutCurrency,
        };

    private static IEnumerable<string> SumsOf(IncomingPayment entry) =>
        SumsOf(entry.Amount, entry.AmountWithoutCurrency);

    private static IEnumerable<string> SumsOf(KnownPayment k) => SumsOf(k.Amount, k.AmountWithoutCurrency);

    /// <summary>
    /// The sum by the decimals of its currency, by which it is looked up; of a sum without a currency each that is
    /// possible. None when it cannot be read.
    /// </summary>
    private static IEnumerable<string> SumsOf(Money? amount, AmountWithoutCurrency? bare)
    {
        if (amount is { } money)
            return [$"{money.Minor}/{money.Currency.Digits}"];
        return bare is null
            ? []
            : new[] { (bare.Whole, 0), (bare.Hundredths, 2), (bare.Thousandths, 3) }
                .Where(r => r.Item1 is not null)
                .Select(r => $"{r.Item1}/{r.Item2}");
    }

    /// <summary>The bank gave them two different references of the same kind.</summary>
    private static bool HaveDifferentReferences(TransferIdentity one, TransferIdentity other) =>
        one.BankReference.Length > 0
        && other.BankReference.Length > 0
        && one.BankReference != other.BankReference
        && one.BankReferenceKind == other.BankReferenceKind;

    private static bool AreOfOneDay(IncomingPayment entry, KnownPayment k) =>
        Days(entry.On, entry.Identity!).Intersect(Days(k.On, k.Identity)).Any();

    private static bool AreOfOneDay(IncomingPayment entry, IncomingPayment other) =>
        Days(entry.On, entry.Identity!).Intersect(Days(other.On, other.Identity!)).Any();

    /// <summary>
    /// The dates by which an entry may be known: a file may contain only the value date, or the booking date.
    /// </summary>
    private static DateOnly[] Days(DateOnly? on, TransferIdentity identity) =>
        (on, identity.BookedOn) switch
        {
            (null, null) => [],
            ({ } day, null) => [day],
            (null, { } day) => [day],
            ({ } valued, { } booked) => valued == booked ? [booked] : [booked, valued],
        };
}
