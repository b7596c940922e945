using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.Invoicing;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// A month of bookings for the tax adviser: the advance, the deliveries and the final invoice of FinalInvoiceStory, with
/// sums worked by hand.
/// </summary>
public sealed partial class DatevExportStory
{
    private const string OwnChat = "a:Priyas-own-chat";

    private static readonly string[] Settings =
    [
        "settings datev consultant 29098",
        "settings datev client 55003",
        "settings datev year-start 01-01",
        "settings datev account-length 4",
        "settings datev debtors 10000",
        "settings datev revenue 19 8400",
        "settings datev revenue 7% 8300",
        "settings datev advances 19 1718 key 3",
        "settings datev bank 1200",
    ];

    [Fact]
    public async Task What_is_missing_is_listed_with_its_commands_and_then_the_file_sums_to_the_money()
    {
        await using var story = await FinalInvoiceStory.PaidAsync();
        Says(
            await story.SayAsync(Priya, "export datev 2026-07"),
            "Say it in your own chat with me: export datev 2026-07"
        );
        Says(
            await story.SayAsync(Priya, "export datev 2026-07", OwnChat),
            "9 settings missing for 2026-07",
            "settings datev consultant <1001 to 9999999>",
            "settings datev revenue 19 <account>",
            "settings datev revenue 7 <account>",
            "settings datev advances 19 <account>",
            "settings datev bank <account>",
            "Nothing was made."
        );
        foreach (var line in Settings)
            Says(await story.SayAsync(Priya, line), "Export of the books: settings");
        Says(await story.SayAsync(Priya, "settings datev"), "advances 19: 1718, key 3", "bank: 1200");
        // Billed: claims 11,000.00 + VAT 1,970.00. Credited: 1,190.00 of the advance. Received: 1,190 + 4,760 + 1,070 + 4,760.
        var said = await story.SayAsync(Priya, "export datev 2026-07", OwnChat);
        Says(
            said,
            "DATEV export 2026-07",
            "Billed: €12,970.00 (€1,970.00 VAT in it)",
            "Credited: €1,190.00 (€190.00 VAT in it)",
            "Received: €11,780.00",
            "2026-07 is not over",
            "not certified by DATEV",
            "EXTF_Buchungsstapel_2026-07.csv"
        );
        var rows = await RowsAsync(said);
        // Revenue at 19 %: 4,760.00 + all lines of the final invoice 5,950.00; at 7 %: 1,070.00.
        Assert.Equal(10_710_00, SumOf(rows, "8400"));
        Assert.Equal(1_070_00, SumOf(rows, "8300"));
        // Advances: billed 2,380.00, credited 1,190.00, deducted 1,190.00.
        Assert.Equal([2_380_00, -1_190_00, -1_190_00], rows.Where(r => r.Account == "1718").Select(r => r.Minor));
        Assert.Equal(-11_780_00, SumOf(rows, "1200"));
        Assert.Equal(0, rows.Sum(r => r.Minor));
        Assert.All(rows, r => Assert.Equal("10000", r.Debtor));
        Says(await story.SayAsync(Priya, "money"), "€11,000.00 net + €1,970.00 VAT");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(
            await story.SayAsync(Priya, "export datev 2026-06", OwnChat),
            "Nothing in EUR has a date in 2026-06, so there is no file."
        );
    }

