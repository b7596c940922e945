using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

/// <summary>
/// Payments that sources reported, each entry once: imported in whole batches, decided one by one, and parked where a
/// person has to decide. This is bookkeeping: whether an entry is recorded or dismissed is read from the payments and
/// dismissals themselves.
/// </summary>
public sealed partial class IncomingPaymentStore(Database database, TimeProvider clock, BankAccounts? accounts = null)
{
    private readonly BankAccounts bankAccounts = accounts ?? BankAccounts.None;

    /// <summary>The payments recorded from an entry: its own id, or its id followed by '/' and a number.</summary>
    internal const string EntriesOfLineSql =
        "p.workspace = r.workspace and p.source >= r.line and p.source < r.line || '0'";

    private const string StandingPaymentSql =
        "p.kind = 'payment' and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)";

    /// <summary>The payments to be decided, in the order in which they were reported.</summary>
    public Task<IReadOnlyList<NewIncomingPayment>> FindNewAsync(int most, int skip, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<NewIncomingPayment>>(
            async db =>
            {
                var rows = (
                    await db.QueryAsync<IncomingPaymentRow>(
                        $"select {Columns} from receipts r where r.state = 'new' order by r.workspace, r.number limit @most offset @skip",
                        new { most, skip }
                    )
                ).AsList();
                var found = new List<NewIncomingPayment>();
                foreach (var same in rows.GroupBy(r => r.Workspace, StringComparer.Ordinal))
                {
                    var projects = await ProjectsAsync(db, same.Key, same);
                    found.AddRange(
                        same.Select(r => new NewIncomingPayment(
                            r.Workspace,
                            (int)r.Number,
                            r.Line,
                            projects(r),
                            (int)r.Looks
                        ))
                    );
                }
                return found;
            },
            cancel
        );

    /// <param name="waitsFor">"" when a person has to decide; <see cref="AnyInvoice"/> or the id of a project whose
    /// changes make it worth another look.</param>
    public Task ParkAsync(string workspace, int number, string why, string waitsFor, CancellationToken cancel) =>
        SetStateAsync(workspace, number, "parked", why, waitsFor, cancel);

    public Task MarkBookedAsync(string workspace, int number, CancellationToken cancel) =>
        SetStateAsync(workspace, number, "booked", "", "", cancel);

    /// <summary>Which payment a reported return belongs to.</summary>
    public Task<ReturnOrigin> FindReturnOriginAsync(string workspace, int number, CancellationToken cancel) =>
        database.ReadAsync(db => BankReturnStore.FindOriginAsync(db, workspace, number), cancel);

    /// <summary>The payment still waits, for another reason.</summary>
    public Task UpdateReasonAsync(string workspace, int number, string why, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "update receipts set why = @why where workspace = @workspace and number = @number and state = 'parked' and why <> @why",
                    new
                    {
                        workspace,
                        number,
                        why,
                    }
                ),
            cancel
        );

    /// <summary>A reported payment of the sender's workspace; null if there is none.</summary>
    public async Task<UnmatchedPayment?> FindAsync(Turn turn, int number, CancellationToken cancel) =>
        await ReadAsync(turn, "r.number = @number", number, cancel) is [var only] ? only : null;

    /// <summary>
    /// All payments of the sender's workspace that wait for a person, oldest first. The command decides who may see
    /// which.
    /// </summary>
    public async Task<IReadOnlyList<UnmatchedPayment>> FindOpenAsync(Turn turn, CancellationToken cancel) =>
        [
            .. (await ReadAsync(turn, "(r.state = 'parked' or (r.state = 'new' and r.looks > 0))", 0, cancel)).Where(
                p => p.IsOpen
            ),
        ];

    /// <summary>
    /// All payments of the sender's workspace that were put aside, newest first: by a person, or when they were read.
    /// </summary>
    public async Task<IReadOnlyList<UnmatchedPayment>> FindPutAsideAsync(Turn turn, CancellationToken cancel) => [.. (
                await ReadAsync(
                    turn,
                    """
                    (r.state = 'aside'
                        or exists (select 1 from dismissals d where d.workspace = r.workspace and d.line = r.line))
                    """,
                    0,
                    cancel
                )
            ).Where(p => p.IsDismissed || p.IsRecordable).Reverse()];

    private async Task<IReadOnlyList<UnmatchedPayment>> ReadAsync(
        Turn turn,
        string which,
        int number,
        CancellationToken cancel
    ) =>
        !ProjectAccess.CanRead(turn)
            ? []
            : await database.ReadAsync<IReadOnlyList<UnmatchedPayment>>(
                async db =>
                {
                    var workspace = turn.Conversation.Workspace;
                    var rows = (
                        await db.QueryAsync<IncomingPaymentRow>(
                            $"select {Columns} from receipts r where r.workspace = @workspace and {which} order by r.number",
                            new { workspace, number }
                        )
                    ).AsList();
                    var projects = await ProjectsAsync(db, workspace, rows);
                    var owners = await OwnersAsync(db, workspace, bankAccounts, rows.Select(r => r.Account));
                    // Most entries have no payments; the query is needed only if some have.
                    var recorded = rows.Exists(r => r.Entries > 0)
                        ? (
                            await db.QueryAsync<(long Number, long Amount, string Currency)>(
                                $"""
                                select r.number, p.amount, j.currency
                                from receipts r
                                join payments p on {EntriesOfLineSql}
                                join projects j on j.id = p.project
                                where r.workspace = @workspace and {which} and {StandingPaymentSql}
                                """,
                                new { workspace, number }
                            )
                        ).ToLookup(s => s.Number)
                        : Array.Empty<(long Number, long Amount, string Currency)>().ToLookup(s => s.Number);
                    var alike = await DescribeSimilarAsync(
                        db,
                        workspace,
                        [.. rows.Select(r => r.LooksLike).Where(n => n > 0).Distinct()]
                    );
                    return
                    [
                        .. rows.Select(r =>
                            r.ToUnmatchedPayment(
                                projects(r),
                                recorded[r.Number],
                                alike.GetValueOrDefault(r.LooksLike, ""),
                                owners(r.Account)
                            )
                        ),
                    ];
                },
                cancel
            );

    private Task<int> SetStateAsync(
        string workspace,
        int number,
        string state,
        string why,
        string waitsFor,
        CancellationToken cancel
    ) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update receipts set state = @state, why = @why, waits_for = @waitsFor, looks = looks + 1
                    where workspace = @workspace and number = @number and state = 'new'
                    """,
                    new
                    {
                        workspace,
                        number,
                        state,
                        why,
                        waitsFor,
                    }
                ),
            cancel
        );
}
