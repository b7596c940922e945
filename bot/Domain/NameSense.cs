using System.Text;

namespace MilestoneBot.Domain;

/// <summary>What a milestone name talks about.</summary>
internal enum NameFault { None, Progress, Service, Time, Payment, Counter, Placeholder }

/// <summary>A milestone name taken apart into words, so that its emptiness can be told from its shape.</summary>
internal sealed class NameSense
{
    private readonly string[] written;
    private readonly string[] words;
    private readonly bool hasEvent;

    public NameSense(string name)
    {
        written = Words(name);
        words = [.. written.Select(word => word.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal))];
        hasEvent = words.Skip(1).Any(NameWords.Events.Contains);
    }

    /// <summary>The words that name a thing, in the order and the letters in which they were written.</summary>
    public IReadOnlyList<string> Things => [.. written.Where((_, at) => IsThing(at))];

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

    /// <summary>The counter with which it begins: "Phase 1", "Stage two", "M1"; "" if there is none.</summary>
    public string Label =>
        words.Length == 0 ? "" :
        IsLabel(words[0]) ? written[0] :
        words.Length > 1 && NameWords.Counters.Contains(words[0]) && (IsNumber(words[1]) || words[1].Length == 1 && char.IsLetter(words[1][0]) || NameWords.Counters.Contains(words[1])) ? $"{written[0]} {written[1]}" :
        "";

    public NameFault Fault()
    {
        if (FallsShort() || IsPortion() || IsPercentage() || IsUnderWay()) return NameFault.Progress;
        if (!hasEvent)
        {
            if (IsStarting()) return NameFault.Progress;
            if (IsService()) return NameFault.Service;
            if (IsTime()) return NameFault.Time;
            if (IsOpen()) return NameFault.Placeholder;
        }
        return Enumerable.Range(0, words.Length).Any(IsThing) ? NameFault.None : EmptyFault();
    }

    /// <summary>"almost", "nearly finished", "checkout partially live"; not "Almost Famous campaign live".</summary>
    private bool FallsShort() => At(i =>
        (NameWords.Approximations.Contains(words[i]) && (After(i) is "" or "all" or "half" or "working" || Says(After(i), NameWords.Doneness, NameWords.Events) || IsNumber(After(i)))) ||
        words[i] is "nearing" or "half-done" or "half-finished" or "half-complete" or "half-completed" or "half-ready" or "half-built" ||
        (words[i] == "much" && After(i) == "done") || (words[i] == "close" && After(i) == "to" && NameWords.Doneness.Contains(After(i + 1))) ||
        (words[i] == "halfway" && After(i) is "" or "through" or "point" or "to" or "there"));

    /// <summary>"half of the pages", "half the website", "two thirds done", "3/4 complete".</summary>
    private bool IsPortion() => At(i =>
        (NameWords.Portions.Contains(words[i]) && After(i) == "of") ||
        (words[i] == "half" && (After(i) is "the" or "our" or "way" || NameWords.Doneness.Contains(After(i)))) ||
        ((words[i] is "thirds" or "quarters" || IsFraction(words[i])) && (After(i) == "of" || NameWords.Doneness.Contains(After(i)))));

    /// <summary>"80% done", "50% of the website", "50% design", "design 50%"; not "100 % cotton labels", "coverage at 80 %".</summary>
    private bool IsPercentage() => At(i =>
    {
        if (words[i] is not ("%" or "percent" or "pct" or "cent") || i == 0 || words[i - 1] == "100") return false;
        if (After(i) == "of" || NameWords.Doneness.Contains(After(i))) return true;
        if (i == words.Length - 1) return !words.Any(NameWords.Measures.Contains);
        return !hasEvent && words[(i + 1)..].All(word => Says(word, NameWords.Undertakings, NameWords.Wholes));
    });

    /// <summary>"design ongoing", "development under way", "backend in progress", "design progress".</summary>
    private bool IsUnderWay() =>
        words is [.., "ongoing" or "underway" or "wip" or "pending" or "started" or "begun" or "progressing" or "continuing" or "continues" or "begins" or "progress"]
            or [.., "under", "way" or "construction"] or [.., "on", "track" or "schedule" or "time"] or [.., "in", "the", "pipeline"] or [.., "in", "development" or "work"] or [.., "in", "the", "works"];

    /// <summary>"ongoing development", "working on the homepage", "good progress on the backend".</summary>
    private bool IsStarting() =>
        (words is ["ongoing" or "continuing" or "continued" or "continue" or "continuous", ..] && Says(words[^1], NameWords.Undertakings, NameWords.Wholes, NameWords.Services, NameWords.Generic)) ||
        words is ["work" or "working", "on" or "with", ..] ||
        At(i => words[i] == "progress" && After(i) is "on" or "with" or "in" or "made");

    /// <summary>"website maintenance", "support for 3 months", "bug fixes as needed"; not "maintenance manual".</summary>
    private bool IsService() =>
        NameWords.Services.Contains(words.LastOrDefault("")) || words is [.., "services"] ||
        At(i => NameWords.Services.Contains(words[i]) && After(i) is "for" or "of" or "on" or "in" or "during" or "after" or "until" or "with") ||
        At(i => words[i] is "as" or "if" or "when" or "where" && After(i) is "needed" or "required" or "necessary") ||
        words is ["ad-hoc", ..] or ["ad", "hoc", ..] or [.., "ad-hoc"] or [.., "ad", "hoc"] or [.., "on" or "upon", "demand" or "request"];

    /// <summary>"20 hours of development"; not "3 days of workshops".</summary>
    private bool IsTime() => !words.Any(NameWords.Occasions.Contains) && (words is [.., "hours"] ||
        At(i => (IsNumber(words[i]) || NameWords.Counters.Contains(words[i])) && After(i) is "hours" or "hour" or "h" or "hrs" or "days" or "day" or "weeks" or "week" or "months" or "month" && After(i + 1) is "" or "of"));

    /// <summary>"launch date TBD", "misc design".</summary>
    private bool IsOpen() =>
        words.Any(word => word is "tbd" or "tba" or "tbc") || (words is ["misc" or "miscellaneous" or "various" or "other" or "further" or "additional" or "extra" or "more" or "some", .. var rest] && rest.All(NameWords.Changes.Contains)) ||
        At(i => words[i] == "to" && After(i) == "be" && After(i + 1) is "defined" or "determined" or "decided" or "confirmed" or "announced");

    private NameFault EmptyFault() =>
        Any(NameWords.Payments) ? NameFault.Payment :
        Any(NameWords.Services) || Any(NameWords.ServiceKinds) ? NameFault.Service :
        Any(NameWords.Quantities) && !Any(NameWords.Counters) || Any(NameWords.Doneness) || Any(NameWords.States) ? NameFault.Progress :
        Any(NameWords.Placeholders) || Any(NameWords.Generic) ? NameFault.Placeholder :
        NameFault.Counter;

    private bool IsThing(int at) => words[at].Length > 1 && !IsNumber(words[at]) && !IsFraction(words[at]) && !IsLabel(words[at]) && (!Says(
        words[at], NameWords.Joining, NameWords.Counters, NameWords.Quantities, NameWords.Doneness, NameWords.States, NameWords.Generic,
        NameWords.Placeholders, NameWords.Services, NameWords.ServiceKinds, NameWords.Payments, NameWords.Events) || words[at] is "handover" or "launch" or "go-live" or "golive");

    private bool At(Func<int, bool> holds) => Enumerable.Range(0, words.Length).Any(holds);

    private bool Any(HashSet<string> words) => this.words.Any(words.Contains);

    private string After(int at) => at + 1 < words.Length ? words[at + 1] : "";

    private static bool Says(string word, params ReadOnlySpan<HashSet<string>> sets)
    {
        foreach (var set in sets)
            if (set.Contains(word)) return true;
        return false;
    }

    private static bool IsNumber(string word) => word.Length > 0 && word.All(c => char.IsDigit(c) || c is ',' or '-' or '–' or '/');

    private static bool IsFraction(string word) => word.Split('/') is [{ Length: > 0 } over, { Length: > 0 } under] && over.All(char.IsDigit) && under.All(char.IsDigit);

    /// <summary>"m1", "q3", "wp2", "1st", "v2": letters and a number that only count.</summary>
    private static bool IsLabel(string word) =>
        word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "m" or "p" or "q" or "s" or "w" or "wp" or "ph" or "ms" or "v" or "d" or "h" && char.IsDigit(word[^1]) ||
        (char.IsDigit(word[0]) && word.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "st" or "nd" or "rd" or "th" or { Length: 1 });

    private static string[] Words(string name)
    {
        var spaced = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKC).Replace('⁄', '/'))
        {
            if (c is '%' or '&' or '+') spaced.Append(' ').Append(c).Append(' ');
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark || c is '-' or '–' or '\'' or '’' or '/' or '.' or ',') spaced.Append(c);
            else spaced.Append(' ');
        }
        return [.. spaced.ToString().Split(' ').Select(word => word.Trim('-', '–', '\'', '’', '/', '.', ',')).Where(word => word.Length > 0 && (word is "%" or "&" or "+" || word.Any(char.IsLetterOrDigit)))];
    }
}
