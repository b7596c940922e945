using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Reading;

/// <summary>
/// VAT as people type it: a rate, or 0 with the reason why it is zero. The words are commands' words; documents have
/// sentences of their own.
/// </summary>
internal static class VatVocabulary
{
    /// <summary>The word of a small business, which is an exemption with the law's own reason.</summary>
    private const string SmallBusiness = "small-business";

    private static readonly Dictionary<string, VatCategory> Words = new(StringComparer.Ordinal)
    {
        ["zero-rated"] = VatCategory.ZeroRated,
        ["reverse-charge"] = VatCategory.ReverseCharge,
        [SmallBusiness] = VatCategory.Exempt,
        ["exempt"] = VatCategory.Exempt,
        ["outside-scope"] = VatCategory.OutsideScope,
        ["intra-eu-goods"] = VatCategory.IntraEuGoods,
        ["export-goods"] = VatCategory.ExportGoods,
    };

    /// <summary>The member states of the EU by the prefix of their VAT ids, and Northern Ireland for goods.</summary>
    private static readonly HashSet<string> Countries = new(
        ("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI").Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>All words that may follow 0, in the order in which they are offered.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <summary>The words that need nothing more; the others need a reason or a country.</summary>
    public static IEnumerable<string> WithoutDetail =>
        Words.Keys.Where(word => word is not ("exempt" or "intra-eu-goods"));

    /// <summary>The word itself where a text is one of them, hyphens or not; null for any other text.</summary>
    public static string? FindWord(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        && CategoryAt(words, out var count) is { } word
        && count == words.Length
            ? word
            : null;

    /// <summary>As the command takes it: <c>19</c>, <c>0 reverse-charge</c>, <c>0 exempt "adult education"</c>.</summary>
    public static string ToWords(VatTreatment vat)
    {
        var rate = vat.Rate.ToString().Replace(" %", "", StringComparison.Ordinal);
        return vat.Category switch
        {
            null or VatCategory.Standard => rate,
            VatCategory.Exempt when vat.Detail.Length == 0 => $"{rate} {SmallBusiness}",
            VatCategory.Exempt => $"{rate} exempt \"{vat.Detail}\"",
            VatCategory.IntraEuGoods => $"{rate} intra-eu-goods {vat.Detail}",
            { } category => $"{rate} {Words.First(pair => pair.Value == category).Key}",
        };
    }

    /// <summary>
    /// Parses a rate and what follows it. A rate of 0 without a word has no category: the person is asked which it is.
    /// </summary>
    /// <returns>Null where the words have no meaning; then <paramref name="problem"/> says what and the fix.</returns>
    public static VatTreatment? Parse(IReadOnlyList<string> words, out string problem)
    {
        var (rate, at) = ReadRate(words, out problem);
        if (problem.Length > 0)
            return null;
        var rest = words.Skip(at).ToList();
        if (rest.Count == 0)
            return VatTreatment.FromRate(rate!.Value);
        if (rate > Percent.Zero)
        {
            problem =
                rest is [var only] && IsStandard(only)
                    ? ""
                    : $"{rate} is the standard rate and takes no further word; "
                        + $"{UserText.Quote(rest[0])} goes with 0, like vat 0 {Closest(rest)}";
            return problem.Length == 0 ? VatTreatment.FromRate(rate.Value) : null;
        }
        return ReadCategory(rest, out problem);
    }

    private static bool IsStandard(string word) => word.Equals("standard", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rate and how many words it takes; a category without a number is 0.</summary>
    private static (Percent? Rate, int Count) ReadRate(IReadOnlyList<string> words, out string problem)
    {
        problem = "";
        if (words.Count > 0 && CategoryAt(words, out _) is not null)
            return (Percent.Zero, 0);
        if (words.Count > 1 && PercentText.ParseRate($"{words[0]} {words[1]}", out _) is { } spaced)
            return (spaced, 2);
        return (PercentText.ParseRate(words.Count > 0 ? words[0] : "", out problem), 1);
    }

    private static VatTreatment? ReadCategory(List<string> words, out string problem)
    {
        problem = "";
        if (CategoryAt(words, out var count) is not { } word)
        {
            problem = $"{UserText.Quote(words[0])} is no reason for 0 % VAT; choose {string.Join(", ", All)}";
            return null;
        }
        var detail = string.Join(' ', words.Skip(count)).Trim();
        problem = word switch
        {
            "exempt" when detail.Length is 0 or > 120 =>
                "say the reason in up to 120 characters: vat 0 exempt \"adult education\"",
            "intra-eu-goods" when detail.Length == 0 => "say the country that the goods go to: vat 0 intra-eu-goods FR",
            "intra-eu-goods" when !Countries.Contains(Country(detail)) =>
                $"{UserText.Quote(detail)} is no member state of the EU; write its two letters: vat 0 intra-eu-goods FR",
            not ("exempt" or "intra-eu-goods") when detail.Length > 0 =>
                $"{UserText.Quote(detail)} is one word too many behind {word}",
            _ => "",
        };
        if (problem.Length > 0)
            return null;
        return new(Words[word], Percent.Zero, word == "intra-eu-goods" ? Country(detail) : detail);
    }

    /// <summary>Greece's VAT ids begin with EL; its country code is GR.</summary>
    private static string Country(string text) =>
        text.ToUpperInvariant() is var country && country == "GR" ? "EL" : country;

    /// <summary>The category that the first words name, hyphens or not: "reverse charge" is reverse-charge.</summary>
    private static string? CategoryAt(IReadOnlyList<string> words, out int count)
    {
        for (count = Math.Min(3, words.Count); count > 0; count--)
        {
            var typed = string.Join('-', words.Take(count)).ToLowerInvariant();
            if (Words.ContainsKey(typed))
                return typed;
            if (typed is "outside-the-scope" or "outside-of-scope" or "out-of-scope")
                return "outside-scope";
        }
        return null;
    }

    private static string Closest(List<string> words) => CategoryAt(words, out _) ?? "reverse-charge";
}
