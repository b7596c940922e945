using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Connectors;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Payments;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Random histories of statement files: every line is once booked, waiting or put aside, and the three together are
/// what the files hold, in whatever order and however often files come. Histories whose lines all fit end the same.
/// </summary>
public sealed class StatementHistoriesStory
{
    /// <summary>What one line of a file holds, without what the bank adds to it.</summary>
    private sealed record Told(int Cents, string Text, string Reference, DateOnly On)
    {
        public bool IsBack { get; init; }

        public bool IsPayout { get; init; }

        public string Currency { get; init; } = "EUR";
    }

    /// <summary>Everything that a history ends with: what is open, and what became of the lines.</summary>
    private sealed record End(string Invoices, long Booked, long Waiting, long Aside);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Needs(Need.Time)]
    public async Task Histories_whose_lines_all_fit_end_the_same_in_any_order(int seed)
    {
        var (lines, files) = Fitting(new(seed));
        End? first = null;
        for (var order = 0; order < 4; order++)
        {
            var random = new Random((seed * 100) + order);
            await using var bank = await BankAsync();
            var issuedAfter = random.Next(files.Count + 1);
            foreach (var (nth, file) in files.OrderBy(_ => random.Next()).Index())
            {
                if (nth == issuedAfter)
                    await bank.IssueSecondAsync();
                await bank.TellAsync(file.OrderBy(_ => random.Next()));
                if (random.Next(3) == 0)
                    await bank.TellAsync(file);
            }
            if (issuedAfter == files.Count)
                await bank.IssueSecondAsync();
            await bank.CheckAsync();
            var end = bank.End();
            Assert.Equal((lines.Sum(l => (long)l.Cents), 0L, 0L), (end.Booked, end.Waiting, end.Aside));
            first ??= end;
            Assert.Equal(first, end);
            bank.HoldsEveryLine();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [Needs(Need.Time)]
    public async Task Whatever_files_tell_and_people_do_no_line_is_lost_or_counted_twice(int seed)
    {
        var random = new Random(seed);
        await using var bank = await BankAsync();
        await bank.IssueSecondAsync();
        var lines = Enumerable.Range(1, 14).Select(n => Any(random, n)).ToList();
        for (var file = 0; file < 8; file++)
        {
            var start = random.Next(lines.Count);
            await bank.TellAsync(lines.Skip(start).Take(random.Next(1, 7)).OrderBy(_ => random.Next()));
            var (line, entry) = (random.Next(1, 15), random.Next(1, 6));
            await bank.SayAsync(
                random.Next(8) switch
                {
                    0 => $"parked dismiss B{line}",
                    1 => $"pay INV-2026-0001 {random.Next(1, 9)}00 on 2026-06-30 from B{line}",
                    2 => $"pay INV-2026-0002 {random.Next(1, 9)}00 on 2026-06-30 surplus credit again from B{line}",
                    3 => $"reverse P{entry} reason \"by mistake\"",
                    4 or 5 => $"reverse P{entry} reason \"taken back\" for B{line}",
                    6 => $"pay ACME {random.Next(1, 9)}00 EUR on 2026-06-30 again from B{line}",
                    _ => "parked",
                }
            );
            await bank.CheckAsync();
            bank.HoldsEveryLine();
        }
    }

    /// <summary>
    /// Parts of two invoices, some with a reference and told in several files, and one line for all that is left of
    /// both.
    /// </summary>
    private static (List<Told> Lines, List<List<Told>> Files) Fitting(Random random)
    {
        var (lines, left, day) = (new List<Told>(), 0, 0);
        foreach (var (number, cents) in new[] { ("INV-2026-0001", 428_400), ("INV-2026-0002", 571_200) })
        {
            var rest = cents;
            for (var part = random.Next(1, 4); part > 0; part--)
            {
                var sum = random.Next(1, rest / 2);
                rest -= sum;
                day++;
                lines.Add(
                    new(
                        sum,
                        number,
                        random.Next(3) == 0 ? "" : $"BANKREF{day:000}",
                        new DateOnly(2026, 6, 1).AddDays(day)
                    )
                );
            }
            left += rest;
        }
        lines.Add(new(left, "INV-2026-0001 and INV-2026-0002", "BANKREF999", new(2026, 6, 30)));
        // A line without a reference is in one file; the others are in one or several.
        var files = Enumerable.Range(0, random.Next(2, 5)).Select(_ => new List<Told>()).ToList();
        foreach (var line in lines)
        foreach (
            var file in files
                .OrderBy(_ => random.Next())
                .Take(line.Reference.Length == 0 ? 1 : random.Next(1, files.Count + 1))
        )
            file.Add(line);
        return (lines, [.. files.Where(f => f.Count > 0)]);
    }

    private static Told Any(Random random, int nth) =>
        new(
            random.Next(1, 7) * 50_000,
            random.Next(6) switch
            {
                0 => "INV-2026-0002",
                1 => "INV-2026-0001 INV-2026-0002",
                2 => "INV-2026-0777",
                3 => "rent",
                _ => "INV-2026-0001",
            },
            random.Next(3) == 0 ? "" : $"BANKREF{random.Next(nth / 2, nth):000}",
            new DateOnly(2026, 6, 1).AddDays(random.Next(3))
        )
        {
            IsBack = random.Next(6) == 0,
            IsPayout = random.Next(8) == 0,
            Currency = random.Next(8) == 0 ? "USD" : "EUR",
        };

    private static async Task<TestBank> BankAsync()
    {
        var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        return new(story);
    }

    /// <summary>A bank whose statements the story's bot is told, and what became of their lines.</summary>
    private sealed class TestBank(TeamsStory story) : IPaymentSource, IAsyncDisposable
    {
        private readonly List<PaymentBatch> batches = [];
        private readonly Dictionary<string, long> held = new(StringComparer.Ordinal);
        private PaymentCheck? check;

        public string Id => "bank";

        public string Name => "the bank statements";

        public Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel) =>
            Task.FromResult<PaymentQueryResult?>(
                new(
                    [.. batches.Where(b => !question.KnownFingerprints.Contains(b.Fingerprint))],
                    [.. batches.Select(b => b.Name)]
                )
            );

        /// <summary>One more file with these lines.</summary>
        public async Task TellAsync(IEnumerable<Told> lines)
        {
            var (name, seen, told) = (
                $"file{batches.Count}",
                new Dictionary<string, int>(StringComparer.Ordinal),
                lines.ToList()
            );
            // A reference that stands at two entries of one file is none.
            var twice = told.GroupBy(l => l.Reference).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
            var payments = new List<IncomingPayment>();
            foreach (var line in told)
            {
                var text = $"{line.Cents}|{line.Text}|{line.On:O}|{line.IsBack}|{line.Currency}";
                var reference = twice.Contains(line.Reference) ? "" : line.Reference;
                var nth = seen[text] = seen.GetValueOrDefault(text) + 1;
                Currency.TryGet(line.Currency, out var currency);
                payments.Add(
                    new(
                        $"bank/list:{text}|{reference}|{nth}",
                        line.On,
                        new(line.Cents, currency!),
                        line.Text,
                        "Acme GmbH"
                    )
                    {
                        IsBankReturn = line.IsBack,
                        Doubt = line.IsBack ? "the bank has taken this money back" : "",
                        PutAsideReason = line.IsPayout && !line.IsBack ? "it is a payout" : "",
                        Identity = new("DE89", reference, reference.Length > 0 ? "entry" : "", 1, line.On, text, 1),
                    }
                );
                held[line.Currency] = held.GetValueOrDefault(line.Currency) + line.Cents;
            }
            batches.Add(new(name, name, payments, ""));
            await CheckAsync();
        }

        public Task<int> CheckAsync()
        {
            var services = story.Bot.Services;
            check ??= new PaymentCheck(
                [this],
                services.GetRequiredService<IncomingPaymentStore>(),
                services.GetRequiredService<BankReturnStore>(),
                services.GetRequiredService<PaymentSourceStore>(),
                services.GetRequiredService<CommandDispatcher>(),
                services.GetRequiredService<IInternalHandler<NewIncomingPayment>>(),
                services.GetRequiredService<MessageDelivery>(),
                story.Clock,
                NullLogger<PaymentCheck>.Instance
            );
            return check.RunAsync(default);
        }

        public async Task IssueSecondAsync()
        {
            foreach (
                var (who, line) in new[]
                {
                    (Marc, "override 2 reason \"the client promised payment on Friday\""),
                    (Priya, "start 2"),
                    (Priya, "submit 2 \"Layout\""),
                    (Marc, "confirm 2"),
                    (Priya, "invoice 2"),
                    (Marc, "issue 2"),
                }
            )
                await story.SayAsync(who, line);
            Assert.Equal("2", story.Bot.Read("select count(*) from invoices where state = 'issued'"));
        }

        public Task<BotAnswer> SayAsync(string line) => story.SayAsync(Finn, line);

        public End End() =>
            new(
                story.Bot.Read(
                    """
                    select group_concat(number || ' ' || paid, ', ') from (
                        select i.number, (select sum(p.amount - p.surplus) from payments p
                            where p.project = i.project and p.invoice = i.id) as paid
                        from invoices i where i.state = 'issued' order by i.number)
                    """
                ),
                SumOf("booked"),
                SumOf("waiting"),
                SumOf("aside")
            );

        /// <summary>The files hold as much as was kept, as often as it was told; and each line is in one of the three.</summary>
        public void HoldsEveryLine()
        {
            foreach (var (currency, cents) in held)
                Assert.Equal(
                    cents,
                    Sum($"select coalesce(sum(amount * told), 0) from receipts where currency = '{currency}'")
                );
            Assert.Equal(0, Sum($"select count(*) from ({Lines}) where booked < 0 or booked > amount"));
            Assert.Equal(0, Sum("select count(*) from receipts where state = 'new'"));
            Assert.Equal(
                Sum("select coalesce(sum(amount), 0) from receipts"),
                SumOf("booked") + SumOf("waiting") + SumOf("aside")
            );
            // What the bank did not tell was not typed either: all money that stands came from its lines.
            Assert.Equal(
                SumOf("booked"),
                Sum(
                    """
                    select coalesce(sum(amount), 0) from payments p where p.kind = 'payment'
                    and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)
                    """
                )
            );
        }

        private long SumOf(string part) =>
            Sum(
                part switch
                {
                    "booked" => $"select coalesce(sum(booked), 0) from ({Lines})",
                    "aside" => $"select coalesce(sum(amount - booked), 0) from ({Lines}) where aside = 1",
                    _ => $"select coalesce(sum(amount - booked), 0) from ({Lines}) where aside = 0",
                }
            );

        /// <summary>Each line with what stands of it on invoices, and whether it was put aside.</summary>
        private const string Lines = """
            select r.number, r.amount,
                coalesce((select sum(p.amount) from payments p
                    where p.kind = 'payment' and p.source >= r.line and p.source < r.line || '0'
                    and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)), 0) as booked,
                case when r.state = 'aside' or exists (select 1 from dismissals d where d.line = r.line)
                    then 1 else 0 end as aside
            from receipts r
            """;

        private long Sum(string sql) => long.Parse(story.Bot.Read(sql), CultureInfo.InvariantCulture);

        public async ValueTask DisposeAsync()
        {
            check?.Dispose();
            await story.DisposeAsync();
        }
    }
}
