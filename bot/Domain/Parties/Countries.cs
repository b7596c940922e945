using System.Collections.Frozen;

namespace MilestoneBot.Domain.Parties;

/// <summary>The countries of ISO 3166-1 by their codes of two letters.</summary>
public static class Countries
{
    private static readonly FrozenSet<string> Codes = (
        "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCD"
        + "CFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGF"
        + "GGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKN"
        + "KPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNA"
        + "NCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI"
        + "SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI"
        + "VNVUWFWSYEYTZAZMZW"
    )
        .Chunk(2)
        .Select(code => new string(code))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What people write for a country and the standard spells otherwise.</summary>
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["UK"] = "GB",
        ["EL"] = "GR",
        ["GER"] = "DE",
        ["DEU"] = "DE",
        ["AUT"] = "AT",
        ["CHE"] = "CH",
        ["FRA"] = "FR",
        ["GBR"] = "GB",
        ["USA"] = "US",
        ["NLD"] = "NL",
        ["BEL"] = "BE",
        ["ITA"] = "IT",
        ["ESP"] = "ES",
        ["POL"] = "PL",
        ["Germany"] = "DE",
        ["Deutschland"] = "DE",
        ["Allemagne"] = "DE",
        ["Austria"] = "AT",
        ["Österreich"] = "AT",
        ["Switzerland"] = "CH",
        ["Schweiz"] = "CH",
        ["Suisse"] = "CH",
        ["Liechtenstein"] = "LI",
        ["France"] = "FR",
        ["Frankreich"] = "FR",
        ["Belgium"] = "BE",
        ["Belgien"] = "BE",
        ["Belgique"] = "BE",
        ["Netherlands"] = "NL",
        ["Niederlande"] = "NL",
        ["Luxembourg"] = "LU",
        ["Luxemburg"] = "LU",
        ["Italy"] = "IT",
        ["Italien"] = "IT",
        ["Spain"] = "ES",
        ["Spanien"] = "ES",
        ["Portugal"] = "PT",
        ["Ireland"] = "IE",
        ["Irland"] = "IE",
        ["England"] = "GB",
        ["Great Britain"] = "GB",
        ["United Kingdom"] = "GB",
        ["United States"] = "US",
        ["Denmark"] = "DK",
        ["Dänemark"] = "DK",
        ["Sweden"] = "SE",
        ["Schweden"] = "SE",
        ["Norway"] = "NO",
        ["Norwegen"] = "NO",
        ["Finland"] = "FI",
        ["Finnland"] = "FI",
        ["Poland"] = "PL",
        ["Polen"] = "PL",
        ["Czechia"] = "CZ",
        ["Tschechien"] = "CZ",
        ["Greece"] = "GR",
        ["Griechenland"] = "GR",
        ["Canada"] = "CA",
        ["Kanada"] = "CA",
        ["Japan"] = "JP",
        ["Australia"] = "AU",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsCode(string code) => Codes.Contains(code);

    /// <summary>
    /// The code of a country whose name or other abbreviation somebody wrote; "" for one that is not known here. It is
    /// offered and never taken: the person says the code.
    /// </summary>
    public static string Suggest(string typed) => Names.GetValueOrDefault(typed.Trim(), "");
}
