using System.Globalization;
using System.Text;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Documents;

/// <summary>
/// Writes bookings in the layout that DATEV publishes: EXTF header version 700, category 21, format version 13, one row
/// for a booking. Nobody but DATEV certifies files, and this one is not certified.
/// </summary>
public static class DatevWriter
{
    /// <summary>Fields of the first row.</summary>
    public const int HeaderFields = 31;

    private const int MaxDocument = 36;
    private const int MaxSecondDocument = 12;
    private const int MaxVatId = 15;

    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "Umsatz (ohne Soll/Haben-Kz)",
        "Soll/Haben-Kennzeichen",
        "WKZ Umsatz",
        "Kurs",
        "Basis-Umsatz",
        "WKZ Basis-Umsatz",
        "Konto",
        "Gegenkonto (ohne BU-Schlüssel)",
        "BU-Schlüssel",
        "Belegdatum",
        "Belegfeld 1",
        "Belegfeld 2",
        "Skonto",
        "Buchungstext",
        "Postensperre",
        "Diverse Adressnummer",
        "Geschäftspartnerbank",
        "Sachverhalt",
        "Zinssperre",
        "Beleglink",
        .. Pairs("Beleginfo - Art", "Beleginfo - Inhalt", 8),
        "KOST1 - Kostenstelle",
        "KOST2 - Kostenstelle",
        "Kost-Menge",
        "EU-Land u. UStID (Bestimmung)",
        "EU-Steuersatz (Bestimmung)",
        "Abw. Versteuerungsart",
        "Sachverhalt L+L",
        "Funktionsergänzung L+L",
        "BU 49 Hauptfunktionstyp",
        "BU 49 Hauptfunktionsnummer",
        "BU 49 Funktionsergänzung",
        .. Pairs("Zusatzinformation - Art", "Zusatzinformation- Inhalt", 20),
        "Stück",
        "Gewicht",
        "Zahlweise",
        "Forderungsart",
        "Veranlagungsjahr",
        "Zugeordnete Fälligkeit",
        "Skontotyp",
        "Auftragsnummer",
        "Buchungstyp",
        "USt-Schlüssel (Anzahlungen)",
        "EU-Land (Anzahlungen)",
        "Sachverhalt L+L (Anzahlungen)",
        "EU-Steuersatz (Anzahlungen)",
        "Erlöskonto (Anzahlungen)",
        "Herkunft-Kz",
        "Buchungs GUID",
        "KOST-Datum",
        "SEPA-Mandatsreferenz",
        "Skontosperre",
        "Gesellschaftername",
        "Beteiligtennummer",
        "Identifikationsnummer",
        "Zeichnernummer",
        "Postensperre bis",
        "Bezeichnung SoBil-Sachverhalt",
        "Kennzeichen SoBil-Buchung",
        "Festschreibung",
        "Leistungsdatum",
        "Datum Zuord. Steuerperiode",
        "Fälligkeit",
        "Generalumkehr (GU)",
        "Steuersatz",
        "Land",
        "Abrechnungsreferenz",
        "BVV-Position",
        "EU-Land u. UStID (Ursprung)",
        "EU-Steuersatz (Ursprung)",
        "Abw. Skontokonto",
    ];

    /// <summary>The columns, by number from 1, that hold text and so stand in quotes even when they are empty.</summary>
    public static IReadOnlySet<int> TextColumns { get; } =
        new HashSet<int>([
            2,
            3,
            6,
            9,
            11,
            12,
            14,
            16,
            20,
            .. Enumerable.Range(21, 18),
            40,
            42,
            .. Enumerable.Range(48, 40),
            91,
            95,
            96,
            98,
            102,
            103,
            105,
            107,
            109,
            110,
            112,
            118,
            120,
            121,
            123,
        ]);

    /// <param name="textOf">What a booking says; it holds only characters of Windows-1252.</param>
    public static byte[] Write(DatevFile file, Func<DatevRow, string> textOf)
    {
        var text = new StringBuilder();
        AppendLine(text, Header(file));
        AppendLine(text, Columns);
        foreach (var row in file.Rows)
            AppendLine(text, Fields(row, textOf(row)));
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text.ToString());
    }

    private static string[] Header(DatevFile file)
    {
        var settings = file.Settings;
        var (first, last) = (file.Month, file.Month.AddMonths(1).AddDays(-1));
        var fields = Enumerable.Repeat("", HeaderFields).ToArray();
        fields[0] = Quoted("EXTF");
        fields[1] = "700";
        fields[2] = "21";
        fields[3] = Quoted("Buchungsstapel");
        fields[4] = "13";
        fields[5] = ZonedCalendar
            .ToLocalTime(file.At, file.Zone)
            .ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        fields[7] = Quoted("RE");
        fields[8] = Quoted("");
        fields[9] = Quoted("");
        fields[10] = settings.Values[DatevSettings.Consultant];
        fields[11] = settings.Values[DatevSettings.Client];
        fields[12] = Date(settings.YearOf(first));
        fields[13] = settings.Values[DatevSettings.AccountLength];
        fields[14] = Date(first);
        fields[15] = Date(last);
        fields[16] = Quoted($"Buchungsstapel {first.ToIsoDate()[..7]}");
        fields[17] = Quoted("");
        fields[18] = "1";
        fields[19] = "0";
        fields[20] = "0";
        fields[21] = Quoted(DatevFile.Currency);
        fields[23] = Quoted("");
        fields[26] = Quoted("");
        fields[29] = Quoted("");
        fields[30] = Quoted("");
        return fields;
    }

    private static IReadOnlyList<string> Fields(DatevRow row, string text)
    {
        var entry = row.Entry;
        var delivered = row.NamesDelivery ? entry.Delivered : null;
        var values = new Dictionary<int, string>
        {
            [1] = $"{row.Minor / 100},{row.Minor % 100:00}",
            [2] = row.IsDebit ? "S" : "H",
            [3] = DatevFile.Currency,
            [7] = row.Debtor,
            [8] = row.Against.Number,
            [9] = row.Against.Key,
            [10] = entry.On.ToString("ddMM", CultureInfo.InvariantCulture),
            [11] = DatevCharacters.CleanNumber(entry.Document, MaxDocument),
            [12] = entry.Name == entry.Document ? "" : DatevCharacters.CleanNumber(entry.Name, MaxSecondDocument),
            [14] = text,
            [40] =
                entry.ClientVatId.Length <= MaxVatId ? DatevCharacters.Clean(entry.ClientVatId, MaxVatId, out _) : "",
            [114] = "0",
            // The layout takes a day of delivery only beside the day of the tax period.
            [115] = Day(delivered),
            [116] = Day(delivered),
            [117] = Day(entry.Due),
        };
        return
        [
            .. Enumerable
                .Range(1, Columns.Count)
                .Select(number =>
                {
                    var value = values.GetValueOrDefault(number, "");
                    return TextColumns.Contains(number) ? Quoted(value) : value;
                }),
        ];
    }

    private static IEnumerable<string> Pairs(string kind, string content, int count) =>
        Enumerable.Range(1, count).SelectMany(n => new[] { $"{kind} {n}", $"{content} {n}" });

    private static string Day(DateOnly? day) => day?.ToString("ddMMyyyy", CultureInfo.InvariantCulture) ?? "";

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(';', fields).Append("\r\n");
}
