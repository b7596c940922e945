using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Who tells a batch, for whom and when.</summary>
internal sealed record Telling(string Workspace, string Source, string Batch, string Mark, long At);

/// <summary>
/// What payment sources reported, each line once: taken in whole batches, ruled on one by one, and parked where a
/// person must decide. Bookkeeping: whether a line is recorded or put aside is read from the payments and dismissals
/// themselves.
/// </summary>
public sealed class Receipts(Database database, TimeProvider clock)
{
    /// <summary>The entries recorded from a line: its own id, or that with a '/' and a number behind it.</summary>
    internal const string From = "p.workspace = r.workspace and p.source >= r.line and p.source < r.line || '0'";

    private const string Stands =
        "p.kind = 'payment' and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)";

    private const string Columns =
        """
            r.workspace as "Workspace", r.number as "Number", r.line as "Line", r.batch as "Batch", r.paid_on as "PaidOn", r.amount as "Amount", r.currency as "Currency", r.reference as "Reference",
            r.payer as "Payer", r.taken_back as "TakenBack", r.doubt as "Doubt", r.why as "Why", r.at as "At",
            r.looks_like as "LooksLike", r.again as "Again",
            (select count(*) from payments p where
            """
        + " "
        + From
        + """
            ) as "Entries", exists (select 1 from dismissals d where d.workspace = r.workspace and d.line = r.line) as "Dismissed", r.refs as "Refs",
            coalesce((select max(t.project) from bank_returns t where t.workspace = r.workspace and t.line = r.line), '') as "Project",
            coalesce((select o.number from receipts o where o.workspace = r.workspace and r.stands_for <> '' and o.line = r.stands_for),
                (select max(o.number) from receipts o where o.workspace = r.workspace and o.stands_for <> '' and o.stands_for = r.line), 0) as "Counter",
            case when r.taken_back = 1 then coalesce((select sum(s.amount) from return_settlements s where s.workspace = r.workspace and s.line = r.line), 0) else
                coalesce((select sum(b.amount) from receipts b where b.workspace = r.workspace and b.stands_for <> '' and b.stands_for = r.line and b.currency = r.currency), 0)
                + coalesce((select sum(s.amount) from return_settlements s join payments x on x.project = s.project and x.id = s.reversal join payments p on p.project = x.project and p.id = x.reverses
                    where s.workspace = r.workspace and p.source >= r.line and p.source < r.line || '0'), 0) end as "Returned"
            """;