    [Fact]
    public async Task Everything_that_is_not_money_is_booked_by_its_kind_and_a_reversal_by_its_own_date()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        foreach (
            var line in (string[])
                [.. Settings, "settings datev bank-fee 4970", "settings datev difference 19 8735 key 3"]
        )
            await story.SayAsync(Marc, line);
        await story.SayAsync(Finn, "pay 1 4200");
        await story.SayAsync(Finn, "settle 1 as bank-fee 15 reason \"charges\"");
        await story.SayAsync(Finn, "settle 1 as difference 23.80 EUR reason \"let go\"");
        story.Day("2026-09-02T08:00:00Z");
        await story.SayAsync(Finn, "reverse P1 reason \"another client's money\"");
        await story.SayAsync(Finn, "pay ACME 500 EUR");
        await story.SayAsync(Marc, "refund ACME 100 EUR reason \"credit paid out\"");
        var said = await story.SayAsync(Finn, "export datev 2026-09", "a:Finns-own-chat");
        // 4,200.00 is taken back; 500.00 comes on account, of which 100.00 goes back.
        Says(said, "Received: -€3,700.00", "Refunded: €100.00");
        var rows = await RowsAsync(said);
        Assert.Equal([4_200_00, -500_00, 100_00], rows.Where(r => r.Account == "1200").Select(r => r.Minor));
        Assert.Contains("ACME-P", rows[^1].Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lacks_the_role_in_one_project_with_entries_gets_its_key_and_a_stranger_none()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        var month = story.Clock.Now.ToString("yyyy-MM");
        const string Shop = "19:shop@thread.tacv2";
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker\" total 500 USD vat 19 key SHOP", Shop);
        Says(await story.SayAsync(Finn, $"export datev {month}", "a:Finns-own-chat"), "missing for");
        await story.SayAsync(Priya, "pay SHOP 200 USD", Shop);
        Says(
            await story.SayAsync(Finn, $"export datev {month}", "a:Finns-own-chat"),
            "You are neither in SHOP",
            "Nothing was made."
        );
        var stranger = await story.SayAsync(Bob, $"export datev {month}", "a:Bobs-own-chat");
        Says(stranger, "you are neither in a project here");
        Assert.DoesNotContain("SHOP", stranger.Text, StringComparison.Ordinal);
        await story.SayAsync(Priya, "role add finance @Finn", Shop);
        foreach (var line in Settings)
            await story.SayAsync(Finn, line);
        var said = await story.SayAsync(Finn, $"export datev {month}", "a:Finns-own-chat");
        Says(said, "Left out, because only EUR is in the file: SHOP with received $200.00.");
        // The role ends before the link is opened.
        await story.SayAsync(Priya, "role add finance @Priya", Shop);
        await story.SayAsync(Priya, "role remove finance @Finn", Shop);
        using var browser = new HttpClient();
        using var answer = await browser.GetAsync(LinkIn(said.Text));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Approvers_and_finance_set_how_books_are_exported_and_only_those_of_the_first_project_change_it()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        Says(await story.SayAsync(Bob, "settings datev consultant 29098"), "approver");
        foreach (
            var (line, says) in new[]
            {
                ("settings datev bank 1200", "First say how many digits accounts have"),
                ("settings datev account-length 4", "account-length: 4"),
                ("settings datev bank 12000", "accounts have exactly 4 digits"),
                ("settings datev debtors 9999", "5 digits beginning with 1 to 6"),
                ("settings datev bank 1200", "bank: 1200"),
                ("settings datev account-length 5", "Accounts are set with 4 digits"),
                ("settings datev revenue reverse charge 8337 key 191", "revenue reverse-charge: 8337, key 191"),
                ("settings datev revenue 0 small-business 8195", "revenue small-business: 8195"),
                ("settings datev consultant 7", "no consultant number"),
                ("settings datev colour 7", "is no setting of the export"),
            }
        )
            Says(await story.SayAsync(Finn, line), says);
        story.Clock.Now += TimeSpan.FromHours(1);
        await story.SayAsync(Bob, "project new \"Mine\" client \"Me\" total 1 EUR", "19:mine@thread.tacv2");
        Says(
            await story.SayAsync(Bob, "settings datev consultant 29098", "19:mine@thread.tacv2"),
            "first project",
            "Nothing was changed."
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_is_missing_is_filled_in_by_a_form_with_each_mistake_beside_its_field()
    {
        await using var story = await FinalInvoiceStory.PaidAsync();
        await story.SayAsync(Priya, "project use ACME", OwnChat);
        var missing = await story.SayAsync(Priya, "export datev 2026-07", OwnChat);
        Says(missing, "9 settings missing for 2026-07", "[Fill in] settings datev form 2026-07");
        var form = await story.SayAsync(Priya, "settings datev form 2026-07");
        Says(form, "9 settings missing for 2026-07.", "[Save] settings datev");
        Assert.Equal(
            ["consultant", "client", "year-start", "account-length", "debtors", "service-date", "bank", "bank-fee"],
            CardForms.Fields(form.Card).Select(f => f.Name).Take(8)
        );
        (string, string)[] filled =
        [
            ("debtors", "10000"),
            ("consultant", "29098"),
            ("client", "55003"),
            ("year-start", "01-01"),
            ("account-length", "4"),
            ("bank", "1200"),
            ("revenue_19", "8400"),
            ("revenue_7", "8300"),
            ("advances_19", "1718 key 3"),
        ];
        var wrong = await story.PressAsync(
            Priya,
            "Save",
            CardForms.Filled(form.Card, [.. filled, ("bank", "12000"), ("client", "55003")])
        );
        Says(wrong, "accounts have exactly 4 digits");
        Says(await story.SayAsync(Priya, "settings datev"), "consultant: – (settings datev consultant");
        Says(
            await story.PressAsync(Priya, "Save", CardForms.Filled(form.Card, filled)),
            "advances 19: 1718, key 3",
            "debtors: 10000"
        );
        Says(await story.SayAsync(Priya, "export datev 2026-07", OwnChat), "Received: €11,780.00");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        // Somebody without the role gets no form.
        Says(await story.SayAsync(Priya, "settings datev form november"), "like settings datev form 2026-11");
    }

    [Fact]
    public async Task Due_dates_stand_in_the_file_and_days_of_delivery_where_the_adviser_agrees()
    {
        await using var story = await FinalInvoiceStory.PaidAsync();
        Says(
            await story.SayAsync(
                Priya,
                "settings datev bank 1200, account-length 4, consultant 29098, client 55003, year-start 01-01, debtors 10000"
            ),
            "bank: 1200",
            "account-length: 4"
        );
        foreach (var line in Settings.Where(line => line.Contains(' ')).Skip(5))
            await story.SayAsync(Priya, line);
        var without = await FieldsAsync(await story.SayAsync(Priya, "export datev 2026-07", OwnChat));
        Assert.All(without, row => Assert.Equal(("", ""), (row[114], row[115])));
        // Fourteen days after the issue of 1 July; payments have no due date.
        Assert.All(
            without.Where(r => r[13].Contains("Billed", StringComparison.Ordinal)),
            r => Assert.Equal("15072026", r[116])
        );
        Assert.All(
            without.Where(r => r[13].Contains("Received", StringComparison.Ordinal)),
            r => Assert.Equal("", r[116])
        );
        await story.SayAsync(Priya, "settings datev service-date on");
        var with = await FieldsAsync(await story.SayAsync(Priya, "export datev 2026-07", OwnChat));
        // The advance is money before the work: it has no day of delivery.
        Assert.All(
            with.Where(r => r[13].Contains("Billed INV-2026-0001", StringComparison.Ordinal)),
            r => Assert.Equal(("", ""), (r[114], r[115]))
        );
        Assert.All(
            with.Where(r => r[13].Contains("Billed INV-2026-0002", StringComparison.Ordinal)),
            r => Assert.Equal(("01072026", "01072026"), (r[114], r[115]))
        );
    }

    private static async Task<List<string[]>> FieldsAsync(BotAnswer said)
    {
        using var browser = new HttpClient();
        var bytes = await browser.GetByteArrayAsync(LinkIn(said.Text));
        var lines = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes).Split("\r\n");
        return [.. lines[2..^1].Select(line => line.Split(';'))];
    }

    private static async Task<List<Booking>> RowsAsync(BotAnswer said)
    {
        using var browser = new HttpClient();
        var bytes = await browser.GetByteArrayAsync(LinkIn(said.Text));
        var lines = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes).Split("\r\n");
        return
        [
            .. lines[2..^1]
                .Select(line => line.Split(';'))
                .Select(f => new Booking(
                    f[6],
                    f[7],
                    long.Parse(f[0].Replace(",", "", StringComparison.Ordinal)) * (f[1] == "\"S\"" ? 1 : -1),
                    f[10]
                )),
        ];
    }

    private static long SumOf(List<Booking> rows, string account) =>
        rows.Where(r => r.Account == account).Sum(r => r.Minor);

    private static Uri LinkIn(string text) => new(Link().Match(text).Value);

    private sealed record Booking(string Debtor, string Account, long Minor, string Document);

    [GeneratedRegex(@"http://[^\s)]+/export/[^\s)]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
