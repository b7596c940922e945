using System.Globalization;
using System.Numerics;

namespace MilestoneBot.Documents.Invoices;

/// <summary>
/// The structured creditor reference of ISO 11649: "RF", two check digits (mod 97-10 of ISO 7064) and up to 21 letters and
/// digits. Banks carry it through unchanged, so a payment names its invoice.
/// </summary>
internal static class CreditorReference
{
    private const int MaxBody = 21;

    /// <summary>The reference of a document's number, without what is neither letter nor digit.</summary>
    public static string Create(string number)
    {
        var body = new string([.. number.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        body = body[^Math.Min(body.Length, MaxBody)..];
        var check = 98 - (int)(ValueOf(body + "RF00") % 97);
        return $"RF{check.ToString("00", CultureInfo.InvariantCulture)}{body}";
    }

    /// <summary>Whether the check digits are right; spaces are allowed.</summary>
    public static bool IsValid(string reference)
    {
        var text = new string([.. reference.ToUpperInvariant().Where(c => c != ' ')]);
        return text.Length is > 4 and <= 25
            && text.StartsWith("RF", StringComparison.Ordinal)
            && text.All(char.IsAsciiLetterOrDigit)
            && ValueOf(text[4..] + text[..4]) % 97 == 1;
    }

    /// <summary>A reference or an IBAN in groups of four, as people read it out.</summary>
    public static string Grouped(string text) => string.Join(' ', text.Chunk(4).Select(part => new string(part)));

    /// <summary>Letters count as two digits: A is 10, Z is 35.</summary>
    private static BigInteger ValueOf(string text) =>
        text.Aggregate(
            BigInteger.Zero,
            (sum, c) => char.IsAsciiDigit(c) ? (sum * 10) + (c - '0') : (sum * 100) + (c - 'A' + 10)
        );
}
