using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

/// <summary>
/// Bank returns that are not tied to a payment or an invoice yet. Each check looks at them again, because the payment
/// may come later. This is bookkeeping: what is tied is recorded in a project.
/// </summary>
public sealed partial class BankReturnStore(Database database)
{
    private const int MinTokenLength = 8,
        LeastTyped = 6,
        MaxTokens = 12;

    private const string Untied = """
        b.taken_back = 1 and b.state = 'parked' and b.stands_for = ''
        and not exists (select 1 from bank_returns t where t.workspace = b.workspace and t.line = b.line and t.invoice is not null)
        and not exists (select 1 from dismissals d where d.workspace = b.workspace and d.line = b.line)
        """;

    /// <summary>All that are not tied, oldest first.</summary>
    public Task<IReadOnlyList<UntiedBankReturn>> FindUntiedAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<UntiedBankReturn>>(
            async db =>
            {
                var found = new List<UntiedBankReturn>();
                foreach (
                    var row in (
                        await db.QueryAsync<BankReturnLineRow>(
                            $"select {BankReturnLineRow.Columns} from receipts b where {Untied} order by b.workspace, b.number"
                        )
                    ).AsList()
                )
                    found.Add(new(row.Workspace, (int)row.Number, row.Line, await FindOriginAsync(db, row)));
                return found;
            },
            cancel
        );

    internal static async Task<ReturnOrigin> FindOriginAsync(DbConnection db, string workspace, int number) =>
        await FindOriginAsync(
            db,
            await db.QuerySingleAsync<BankReturnLineRow>(
                $"select {BankReturnLineRow.Columns} from receipts b where b.workspace = @workspace and b.number = @number",
                new { workspace, number }
            )
        );

    /// <summary>
    /// The return cancels an entry that nobody has recorded, so that entry can no longer be recorded.
    /// </summary>
    public Task<int> MarkCounterpartAsync(UntiedBankReturn bankReturn, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "update receipts set waits_for = '' where workspace = @workspace and line = @of",
                    new { workspace = bankReturn.Workspace, of = bankReturn.Origin.Line }
                );
                return await db.ExecuteAsync(
                    """
                    update receipts
                    set stands_for = @of,
                        why = 'it takes back B'
                            || (select o.number from receipts o where o.workspace = @workspace and o.line = @of)
                            || ', which nobody had recorded; there is nothing to record or to reverse'
                    where workspace = @workspace and number = @number
                    """,
                    new
                    {
                        of = bankReturn.Origin.Line,
                        workspace = bankReturn.Workspace,
                        number = bankReturn.Number,
                    }
                );
            },
            cancel
        );

    /// <summary>The untied returns of a workspace, for the projects that they may concern.</summary>
    internal static async Task<Func<Project, IReadOnlyList<UnmatchedPayment>>> FindForProjectsAsync(
        DbConnection db,
        string workspace,
        BankAccounts accounts
    )
    {
        var rows = (
            await db.QueryAsync<BankReturnLineRow>(
                $"select {BankReturnLineRow.Columns} from receipts b where b.workspace = @workspace and {Untied} order by b.number",
                new { workspace }
            )
        ).AsList();
        if (rows.Count == 0)
            return _ => [];
        var owners = await IncomingPaymentStore.OwnersAsync(db, workspace, accounts, rows.Select(r => r.Account));
        var clients = (
            await db.QueryAsync<string>(
                "select distinct client from projects where workspace = @workspace",
                new { workspace }
            )
        ).AsList();
        var untied = new List<(UnmatchedPayment Parked, HashSet<string> Clients)>();
        foreach (var row in rows)
        {
            var (numbers, text) = (InvoiceNumberFinder.FindIn(row.Reference), Folded($"{row.Payer} {row.Reference}"));
            var named =
                numbers.Count == 0
                    ? []
                    : (
                        await db.QueryAsync<string>(
                            "select distinct project from invoices where workspace = @workspace and number in @numbers",
                            new { workspace, numbers }
                        )
                    ).AsList();
            // The entry that it takes back says the project for certain.
            if (await FindOriginAsync(db, row) is { Project.Length: > 0 } origin)
                named = [origin.Project];
            untied.Add(
                (
                    row.ToUnmatchedPayment(named) with
                    {
                        Owner = owners(row.Account),
                    },
                    [
                        .. clients.Where(c =>
                            Folded(c) is { Length: > 2 } client && text.Contains(client, StringComparison.Ordinal)
                        ),
                    ]
                )
            );
        }
        return p => [.. untied.Where(l => MayBeOf(p, l.Parked, l.Clients)).Select(l => l.Parked)];
    }

    /// <summary>
    /// Decides by the projects that it names, otherwise by its client, otherwise by a payment of the same amount.
    /// </summary>
    private static bool MayBeOf(Project project, UnmatchedPayment unmatchedPayment, HashSet<string> clients)
    {
        if (unmatchedPayment.Owner is { } owner)
            return owner.Project == project.Id;
        if (unmatchedPayment.Projects.Count > 0)
            return unmatchedPayment.Projects.Contains(project.Id, StringComparer.Ordinal);
        if (clients.Count > 0)
            return clients.Contains(project.Client);
        return unmatchedPayment.IncomingPayment.Amount is not { } sum
            || project.Invoices.Exists(i =>
                i.Payments.Any(p => p.Kind == PaymentKind.Payment && !i.IsReversed(p) && p.Amount == sum)
            );
    }

    private sealed class BankReturnLineRow
    {
        public const string Columns = """
            b.workspace as "Workspace", b.number as "Number", b.line as "Line", b.batch as "Batch",
            b.paid_on as "PaidOn", b.amount as "Amount", b.currency as "Currency",
            b.account as "Account", b.reference as "Reference", b.refs as "Refs", b.payer as "Payer", b.doubt as "Doubt",
            b.state as "State", b.why as "Why", b.at as "At"
            """;

        public string Workspace { get; init; } = "";

        public long Number { get; init; }

        public string Line { get; init; } = "";

        public string Batch { get; init; } = "";

        public string? PaidOn { get; init; }

        public long? Amount { get; init; }

        public string? Currency { get; init; }

        public string Account { get; init; } = "";

        public string Reference { get; init; } = "";

        public string Refs { get; init; } = "";

        public string Payer { get; init; } = "";

        public string Doubt { get; init; } = "";

        public string State { get; init; } = "";

        public string Why { get; init; } = "";

        public long At { get; init; }

        public string Text => $"{Reference} {Refs}";

        public UnmatchedPayment ToUnmatchedPayment(IReadOnlyList<string> projects) =>
            new(
                (int)Number,
                new(Line, ColumnValues.ToDate(PaidOn), ColumnValues.ToMoney(Amount, Currency), Reference, Payer)
                {
                    Doubt = Doubt,
                    IsBankReturn = true,
                    BankReferences = Refs,
                },
                Batch,
                Why,
                DateTimeOffset.FromUnixTimeMilliseconds(At)
            )
            {
                Projects = projects,
                RecordedAmount = ColumnValues.ToMoney(0, Currency),
            };
    }
}
