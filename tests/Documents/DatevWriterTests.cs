using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Cards.Track;
using MilestoneBot.Documents;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Books;

namespace MilestoneBot.Tests.Documents;

/// <summary>Every field of the file against the published layout (header 700, category 21, format version 13).</summary>
public sealed partial class DatevWriterTests
{
    private static readonly VatTreatment ReverseCharge = new(VatCategory.ReverseCharge, Percent.Zero);

    private static readonly DatevFile File = new(
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["consultant"] = "29098",
                ["client"] = "55003",
                ["year-start"] = "07-01",
                ["account-length"] = "4",
                ["debtors"] = "10000",
            }
        ),
        new(2026, 2, 1),
        new(2026, 3, 1, 23, 5, 6, 7, TimeSpan.Zero),
        "Europe/Berlin",
        [
            Row(BookSum.Billed, "INV-2026-0001", "INV-2026-0001", 1_234_567, true, new("8337", "191"), "FR12345678901"),
            Row(BookSum.Received, "INV-2026-0001", "P1", 5, false, new("1200", ""), ""),
        ],
        new Dictionary<BookSum, Money>(),
        new Dictionary<BookSum, Money>(),
        [],
        0,
        0
    );

    private static readonly string[] Lines = Read();

    [Fact]
    public void The_first_row_has_its_31_fields()
    {
        string[] expected =
        [
            "\"EXTF\"",
            "700",
            "21",
            "\"Buchungsstapel\"",
            "13",
            "20260302000506007",
            "",
            "\"RE\"",
            "\"\"",
            "\"\"",
            "29098",
            "55003",
            "20250701",
            "4",
            "20260201",
            "20260228",
            "\"Buchungsstapel 2026-02\"",
            "\"\"",
            "1",
            "0",
            "0",
            "\"EUR\"",
            "",
            "\"\"",
            "",
            "",
            "\"\"",
            "",
            "",
            "\"\"",
            "\"\"",
        ];
        Assert.Equal(31, expected.Length);
        Assert.Equal(expected, Lines[0].Split(';'));
    }

    [Fact]
    public void The_second_row_names_125_columns_and_text_columns_are_where_the_layout_has_them()
    {
        var columns = Lines[1].Split(';');
        Assert.Equal(125, columns.Length);
        foreach (
            var (number, name) in new[]
            {
                (1, "Umsatz (ohne Soll/Haben-Kz)"),
                (7, "Konto"),
                (8, "Gegenkonto (ohne BU-Schlüssel)"),
                (10, "Belegdatum"),
                (14, "Buchungstext"),
                (21, "Beleginfo - Art 1"),
                (36, "Beleginfo - Inhalt 8"),
                (37, "KOST1 - Kostenstelle"),
                (40, "EU-Land u. UStID (Bestimmung)"),
                (48, "Zusatzinformation - Art 1"),
                (87, "Zusatzinformation- Inhalt 20"),
                (95, "Auftragsnummer"),
                (103, "Buchungs GUID"),
                (114, "Festschreibung"),
                (120, "Land"),
                (123, "EU-Land u. UStID (Ursprung)"),
                (125, "Abw. Skontokonto"),
            }
        )
            Assert.Equal(name, columns[number - 1]);
    }

    [Fact]
    public void Each_field_of_a_booking_has_the_form_of_its_column()
    {
        Assert.Equal(5, Lines.Length);
        Assert.Equal("", Lines[^1]);
        foreach (var line in Lines[2..4])
        {
            var fields = line.Split(';');
            Assert.Equal(125, fields.Length);
            for (var number = 1; number <= 125; number++)
                Assert.True(
                    DatevWriter.TextColumns.Contains(number)
                        ? fields[number - 1].StartsWith('"') && fields[number - 1].EndsWith('"')
                        : !fields[number - 1].Contains('"'),
                    $"column {number}: {fields[number - 1]}"
                );
            Assert.Matches(AmountShape(), fields[0]);
            Assert.Matches(DocumentShape(), fields[10]);
            Assert.Equal("", string.Join("", fields[14..39].Select(f => f.Trim('"'))));
        }
    }

    [Fact]
    public void A_booking_says_what_it_is()
    {
        var (invoice, payment) = (Lines[2].Split(';'), Lines[3].Split(';'));
        Assert.Equal(
            [
                "12345,67",
                "\"S\"",
                "\"EUR\"",
                "",
                "",
                "\"\"",
                "10000",
                "8337",
                "\"191\"",
                "0902",
                "\"INV-2026-0001\"",
                "\"\"",
            ],
            invoice[..12]
        );
        Assert.Equal("\"Billed INV-2026-0001 Müller \"\"Bau\"\" & Söhne\"", invoice[13]);
        Assert.Equal("\"FR12345678901\"", invoice[39]);
        Assert.Equal("0", invoice[113]);
        Assert.Equal(
            [
                "0,05",
                "\"H\"",
                "\"EUR\"",
                "",
                "",
                "\"\"",
                "10000",
                "1200",
                "\"\"",
                "0902",
                "\"INV-2026-0001\"",
                "\"P1\"",
            ],
            payment[..12]
        );
    }

    private static DatevRow Row(
        BookSum sum,
        string document,
        string name,
        long minor,
        bool isDebit,
        DatevAccount against,
        string vatId
    ) =>
        new(
            new(
                sum,
                sum == BookSum.Billed ? BookAccount.Revenue : BookAccount.Bank,
                sum == BookSum.Billed ? ReverseCharge : null,
                new(2026, 2, 9),
                document,
                name,
                vatId,
                new(minor, Currency.Eur),
                new(0, Currency.Eur)
            ),
            "Müller \"Bau\" & Söhne",
            "10000",
            against,
            minor,
            isDebit
        );

    private static string[] Read()
    {
        var bytes = DatevWriter.Write(File, DatevCards.TextOf);
        Assert.Contains((byte)0xFC, bytes);
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes).Split("\r\n");
    }

    [GeneratedRegex(@"^\d{1,10},\d{2}$")]
    private static partial Regex AmountShape();

    [GeneratedRegex(@"^""[A-Za-z0-9$&%*+/-]{1,36}""$")]
    private static partial Regex DocumentShape();
}
