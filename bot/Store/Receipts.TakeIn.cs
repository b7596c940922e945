using System.Data.Common;
using Dapper;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Who tells a batch, for whom and when.</summary>
internal sealed record Telling(string Workspace, string Source, string Batch, string Mark, long At);

public sealed partial class Receipts
{
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
                    """
                    insert into source_batches (source, workspace, mark, name, problem, at)
                    values (@source, @workspace, @mark, @batch, @problem, @at)
                    on conflict (source, workspace, mark) do nothing
                    """,
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
            insert into receipts (workspace, number, source, line, batch, paid_on, amount, currency, reference, payer,
                taken_back, doubt, refs, state, why, at, account, bank_ref, bank_kind, place, booked_on, words, looks_like)
            values (@Workspace, @number, @Source, @Line, @Batch, @paidOn, @amount, @currency, @Reference, @Payer,
                @takenBack, @Doubt, @Refs, @state, @why, @At, @account, @bank, @kind, @place, @bookedOn, @words, @looksLike)
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
}
