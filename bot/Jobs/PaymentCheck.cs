using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Connectors;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Payments;

namespace MilestoneBot.Jobs;

/// <summary>
/// Queries every payment source for every workspace, imports its answer batch by batch, and passes each new entry to
/// the command dispatcher as a turn of that source. An entry that names no single project is parked here; an entry that
/// its project does not accept is parked by the command.
/// </summary>
internal sealed partial class PaymentCheck(
    IEnumerable<IPaymentSource> sources,
    IncomingPaymentStore incomingPaymentStore,
    BankReturnStore returns,
    PaymentSourceStore checks,
    CommandDispatcher dispatcher,
    IInternalHandler<NewIncomingPayment> handler,
    MessageDelivery delivery,
    TimeProvider clock,
    ILogger<PaymentCheck> log,
    BankAccounts? accounts = null
) : IDisposable
{
    private const int BatchSize = 200;
    private const long Never = -1;

    private readonly IPaymentSource[] allSources = [.. sources];
    private readonly Dictionary<(string Source, string Workspace), PendingQuery> pendingQueries = [];
    private readonly SemaphoreSlim runLock = new(1, 1);
    private readonly BankAccounts bankAccounts = accounts ?? BankAccounts.None;
    private long startedAt = Never;
    private long runs;

    private sealed record PendingQuery(Task<PaymentQueryResult?> Answer, long Since);

    /// <summary>How long a source may take to answer for one workspace.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the check, or an answer that it no longer waits for, is overdue; zero while none is.</summary>
    public TimeSpan LateBy
    {
        get
        {
            lock (pendingQueries)
            {
                var since = pendingQueries
                    .Values.Where(a => !a.Answer.IsCompleted)
                    .Select(a => a.Since)
                    .Append(Volatile.Read(ref startedAt))
                    .Where(at => at != Never)
                    .DefaultIfEmpty(Never)
                    .Min();
                return since == Never || clock.GetElapsedTime(since) is var late && late < Patience
                    ? TimeSpan.Zero
                    : late;
            }
        }
    }

    /// <summary>Returns how many entries were recorded.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await runLock.WaitAsync(cancel);
        try
        {
            Volatile.Write(ref startedAt, clock.GetTimestamp());
            await checks.DeleteOthersAsync([.. allSources.Select(s => s.Id)], cancel);
            var workspaces = await checks.WorkspacesAsync(cancel);
            foreach (var source in allSources)
            foreach (var workspace in workspaces)
                await AskAsync(source, workspace, workspaces.Count == 1, cancel);
            // Returns are recorded before payments of the same file, and once more afterwards, because their payment
            // may be among those.
            await RecordReturnsAsync(cancel);
            var recorded = await RecordAsync(cancel);
            await RecordReturnsAsync(cancel);
            return recorded;
        }
        finally
        {
            Volatile.Write(ref startedAt, Never);
            runLock.Release();
        }
    }

    /// <summary>
    /// Decides what waits for a change that has happened, such as an invoice that was issued, without asking any source.
    /// Does nothing while a check runs, since that decides it. Returns how many entries were recorded.
    /// </summary>
    public async Task<int> LookAgainAsync(CancellationToken cancel)
    {
        if (!await runLock.WaitAsync(TimeSpan.Zero, cancel))
            return 0;
        try
        {
            return await RecordAsync(cancel);
        }
        finally
        {
            runLock.Release();
        }
    }

    public void Dispose() => runLock.Dispose();

    private async Task AskAsync(IPaymentSource source, string workspace, bool isOnly, CancellationToken cancel)
    {
        var why = "";
        try
        {
            if (
                await AnswerAsync(
                    source,
                    new(
                        workspace,
                        isOnly,
                        await checks.FindKnownMarksAsync(source.Id, workspace, cancel),
                        await checks.GetZoneAsync(workspace, cancel)
                    ),
                    cancel
                ) is
                { } answer
            )
            {
                foreach (var batch in answer.Batches)
                    await ImportAsync(source, workspace, batch, cancel);
                await checks.MarkAnsweredAsync(source.Id, workspace, answer.BatchNames, cancel);
                return;
            }
            why = $"{source.Name} are no longer found for this workspace";
        }
        catch (PaymentSourceUnavailableException e)
        {
            why = e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(e, source.Id);
            why = $"{source.Name} cannot be read";
        }
        // A source is expected to answer only for a workspace for which it has answered before, or which is the only
        // one.
        if (
            (isOnly || await checks.HasServedAsync(source.Id, workspace, cancel))
            && await checks.MarkFailedAsync(source.Id, workspace, why, cancel)
        )
            LogSilent(source.Id, why);
    }

    /// <summary>
    /// Waits for an answer up to the timeout. A source that does not respond is not queried again until it has
    /// answered, and delays no other source.
    /// </summary>
    private async Task<PaymentQueryResult?> AnswerAsync(
        IPaymentSource source,
        PaymentQuery query,
        CancellationToken cancel
    )
    {
        var key = (source.Id, query.Workspace);
        lock (pendingQueries)
        {
            if (pendingQueries.TryGetValue(key, out var before) && !before.Answer.IsCompleted)
                throw new PaymentSourceUnavailableException($"{source.Name} do not answer");
            pendingQueries.Remove(key);
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pendingQuery = new PendingQuery(
            Task.Factory.StartNew(
                    () => source.GetPaymentsAsync(query, stop.Token),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
                .Unwrap(),
            clock.GetTimestamp()
        );
        try
        {
            return await pendingQuery.Answer.WaitAsync(Patience, cancel);
        }
        catch (TimeoutException) when (!pendingQuery.Answer.IsCompleted)
        {
            await stop.CancelAsync();
            lock (pendingQueries)
                pendingQueries[key] = pendingQuery;
            throw new PaymentSourceUnavailableException($"{source.Name} do not answer");
        }
    }

    private async Task ImportAsync(
        IPaymentSource source,
        string workspace,
        PaymentBatch batch,
        CancellationToken cancel
    )
    {
        var imported = 0;
        // Entries of an account that belongs to another workspace are imported there and nowhere else.
        foreach (var here in batch.Payments.GroupBy(p => WorkspaceOf(p, workspace), StringComparer.Ordinal))
            if (here.Key != workspace)
            {
                imported += await incomingPaymentStore.ImportAsync(
                    here.Key,
                    source.Id,
                    batch.Name,
                    $"{batch.Fingerprint} of {workspace}",
                    [.. here.Select(WithAccountDoubt)],
                    "",
                    cancel
                );
                LogRouted(batch.Name, here.Count(), here.Key);
            }
        imported += await incomingPaymentStore.ImportAsync(
            workspace,
            source.Id,
            batch.Name,
            batch.Fingerprint,
            [.. batch.Payments.Where(p => WorkspaceOf(p, workspace) == workspace).Select(WithAccountDoubt)],
            batch.Problem,
            cancel
        );
        if (batch.Problem.Length > 0)
            LogUnreadable(batch.Name, batch.Problem);
        else
            LogTaken(batch.Name, batch.Payments.Count, imported);
    }

    private string WorkspaceOf(IncomingPayment payment, string asked) =>
        bankAccounts.Find(payment.Identity?.Account ?? "") is { Workspace: { Length: > 0 } own } ? own : asked;

    /// <summary>An account that may be one of several belongs to nobody for certain.</summary>
    private IncomingPayment WithAccountDoubt(IncomingPayment payment) =>
        payment.Doubt.Length == 0 && bankAccounts.IsUnclear(payment.Identity?.Account ?? "")
            ? payment with
            {
                Doubt = "its account may be one of several in Payments:Accounts",
            }
            : payment;

    private async Task RecordReturnsAsync(CancellationToken cancel)
    {
        foreach (var bankReturn in await returns.FindUntiedAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            var project = bankReturn.Origin.SplitBetween is [var one, ..] ? one : bankReturn.Origin.Project;
            if (project.Length > 0)
                await SendAsync(
                    new(bankReturn.Workspace, bankReturn.Number, bankReturn.Line, []),
                    project,
                    cancel,
                    isRetry: true
                );
            // An entry that nobody has recorded is settled together with its return; an entry that is not decided yet
            // is recorded first.
            if (bankReturn.Origin is { Line.Length: > 0, IsUnrecorded: true })
                await returns.MarkCounterpartAsync(bankReturn, cancel);
        }
        delivery.SignalWork();
    }

    private async Task<int> RecordAsync(CancellationToken cancel)
    {
        var (recorded, broken) = (0, 0);
        while (await incomingPaymentStore.FindNewAsync(BatchSize, broken, cancel) is { Count: > 0 } found)
        {
            foreach (var payment in found)
            {
                cancel.ThrowIfCancellationRequested();
                switch (payment.Projects)
                {
                    case []:
                        await incomingPaymentStore.ParkAsync(
                            payment.Workspace,
                            payment.Number,
                            "no invoice has the number in its reference",
                            IncomingPaymentStore.AnyInvoice,
                            cancel
                        );
                        break;
                    // One that names invoices of several projects is split between them by the command.
                    case [var project, ..]:
                        if (await SendAsync(payment, project, cancel) is { } isRefused)
                            recorded += isRefused ? 0 : 1;
                        else
                            broken++;
                        break;
                }
            }
            delivery.SignalWork();
        }
        return recorded;
    }

    /// <summary>Null if there was no result: the entry is still new and is checked again by the next check.</summary>
    /// <param name="isRetry">The entry was checked before, so this is another turn.</param>
    private async Task<bool?> SendAsync(
        NewIncomingPayment payment,
        string project,
        CancellationToken cancel,
        bool isRetry = false
    )
    {
        try
        {
            var source = Array.Find(allSources, s => payment.Line.StartsWith(s.Id + "/", StringComparison.Ordinal));
            if (source is null)
                return null;
            var turnId = $"source/{payment.Line}";
            // What was decided before and is looked at again is another turn.
            if (payment.Look > 0)
                turnId += $"/look{payment.Look}";
            if (isRetry)
                turnId += $"/{clock.GetUtcNow().ToUnixTimeMilliseconds()}/{++runs}";
            var turn = new Turn(
                turnId,
                Conversation.ForProject(payment.Workspace, project),
                Sender.FromSource(source.Id, source.Name),
                "",
                clock.GetUtcNow()
            );
            var reply = await dispatcher.HandleAsync(handler, turn, payment, cancel);
            return reply.Kind == ReplyKind.Stale ? null : reply.IsRefusal;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotSaid(e, payment.Line);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The payment source {Source} broke; it is asked again")]
    private partial void LogBroken(Exception error, string source);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The payment source {Source} does not answer: {Why}. What is recorded stands; what arrives is found when it answers again."
    )]
    private partial void LogSilent(string source, string why);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "The statement file {Name} cannot be read: {Problem}. Nothing of it is recorded."
    )]
    private partial void LogUnreadable(string name, string problem);

    [LoggerMessage(4, LogLevel.Information, "Read {Name}: {Lines} payments, {New} of them new")]
    private partial void LogTaken(string name, int lines, int @new);

    [LoggerMessage(
        6,
        LogLevel.Information,
        "{Lines} payments of {Name} are of an account that belongs to the workspace {Workspace}; they are kept there"
    )]
    private partial void LogRouted(string name, int lines, string workspace);

    [LoggerMessage(5, LogLevel.Error, "The reported payment {Line} could not be recorded; it is tried again")]
    private partial void LogNotSaid(Exception error, string line);
}