    /// <summary>
    /// Takes in all lines of a batch that were not reported before, and remembers the batch, in one transaction.
    /// Returns how many were new.
    /// </summary>
    /// <param name="problem">Why none of it can be read; "" where it was.</param>
    public Task<int> TakeInAsync(
        string workspace,
        string source,
        string batch,
        string mark,
        IReadOnlyList<Receipt> lines,
        string problem,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            async db =>
            {
                // A file that was mended under its name.
                await db.ExecuteAsync(
                    "delete from source_batches where source = @source and workspace = @workspace and name = @batch and problem <> ''",
                    new
                    {
                        source,
                        workspace,
                        batch,
                    }
                );
                var (at, taken) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), 0);
                var isNew = await db.ExecuteAsync(
                    "insert into source_batches (source, workspace, mark, name, problem, at) values (@source, @workspace, @mark, @batch, @problem, @at) on conflict (source, workspace, mark) do nothing",
                    new
                    {
                        source,
                        workspace,
                        mark,
                        batch,
                        problem,
                        at,
                    }
                );
                // The same contents under any name say nothing new.
                if (isNew == 0)
                    return 0;
                // The statements of one file are read like files: the later may repeat what the earlier says.
                foreach (var statement in lines.GroupBy(l => l.Marks?.Statement ?? 0))
                    taken += await TakeInAsync(db, new(workspace, source, batch, mark, at), [.. statement]);
                return taken;
            },
            _ => true,
            Durability.Durable,
            cancel
        );

    private static async Task<int> TakeInAsync(DbConnection db, Telling told, IReadOnlyList<Receipt> lines)
    {
        var known = await KnownReceipts.OfAsync(db, told.Workspace, told.Source, lines);
        var recognised = lines is [{ Marks: not null }, ..]
            ? Recognition.Of(lines, known)
            : [.. lines.Select(l => ById(l, known))];
        var ids = known.Select(k => k.Line).ToHashSet(StringComparer.Ordinal);
        const string Last = "select coalesce(max(number), 0) from receipts where workspace = @Workspace";
        var first = await db.QuerySingleAsync<int>(Last, new { told.Workspace });
        var number = first;
        foreach (var (nth, line) in lines.Index())
        {
            var (of, like) = recognised[nth];
            if (of == ToldAs.Again)
            {
                if (line.Marks is { } marks)
                    await KnownReceipts.LearnAsync(db, told.Workspace, like, marks, told.Batch);
                continue;
            }
            var id = ids.Add(line.Line) ? line.Line : KnownReceipts.Apart(line, told.Mark, nth);
            var why =
                of == ToldAs.OtherSum
                    ? $"its bank reference is that of B{like}, which has another sum, day or place in a batch"
                    : line.Unclear;
            var isParked = of != ToldAs.New || why.Length > 0;
            await InsertAsync(
                db,
                told,
                line with
                {
                    Line = id,
                },
                ++number,
                of == ToldAs.Double ? like : 0,
                why,
                isParked
            );
        }
        return number - first;
    }

    /// <summary>A source that has one id for each of its lines is believed.</summary>
    private static Recognised ById(Receipt line, IReadOnlyList<KnownReceipt> known) =>
        known.FirstOrDefault(k => k.Line == line.Line) is { } same
            ? new(ToldAs.Again, same.Number)
            : new(ToldAs.New, 0);

    private static Task<int> InsertAsync(
        DbConnection db,
        Telling told,
        Receipt line,
        int number,
        int looksLike,
        string why,
        bool isParked
    ) =>
        db.ExecuteAsync(
            """
            insert into receipts (workspace, number, source, line, batch, paid_on, amount, currency, reference, payer, taken_back, doubt, refs, state, why,
                at, account, bank_ref, bank_kind, place, booked_on, words, looks_like)
            values (@Workspace, @number, @Source, @Line, @Batch, @paidOn, @amount, @currency, @Reference, @Payer, @takenBack, @Doubt, @Refs, @state, @why,
                @At, @account, @bank, @kind, @place, @bookedOn, @words, @looksLike)
            """,
            new
            {
                told.Workspace,
                number,
                told.Source,
                line.Line,
                told.Batch,
                told.At,
                looksLike,
                why,
                paidOn = line.On?.Iso(),
                amount = line.Amount?.Minor,
                currency = line.Amount?.Currency.Code,
                line.Reference,
                line.Payer,
                takenBack = line.IsTakenBack ? 1 : 0,
                line.Doubt,
                line.Refs,
                state = isParked ? "parked" : "new",
                account = line.Marks?.Account ?? "",
                bank = line.Marks?.Bank ?? "",
                kind = line.Marks?.BankKind ?? "",
                place = line.Marks?.Place ?? 1,
                bookedOn = line.Marks?.Booked?.Iso(),
                words = line.Marks?.Words ?? "",
            }
        );

    /// <summary>What is to be ruled on, in the order in which it was reported.</summary>
    public Task<IReadOnlyList<NewReceipt>> NewAsync(int most, int skip, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<NewReceipt>>(
            async db =>
            {
                var rows = (
                    await db.QueryAsync<Row>(
                        $"select {Columns} from receipts r where r.state = 'new' order by r.workspace, r.number limit @most offset @skip",
                        new { most, skip }
                    )
                ).AsList();
                var found = new List<NewReceipt>();
                foreach (var same in rows.GroupBy(r => r.Workspace, StringComparer.Ordinal))
                {
                    var projects = await ProjectsAsync(db, same.Key, same);
                    found.AddRange(same.Select(r => new NewReceipt(r.Workspace, (int)r.Number, r.Line, projects(r))));
                }
                return found;
            },
            cancel
        );

    public Task ParkAsync(string workspace, int number, string why, CancellationToken cancel) =>
        MarkAsync(workspace, number, "parked", why, cancel);

    public Task BookedAsync(string workspace, int number, CancellationToken cancel) =>
        MarkAsync(workspace, number, "booked", "", cancel);

    /// <summary>Of which money a reported return is.</summary>
    public Task<Origin> OriginAsync(string workspace, int number, CancellationToken cancel) =>
        database.ReadAsync(db => BankReturns.OriginAsync(db, workspace, number), cancel);

    /// <summary>It waits still, and why is known better.</summary>
    public Task WhyAsync(string workspace, int number, string why, CancellationToken cancel) =>
        database.NoteAsync(
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

    /// <summary>What a change of a project means for the lines that it was made of, in its transaction: what waits
    /// again, and why.</summary>
    internal static async Task FollowAsync(DbConnection db, Project project, IReadOnlyList<ProjectEvent> events)
    {
        foreach (var what in events)
        {
            var (source, why) = what switch
            {
                PaymentReversed { ReversesRefund: false } e
                    when !events.Any(x => x is TakenBackSettled s && s.Reversal == e.Payment) => (
                    project.Invoices.First(i => i.Id == e.Invoice).Payments.First(p => p.Id == e.Reverses).Source,
                    $"P{e.Reverses} was reversed: {e.Reason}"
                ),
                MoneyTakenBack e => (
                    e.Line,
                    e.Payment is { } id
                        ? $"it takes back P{id} on {project.Invoices.First(i => i.Id == e.Invoice).Issued!.Number}"
                        : $"it takes back money for {project.Invoices.First(i => i.Id == e.Invoice).Issued!.Number}"
                ),
                AnnouncementEnded { State: AnnouncedState.Stopped } e => (AnnouncedOf(project, e).Source, e.Why),
                AnnouncementEnded { State: AnnouncedState.Withdrawn } e => (
                    AnnouncedOf(project, e).Source,
                    $"A{e.Announced} was taken back: {e.Why}"
                ),
                _ => ("", ""),
            };
            if (source.Length > 0)
                await db.ExecuteAsync(
                    "update receipts set state = 'parked', why = @why where workspace = @workspace and line in @lines",
                    new
                    {
                        why,
                        workspace = project.Workspace,
                        lines = LinesOf(source),
                    }
                );
        }
    }

    /// <summary>The line of an entry: its own source, or what stands before a '/' in it.</summary>
    private static List<string> LinesOf(string source) =>
        [.. source.Index().Where(c => c.Item == '/').Select(c => source[..c.Index]), source];

    private static Announced AnnouncedOf(Project project, AnnouncementEnded e) =>
        project.Invoices.First(i => i.Id == e.Invoice).Announced.First(a => a.Id == e.Announced);

    /// <summary>A reported payment of the speaker's workspace; null where there is none.</summary>
    public async Task<Parked?> FindAsync(Turn turn, int number, CancellationToken cancel) =>
        await ReadAsync(turn, "r.number = @number", number, cancel) is [var only] ? only : null;

    /// <summary>
    /// Everything that waits for somebody in the speaker's workspace, oldest first; who may see which is the command's
    /// to say.
    /// </summary>
    public async Task<IReadOnlyList<Parked>> OpenAsync(Turn turn, CancellationToken cancel) =>
        [.. (await ReadAsync(turn, "r.state = 'parked'", 0, cancel)).Where(p => p.IsOpen)];

    private async Task<IReadOnlyList<Parked>> ReadAsync(
        Turn turn,
        string which,
        int number,
        CancellationToken cancel
    ) =>
        !Visibility.MayRead(turn)
            ? []
            : await database.ReadAsync<IReadOnlyList<Parked>>(
                async db =>
                {
                    var workspace = turn.Where.Workspace;
                    var rows = (
                        await db.QueryAsync<Row>(
                            $"select {Columns} from receipts r where r.workspace = @workspace and {which} order by r.number",
                            new { workspace, number }
                        )
                    ).AsList();
                    var projects = await ProjectsAsync(db, workspace, rows);
                    // Several rows of one line are few; most lines have none.
                    var standing = rows.Exists(r => r.Entries > 0)
                        ? (
                            await db.QueryAsync<(long Number, long Amount, string Currency)>(
                                $"select r.number, p.amount, j.currency from receipts r join payments p on {From} join projects j on j.id = p.project where r.workspace = @workspace and {which} and {Stands}",
                                new { workspace, number }
                            )
                        ).ToLookup(s => s.Number)
                        : Array.Empty<(long Number, long Amount, string Currency)>().ToLookup(s => s.Number);
                    var alike = await AlikeAsync(
                        db,
                        workspace,
                        [.. rows.Select(r => r.LooksLike).Where(n => n > 0).Distinct()]
                    );
                    return
                    [
                        .. rows.Select(r =>
                            r.ToParked(projects(r), standing[r.Number], alike.GetValueOrDefault(r.LooksLike, ""))
                        ),
                    ];
                },
                cancel
            );

    /// <summary>What became of the lines that others look like, in half a sentence each.</summary>
    private static async Task<Dictionary<long, string>> AlikeAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<long> numbers
    )
    {
        var alike = new Dictionary<long, string>();
        foreach (var some in numbers.Chunk(500))
        {
            var found = await db.QueryAsync<(long Number, long? Payment, long Dismissed)>(
                $"""
                select r.number, (select min(p.id) from payments p where {From} and {Stands}),
                       exists (select 1 from dismissals d where d.workspace = r.workspace and d.line = r.line)
                from receipts r where r.workspace = @workspace and r.number in @some
                """,
                new { workspace, some }
            );
            foreach (var (number, payment, dismissed) in found)
                alike[number] = (payment, dismissed) switch
                {
                    ({ } id, _) => $"it looks like P{id} (B{number}), which is recorded already",
                    (_, 1) => $"it looks like B{number}, which is put aside",
                    _ => $"it looks like B{number}, which was told before",
                };
        }
        return alike;
    }

    private Task<int> MarkAsync(string workspace, int number, string state, string why, CancellationToken cancel) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    "update receipts set state = @state, why = @why where workspace = @workspace and number = @number and state = 'new'",
                    new
                    {
                        workspace,
                        number,
                        state,
                        why,
                    }
                ),
            cancel
        );

    /// <summary>Which projects have an invoice that the lines name.</summary>
    private static async Task<Func<Row, IReadOnlyList<string>>> ProjectsAsync(
        DbConnection db,
        string workspace,
        IEnumerable<Row> rows
    )
    {
        var named = rows.ToDictionary(r => r.Number, r => InvoiceNumbers.In(r.Reference));
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

    private sealed class Row
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

        /// <param name="alike">What became of the line that it may be; "" where it looks like none.</param>
        public Parked ToParked(
            IReadOnlyList<string> projects,
            IEnumerable<(long Number, long Amount, string Currency)> standing,
            string alike
        )
        {
            var amount = Cells.Sum(Amount, Currency);
            var sums = standing.ToList();
            Money? recorded =
                amount is null || sums.Exists(s => s.Currency != Currency)
                    ? null
                    : new(sums.Sum(s => s.Amount), amount.Value.Currency);
            // Doubt about the line itself comes first; that its number is missing says less than what it looks like.
            var why =
                alike.Length == 0 ? Why
                : Doubt.Length > 0 ? $"{Doubt}; {alike}"
                : alike;
            return new(
                (int)Number,
                new(Line, Cells.Date(PaidOn), amount, Reference, Payer)
                {
                    Doubt = Doubt,
                    IsTakenBack = TakenBack == 1,
                    Refs = Refs,
                },
                Batch,
                why,
                DateTimeOffset.FromUnixTimeMilliseconds(At)
            )
            {
                Projects = projects,
                Recorded = recorded,
                Entries = (int)Entries,
                IsDismissed = Dismissed == 1,
                Again = Again,
                Project = Project,
                Counter = (int)Counter,
                Returned = amount is null ? null : new(Returned, amount.Value.Currency),
            };
        }
    }
}
