using MilestoneBot.Domain.Naming;
using static MilestoneBot.Reading.NameTokens;

namespace MilestoneBot.Reading;

/// <summary>A milestone name split into words, to find names that say nothing by their structure.</summary>
internal sealed class NameAnalysis
{
    private readonly string[] written;
    private readonly string[] words;
    private readonly bool hasEvent;

    public NameAnalysis(string name)
    {
        written = NameTokens.Of(name);
        words = [.. written.Select(word => word.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal))];
        hasEvent = words.Skip(1).Any(NameWords.Events.Contains);
    }

    /// <summary>
    /// The words that name a thing, in their order and spelling. None when the name only refers to other people or
    /// documents.
    /// </summary>
    public IReadOnlyList<string> Things
    {
        get
        {
            if (IsElsewhere() || IsPayment())
                return [];
            var own =
                words.Length
                - NameWords
                    .UnderWay.Concat(NameWords.Demanded)
                    .Where(EndsWith)
                    .Select(phrase => phrase.Length)
                    .DefaultIfEmpty()
                    .Max();
            var things = Enumerable.Range(0, own).Where(IsThing).ToList();
            return things.TrueForAll(at => NameWords.Parties.Contains(words[at]))
                ? []
                : [.. things.Select(at => written[at])];
        }
    }

    /// <summary>The service with its own words: "post-launch support"; "" if there is none.</summary>
    public string Service
    {
        get
        {
            var at = Array.FindIndex(words, NameWords.Services.Contains);
            var own = Enumerable.Range(0, at + 1).Where(i => i == at || IsThing(i)).Select(i => written[i]);
            return string.Join(' ', own);
        }
    }

    /// <summary>The counter at the beginning: "Phase 1", "Stage two", "M1"; "" if there is none.</summary>
    public string Label
    {
        get
        {
            if (words.Length == 0 || !char.IsLetter(words[0][0]))
                return "";
            if (IsLabel(words[0]))
                return written[0];
            if (!NameWords.Counters.Contains(words[0]))
                return "";
            var at = words.Length > 2 && words[1] is "no" or "nr" or "number" ? 2 : 1;
            return
                words.Length > at
                && (
                    IsNumber(words[at])
                    || words[at].Length == 1 && char.IsLetter(words[at][0])
                    || NameWords.Counters.Contains(words[at])
                )
                ? $"{written[0]} {written[at]}"
                : "";
        }
    }

    /// <summary>What it speaks of instead of a deliverable; null when it names one.</summary>
    public NameFault? FindFault()
    {
        if (IsPayment())
            return NameFault.Payment;
        if (FallsShort() || IsPortion() || IsPercentage() || IsUnderWay())
            return NameFault.Progress;
        if (!hasEvent)
        {
            if (IsStarting())
                return NameFault.Progress;
            if (IsService())
                return NameFault.Service;
            if (IsTime())
                return NameFault.Time;
            if (IsOpen())
                return NameFault.Placeholder;
        }
        return Enumerable
            .Range(0, words.Length)
            .Any(at => IsThing(at) && (hasEvent || !NameWords.Parties.Contains(words[at])))
            ? null
            : EmptyFault();
    }

    /// <summary>"almost", "nearly finished", "checkout partially live"; not "Almost Famous campaign live".</summary>
    private bool FallsShort() =>
        AnyAt(i =>
            (
                NameWords.Approximations.Contains(words[i])
                && (
                    WordAfter(i) is "" or "all" or "half" or "working"
                    || IsIn(WordAfter(i), NameWords.Doneness, NameWords.Events)
                    || IsNumber(WordAfter(i))
                )
            )
            || words[i]
                is "nearing"
                    or "half-done"
                    or "half-finished"
                    or "half-complete"
                    or "half-completed"
                    or "half-ready"
                    or "half-built"
            || (words[i] == "much" && WordAfter(i) == "done")
            || (
                words[i] is "close" or "about"
                && WordAfter(i) == "to"
                && (NameWords.Doneness.Contains(WordAfter(i + 1)) || !hasEvent && words[i] == "about")
            )
            || (words[i] is "halfway" or "half-way" && WordAfter(i) is "" or "through" or "point" or "to" or "there")
        );

    /// <summary>"half of the pages", "half the website", "most features", "two thirds done", "3/4 complete".</summary>
    private bool IsPortion() =>
        AnyAt(i =>
            (NameWords.Portions.Contains(words[i]) && WordAfter(i) == "of")
            || (
                words[i] == "half"
                && (WordAfter(i) is "the" or "our" or "way" || NameWords.Doneness.Contains(WordAfter(i)))
            )
            || (
                (IsParts(words[i]) || IsFraction(words[i]))
                && (WordAfter(i) == "of" || NameWords.Doneness.Contains(WordAfter(i)))
            )
        )
        || words is [.., "some" or "most" or "several" or "few" or "many", var whole]
            && IsIn(whole, NameWords.Wholes, NameWords.Generic);

    /// <summary>
    /// "80% done", "90% live", "50% of the website", "50% design"; not "100 % cotton labels", "coverage at 80 %", "50%
    /// of product pages live".
    /// </summary>
    private bool IsPercentage() =>
        AnyAt(i =>
        {
            if (!IsPercent(i) || words[i - 1] == "100")
                return false;
            if (WordAfter(i) == "of")
                return !(hasEvent && words[(i + 2)..].Any(IsPlural));
            if (IsIn(WordAfter(i), NameWords.Doneness, NameWords.Events))
                return true;
            if (WordAfter(i) == "progress")
                return words[(i + 2)..]
                    .All(word =>
                        IsIn(word, NameWords.Undertakings, NameWords.Wholes, NameWords.Counters, NameWords.Joining)
                    );
            if (i == words.Length - 1)
                return !words.Any(NameWords.Measures.Contains);
            return !hasEvent && words[(i + 1)..].All(word => IsIn(word, NameWords.Undertakings, NameWords.Wholes));
        });

    /// <summary>"design ongoing", "development under way", "backend in progress", "WIP: homepage".</summary>
    private bool IsUnderWay() => words is ["wip", ..] || NameWords.UnderWay.Exists(EndsWith);

    /// <summary>
    /// "ongoing development", "start of coding", "working on the homepage", "good progress on the backend".
    /// </summary>
    private bool IsStarting() =>
        (
            words is ["ongoing" or "continuing" or "continued" or "continue" or "continuous" or "laufende", ..]
            && (
                words.Length == 2 && words[0] is "ongoing" or "laufende"
                || IsIn(
                    words[^1],
                    NameWords.Undertakings,
                    NameWords.Wholes,
                    NameWords.Services,
                    NameWords.Generic,
                    NameWords.Alterations
                )
            )
        )
        || (
            words is ["start" or "started" or "starting" or "begin" or "began" or "begun" or "beginning", _, ..]
            && words[1..].All(word => IsIn(word, NameWords.Undertakings, NameWords.Generic, NameWords.Joining))
        )
        || (words is [.., var doing, "start" or "begin" or "beginning"] && NameWords.Undertakings.Contains(doing))
        || words is ["work" or "working", "on" or "with", ..]
        || (words is ["progress", var of] && (NameWords.Undertakings.Contains(of) || of is "backend" or "frontend"))
        || AnyAt(i =>
            words[i] is "progress" or "headway" or "inroads"
            && WordAfter(i) is "on" or "with" or "in" or "into" or "made"
        );

    /// <summary>
    /// "website maintenance", "support for 3 months", "bug fixes as needed", "weekly calls"; not "maintenance manual".
    /// </summary>
    private bool IsService() =>
        NameWords.Services.Contains(words.LastOrDefault(""))
        || words is [.., "services"]
        || AnyAt(i =>
            NameWords.Services.Contains(words[i])
            && WordAfter(i) is "for" or "of" or "on" or "in" or "during" or "after" or "until" or "with"
        )
        || AnyAt(i =>
            words[i] is "as" or "if" or "when" or "where" && WordAfter(i) is "needed" or "required" or "necessary"
        )
        || words
            is [
                "help"
                or "helping"
                or "assisting"
                or "supporting"
                or "advising",
                "with"
                or "the"
                or "our"
                or "your"
                or "on"
                or "in"
                or "out",
                ..,
            ]
        || (
            words is ["weekly" or "monthly" or "daily" or "quarterly" or "regular" or "recurring", _, ..]
            && words[1..]
                .All(word =>
                    IsIn(word, NameWords.Recurring, NameWords.Services, NameWords.Generic, NameWords.Alterations)
                )
        )
        || words is ["ad-hoc", ..] or ["ad", "hoc", ..] or ["unlimited", ..]
        || NameWords.Demanded.Exists(EndsWith);

    /// <summary>"20 hours of development", "10 hrs design"; not "3 days of workshops".</summary>
    private bool IsTime() =>
        !words.Any(NameWords.Occasions.Contains)
        && (
            words is [.., "hours" or "man-days" or "person-days" or "man-months" or "person-months" or "man-hours"]
            || AnyAt(i =>
                (IsNumber(words[i]) || NameWords.Counters.Contains(words[i]) || words[i] is "a" or "an")
                && IsSpan(WordAfter(i))
                && (
                    WordAfter(i + 1) is "" or "of"
                    || words[(i + 2)..].All(word => IsIn(word, NameWords.Undertakings, NameWords.Generic))
                )
            )
        );

    /// <summary>
    /// "launch date TBD", "misc design", "small changes", "see offer", "to be discussed with the client".
    /// </summary>
    private bool IsOpen() =>
        words.Any(word => word is "tbd" or "tba" or "tbc")
        || words is [.., "soon" or "later"]
        || (
            words
                is [
                    "misc"
                    or "miscellaneous"
                    or "various"
                    or "other"
                    or "further"
                    or "additional"
                    or "extra"
                    or "more"
                    or "some",
                    .. var rest,
                ]
            && rest.All(word => IsIn(word, NameWords.Alterations, NameWords.Undertakings))
        )
        || (
            words.Any(NameWords.Alterations.Contains)
            && words.All(word => IsIn(word, NameWords.Alterations, NameWords.Slight, NameWords.Joining))
        )
        || IsElsewhere()
        || AnyAt(i =>
            words[i] == "to"
            && WordAfter(i) == "be"
            && WordAfter(i + 1)
                is "defined"
                    or "determined"
                    or "decided"
                    or "confirmed"
                    or "announced"
                    or "discussed"
                    or "clarified"
                    or "agreed"
        );

    /// <summary>"open points", "see offer", "as agreed", "to be discussed with the client".</summary>
    private bool IsElsewhere() =>
        words
            is ["open", "points" or "items" or "issues" or "topics" or "tasks" or "questions" or "work"]
                or ["to", "be", [.., 'e', 'd'] or "done" or "set" or "written", ..]
        || (words is ["see", .., var where] && NameWords.Elsewhere.Contains(where))
        || (words is ["as" or "like", var how, ..] && NameWords.AsSaid.Contains(how));

    /// <summary>"30% on order", "payment after go-live": when money is due, not what it is for.</summary>
    private bool IsPayment() =>
        AnyAt(i =>
            IsPercent(i)
            && WordAfter(i) is "on" or "upon" or "at" or "after" or "before" or "when" or "due" or "upfront"
            && !words.Any(NameWords.Measures.Contains)
        )
        || (
            words is [var first, "on" or "upon" or "after" or "before" or "at" or "due", ..]
            && NameWords.Payments.Contains(first)
            && !(hasEvent && words.Length > 3)
        );

    /// <summary>The fault of a name that names nothing.</summary>
    private NameFault EmptyFault()
    {
        if (Any(NameWords.Payments))
            return NameFault.Payment;
        if (Any(NameWords.Services) || Any(NameWords.ServiceKinds))
            return NameFault.Service;
        if (Any(NameWords.Quantities) && !Any(NameWords.Counters) || Any(NameWords.Doneness) || Any(NameWords.States))
            return NameFault.Progress;
        return Any(NameWords.Placeholders) || Any(NameWords.Generic) ? NameFault.Placeholder : NameFault.Counter;
    }

    private bool IsThing(int at) =>
        words[at].Length > 1
        && !IsNumber(words[at])
        && !IsFraction(words[at])
        && !IsLabel(words[at])
        && !IsParts(words[at])
        && !IsSpan(words[at])
        && (
            !IsIn(
                words[at],
                NameWords.Joining,
                NameWords.Counters,
                NameWords.Quantities,
                NameWords.Doneness,
                NameWords.States,
                NameWords.Generic,
                NameWords.Placeholders,
                NameWords.Services,
                NameWords.ServiceKinds,
                NameWords.Payments,
                NameWords.Events
            ) || words[at] is "handover" or "launch" or "go-live" or "golive"
        );

    private bool AnyAt(Func<int, bool> holds) => Enumerable.Range(0, words.Length).Any(holds);

    private bool Any(HashSet<string> words) => this.words.Any(words.Contains);

    private bool EndsWith(string[] phrase) =>
        words.Length >= phrase.Length && words.AsSpan(words.Length - phrase.Length).SequenceEqual(phrase);

    private bool IsPercent(int at) => at > 0 && words[at] is "%" or "percent" or "pct" or "cent" or "prozent";

    private string WordAfter(int at) => at + 1 < words.Length ? words[at + 1] : "";

    private static bool IsIn(string word, params ReadOnlySpan<HashSet<string>> sets)
    {
        foreach (var set in sets)
            if (set.Contains(word))
                return true;
        return false;
    }
}
