using System.Collections.Frozen;

namespace MilestoneBot.Domain.Parties;

/// <summary>
/// How the VAT ids of countries are built, as the European Commission's VIES lists them for the Union. Only the shape is
/// checked; whether a number is given out only VIES knows.
/// </summary>
public static class VatIdFormat
{
    private const int LeastElsewhere = 4,
        MostElsewhere = 20;

    /// <summary>
    /// Behind the country's letters: 9 stands for a digit, A for a letter, * for either; several shapes are separated
    /// by a bar.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["AT"] = "U99999999",
        ["BE"] = "9999999999",
        ["BG"] = "999999999|9999999999",
        ["CHE"] = "999999999|999999999MWST|999999999TVA|999999999IVA",
        ["CY"] = "99999999A",
        ["CZ"] = "99999999|999999999|9999999999",
        ["DE"] = "999999999",
        ["DK"] = "99999999",
        ["EE"] = "999999999",
        ["EL"] = "999999999",
        ["ES"] = "*9999999*",
        ["FI"] = "99999999",
        ["FR"] = "**999999999",
        ["GB"] = "999999999|999999999999",
        ["HR"] = "99999999999",
        ["HU"] = "99999999",
        ["IE"] = "9999999A|9999999AA|9*99999A",
        ["IT"] = "99999999999",
        ["LT"] = "999999999|999999999999",
        ["LU"] = "99999999",
        ["LV"] = "99999999999",
        ["MT"] = "99999999",
        ["NL"] = "*********B99",
        ["NO"] = "999999999|999999999MVA",
        ["PL"] = "9999999999",
        ["PT"] = "999999999",
        ["RO"] = "9999999999|999999999|99999999|9999999|999999|99999|9999|999|99",
        ["SE"] = "999999999999",
        ["SI"] = "99999999",
        ["SK"] = "9999999999",
        ["XI"] = "999999999|999999999999",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Without spaces and the signs that people put between groups, in capitals.</summary>
    public static string Normalize(string typed) =>
        new([
            .. typed
                .Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '/' or '_'))
                .Select(char.ToUpperInvariant),
        ]);

    /// <summary>What is wrong with a normalized VAT id; null when it can be one.</summary>
    public static PartyFault? FindFault(string id, string typed)
    {
        if (id.StartsWith("GR", StringComparison.Ordinal))
            return new(PartyField.VatId, PartyFaultKind.VatIdOfCountry, typed, "EL");
        var prefix = PrefixOf(id);
        if (prefix.Length > 0)
            return Shapes[prefix].Split('|').Any(shape => Fits(id[prefix.Length..], shape))
                ? null
                : new(PartyField.VatId, PartyFaultKind.VatIdOfCountry, typed, prefix);
        return
            id.Length is >= LeastElsewhere and <= MostElsewhere
            && id.All(char.IsAsciiLetterOrDigit)
            && id.Any(char.IsAsciiDigit)
            ? null
            : new(PartyField.VatId, PartyFaultKind.NoVatId, typed);
    }

    /// <summary>A number of that country, for showing how it is written; "" for a country that has no shape here.</summary>
    public static string Example(string prefix)
    {
        if (!Shapes.TryGetValue(prefix, out var shapes))
            return "";
        var digits = 0;
        return prefix
            + new string([
                .. shapes
                    .Split('|')[0]
                    .Select(c =>
                        c switch
                        {
                            '9' or '*' => (char)('0' + (++digits % 10)),
                            'A' => 'A',
                            _ => c,
                        }
                    ),
            ]);
    }

    /// <summary>
    /// The country of a VAT id by ISO 3166-1, to be offered; "" where the letters in front are none. A business can be
    /// registered for VAT elsewhere than it is seated, so nothing is concluded from it.
    /// </summary>
    public static string SuggestCountry(string id) =>
        PrefixOf(Normalize(id)) switch
        {
            "EL" => "GR",
            "XI" => "GB",
            "CHE" => "CH",
            var prefix => prefix,
        };

    private static string PrefixOf(string id)
    {
        if (id.Length > 3 && Shapes.ContainsKey(id[..3]))
            return id[..3];
        return id.Length > 1 && Shapes.ContainsKey(id[..2]) ? id[..2] : "";
    }

    private static bool Fits(string text, string shape) =>
        text.Length == shape.Length
        && text.Zip(shape)
            .All(pair =>
                pair.Second switch
                {
                    '9' => char.IsAsciiDigit(pair.First),
                    '*' => char.IsAsciiLetterOrDigit(pair.First) || pair.First is '+' or '*',
                    'A' when !IsLiteral(shape) => char.IsAsciiLetterUpper(pair.First),
                    _ => pair.First == pair.Second,
                }
            );

    /// <summary>The endings of Switzerland and Norway are these very letters.</summary>
    private static bool IsLiteral(string shape) =>
        shape.EndsWith("TVA", StringComparison.Ordinal)
        || shape.EndsWith("IVA", StringComparison.Ordinal)
        || shape.EndsWith("MVA", StringComparison.Ordinal);
}
