using System.Text.RegularExpressions;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>The code lists that the rules of EN 16931 (version 1.3.16, April 2026) check against.</summary>
internal static partial class CodeLists
{
    /// <summary>Codes that the rules take beside those of ISO 3166-1: Kosovo and Northern Ireland.</summary>
    private static readonly HashSet<string> MoreCountries = Split("1A XI");

    private static readonly HashSet<string> AddressSchemes = Split(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191
        0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218
        0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925
        9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948
        9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM
        """
    );

    /// <summary>Articles of Directive 2006/112/EC for which the list VATEX has a code.</summary>
    private static readonly HashSet<string> Exemptions = Split(
        """
        79-C 132 132-1A 132-1B 132-1C 132-1D 132-1E 132-1F 132-1G 132-1H 132-1I 132-1J 132-1K 132-1L 132-1M 132-1N 132-1O
        132-1P 132-1Q 135-1 143 143-1A 143-1B 143-1C 143-1D 143-1E 143-1F 143-1FA 143-1G 143-1H 143-1I 143-1J 143-1K 143-1L
        144 146-1E 148 148-A 148-B 148-C 148-D 148-E 148-F 148-G 151 151-1A 151-1AA 151-1B 151-1C 151-1D 151-1E 153 159 309
        """
    );

    /// <summary>Currencies in use that the rules' list of ISO 4217 lacks.</summary>
    private static readonly HashSet<string> LackingCurrencies = Split("STN");

    /// <summary>Countries whose banks take part in SEPA (European Payments Council, October 2025).</summary>
    private static readonly HashSet<string> Sepa = Split(
        """
        AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI
        SK SM VA
        """
    );

    public static bool IsCountry(string code) => Countries.IsCode(code) || MoreCountries.Contains(code);

    /// <summary>BR-CO-09: the first two letters say who gave the VAT id; Greece may say EL.</summary>
    public static bool HasVatPrefix(string vatId) =>
        vatId.Length >= 2 && (IsCountry(vatId[..2]) || vatId.StartsWith("EL", StringComparison.Ordinal));

    public static bool IsAddressScheme(string code) => AddressSchemes.Contains(code);

    public static bool HasCurrency(Currency currency) => !LackingCurrencies.Contains(currency.Code);

    public static bool IsSepa(string iban) => iban.Length > 2 && Sepa.Contains(iban[..2]);

    /// <summary>
    /// The code of an exemption (BT-121); "" where the list has none. The article is taken from the reason only where the
    /// reason names the directive, since other laws count their articles too.
    /// </summary>
    /// <param name="sellerCountry">France has a code of its own for small businesses.</param>
    public static string ExemptionCode(VatTreatment vat, string sellerCountry) =>
        vat.Category switch
        {
            VatCategory.ReverseCharge => "VATEX-EU-AE",
            VatCategory.IntraEuGoods => "VATEX-EU-IC",
            VatCategory.ExportGoods => "VATEX-EU-G",
            VatCategory.OutsideScope => "VATEX-EU-O",
            VatCategory.Exempt when vat.Detail.Length == 0 => sellerCountry == "FR" ? "VATEX-FR-FRANCHISE" : "",
            VatCategory.Exempt => ArticleCode(vat.Detail),
            _ => "",
        };

    private static string ArticleCode(string reason)
    {
        if (!reason.Contains("2006/112", StringComparison.Ordinal))
            return "";
        // Two articles say no single reason.
        if (Article().Matches(reason) is not [var found])
            return "";
        var (article, paragraph, letter) = (
            found.Groups["article"].Value,
            found.Groups["paragraph"].Value,
            found.Groups["letter"].Value.ToUpperInvariant()
        );
        var parts = paragraph + letter;
        var code = parts.Length > 0 ? $"{article}-{parts}" : article;
        return Exemptions.Contains(code) ? $"VATEX-EU-{code}" : "";
    }

    private static HashSet<string> Split(string codes) =>
        [.. codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(
        @"\b(?:Article|Art\.?|Artikel)\s*(?<article>\d{2,3})\b\s*"
            + @"(?:\(?\s*(?:Abs\.\s*)?(?<paragraph>\d)\b\)?)?\s*(?:\((?<letter>[a-z]{1,2})\))?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Article();
}
