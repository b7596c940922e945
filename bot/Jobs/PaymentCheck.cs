using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Connectors;
using MilestoneBot.Store.Payments;

namespace MilestoneBot.Jobs;

/// <summary>
/// Asks every payment source for every workspace, takes in what it says batch by batch, and says each new line to the
/// desk as a turn of that source. What names no one project is parked here; what the project does not take is parked by
/// the command.
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
    ILogger<PaymentCheck> log
) : IDisposable
{
    private const int AtOnce = 200;
    private const long Never = -1;

    private readonly IPaymentSource[] all = [.. sources];
    private readonly Dictionary<(string Source, string Workspace), PendingQuery> pending = [];
    private readonly SemaphoreSlim one = new(1, 1);
    private long startedAt = Never;
    private long runs;

    private sealed record PendingQuery(Task<PaymentQueryResult?> Answer, long Since);

    /// <summary>How long a source may take to answer for one workspace.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// For how long the check, or an answer that it no longer waits for, has not come back; zero while none is late.
    /// </summary>
    public TimeSpan LateBy
    {
        get
        {
            lock (pending)
            {
                var since = pending
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

    /// <summary>Returns how many lines were recorded.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            Volatile.Write(ref startedAt, clock.GetTimestamp());
            await checks.DeleteOthersAsync([.. all.Select(s => s.Id)], cancel);
            var workspaces = await checks.WorkspacesAsync(cancel);
            foreach (var source in all)
            foreach (var workspace in workspaces)
                await AskAsync(source, workspace, workspaces.Count == 1, cancel);
            // What is taken back is known before money of the same file is booked, and looked at again behind it: the
            // payment may be among it.
            await RecordReturnsAsync(cancel);
            var recorded = await RecordAsync(cancel);
            await RecordReturnsAsync(cancel);
            return recorded;
        }
        finally
        {
            Volatile.Write(ref startedAt, Never);
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task AskAsync(IPaymentSource source, string workspace, bool isOnly, CancellationToken cancel)
    {
        var why = "";
        try
        {
            if (
                await AnswerAsync(
                    source,
                    new(workspace, isOnly, await checks.FindKnownMarksAsync(source.Id, workspace, cancel)),
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
        // It owes an answer only where it has answered before, or could be meant for nobody else.
        if (
            (isOnly || await checks.HasServedAsync(source.Id, workspace, cancel))
            && await checks.MarkFailedAsync(source.Id, workspace, why, cancel)
        )
            LogSilent(source.Id, why);
    }

    /// <summary>
    /// Waits for an answer as long as is decent. A source that hangs is not asked again until it has come back, and
    /// holds up nobody else.
    /// </summary>
    private async Task<PaymentQueryResult?> AnswerAsync(
        IPaymentSource source,
        PaymentQuery question,
        CancellationToken cancel
    )
    {
        var key = (source.Id, question.Workspace);
        lock (pending)
        {
            if (pending.TryGetValue(key, out var before) && !before.Answer.IsCompleted)
                throw new PaymentSourceUnavailableException($"{source.Name} do not answer");
            pending.Remove(key);
        }
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pendingQuery = new PendingQuery(
            Task.Factory.StartNew(
                    () => source.GetPaymentsAsync(question, ends.Token),
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
            await ends.CancelAsync();
            lock (pending)
                pending[key] = pendingQuery;
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
        var taken = await incomingPaymentStore.ImportAsync(
            workspace,
            source.Id,
            batch.Name,
            batch.Fingerprint,
            batch.Payments,
            batch.Problem,
            cancel
        );
        if (batch.Problem.Length > 0)
            LogUnreadable(batch.Name, batch.Problem);
        else
            LogTaken(batch.Name, batch.Payments.Count, taken);
    }

    private async Task RecordReturnsAsync(CancellationToken cancel)
    {
        foreach (var back in await returns.FindUntiedAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            if (back.Origin.Project.Length > 0)
                await SendAsync(
                    new(back.Workspace, back.Number, back.Line, []),
                    back.Origin.Project,
                    cancel,
                    isAgain: true
                );
            // What nobody has recorded goes with what took it back; what is not ruled on yet is booked first.
            if (back.Origin is { Line.Length: > 0, IsUnrecorded: true })
                await returns.MarkCounterpartAsync(back, cancel);
        }
        delivery.SignalWork();
    }

    private async Task<int> RecordAsync(CancellationToken cancel)
    {
        var (recorded, broken) = (0, 0);
        while (await incomingPaymentStore.FindNewAsync(AtOnce, broken, cancel) is { Count: > 0 } found)
        {
            foreach (var receipt in found)
            {
                cancel.ThrowIfCancellationRequested();
                switch (receipt.Projects)
                {
                    case []:
                        await incomingPaymentStore.ParkAsync(
                            receipt.Workspace,
                            receipt.Number,
                            "no invoice has the number in its reference",
                            cancel
                        );
                        break;
                    case [var project]:
                        if (await SendAsync(receipt, project, cancel) is { } isRefused)
                            recorded += isRefused ? 0 : 1;
                        else
                            broken++;
                        break;
                    default:
                        await incomingPaymentStore.ParkAsync(
                            receipt.Workspace,
                            receipt.Number,
                            "it names invoices of several projects",
                            cancel
                        );
                        break;
                }
            }
            delivery.SignalWork();
        }
        return recorded;
    }

    /// <summary>Null when nothing came of it: it is still new, and looked at again by the next check.</summary>
    /// <param name="isAgain">It was looked at before, so this is another turn.</param>
    private async Task<bool?> SendAsync(
        NewIncomingPayment receipt,
        string project,
        CancellationToken cancel,
        bool isAgain = false
    )
    {
        try
        {
            var source = Array.Find(all, s => receipt.Line.StartsWith(s.Id + "/", StringComparison.Ordinal));
            if (source is null)
                return null;
            var turnId = $"source/{receipt.Line}";
            if (isAgain)
                turnId += $"/{clock.GetUtcNow().ToUnixTimeMilliseconds()}/{++runs}";
            var turn = new Turn(
                turnId,
                Conversation.ForProject(receipt.Workspace, project),
                Sender.FromSource(source.Id, source.Name),
                "",
                clock.GetUtcNow()
            );
            var reply = await dispatcher.HandleAsync(handler, turn, receipt, cancel);
            return reply.Kind == ReplyKind.Stale ? null : reply.IsRefusal;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotSaid(e, receipt.Line);
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

    [LoggerMessage(5, LogLevel.Error, "The reported payment {Line} could not be recorded; it is tried again")]
    private partial void LogNotSaid(Exception error, string line);
}
