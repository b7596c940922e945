using System.Collections.Frozen;

namespace MilestoneBot.Domain.Parties;

/// <summary>The countries of ISO 3166-1 by their codes of two letters.</summary>
public static class Countries
{
    private static readonly FrozenSet<string> Codes = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
        + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
        + "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT "
        + "JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
        + "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
        + "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO "
        + "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
    )
        .Split(' ')
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
