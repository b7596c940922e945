using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

// Reading of reported payments, with what became of each.
public sealed partial class IncomingPaymentStore
{
    private const string Columns =
        """
            r.workspace as "Workspace", r.number as "Number", r.line as "Line", r.batch as "Batch",
            r.paid_on as "PaidOn", r.amount as "Amount", r.currency as "Currency", r.reference as "Reference",
            r.payer as "Payer", r.taken_back as "TakenBack", r.doubt as "Doubt", r.why as "Why", r.at as "At",
            r.looks_like as "LooksLike", r.again as "Again", r.state as "State", r.account as "Account",
            r.bare as "Bare", r.charges as "Charges", r.charges_currency as "ChargesCurrency", r.looks as "Looks",
            (select count(*) from payments p where
            """
        + " "
        + EntriesOfLineSql
        + """
            ) as "Entries",
            exists (select 1 from dismissals d where d.workspace = r.workspace and d.line = r.line) as "Dismissed",
            r.refs as "Refs",
            coalesce((select group_concat(distinct t.project) from bank_returns t
                where t.workspace = r.workspace and t.line = r.line), '') as "Project",
            coalesce(
                (select o.number from receipts o where o.workspace = r.workspace
                    and r.stands_for <> '' and o.line = r.stands_for),
                (select max(o.number) from receipts o where o.workspace = r.workspace
                    and o.stands_for <> '' and o.stands_for = r.line),
                0) as "Counter",
            case when r.taken_back = 1
                then coalesce((select sum(s.amount) from return_settlements s where s.workspace = r.workspace and s.line = r.line), 0)
                    + case when r.stands_for <> '' and (r.stands_for like '/%' or exists (select 1 from payments p
                        where p.workspace = r.workspace and p.source >= r.stands_for and p.source < r.stands_for || '0'))
                        then r.amount else 0 end
                    + coalesce((select sum(t.amount) from bank_returns t
                        join payments x on x.project = t.project and x.reverses = t.payment
                        where t.workspace = r.workspace and t.line = r.line and t.invoice is null
                            and exists (select 1 from bank_returns o
                                where o.workspace = t.workspace and o.line = t.line and o.invoice is not null)), 0)
                else coalesce((select sum(b.amount) from receipts b where b.workspace = r.workspace
                        and b.stands_for <> '' and b.stands_for = r.line and b.currency = r.currency), 0)
                    + coalesce((select sum(s.amount) from return_settlements s
                        join payments x on x.project = s.project and x.id = s.reversal
                        join payments p on p.project = x.project and p.id = x.reverses
                        where s.workspace = r.workspace and p.source >= r.line and p.source < r.line || '0'), 0)
                    + coalesce((select sum(t.amount) from bank_returns t
                        join payments p on p.project = t.project and p.id = t.payment
                        join payments x on x.project = p.project and x.reverses = p.id
                        where t.workspace = r.workspace and t.invoice is null
                            and p.source >= r.line and p.source < r.line || '0'
                            and exists (select 1 from bank_returns o
                                where o.workspace = t.workspace and o.line = t.line and o.invoice is not null)), 0)
                end as "Returned"
            """;

