using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store.Payments;

/// <summary>A batch that is being imported: its workspace, source, name, fingerprint and time.</summary>
internal sealed record ImportedBatch(string Workspace, string Source, string Batch, string Mark, long At);

public sealed partial class IncomingPaymentStore
{
    /// <summary>
    /// Imports all entries of a batch that were not reported before, and records the batch, in one transaction. Returns
    /// how many were new.
    /// </summary>
    /// <param name="problem">Why the batch cannot be read; "" if it can.</param>
    public Task<int> ImportAsync(
        string workspace,
        string source,
        string batch,
        string mark,
        IReadOnlyList<IncomingPayment> lines,
        string problem,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            async db =>
            {
                // The file may have been fixed and stored under the same name.
                await db.ExecuteAsync(
                    "delete from source_batches where source = @source and workspace = @workspace and name = @batch and problem <> ''",
                    new
                    {
                        source,
                        workspace,
                        batch,
                    }
                );
                // An account may belong to a workspace that has no project yet.
                await WorkspaceReader.EnsureExistsAsync(db, workspace, "");
                var (at, imported) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), 0);
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
                // The same contents under another name are no news.
                if (isNew == 0)
                    return 0;
                // The statements of one file are handled like files: a later one may repeat entries of an earlier one.
                foreach (var statement in lines.GroupBy(l => l.Identity?.StatementIndex ?? 0))
                    imported += await ImportAsync(db, new(workspace, source, batch, mark, at), [.. statement]);
                return imported;
            },
            _ => true,
            Durability.Durable,
            cancel
        );

    private static async Task<int> ImportAsync(
        DbConnection db,
        ImportedBatch importedBatch,
        IReadOnlyList<IncomingPayment> lines
    )
    {
        var known = await KnownPaymentReader.FindAsync(db, importedBatch.Workspace, importedBatch.Source, lines);
        var recognizedPayments = lines is [{ Identity: not null }, ..]
            ? PaymentRecognizer.Recognize(lines, known)
            : [.. lines.Select(l => RecognizeById(l, known))];
        var ids = known.Select(k => k.Line).ToHashSet(StringComparer.Ordinal);
        const string Last = "select coalesce(max(number), 0) from receipts where workspace = @Workspace";
        var first = await db.QuerySingleAsync<int>(Last, new { importedBatch.Workspace });
        var number = first;
        foreach (var (nth, line) in lines.Index())
        {
            var (kind, similar) = recognizedPayments[nth];
            if (kind == RecognitionKind.Repeated)
            {
                await KnownPaymentReader.MarkRepeatedAsync(
                    db,
                    importedBatch.Workspace,
                    similar,
                    line,
                    importedBatch.Batch
                );
                continue;
            }
            var id = ids.Add(line.Line)
                ? line.Line
                : KnownPaymentReader.CreateDistinctLineId(line, importedBatch.Mark, nth);
            var why =
                kind == RecognitionKind.ConflictingReference
                    ? $"its bank reference is that of B{similar}, which has another sum, day or place in a batch"
                    : line.ReviewReason;
            var state = kind != RecognitionKind.New || why.Length > 0 ? "parked" : "new";
            // A payout of a card processor is put aside whatever else is said of it.
            if (line is { PutAsideReason.Length: > 0, IsBankReturn: false })
                (state, why) = ("aside", line.PutAsideReason);
            await InsertAsync(
                db,
                importedBatch,
                line with
                {
                    Line = id,
                },
                ++number,
                kind == RecognitionKind.PossibleDuplicate ? similar : 0,
                why,
                state
            );
        }
        return number - first;
    }

    /// <summary>For a source with unique ids, the id alone decides.</summary>
    private static RecognizedPayment RecognizeById(IncomingPayment line, IReadOnlyList<KnownPayment> known) =>
        known.FirstOrDefault(k => k.Line == line.Line) is { } same
            ? new(RecognitionKind.Repeated, same.Number)
            : new(RecognitionKind.New, 0);

    private static Task<int> InsertAsync(
        DbConnection db,
        ImportedBatch importedBatch,
        IncomingPayment line,
        int number,
        int looksLike,
        string why,
        string state
    ) =>
        db.ExecuteAsync(
            """
            insert into receipts (workspace, number, source, line, batch, paid_on, amount, currency, reference, payer,
                taken_back, doubt, refs, state, why, at, account, bank_ref, bank_kind, place, booked_on, words, looks_like,
                bare, charges, charges_currency)
            values (@Workspace, @number, @Source, @Line, @Batch, @paidOn, @amount, @currency, @Reference, @Payer,
                @takenBack, @Doubt, @Refs, @state, @why, @At, @account, @bank, @kind, @place, @bookedOn, @words, @looksLike,
                @bare, @charges, @chargesCurrency)
            """,
            new
            {
                importedBatch.Workspace,
                number,
                importedBatch.Source,
                line.Line,
                importedBatch.Batch,
                importedBatch.At,
                looksLike,
                why,
                paidOn = line.On?.ToIsoDate(),
                amount = line.Amount?.Minor,
                currency = line.Amount?.Currency.Code,
                line.Reference,
                line.Payer,
                takenBack = line.IsBankReturn ? 1 : 0,
                line.Doubt,
                Refs = line.BankReferences,
                state,
                bare = line.Amount is null ? BareColumn.ToText(line.AmountWithoutCurrency) : "",
                charges = line.Charges?.Minor,
                chargesCurrency = line.Charges?.Currency.Code,
                account = line.Identity?.Account ?? "",
                bank = line.Identity?.BankReference ?? "",
                kind = line.Identity?.BankReferenceKind ?? "",
                place = line.Identity?.BatchPosition ?? 1,
                bookedOn = line.Identity?.BookedOn?.ToIsoDate(),
                words = line.Identity?.ContentKey ?? "",
            }
        );
}
