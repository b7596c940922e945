using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

/// <summary>Stored data of reported payments, by which repeated reports are recognised.</summary>
internal static class KnownPaymentReader
{
    private const int AtOnce = 500;

    private const string Columns =
        """
            select r.number as "Number", r.line as "Line", r.paid_on as "PaidOn", r.amount as "Amount", r.currency as "Currency",
                   r.taken_back as "TakenBack", r.account as "Account",
                   r.bank_ref as "BankRef", r.bank_kind as "BankKind", r.place as "Place", r.booked_on as "BookedOn", r.words as "Words",
                   r.bare as "Bare",
                   r.looks_like > 0 and not exists (select 1 from payments p where
            """
        + " "
        + IncomingPaymentStore.EntriesOfLineSql
        + """
            ) as "IsDouble" from receipts r where r.workspace = @workspace and r.source = @source
            """;

    /// <summary>All stored payments that the entries may repeat: with their dates, references or ids.</summary>
    public static async Task<IReadOnlyList<KnownPayment>> FindAsync(
        DbConnection db,
        string workspace,
        string source,
        IReadOnlyList<IncomingPayment> lines
    )
    {
        var found = new Dictionary<long, KnownPayment>();
        async Task AddAsync(string which, IEnumerable<string> values)
        {
            foreach (var some in values.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
            foreach (
                var row in await db.QueryAsync<KnownPaymentRow>(
                    $"{Columns} and {which}",
                    new
                    {
                        workspace,
                        source,
                        some,
                    }
                )
            )
                found.TryAdd(row.Number, row.ToKnownPayment());
        }
        var days = lines
            .SelectMany(l => new[] { l.On, l.Identity?.BookedOn })
            .OfType<DateOnly>()
            .Select(d => d.ToIsoDate())
            .ToList();
        await AddAsync("r.paid_on in @some", days);
        await AddAsync("r.booked_on in @some", days);
        await AddAsync(
            "r.bank_ref in @some",
            lines.Select(l => l.Identity?.BankReference ?? "").Where(b => b.Length > 0)
        );
        await AddAsync("r.line in @some", lines.Select(l => l.Line));
        await AddAsync(
            "r.paid_on is null and r.words in @some",
            lines.Where(l => l.On is null).Select(l => l.Identity?.ContentKey ?? "").Where(w => w.Length > 0)
        );
        return [.. found.Values.OrderBy(k => k.Number)];
    }

    /// <summary>
    /// The entry was told once more. Its newer identifying details are added; a bank reference or a currency that was
    /// missing is stored.
    /// </summary>
    public static async Task MarkRepeatedAsync(
        DbConnection db,
        string workspace,
        int number,
        IncomingPayment line,
        string batch
    )
    {
        await db.ExecuteAsync(
            """
            update receipts set told = told + 1,
                currency = case when amount is null and bare <> '' then @currency else currency end,
                amount = case when amount is null and bare <> '' then cast(@amount as bigint) else amount end
            where workspace = @workspace and number = @number
            """,
            new
            {
                workspace,
                number,
                amount = line.Amount?.Minor,
                currency = line.Amount?.Currency.Code,
            }
        );
        if (line.Identity is not { } identity)
            return;
        await db.ExecuteAsync(
            """
            update receipts set again = @batch,
                account = case when account = '' then @Account else account end,
                bank_kind = case when bank_ref = '' then @BankKind else bank_kind end,
            place = case when bank_ref = '' then @Place else place end,
                bank_ref = case when bank_ref = '' then @Bank else bank_ref end,
                booked_on = coalesce(booked_on, @bookedOn), words = case when words = '' then @Words else words end
            where workspace = @workspace and number = @number
            """,
            new
            {
                workspace,
                number,
                batch,
                identity.Account,
                Bank = identity.BankReference,
                BankKind = identity.BankReferenceKind,
                Place = identity.BatchPosition,
                Words = identity.ContentKey,
                bookedOn = identity.BookedOn?.ToIsoDate(),
            }
        );
    }

    /// <summary>
    /// An id for an entry whose own id is taken by another entry; the same each time this batch is read.
    /// </summary>
    public static string CreateDistinctLineId(IncomingPayment line, string mark, int nth)
    {
        var text = $"{line.Line}\u001f{mark}\u001f{line.Identity?.StatementIndex}\u001f{nth}";
        return $"{line.Line.Split(':', 2)[0]}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40]}";
    }

    private sealed class KnownPaymentRow
    {
        public long Number { get; init; }

        public string Line { get; init; } = "";

        public string? PaidOn { get; init; }

        public long? Amount { get; init; }

        public string? Currency { get; init; }

        public long TakenBack { get; init; }

        public string Account { get; init; } = "";

        public string BankRef { get; init; } = "";

        public string BankKind { get; init; } = "";

        public long Place { get; init; }

        public string? BookedOn { get; init; }

        public string Words { get; init; } = "";

        public string Bare { get; init; } = "";

        public long IsDouble { get; init; }

        public KnownPayment ToKnownPayment() =>
            new(
                (int)Number,
                Line,
                ColumnValues.ToDate(PaidOn),
                ColumnValues.ToMoney(Amount, Currency),
                TakenBack == 1,
                new(Account, BankRef, BankKind, (int)Place, ColumnValues.ToDate(BookedOn), Words, 0),
                IsDouble == 1
            )
            {
                AmountWithoutCurrency = Amount is null ? BareColumn.Read(Bare) : null,
            };
    }
}
