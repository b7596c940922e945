using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Store;
using static MilestoneBot.Tests.Connectors.Statements.CamtBuilder;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>
/// One transfer is counted once, whatever files report it in whatever words. A transfer that may be another one
/// becomes an unmatched payment and is never lost.
/// </summary>
public sealed partial class OneTransferTests : IDisposable
{
    private const string Head = "date;amount;currency;reference\n";

    private readonly StoreFixture store = new();
    private int files;

    public OneTransferTests() => store.AcmeAsync().GetAwaiter().GetResult();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("INV-2026-0001 second wording", "Acme GmbH", "EndToEnd2")]
    [InlineData("INV-2026-0002", "Acme Holding", "")]
    public async Task The_banks_reference_tells_a_transfer_whatever_the_other_words_are(
        string text,
        string payer,
        string end
    )
    {
        Assert.Equal("N", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: "REF000123")));
        var transaction = Transaction(null, text, end.Length > 0 ? end : "NOTPROVIDED")
            .Replace("Acme GmbH", payer, StringComparison.Ordinal);
        var other = Entry(
            "100.00",
            text,
            bank: "ref 000123",
            details: $"<NtryDtls><TxDtls>{transaction}</TxDtls></NtryDtls>"
        );
        Assert.Equal("", await TakeXmlAsync(other));
        Assert.Equal(
            "told again in file2.xml",
            (await AllAsync())[0].RepeatedIn is { Length: > 0 } again ? $"told again in {again}" : ""
        );
    }

    [Theory]
    [InlineData("90.00", "2026-07-20")]
    [InlineData("100.00", "2026-07-21")]
    public async Task The_same_reference_with_another_sum_or_day_is_parked(string sum, string day)
    {
        await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: "REF000123"));
        Assert.Equal("P", await TakeXmlAsync(Entry(sum, "INV-2026-0001", on: day, bank: "REF000123")));
        Assert.Contains("its bank reference is that of B1", (await AllAsync())[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_references_of_one_bank_are_two_transfers_and_a_return_has_a_side_of_its_own()
    {
        Assert.Equal(
            "NN",
            await TakeXmlAsync(
                Entry("100.00", "INV-2026-0001", bank: "REF000123"),
                Entry("100.00", "INV-2026-0001", bank: "REF000124")
            )
        );
        Assert.Equal("N", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: "REF000125")));
        Assert.Equal(
            "P",
            await TakeXmlAsync(
                Entry("100.00", "INV-2026-0001", bank: "REF000123", credit: "DBIT", more: "<RvslInd>true</RvslInd>")
            )
        );
        Assert.Equal("the bank has taken this money back", (await AllAsync())[3].Reason);
    }

    [Theory]
    [InlineData("", "REF000123")]
    [InlineData("REF000123", "")]
    [InlineData("NONREF", "REF000123")]
    [InlineData("1", "2")]
    [InlineData("0000001", "0000002")]
    [InlineData("NOTPROVIDED", "NOTPROVIDED")]
    public async Task Without_a_reference_in_both_files_the_same_day_and_sum_is_parked_as_a_likeness(
        string first,
        string second
    )
    {
        Assert.Equal("N", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: first)));
        Assert.Equal("P", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: second)));
        Assert.Contains("it looks like B1", (await AllAsync())[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_stands_at_two_entries_of_a_file_is_none()
    {
        Assert.Equal(
            "NN",
            await TakeXmlAsync(
                Entry("100.00", "INV-2026-0001", bank: "COLLECT01"),
                Entry("200.00", "INV-2026-0001", bank: "COLLECT01")
            )
        );
        Assert.Equal("N", await TakeXmlAsync(Entry("300.00", "INV-2026-0001", bank: "COLLECT01")));
    }

    [Fact]
    public async Task The_parts_of_a_batch_are_told_once_in_any_order()
    {
        string Batch(params int[] amounts)
        {
            var parts = amounts.Select((s, n) => $"<TxDtls>{Transaction($"{s}.00", $"INV-2026-000{n + 1}")}</TxDtls>");
            return Entry(
                $"{amounts.Sum()}.00",
                "",
                bank: "BATCH0001",
                details: $"<NtryDtls>{string.Concat(parts)}</NtryDtls>"
            );
        }
        Assert.Equal("NNN", await TakeXmlAsync(Batch(100, 100, 200)));
        Assert.Equal("", await TakeXmlAsync(Batch(200, 100, 100)));
        Assert.Equal("P", await TakeXmlAsync(Entry("400.00", "INV-2026-0001", bank: "BATCH0001")));
    }

    [Theory]
    [InlineData("date;amount;currency;reference;memo\n2026-07-20;100,00;EUR;INV-2026-0001;salary week 3\n")]
    [InlineData("date;amount;currency;reference\n2026-07-20;100,00;EUR;Rechnung 2026 0001\n")]
    [InlineData("date;value;amount;currency;reference\n2026-07-20;2026-07-19;100,00;EUR;INV-2026-0001\n")]
    [InlineData("date;amount;currency;reference;balance\n2026-07-20;100,00;EUR;INV-2026-0001;1.100,00\n")]
    [InlineData("date;amount;currency;reference;transaction id\n2026-07-20;100,00;EUR;INV-2026-0001;TX00099812\n")]
    [InlineData(
        "account;date;amount;currency;reference\nDE89 3704 0044 0532 0130 00;2026-07-20;100,00;EUR;INV-2026-0001\n"
    )]
    public async Task The_same_row_with_one_more_column_or_other_wording_is_parked_as_a_likeness(string second)
    {
        Assert.Equal("N", await TakeAsync($"{Head}2026-07-20;100,00;EUR;INV-2026-0001\n"));
        Assert.Equal("P", await TakeAsync(second));
        Assert.Contains("it looks like B1", (await AllAsync())[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fourth_equal_row_alone_is_parked_and_one_beside_its_three_is_another_transfer()
    {
        const string Row = "2026-07-20;100,00;EUR;INV-2026-0001\n",
            Rent = "2026-07-20;7,00;EUR;rent\n";
        Assert.Equal("NNNP", await TakeAsync(Head + Row + Row + Row + Rent));
        Assert.Equal("P", await TakeAsync(Head + Row));
        Assert.Contains("it looks like B1", (await AllAsync())[4].Reason, StringComparison.Ordinal);
        // A file with everything stored for the day: three transfers, the rent, and the waiting one; and then a file
        // with one more.
        Assert.Equal("", await TakeAsync(Head + Row + Row + Row + Row + Rent));
        Assert.Equal("N", await TakeAsync(Head + Row + Row + Row + Row + Row + Rent));
    }

    [Fact]
    public async Task An_export_that_overlaps_the_last_one_says_only_what_is_new()
    {
        const string First =
            "2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-20;50,00;EUR;INV-2026-0002\n2026-07-21;100,00;EUR;INV-2026-0001\n";
        Assert.Equal("NNN", await TakeAsync(Head + First));
        Assert.Equal("N", await TakeAsync($"{Head}{First}2026-07-22;100,00;EUR;INV-2026-0001\n"));
        // One more equal row of a day, with everything that is stored for the day.
        Assert.Equal(
            "N",
            await TakeAsync($"{Head}{First}2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-22;100,00;EUR;INV-2026-0001\n")
        );
        // If a stored entry of the day is missing, the file may be a correction, so nothing of that day is certain.
        Assert.Equal(
            "PP",
            await TakeAsync(
                $"{Head}2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-22;100,00;EUR;INV-2026-0001\n"
            )
        );
    }

    [Fact]
    public async Task The_same_money_in_two_forms_or_of_an_account_that_is_not_said_is_parked()
    {
        Assert.Equal("N", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: "REF000123")));
        Assert.Equal("P", await TakeAsync($"{Head}2026-07-20;100,00;EUR;INV-2026-0001\n"));
        Assert.Equal(
            "P",
            await TakeAsync("konto;date;amount;currency;reference\n0532013000;2026-07-20;100,00;EUR;INV-2026-0001\n")
        );
        Assert.Equal(
            "N",
            await TakeAsync("konto;date;amount;currency;reference\n99887766;2026-07-23;100,00;EUR;INV-2026-0001\n")
        );
        Assert.Equal(
            "N",
            await TakeAsync("konto;date;amount;currency;reference\n11223344;2026-07-23;100,00;EUR;INV-2026-0001\n")
        );
    }

    [Theory]
    [InlineData("EUR Main", "P")]
    [InlineData("XXXX3000", "P")]
    [InlineData("...3000", "P")]
    [InlineData("13000", "P")]
    [InlineData("DE02120300000000202051", "N")]
    public async Task An_account_by_a_name_or_the_rest_of_its_number_may_be_any_account(string account, string reported)
    {
        Assert.Equal("N", await TakeXmlAsync(Entry("100.00", "INV-2026-0001", bank: "REF000123")));
        Assert.Equal(
            reported,
            await TakeAsync($"account;date;amount;currency;reference\n{account};2026-07-20;100,00;EUR;INV-2026-0001\n")
        );
    }

    [Fact]
    public async Task Two_statements_in_one_file_are_read_like_two_files()
    {
        var entry = Entry("100.00", "INV-2026-0001");
        var file = CamtBuilder.File(entry);
        var statement = file[
            file.IndexOf("<Stmt>", StringComparison.Ordinal)..(
                file.IndexOf("</Stmt>", StringComparison.Ordinal) + "</Stmt>".Length
            )
        ];
        Assert.Equal(
            "NP",
            await TakeInAsync(
                CamtStatementReader.Read(
                    Encoding.UTF8.GetBytes(file.Replace("</Stmt>", $"</Stmt>{statement}", StringComparison.Ordinal)),
                    100
                ),
                "double.xml"
            )
        );
    }

    [Fact]
    public async Task What_cannot_be_read_waits_once_for_each_file_that_cannot_be_told_from_it()
    {
        Assert.Equal("P", await TakeAsync($"{Head}2026-07-20;twenty;EUR;INV-2026-0001\n"));
        Assert.Equal(
            "P",
            await TakeAsync($"{Head}2026-07-20;twenty;EUR;INV-2026-0001\n2026-07-20;thirty;EUR;INV-2026-0001\n")
                is var two
                ? two[..1]
                : ""
        );
    }

    [Theory]
    [InlineData("camt")]
    [InlineData("csv")]
    [Needs(Need.Time)]
    public async Task However_days_are_cut_into_files_nothing_is_booked_twice_and_nothing_is_lost(string form)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            using var own = new StoreFixture();
            await own.AcmeAsync();
            var random = new Random(seed);
            var days = Enumerable
                .Range(1, 5)
                .Select(day =>
                    Enumerable
                        .Range(0, random.Next(1, 5))
                        .Select(n =>
                            (
                                Day: day,
                                Sum: random.Next(1, 4),
                                Text: $"INV-2026-000{random.Next(1, 3)}",
                                Bank: form == "camt" && random.Next(3) == 0 ? $"BANK{day:00}{n:00}X" : ""
                            )
                        )
                        .ToList()
                )
                .ToList();
            var cuts = Enumerable
                .Range(0, random.Next(2, 6))
                .Select(_ => (From: random.Next(5), Length: random.Next(1, 6)))
                .Append((From: 0, Length: 5))
                .OrderBy(_ => random.Next())
                .ToList();
            foreach (var (cut, nth) in cuts.Select((c, n) => (c, n)))
            {
                var reported = days.Skip(cut.From)
                    .Take(cut.Length)
                    .SelectMany(d => d.OrderBy(_ => random.Next()))
                    .ToList();
                var lines =
                    form == "camt"
                        ? CamtStatementReader.Read(
                            Encoding.UTF8.GetBytes(
                                CamtBuilder.File([
                                    .. reported.Select(t =>
                                        Entry($"{t.Sum}.00", t.Text, $"2026-07-{t.Day:00}", t.Bank)
                                    ),
                                ])
                            ),
                            1_000
                        )
                        : CsvStatementReader.Read(
                            Encoding.UTF8.GetBytes(
                                Head
                                    + string.Concat(
                                        reported.Select(t => $"2026-07-{t.Day:00};{t.Sum},00;EUR;{t.Text}\n")
                                    )
                            ),
                            1_000
                        );
                await own.IncomingPaymentStore.ImportAsync(
                    "tenant-a",
                    "statements",
                    $"f{nth}",
                    $"{seed}/{nth}",
                    lines,
                    "",
                    default
                );
            }
            var booked = await own.AskAsync<long>("select coalesce(sum(amount), 0) from receipts where state = 'new'");
            var all = await own.AskAsync<long>("select sum(amount) from receipts");
            var true_ = days.SelectMany(d => d).Sum(t => t.Sum * 100L);
            Assert.True(booked <= true_ && all >= true_, $"seed {seed}: {true_} arrived, {booked} booked, {all} kept");
        }
    }

    private Task<string> TakeXmlAsync(params string[] entries) =>
        TakeInAsync(
            CamtStatementReader.Read(Encoding.UTF8.GetBytes(CamtBuilder.File(entries)), 1_000),
            $"file{++files}.xml"
        );

    private Task<string> TakeAsync(string csv) =>
        TakeInAsync(CsvStatementReader.Read(Encoding.UTF8.GetBytes(csv), 50_000), $"file{++files}.csv");

    /// <summary>
    /// The stored entries of a file: N for each that will be booked, P for each that becomes an unmatched payment.
    /// </summary>
    private async Task<string> TakeInAsync(IReadOnlyList<IncomingPayment> lines, string name)
    {
        var before = await store.AskAsync<long>("select count(*) from receipts");
        await store.IncomingPaymentStore.ImportAsync("tenant-a", "statements", name, name, lines, "", default);
        return await store.AskAsync<string>(
            "select coalesce(group_concat(case state when 'new' then 'N' else 'P' end, ''), '') "
                + $"from (select state from receipts where number > {before} order by number)"
        );
    }

    private async Task<IReadOnlyList<UnmatchedPayment>> AllAsync()
    {
        var all = new List<UnmatchedPayment>();
        for (
            var number = 1;
            await store.IncomingPaymentStore.FindAsync(store.Says(), number, default) is { } one;
            number++
        )
            all.Add(one);
        return all;
    }
}
