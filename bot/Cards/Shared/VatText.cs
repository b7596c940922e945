using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Cards.Shared;

/// <summary>A VAT treatment in words.</summary>
internal static class VatText
{
    /// <summary><c>19 %</c>, <c>0 % (reverse charge)</c>.</summary>
    public static string Describe(VatTreatment vat) =>
        NameOf(vat) is { Length: > 0 } name ? $"{vat.Rate} ({name})" : vat.Rate.ToString();

    /// <summary>What a word for 0 % means, for a choice in a form.</summary>
    public static string TitleOf(string word) =>
        word switch
        {
            "zero-rated" => "zero-rated: a rate of 0 by law",
            "reverse-charge" => "reverse charge: services to a business elsewhere in the EU",
            "small-business" => "small business: no VAT is charged",
            "exempt" => "exempt: say the reason below",
            "outside-scope" => "outside the scope: services to a business outside the EU",
            "intra-eu-goods" => "goods to another EU country: say which below",
            "export-goods" => "export of goods out of the EU",
            _ => word,
        };

    /// <summary>The category's name; "" for a rate that needs no name.</summary>
    public static string NameOf(VatTreatment vat) =>
        vat.Category switch
        {
            VatCategory.ZeroRated => "zero-rated",
            VatCategory.ReverseCharge => "reverse charge",
            VatCategory.Exempt when vat.Detail.Length == 0 => "small business",
            VatCategory.Exempt => $"exempt: {vat.Detail}",
            VatCategory.OutsideScope when vat.IsCompensation => "compensation, outside the scope of VAT",
            VatCategory.OutsideScope => "outside the scope of VAT",
            VatCategory.IntraEuGoods => $"goods to {vat.Detail}",
            VatCategory.ExportGoods => "export of goods",
            _ => "",
        };
}
