using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>The text of an amount cell, before it is read.</summary>
internal static class AmountCellText
{
    /// <summary>Words for the rest and for nothing, as in typed commands.</summary>
    public static string Plain(string cell) =>
        cell.ToLowerInvariant().Trim('.', ' ') switch
        {
            "rest"
            or "the rest"
            or "remainder"
            or "the remainder"
            or "remaining"
            or "rest of contract"
            or "restbetrag"
            or "der rest" => "rest",
            "unbilled" or "not billed" or "no invoice" or "nicht berechnet" or "ohne rechnung" => "unbilled",
            _ => cell,
        };

    /// <summary>"30 % (3,600.00 EUR)" is a share and an amount.</summary>
    public static (string Share, string Sum) SplitShareAndSum(string share, string amount)
    {
        var at = amount.IndexOf('%');
        if (share.Length > 0 || at < 0 || PercentText.ParseShare(amount, out _) is not null)
            return PercentText.ParseShare(amount, out _) is not null && share.Length == 0
                ? (amount, "")
                : (share, amount);
        var cut = amount.Split(
            ['(', ')', '=', '/'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (cut is not [var first, var second])
            return ("", amount);
        return first.Contains('%') ? (first, second) : (second, first);
    }

    /// <summary>The number with its decimal mark two digits to the right: 0.3 as 30.</summary>
    public static string Times100(string cell)
    {
        var parts = new string([.. cell.Where(c => char.IsAsciiDigit(c) || c is '.' or ',')]).Split('.', ',');
        var decimals = (parts.Length == 2 ? parts[1] : "").PadRight(2, '0');
        return $"{parts[0].TrimStart('0')}{decimals[..2]}".TrimStart('0')
            + (decimals.TrimEnd('0').Length > 2 ? "." + decimals[2..] : "");
    }
}
