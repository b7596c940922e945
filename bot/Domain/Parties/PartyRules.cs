using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Parties;

/// <summary>What each value of a party has to look like, and how it is kept.</summary>
public static class PartyRules
{
    public const string Consumer = "consumer",
        Business = "business";

    /// <summary>How many addresses get copies of an invoice.</summary>
    public const int MaxCopies = 5;

    private const int MaxMail = 120,
        LeastPhoneDigits = 5,
        MostPhoneDigits = 15;

    /// <summary>
    /// The value as it is kept; "" for one that is to be taken away. With a fault the value is not to be kept.
    /// </summary>
    public static string Normalize(PartyField field, string typed, out PartyFault? fault)
    {
        var text = typed.Trim();
        fault = FindTextFault(field, text);
        if (fault is not null || text.Length == 0)
            return text;
        var (value, wrong) = field switch
        {
            PartyField.Country => Country(text),
            PartyField.VatId => Checked(VatIdFormat.Normalize(text), id => VatIdFormat.FindFault(id, text)),
            PartyField.Iban => Checked(Iban.Normalize(text), iban => Iban.FindFault(iban, text)),
            PartyField.Bic => Checked(Iban.Normalize(text), bic => IsBic(bic) ? null : No(PartyFaultKind.NoBic)),
            PartyField.Mail => Checked(text, mail => IsMail(mail) ? null : No(PartyFaultKind.NoMail)),
            PartyField.Copies => Copies(text),
            PartyField.Phone => Checked(text, phone => IsPhone(phone) ? null : No(PartyFaultKind.NoPhone)),
            PartyField.Colour => Colour(text),
            PartyField.ElectronicAddress => ElectronicAddress(text),
            PartyField.Kind => Checked(
                text.ToLowerInvariant(),
                kind => kind is Consumer or Business ? null : No(PartyFaultKind.NoKind)
            ),
            PartyField.Language => Language(text),
            _ => (text, null),
        };
        fault = wrong;
        return value;

        PartyFault No(PartyFaultKind kind) => new(field, kind, text);
    }

    /// <summary>"consumer" or "business"; "" where nobody said which.</summary>
    public static string KindOf(PartyDetails details)
    {
        if (details.IsConsumer)
            return Consumer;
        return details.IsBusiness ? Business : "";
    }

    /// <summary>"en", "de" or "fr".</summary>
    public static string ToWord(DocumentLanguage language) =>
        language switch
        {
            DocumentLanguage.German => "de",
            DocumentLanguage.French => "fr",
            _ => "en",
        };

    /// <summary>The language of a word that <see cref="ToWord"/> gave; English for every other.</summary>
    public static DocumentLanguage ToLanguage(string word) =>
        word switch
        {
            "de" => DocumentLanguage.German,
            "fr" => DocumentLanguage.French,
            _ => DocumentLanguage.English,
        };

    /// <summary>The longest text of a field.</summary>
    public static int MostOf(PartyField field) =>
        field switch
        {
            PartyField.LegalLines => 400,
            PartyField.Address => 240,
            PartyField.Copies => MaxCopies * (MaxMail + 2),
            PartyField.PostCode => 20,
            PartyField.TaxNumber or PartyField.VatId or PartyField.Phone or PartyField.Colour or PartyField.Bic => 40,
            // The name that a pay code has room for (EPC069-12).
            PartyField.Holder => 70,
            _ => 120,
        };

    /// <summary>An address of mail that can exist; whether somebody reads it only a mail shows.</summary>
    public static bool IsMail(string text) =>
        text.Length <= MaxMail
        && text.Split('@') is [{ Length: > 0 and <= 64 } name, { Length: > 2 } host]
        && name.All(c => char.IsLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".Contains(c))
        && !name.StartsWith('.')
        && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal)
        && host.Split('.') is { Length: > 1 } labels
        && Array.TrueForAll(
            labels,
            label =>
                label.Length is > 0 and <= 63
                && label.All(c => char.IsLetterOrDigit(c) || c == '-')
                && !label.StartsWith('-')
                && !label.EndsWith('-')
        )
        && labels[^1].Length > 1
        && !labels[^1].All(char.IsDigit);