    /// <summary>What became of the entries that others resemble, in half a sentence each.</summary>
    private static async Task<Dictionary<long, string>> DescribeSimilarAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<long> numbers
    )
    {
        var similar = new Dictionary<long, string>();
        foreach (var some in numbers.Chunk(500))
        {
            var found = await db.QueryAsync<(long Number, long? Payment, long Dismissed)>(
                $"""
                select r.number, (select min(p.id) from payments p where {EntriesOfLineSql} and {StandingPaymentSql}),
                       exists (select 1 from dismissals d where d.workspace = r.workspace and d.line = r.line)
                from receipts r where r.workspace = @workspace and r.number in @some
                """,
                new { workspace, some }
            );
            foreach (var (number, payment, dismissed) in found)
                similar[number] = (payment, dismissed) switch
                {
                    ({ } id, _) => $"it looks like P{id} (B{number}), which is recorded already",
                    (_, 1) => $"it looks like B{number}, which is put aside",
                    _ => $"it looks like B{number}, which was told before",
                };
        }
        return similar;
    }

    /// <summary>The projects with an invoice that the entries name.</summary>
    private static async Task<Func<IncomingPaymentRow, IReadOnlyList<string>>> ProjectsAsync(
        DbConnection db,
        string workspace,
        IEnumerable<IncomingPaymentRow> rows
    )
    {
        var named = rows.ToDictionary(r => r.Number, r => InvoiceNumberFinder.FindIn(r.Reference));
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in named.Values.SelectMany(n => n).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (
                var (number, project) in await db.QueryAsync<(string Number, string Project)>(
                    "select number, project from invoices where workspace = @workspace and number in @some",
                    new { workspace, some }
                )
            )
                owners[number] = project;
        }
        return row =>
            [
                .. named[row.Number]
                    .Select(n => owners.GetValueOrDefault(n))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ];
    }

    /// <summary>The only project of each account that the settings give to one.</summary>
    internal static async Task<Func<string, AccountOwner?>> OwnersAsync(
        DbConnection db,
        string workspace,
        BankAccounts accounts,
        IEnumerable<string> used
    )
    {
        var keys = used.Distinct(StringComparer.Ordinal)
            .Select(a => (Account: a, accounts.Find(a)?.Project))
            .Where(a => !string.IsNullOrEmpty(a.Project))
            .ToDictionary(a => a.Account, a => a.Project!, StringComparer.Ordinal);
        if (keys.Count == 0)
            return _ => null;
        var ids = (
            await db.QueryAsync<(string Key, string Id)>(
                "select key_folded, id from projects where workspace = @workspace and key_folded in @folded",
                new { workspace, folded = keys.Values.Select(ProjectKey.Normalize).Distinct().ToList() }
            )
        ).ToDictionary(p => p.Key, p => p.Id, StringComparer.Ordinal);
        return account =>
            keys.TryGetValue(account, out var key)
                ? new(key, ids.GetValueOrDefault(ProjectKey.Normalize(key), ""))
                : null;
    }

    private sealed class IncomingPaymentRow
    {
        public string Workspace { get; init; } = "";

        public long Number { get; init; }

        public string Line { get; init; } = "";

        public string Batch { get; init; } = "";

        public string? PaidOn { get; init; }

        public long? Amount { get; init; }

        public string? Currency { get; init; }

        public string Reference { get; init; } = "";

        public string Payer { get; init; } = "";

        public long TakenBack { get; init; }

        public string Doubt { get; init; } = "";

        public string Why { get; init; } = "";

        public long At { get; init; }

        public long Entries { get; init; }

        public long Dismissed { get; init; }

        public long LooksLike { get; init; }

        public string Again { get; init; } = "";

        public string Refs { get; init; } = "";

        public string Project { get; init; } = "";

        public long Counter { get; init; }

        public long Returned { get; init; }

        public string State { get; init; } = "";

        public string Account { get; init; } = "";

        public string Bare { get; init; } = "";

        public long? Charges { get; init; }

        public string? ChargesCurrency { get; init; }

        public long Looks { get; init; }

        /// <param name="similar">What became of the similar entry; "" if there is none.</param>
        public UnmatchedPayment ToUnmatchedPayment(
            IReadOnlyList<string> projects,
            IEnumerable<(long Number, long Amount, string Currency)> recordedAmounts,
            string similar,
            AccountOwner? owner
        )
        {
            var amount = ColumnValues.ToMoney(Amount, Currency);
            var returns = Project.Split(',', StringSplitOptions.RemoveEmptyEntries);
            var sums = recordedAmounts.ToList();
            Money? recorded =
                amount is null || sums.Exists(s => s.Currency != Currency)
                    ? null
                    : new(sums.Sum(s => s.Amount), amount.Value.Currency);
            // Doubts about the entry itself come first; the similar entry says more than a missing invoice number.
            var why = (Doubt, similar) switch
            {
                (_, _) when State == "aside" => Why,
                (_, "") => Why,
                ("", _) => similar,
                _ => $"{Doubt}; {similar}",
            };
            return new(
                (int)Number,
                new(Line, ColumnValues.ToDate(PaidOn), amount, Reference, Payer)
                {
                    Doubt = Doubt,
                    IsBankReturn = TakenBack == 1,
                    BankReferences = Refs,
                    AmountWithoutCurrency = amount is null ? BareColumn.Read(Bare) : null,
                    Charges = ColumnValues.ToMoney(Charges, ChargesCurrency),
                },
                Batch,
                why,
                DateTimeOffset.FromUnixTimeMilliseconds(At)
            )
            {
                // A return of a transfer that was split between projects belongs to each of them.
                Projects = returns.Length > 1 ? returns : projects,
                RecordedAmount = recorded,
                EntryCount = (int)Entries,
                IsDismissed = Dismissed == 1,
                IsPutAside = State == "aside",
                Owner = owner,
                RepeatedIn = Again,
                ReturnProject = returns is [var only] ? only : "",
                CounterpartNumber = (int)Counter,
                ReturnedAmount = amount is null ? null : new(Returned, amount.Value.Currency),
            };
        }
    }
}