    /// <summary>The legal lines may be several; everything else is one line.</summary>
    private static PartyFault? FindTextFault(PartyField field, string text)
    {
        var most = MostOf(field);
        var length = new StringInfo(text).LengthInTextElements;
        if (length > most || text.Length > most * 12)
            return new(field, PartyFaultKind.TooLong, text, "", most, length);
        if (text is ['<', .., '>'])
            return new(field, PartyFaultKind.Placeholder, text);
        return text.Any(c => char.IsControl(c) && !(field == PartyField.LegalLines && c is '\n' or '\r'))
            ? new(field, PartyFaultKind.NotOneLine, text)
            : null;
    }

    private static (string Value, PartyFault? Fault) Checked(string value, Func<string, PartyFault?> find) =>
        (value, find(value));

    private static (string Value, PartyFault? Fault) Country(string text)
    {
        var code = text.ToUpperInvariant();
        return Countries.IsCode(code)
            ? (code, null)
            : (text, new(PartyField.Country, PartyFaultKind.NoCountry, text, Countries.Suggest(text)));
    }

    /// <summary>ISO 9362: four letters, a country, a place, and three characters of a branch where one is named.</summary>
    private static bool IsBic(string bic) =>
        bic.Length is 8 or 11
        && bic.All(char.IsAsciiLetterOrDigit)
        && bic[..4].All(char.IsAsciiLetterUpper)
        && (Countries.IsCode(bic[4..6]) || bic[4..6] == "XK");

    /// <summary>E.164 has up to fifteen digits; what stands between them is the writer's.</summary>
    private static bool IsPhone(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '/' or '(' or ')' or '.')
        && text.LastIndexOf('+') <= 0
        && text.Count(char.IsAsciiDigit) is >= LeastPhoneDigits and <= MostPhoneDigits;

    private static (string Value, PartyFault? Fault) Copies(string text)
    {
        var mails = text.Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (mails.Find(mail => !IsMail(mail)) is { } wrong)
            return (text, new(PartyField.Copies, PartyFaultKind.NoMail, wrong));
        return mails.Count > MaxCopies
            ? (text, new(PartyField.Copies, PartyFaultKind.TooManyMails, text, "", MaxCopies, mails.Count))
            : (string.Join(", ", mails), null);
    }

    /// <summary>Six or three digits of a web colour; three are spread to six.</summary>
    private static (string Value, PartyFault? Fault) Colour(string text)
    {
        var digits = text.TrimStart('#').ToLowerInvariant();
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(c => $"{c}{c}"));
        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit) && text.LastIndexOf('#') <= 0
            ? ($"#{digits}", null)
            : (text, new(PartyField.Colour, PartyFaultKind.NoColour, text));
    }

    /// <summary>
    /// The scheme by the list of electronic address schemes (EAS) and the identifier behind a colon. A mail address
    /// alone is one of the scheme EM.
    /// </summary>
    private static (string Value, PartyFault? Fault) ElectronicAddress(string text)
    {
        if (!text.Contains(':') && IsMail(text))
            return ($"EM:{text}", null);
        var at = text.IndexOf(':');
        var (scheme, id) = at < 0 ? ("", "") : (text[..at].Trim().ToUpperInvariant(), text[(at + 1)..].Trim());
        var isScheme =
            (scheme.Length == 4 && scheme.All(char.IsAsciiDigit)) || scheme is "AN" or "AQ" or "AS" or "AU" or "EM";
        return isScheme && id.Length > 0 && !id.Any(char.IsWhiteSpace) && (scheme != "EM" || IsMail(id))
            ? ($"{scheme}:{id}", null)
            : (text, new(PartyField.ElectronicAddress, PartyFaultKind.NoElectronicAddress, text));
    }

    private static (string Value, PartyFault? Fault) Language(string text) =>
        text.ToLowerInvariant() switch
        {
            "en" or "english" => ("en", null),
            "de" or "german" or "deutsch" => ("de", null),
            "fr" or "french" or "français" or "francais" => ("fr", null),
            _ => (text, new(PartyField.Language, PartyFaultKind.NoLanguage, text)),
        };
}
